"""The days are played in the browser: the server is not asked, the page and its zoom stay."""

import pytest

from tests.share.conftest import MAP

WINDOW = "() => [dateline.state.map.getZoom(), dateline.state.map.getCenter().lat]"
PLACES = "() => (dateline.state.frame || dateline.state.payload.places).map((place) => [place.name, place.events])"


@pytest.fixture
def tab(visit):
    opened = visit("?lang=en")
    opened.locator(".js-plotly-plot").wait_for()
    return opened


def does(tab, name: str):
    return tab.locator(f".dateline-playback [data-does={name}]")


def day(tab) -> int:
    return int(tab.locator(".dateline-playback input").input_value())


def places(tab) -> dict[str, int]:
    return dict(tab.frame_locator(MAP).locator(":root").evaluate(PLACES))


def start_paused(tab) -> None:
    """Play, and pause on the first day that comes."""
    does(tab, "play").click()
    does(tab, "pause").click()


def go_to(tab, number: int) -> None:
    while day(tab) != number:
        does(tab, "forward" if day(tab) < number else "back").click()


def test_a_day_shows_what_happened_on_it(tab):
    everything = places(tab)
    start_paused(tab)
    go_to(tab, 0)
    assert tab.locator(".dateline-playback output").inner_text() == "4 Oct 2020"
    assert places(tab) == {"Stepanakert": 1, "Ganja": 1}
    go_to(tab, 4)
    assert tab.locator(".dateline-playback output").inner_text() == "8 Oct 2020"
    assert places(tab) == {"Aras": 1, "Nagorno-Karabakh": 1}
    does(tab, "close").click()
    assert places(tab) == everything
    assert tab.locator(".dateline-band").count() == 0


def test_days_add_up_to_everything(tab):
    everything = places(tab)
    start_paused(tab)
    does(tab, "mode").select_option("1")
    go_to(tab, 5)
    # The fight along the river from the seventh to the ninth is one event.
    assert places(tab)["Aras"] == 1
    assert places(tab)["Stepanakert"] == 2
    go_to(tab, int(tab.locator(".dateline-playback input").get_attribute("max")))
    assert places(tab) == everything


def test_it_plays_to_the_end_without_the_server_and_stays_where_it_is(visit):
    sent = []
    tab = visit("?lang=en&lat=39.9&lon=46.8&zoom=9")
    tab.locator(".js-plotly-plot").wait_for()
    tab.evaluate("window.kept = true")
    start_paused(tab)
    go_to(tab, 0)
    does(tab, "pace").select_option("3")
    tab.on("request", lambda request: sent.append(request.url))
    # The session's socket was opened before: what goes over it from here on is counted in the page.
    tab.evaluate("""() => {
      window.messages = 0;
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (...given) { window.messages += 1; return send.apply(this, given); };
    }""")
    bands = set()
    does(tab, "play").click()
    while does(tab, "pause").count():
        bands.add(tab.locator(".dateline-band").evaluate("band => band.style.left"))
    assert day(tab) == int(tab.locator(".dateline-playback input").get_attribute("max"))
    assert len(bands) > 2
    assert sent == [] and tab.evaluate("window.messages") == 0
    assert tab.evaluate("window.kept")
    at = tab.frame_locator(MAP).locator(":root").evaluate(WINDOW)
    assert at == [9, pytest.approx(39.9, abs=0.001)]


def test_the_band_stands_on_its_day(tab):
    start_paused(tab)
    go_to(tab, 3)
    apart = tab.evaluate("""() => {
      const chart = document.querySelector(".st-key-timeline .js-plotly-plot"), { xaxis } = chart._fullLayout;
      const band = document.querySelector(".dateline-band").getBoundingClientRect();
      const noon = chart.getBoundingClientRect().left + xaxis._offset + xaxis.l2p(Date.parse("2020-10-07"));
      return (band.left + band.right) / 2 - noon;
    }""")
    assert abs(apart) < 1


def test_another_selection_stops_it(tab):
    start_paused(tab)
    tab.get_by_test_id("stSidebar").get_by_text("Ledakan").or_(
        tab.get_by_test_id("stSidebar").get_by_text("Change of control")
    ).first.click()
    tab.locator("h1.dateline-headline", has_text="1 of 10").wait_for()
    does(tab, "close").wait_for(state="detached")
    assert tab.locator(".dateline-band").count() == 0
    tab.frame_locator(MAP).locator(":root").evaluate("() => new Promise((done) => setTimeout(done, 300))")
    assert set(places(tab)) == {"Shusha", "Hadrut"}
