"""A shared page works from a disk with nothing else, and nothing in an article can run in it."""

import json
import re

import pytest

from components.share.page import MOST_EVENTS, build_page
from data.build import store_directory
from data.selection import EVERYTHING, Selection
from data.store import Store
from tests.components.share.cases import HOSTILE, make_store, many, one, scene_of
from tests.factories import place

PLACE = """name => {
  const map = dateline.state.map, { hit } = dateline.state.hits.find(({ place }) => place.name === name);
  const at = map.layerPointToContainerPoint([(hit[0] + hit[2]) / 2, (hit[1] + hit[3]) / 2]);
  const box = map.getContainer().getBoundingClientRect();
  return { x: at.x + box.left, y: at.y + box.top };
}"""
"""Where on the screen a place's mark is."""
WINDOW = "(({ map }, { lat, lng }) => [lat, lng, map.getZoom()])(dateline.state, dateline.state.map.getCenter())"
SENTENCE = f"A report that says {HOSTILE}.".replace("\u2028", " ")


def data_of(page: bytes) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL)
    return json.loads(found.group(1))


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open a page from a file with every request refused; what it asked for or complained of is a failure."""
    asked, complaints, contexts = [], [], []

    def opened(page: bytes, **options):
        path = tmp_path / "page.html"
        path.write_bytes(page)
        contexts.append(chromium.new_context(offline=True, **{"viewport": {"width": 1280, "height": 900}, **options}))
        tab = contexts[-1].new_page()
        tab.on("request", lambda request: asked.append(request.url) if request.url != path.as_uri() else None)
        tab.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.goto(path.as_uri())
        tab.wait_for_selector("#map[data-painted]")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not asked
    assert not complaints


def painted(tab) -> list[str]:
    return tab.evaluate("dateline.state.payload.places.map((place) => place.name)")


def test_the_page_of_the_sample_is_small_and_whole():
    store = Store.open(store_directory())
    page = build_page(store, EVERYTHING, scene_of(store))
    assert len(page) <= 2_000_000
    assert len(data_of(page)["events"]) == store.total


def test_it_shows_the_selection(store, open_page):
    selection = Selection(sides=("Armenia",), roles=("did",))
    scene = scene_of(store, "id", "dark", selection)
    tab = open_page(build_page(store, selection, scene))
    assert tab.inner_text("#headline") == scene.headline
    assert sorted(painted(tab)) == ["Ganja", "Tartar"]
    assert tab.locator("#timeline rect.bar").count() == 2
    assert tab.evaluate("document.documentElement.lang") == "id"
    footer = tab.inner_text("footer")
    assert scene.sources in footer and scene.credits in footer and scene.boundary in footer
    assert tab.get_attribute("footer a", "href") == scene.permalink


def test_it_opens_on_the_window_of_the_view(store, open_page):
    scene = scene_of(store, lat=40.25, lon=46.5, zoom=9.5)
    tab = open_page(build_page(store, EVERYTHING, scene))
    assert tab.evaluate(WINDOW) == pytest.approx([40.25, 46.5, 9.5], abs=0.001)


def test_the_filters_change_map_timeline_and_headline(store, open_page):
    tab = open_page(build_page(store, EVERYTHING, scene_of(store)))
    everything, bars = painted(tab), tab.locator("#timeline rect.bar").count()
    tab.get_by_label("Armenia and Nagorno-Karabakh").check()
    assert sorted(painted(tab)) == ["Ganja", "Tartar"]
    assert tab.locator("#timeline rect.bar").count() == 2
    assert tab.inner_text("#headline").startswith("2 of 10 events")
    tab.get_by_role("button", name="Reset").click()
    tab.locator("#headline", has_text="10 of 10 events").wait_for()
    assert painted(tab) == everything
    assert tab.locator("#timeline rect.bar").count() == bars
    tab.locator("#type").select_option("territory")
    assert sorted(painted(tab)) == ["Hadrut", "Shusha"]
    tab.locator("#type").select_option("")
    tab.locator("#from").fill("2020-10-11")
    tab.locator("#to").fill("2020-10-12")
    # An event that is open since the sixth may still go on: it stays.
    assert sorted(painted(tab)) == ["Tartar"]
    assert "11 Oct 2020 – 12 Oct 2020" in tab.inner_text("#headline")


def test_a_day_of_the_timeline_is_picked_and_given_back(store, open_page):
    tab = open_page(build_page(store, EVERYTHING, scene_of(store)))
    everything = painted(tab)
    bar = tab.locator('#timeline rect.bar[data-day="2020-10-11"]')
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    point = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.click(*point)
    assert painted(tab) == ["Tartar"]
    assert tab.locator("#from").input_value() == tab.locator("#to").input_value() == "2020-10-11"
    tab.mouse.click(*point)
    assert painted(tab) == everything


def test_a_click_on_a_place_shows_its_sentences(store, open_page):
    tab = open_page(build_page(store, EVERYTHING, scene_of(store)))
    assert tab.locator("#evidence").is_hidden()
    spot = tab.evaluate(PLACE, "Ganja")
    tab.mouse.click(spot["x"], spot["y"])
    said = tab.inner_text("#evidence")
    assert "Ganja (Gəncə · Гянджа)" in said
    assert "Ganja was hit by rockets, said Gəncə's mayor." in said
    assert "Armenia and Nagorno-Karabakh" in said and "Reuters" in said
    assert tab.locator("#evidence a").get_attribute("href").startswith("https://example.org/")
    tab.get_by_role("button", name="Close").click()
    assert tab.locator("#evidence").is_hidden()


def test_words_of_articles_are_words(store, open_page):
    tab = open_page(build_page(store, EVERYTHING, scene_of(store)))
    title = tab.title()
    spot = tab.evaluate(PLACE, HOSTILE)
    tab.mouse.move(spot["x"], spot["y"])
    tab.mouse.click(spot["x"], spot["y"])
    tab.locator("#all summary").click()
    tab.wait_for_timeout(200)
    assert HOSTILE in tab.inner_text("#evidence h2")
    assert SENTENCE in tab.inner_text("#list")
    assert tab.title() == title
    assert tab.locator("body img").count() == 0
    assert tab.locator("a[href^=javascript]").count() == 0


def test_hostile_words_do_not_end_the_data(store):
    page = build_page(store, EVERYTHING, scene_of(store))
    sentences = [report["sentence"] for event in data_of(page)["events"] for report in event["reports"]]
    assert SENTENCE in sentences
    assert b"<img" not in page
    assert "\u2028" not in page.decode()


def test_hostile_queries_do_not_leave_the_headline(store):
    selection = Selection(text=HOSTILE)
    page = build_page(store, selection, scene_of(store, selection=selection)).decode()
    assert "<script>document.title" not in page and "<img" not in page


def test_it_works_on_a_phone(store, open_page):
    tab = open_page(build_page(store, EVERYTHING, scene_of(store)), viewport={"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth <= 390")
    assert tab.locator("#timeline rect.bar").first.is_visible()


def test_no_events_is_a_page_that_says_so(empty_store, open_page):
    scene = scene_of(empty_store)
    tab = open_page(build_page(empty_store, EVERYTHING, scene))
    assert tab.inner_text("#headline") == scene.headline
    assert "no events" in tab.locator("#timeline").text_content()


def test_more_events_than_fit_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr("components.share.page.MOST_EVENTS", 5)
    store = make_store(tmp_path / "s", many(7))
    page = build_page(store, EVERYTHING, scene_of(store))
    assert len(data_of(page)["events"]) == 5
    assert "2 more events" in page.decode()


def test_the_largest_page_stays_within_its_size(tmp_path):
    sentence = "The town was shelled for hours in the night, officials of both sides said on the next morning. " * 3
    store = make_store(tmp_path / "s", [one(sentence, place()) for _n in range(50)])
    one_event = (len(build_page(store, EVERYTHING, scene_of(store))) - 450_000) / 50
    assert one_event * MOST_EVENTS < 6_000_000
