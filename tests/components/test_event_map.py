"""The map is the same at each run, asks nobody outside, and draws counts as plain values."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import streamlit_folium
from streamlit_folium import _get_map_string, generate_js_hash

from components import map_files
from components.base_map import base_sources, build_base_map
from components.event_layer import build_event_layer
from components.event_map import DRAWING, MOST_NAMES, build_payload
from data.answers import PlaceCount

NAMES = ("Khankendi", "Xankəndi", "Ханкенди", "Vararakn")
SIDES = (("Azerbaijan", 3), ("both", 2))
TOWN = PlaceCount("t:1", "Stepanakert", 39.81812, 46.7, "settlement", "exact", None, 5, SIDES, NAMES)
RIVER = PlaceCount("r:1", "Aras", 39.1, 46.9, "river", "line", "aras", 1, (("Atlantis", 1),))


def payload(places, region, text, **fields):
    return build_payload(places, region, text, **{"theme": "light", "fingerprint": "f00", **fields})


def map_hash(region, *opening) -> str:
    """Return what st_folium tells two maps apart by."""
    base = build_base_map(region, *opening)
    base.get_root().render()
    return generate_js_hash(_get_map_string(base), "map")


def test_the_base_map_never_changes(region):
    assert map_hash(region) == map_hash(region)


def test_a_link_opens_its_own_window(region):
    assert map_hash(region, 40.1, 46.2, 9.0) != map_hash(region)


def test_nothing_is_loaded_from_elsewhere(region):
    base = build_base_map(region)
    base.get_root().render()
    addresses = [address for _name, address in (*base.default_js, *base.default_css)]
    assert all(address.startswith("../components.map_files.") for address in addresses)
    assert not re.findall(r"https?:|//[a-z]", _get_map_string(base))


def test_every_address_leads_to_a_file(region):
    base = build_base_map(region)
    folder = map_files.region_folder(region)
    served = {name: map_files._FOLDERS[name] for name in ("leaflet", "drawing", "basemap", folder)}
    frame = "http://here/component/streamlit_folium.st_folium/"
    addresses = [urljoin(frame, address) for _name, address in (*base.default_js, *base.default_css)]
    for loader in [address for address in addresses if "?" in address]:
        addresses += [urljoin(loader, name) for name in parse_qs(urlsplit(loader).query)["run"]]
    layers = next(iter(base._children.values())).options if base._children else {}
    addresses += [urljoin(frame, address) for _layer, address in layers.get("sources", [])]
    asked = set()
    for address in addresses:
        name, _, path = urlsplit(address).path.removeprefix("/component/components.map_files.").partition("/")
        assert (served[name] / path).is_file(), address
        asked.add(served[name] / path)
    assert asked >= set(DRAWING)


def test_the_basemap_has_what_the_page_promises(region):
    layers = dict(base_sources(region))
    assert {"countries", "lakes", "rivers", "disputed", "towns"} <= set(layers)
    disputed = json.loads(layers["disputed"].read_text(encoding="utf-8"))["features"]
    for line in disputed:
        assert line["properties"]["name"] and line["properties"]["name_id"] and line["properties"]["dash"]


def test_words_that_are_a_template_are_drawn_as_words(region, text, monkeypatch):
    sent = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **arguments: sent.update(arguments))
    said = "{% for %} {{ 7 * 7 }} {# ${7 * 7}"
    group = build_event_layer(payload((), region, text, summary=said))
    streamlit_folium.st_folium(build_base_map(region), key="map", feature_group_to_add=group, render=False)
    drawn = re.search(r"dateline\.draw\(map_div, (.*)\);", sent["feature_group"])
    assert json.loads(drawn[1])["words"]["summary"] == said


def test_places_are_plain_values(region, text):
    made = payload([TOWN, RIVER], region, text)
    assert json.loads(json.dumps(made))["places"] == [
        ["t:1", "Stepanakert", list(NAMES[:MOST_NAMES]), 39.818, 46.7, "", "exact", None, 5, [[0, 3], [1, 2]]],
        ["r:1", "Aras", [], 39.1, 46.9, "", "line", "aras", 1, [[2, 1]]],
    ]


def test_the_legend_names_the_looks_that_are_there(region, english):
    labels = [entry["label"] for entry in payload([TOWN, RIVER], region, english)["legend"]]
    assert labels == ["Azerbaijan", "Both sides", "Other states and bodies"]


def test_a_side_that_the_region_does_not_know_keeps_its_name_and_is_drawn_as_another(region, english):
    side = payload([RIVER], region, english)["sides"][0]
    assert side["name"] == "Atlantis" and side["shape"] == "triangle"


@pytest.mark.parametrize(
    ("most", "sizes"), [(1, [1]), (2, [1, 2]), (5, [1, 5]), (60, [1, 10, 50]), (10**6, [1, 200_000, 10**6])]
)
def test_the_legend_shows_round_sizes(region, english, most, sizes):
    assert payload([replace(TOWN, events=most)], region, english)["sizes"] == sizes


def test_many_places_stay_small(region, english):
    """A change may send 60 kB in all (timeline, table and evidence take half of it)."""
    cell = PlaceCount("cell:9:1234:5678:point", "Stepanakert", 39.81812, 46.75312, "settlement", "near", None, 12345,
                      (("Azerbaijan", 9000), ("Armenia", 3000), ("both", 345)), TOWN.other_names)  # fmt: skip
    layer = build_event_layer(payload([cell] * 200, region, english))
    (element,) = layer._children.values()
    assert len(element.payload) < 30_000


def test_hostile_names_stay_inside_their_string(region, text):
    hostile = "</script><script>alert(1)</script>${alert(1)}`'\"{{7*7}}{{'map_div'}}\u2028"
    place = replace(TOWN, name=hostile, place_id=hostile, other_names=(hostile,))
    layer = build_event_layer(payload([place], region, text, summary=hostile, selected=[hostile]))
    (element,) = layer._children.values()
    assert not set("<>&'_\u2028") & set(element.payload)
    assert json.loads(element.payload)["places"][0][1] == hostile
