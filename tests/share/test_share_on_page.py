"""From the page, each thing is shared by a click, and what comes out is what stood on the screen."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from tests.share.conftest import MAP

WINDOW = "() => { const m = dateline.state.map, c = m.getCenter(); return [c.lat, c.lng, m.getZoom()]; }"

SOURCE = "code => new DOMParser().parseFromString(code, 'text/html').querySelector('iframe').src"


def headline(tab) -> str:
    return tab.locator("h1.dateline-headline").inner_text()


def window(tab) -> list[float]:
    return [round(number, 3) for number in tab.frame_locator(MAP).locator(":root").evaluate(WINDOW)]


def move_map(tab) -> None:
    """Look somewhere else, and wait until the address says so."""
    tab.frame_locator(MAP).locator(":root").evaluate("() => dateline.state.map.setView([40.2, 46.4], 9)")
    tab.wait_for_url("**lat=40.2**zoom=9**")


def open_panel(tab) -> None:
    tab.get_by_test_id("stPopover").get_by_role("button").first.click()


def download(tab, key: str) -> bytes:
    with tab.expect_download(timeout=60_000) as found:
        tab.locator(f".st-key-share-{key} button").click()
    return found.value.path().read_bytes()


def test_a_copied_link_opens_the_same_view_in_another_profile(visit):
    tab = visit("?side=Azerbaijan&from=2020-10-03&to=2020-10-10&lang=en")
    move_map(tab)
    tab.locator("[data-copies=link]").click()
    tab.locator("[data-copies=link]", has_text="Copied").wait_for()
    link = tab.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query)["side"] == ["Azerbaijan"]
    other = visit(link)
    assert headline(other) == headline(tab)
    assert window(other) == window(tab) == [40.2, 46.4, 9]


def test_the_picture_is_of_the_view_at_the_click(visit):
    tab = visit("?side=Armenia&role=did&lang=en")
    move_map(tab)
    picture = Image.open(io.BytesIO(download(tab, "picture")))
    assert picture.size == (1600, 900)
    assert picture.text["Headline"] == headline(tab)
    query = parse_qs(urlsplit(picture.text["Permalink"]).query)
    assert (query["side"], query["role"], query["lat"], query["zoom"]) == (["Armenia"], ["did"], ["40.2000"], ["9"])


def test_the_other_kinds_are_a_click_away(visit):
    tab = visit("?type=territory&lang=id")
    open_panel(tab)
    assert Image.open(io.BytesIO(download(tab, "picture-1080x1080"))).size == (1080, 1080)
    assert download(tab, "svg").startswith(b"<?xml") and download(tab, "pdf").startswith(b"%PDF")
    assert b'<html lang="id"' in download(tab, "page")
    assert Image.open(io.BytesIO(download(tab, "animation"))).format == "WEBP"
    (row,) = csv.DictReader(io.StringIO(download(tab, "csv").decode(), newline=""))
    assert (row["type"], row["start"]) == ("territory", "2020-10-09")
    assert b'"FeatureCollection"' in download(tab, "geojson")
    assert download(tab, "xlsx").startswith(b"PK")


def test_the_code_to_embed_shows_map_and_timeline_alone(visit):
    tab = visit("?side=Armenia&lang=en")
    open_panel(tab)
    tab.locator("[data-copies=embed]").click()
    tab.locator("[data-copies=embed]", has_text="Copied").wait_for()
    code = tab.evaluate("navigator.clipboard.readText()")
    source = tab.evaluate(SOURCE, code)
    assert parse_qs(urlsplit(source).query)["embed"] == ["true"]
    frame = visit(source)
    assert headline(frame) == headline(tab)
    frame.locator(".js-plotly-plot").wait_for()
    assert frame.get_by_test_id("stSidebar").count() == 0
    assert frame.locator(".st-key-share-picture").count() == 0
    assert frame.get_by_test_id("stDataFrame").count() == 0
