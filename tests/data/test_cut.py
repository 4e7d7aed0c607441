"""The place data that is carried: it loads, its ids hold, its outlines enclose what they should."""

import csv
import json
import math
from pathlib import Path

import pytest
from shapely.geometry import Point, shape

from data.cut.coverage import simplify_coverage
from data.cut.names import fold_name, is_usable, romanise
from data.cut.outlines import enclosed_area

FILES = Path(__file__).parents[2] / "data" / "files"
REGION = FILES / "regions" / "karabakh-2020"
BASEMAP = sorted((FILES / "basemap").glob("*.geojson"))
GAZETTEER = [FILES / "gazetteer" / name for name in ("places.csv", "countries.csv", "regions.csv")]
TABLES = [*GAZETTEER, REGION / "places.csv"]
PRECISIONS = {"exact", "near", "area", "line"}


def rows_of(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def features_of(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def names_of(row: dict) -> list[str]:
    return [row["name"], *filter(None, row["names"].split("|"))]


def bearers(name: str) -> list[dict]:
    return [row for row in rows_of(FILES / "gazetteer" / "places.csv") if name in names_of(row)]


@pytest.fixture(scope="module")
def oblast():
    (feature,) = (f for f in features_of(REGION / "areas.geojson") if f["properties"]["id"] == "nagorno-karabakh")
    return shape(feature["geometry"])


@pytest.fixture(scope="module")
def towns():
    """Points by name of the towns that are the only ones of that name in the region's country."""
    places = [*rows_of(FILES / "gazetteer" / "places.csv"), *rows_of(REGION / "places.csv")]
    inside = [row for row in places if row["country"] == "AZ" and row.get("kind", "settlement") == "settlement"]
    return {row["name"]: Point(float(row["lon"]), float(row["lat"]))
            for row in sorted(inside, key=lambda row: int(row["population"]))}


def test_every_id_is_used_once():
    ids = [row["id"] for table in TABLES for row in rows_of(table)]
    assert len(ids) == len(set(ids)) > 9000


@pytest.mark.parametrize("table", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_row_has_a_name_and_a_point_on_earth(table):
    for row in rows_of(table):
        assert row["id"] and row["name"].strip() == row["name"] != "", row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert row["name"] not in row["names"].split("|"), row


def test_hand_made_rows_tell_source_and_precision():
    for row in rows_of(REGION / "places.csv"):
        assert row["source"] and row["precision"] in PRECISIONS, row


def test_every_geometry_that_a_place_names_exists():
    drawn = {feature["properties"].get("id") for path in (REGION / "areas.geojson", REGION / "lines.geojson",
             FILES / "basemap" / "countries.geojson") for feature in features_of(path)}
    named = {row.get("geometry") for table in TABLES for row in rows_of(table)} - {"", None}
    left_out = {"country:AQ"}  # Antarctica is not drawn
    assert named - left_out <= drawn
    assert {"nagorno-karabakh", "aras", "kura", "lake-sevan", "line_1994", "country:AZ"} <= named


@pytest.mark.parametrize("name", ["Stepanakert", "Shusha", "Hadrut", "Martakert", "Martuni", "Talish", "Madagiz"])
def test_the_oblast_of_1991_holds(oblast, towns, name):
    assert oblast.contains(towns[name])


@pytest.mark.parametrize("name", ["Aghdam", "Lachin", "Fuzuli", "Kalbajar", "Jabrayil", "Tartar", "Ganja"])
def test_the_oblast_of_1991_does_not_hold(oblast, towns, name):
    assert not oblast.contains(towns[name])


def test_the_oblast_of_1991_has_its_area(oblast):
    km_a_degree = 6371.0088 * math.pi / 180
    assert oblast.is_valid
    assert oblast.area * km_a_degree**2 * math.cos(math.radians(oblast.centroid.y)) == pytest.approx(4282, rel=0.01)


@pytest.mark.parametrize(
    ("alias", "only"),
    [("Gəncə", ["Ganja"]), ("Goris", ["Goris"]), ("Tovuz", ["Tovuz"]), ("Khankendi", ["Stepanakert"]),
     ("Terter", ["Tartar"]), ("Moskwa", ["Moscow"]), ("Jenewa", ["Geneva"]), ("Brussel", ["Brussels"]), ("Aras", []),
     ("Itu", []), ("Georgia", []), ("Armenia", [])],
)
def test_a_name_means_one_town_or_none(alias, only):
    assert [row["name"] for row in bearers(alias)] == only


def test_what_is_left_out_is_listed_with_its_reason():
    dropped = {(row["id"], row["alias"]): row["reason"] for row in rows_of(FILES / "gazetteer" / "dropped.csv")}
    assert "Ganja" in dropped["gn:584649", "Gəncə"]
    assert all(dropped.values())


def test_countries_are_named_in_both_languages():
    named = {row["iso2"]: names_of(row) for row in rows_of(FILES / "gazetteer" / "countries.csv")}
    assert {"United States", "Amerika Serikat", "AS", "U.S."} <= set(named["US"])
    assert {"France", "Prancis", "Perancis"} <= set(named["FR"])
    assert {"Netherlands", "Belanda"} <= set(named["NL"])
    assert not {"AQ"} - named.keys() and len(named) > 230


@pytest.mark.parametrize("path", [*BASEMAP, REGION / "areas.geojson", REGION / "lines.geojson"], ids=lambda p: p.name)
def test_every_outline_can_be_drawn(path):
    for feature in features_of(path):
        drawn = shape(feature["geometry"])
        assert not drawn.is_empty, feature["properties"]
        if drawn.geom_type != "Point" and "id" in feature["properties"]:
            assert feature["properties"]["name"]


def test_the_map_loads_little():
    loaded = [*BASEMAP, REGION / "areas.geojson", REGION / "lines.geojson"]
    assert sum(path.stat().st_size for path in loaded) <= 350_000


def test_neighbours_share_their_border():
    countries = {f["properties"]["id"]: shape(f["geometry"]).buffer(0)
                 for f in features_of(FILES / "basemap" / "countries.geojson") if f["geometry"]["type"] != "Point"}
    for one, other in (("AZ", "AM"), ("AZ", "IR"), ("AM", "TR"), ("GE", "RU"), ("IR", "TR")):
        left, right = countries[f"country:{one}"], countries[f"country:{other}"]
        assert left.intersection(right).area < 1e-4, (one, other)
        assert left.boundary.intersection(right.boundary).length > 0.5, (one, other)


def test_simplify_coverage_keeps_two_squares_joined():
    left = shape({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4.1, 1], [4, 2], [4.1, 3], [4, 4], [0, 4]]]})
    right = shape({"type": "Polygon", "coordinates": [[[4, 0], [8, 0], [8, 4], [4, 4], [4.1, 3], [4, 2], [4.1, 1]]]})
    frames = [(shape_of_box(-1, -1, 4.5, 1.5), 0.01), (shape_of_box(-1, -1, 9, 9), 1.0)]
    one, other = simplify_coverage([left, right], frames, 0)
    assert one.intersection(other).area == 0
    assert one.union(other).area == pytest.approx(32)
    kept = {point for part in one.geoms for point in part.exterior.coords}
    assert (4.1, 1) in kept and (4.1, 3) not in kept


def shape_of_box(west: float, south: float, east: float, north: float):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return shape({"type": "Polygon", "coordinates": [ring]})


def test_enclosed_area_bridges_small_gaps_and_refuses_wide_ones():
    pieces = [[[0, 0], [1, 0]], [[1, 1], [1, 0.005]], [[1, 1], [0, 1], [0, 0.004]]]
    assert enclosed_area(shape({"type": "MultiLineString", "coordinates": pieces})).area == pytest.approx(1, abs=0.01)
    with pytest.raises(ValueError, match="does not close"):
        enclosed_area(shape({"type": "MultiLineString", "coordinates": [pieces[0], [[1, 0], [1, 1], [0, 1]]]}))


@pytest.mark.parametrize(
    ("name", "usable"),
    [("Şuşa", True), ("GNJ", False), ("ba er da", False), ("Гянджа", False), ("28 May", False), ("Wa", False)],
)
def test_is_usable(name, usable):
    assert is_usable(name, {"LATIN"}) is usable


def test_romanise_spells_only_names_in_the_alphabet_itself():
    table = {"ə": "e", "ç": "ch"}
    assert romanise("Mingəçevir", [table], "əç") == ["Mingechevir"]
    assert romanise("Ganja", [table], "əç") == []


def test_fold_name_takes_accents_and_hyphens_away():
    assert fold_name("Ağdam-Şuşa") == "agdam susa"
