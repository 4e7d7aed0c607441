"""The real page in a real browser, with no way out of the machine."""

import pytest

from data.region import load_region
from tests.browser.conftest import HOSTILE, MAP, PATIENCE


def test_the_map_paints_with_all_outside_requests_blocked(visit, small_server):
    seen = visit(small_server).open()
    assert set(seen.drawn_places()) == {"Stepanakert", "Ganja", "Nagorno-Karabakh", "Aras"}
    painted = seen.frame.evaluate(
        """() => [...document.querySelectorAll("canvas")].some(canvas => {
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            const colours = new Set();
            for (let i = 0; i < data.length; i += 4 * 97) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
            return colours.size > 8;
        })"""
    )
    assert painted


def test_a_part_of_the_drawing_that_comes_late_is_waited_for(visit, small_server):
    seen = visit(small_server)

    def hold(route) -> None:
        seen.page.wait_for_selector(".st-key-playback button", timeout=PATIENCE)
        route.fallback()

    seen.page.route("**/event_map/labels.js", hold)
    assert "Ganja" in seen.open().drawn_places()


def test_map_and_timeline_fit_a_window_of_1280_by_800(visit, small_server):
    seen = visit(small_server).open()
    for part in (".dateline-headline", MAP, ".st-key-timeline"):
        box = seen.page.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 800, part


def test_a_phone_is_not_scrolled_sideways(visit, small_server):
    seen = visit(small_server, viewport={"width": 390, "height": 844}).open()
    assert seen.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    box = seen.page.locator(MAP).bounding_box()
    assert box["width"] > 340 and box["height"] > 250


def test_a_filter_by_side_changes_map_timeline_and_headline(visit, small_server):
    seen = visit(small_server).open()
    before = seen.bars()
    seen.page.locator(".st-key-side button", has_text="Russia").click()
    seen.changes_to("1 of 6 events")
    assert seen.drawn_places() == []
    assert seen.bars() != before and sum(seen.bars().values()) == 1
    assert "side=Russia" in seen.page.url


def test_a_filter_by_date_changes_map_timeline_and_headline(visit, small_server):
    seen = visit(small_server).open()
    day = seen.page.locator(".st-key-from [data-type=day]")
    day.click()
    day.press_sequentially("05")
    seen.page.locator(".st-key-from [data-type=month]").press_sequentially("10")
    seen.page.locator(".dateline-headline").click()
    seen.changes_to("2 of 6 events · 5–20 Oct 2020")
    assert set(seen.drawn_places()) == {"Ganja", "Aras"}
    assert seen.bars() == {"2020-10-05": 1}
    assert "from=2020-10-05" in seen.page.url


def test_a_stretch_of_the_timeline_filters_the_map(visit, small_server):
    seen = visit(small_server).open()
    seen.select_days("2020-10-17", "2020-10-20")
    seen.changes_to("1 of 6 events · 18–20 Oct 2020")
    assert seen.drawn_places() == ["Aras"]
    assert sum(seen.bars().values()) > 1  # the timeline still shows what could be picked instead
    seen.page.get_by_role("button", name="Reset").click()
    seen.changes_to("6 of 6 events")


def test_a_click_on_a_day_picks_it_and_a_second_one_takes_it_back(visit, small_server):
    seen = visit(small_server).open()
    for words in ("1 of 6 events · 5 Oct 2020", "6 of 6 events"):
        x, y = seen.day_position("2020-10-05")
        seen.page.mouse.move(x - 3, y)
        seen.page.mouse.move(x, y)
        seen.page.wait_for_selector(".st-key-timeline .hoverlayer .hovertext", timeout=PATIENCE)
        seen.page.mouse.click(x, y)
        seen.changes_to(words)


def test_a_click_on_a_place_shows_its_evidence_and_a_second_one_takes_it_back(visit, small_server):
    seen = visit(small_server).open()
    seen.click_place("Ganja")
    seen.changes_to("1 of 6 events · 5 Oct 2020 · Armenia · Ganja")
    evidence = seen.page.locator(".dateline-event")
    assert "Ganja was hit on 5 October 2020." in evidence.inner_text()
    assert "3 killed" in evidence.inner_text()
    assert seen.bars() == {"2020-10-05": 1}
    seen.click_place("Ganja")
    seen.changes_to("6 of 6 events")


def test_the_keyboard_reaches_a_place(visit, small_server):
    seen = visit(small_server).open()
    seen.frame.locator(".dateline-place", has_text="Ganja").focus()
    seen.page.keyboard.press("Enter")
    seen.changes_to("1 of 6 events · 5 Oct 2020 · Armenia · Ganja")


def test_the_zoom_stays_after_a_filter(visit, small_server):
    seen = visit(small_server).open()
    seen.frame.evaluate("() => dateline.state.map.setView([40.4, 46.4], 9.5, { animate: false })")
    seen.page.wait_for_url("**zoom=9.5**", timeout=PATIENCE)
    marker = seen.frame.evaluate("() => (window.stays = 'the same map')")
    seen.page.locator(".st-key-side button", has_text="Armenia").click()
    seen.changes_to("6 of 6 events · 27 Sep – 20 Oct 2020 · Armenia")
    lat, zoom, same = seen.frame.evaluate(
        "() => [dateline.state.map.getCenter().lat, dateline.state.map.getZoom(), window.stays]"
    )
    assert (round(lat, 2), zoom, same) == (40.4, 9.5, marker)


def test_the_count_of_places_outside_hides_no_mark(visit, small_server):
    seen = visit(small_server).open()
    seen.frame.evaluate(
        """() => {
            const { map, payload } = dateline.state, { lat, lon } = payload.places[0];
            map.setView([lat, lon], 12, { animate: false });
            map.panBy(map.getSize().divideBy(2).subtract([60, 24]), { animate: false });
        }"""
    )
    seen.frame.wait_for_function(
        """() => {
            const { map, hits, elsewhere } = dateline.state, box = elsewhere.getContainer();
            const frame = map.getContainer().getBoundingClientRect(), area = box.getBoundingClientRect();
            const { x, y } = map.containerPointToLayerPoint([area.left - frame.left, area.top - frame.top]);
            return !box.hidden && hits.length > 0 && hits.every(({ hit: [left, top, right, bottom] }) =>
                x + area.width <= left || right <= x || y + area.height <= top || bottom <= y);
        }""",
        timeout=PATIENCE,
    )


def resized(seen, width: int, height: int) -> float:
    """Give the window another size, wait until the map has taken it in, and return the map's zoom."""
    before = seen.frame.evaluate("() => innerWidth")
    seen.page.set_viewport_size({"width": width, "height": height})
    seen.frame.wait_for_function(
        "before => innerWidth !== before && dateline.state.map.getSize().x === innerWidth", arg=before, timeout=PATIENCE
    )
    return seen.frame.evaluate("() => dateline.state.map.getZoom()")


def test_the_zoom_follows_the_width_until_the_map_is_moved(visit, small_server):
    zoom = "() => dateline.state.map.getZoom()"
    narrow, wide = visit(small_server).open(), visit(small_server, viewport={"width": 2000, "height": 1000}).open()
    opened = narrow.frame.evaluate(zoom)
    assert resized(narrow, 2000, 1000) == wide.frame.evaluate(zoom) > opened
    assert resized(narrow, 1280, 800) == opened
    lat = narrow.frame.evaluate("() => dateline.state.map.getCenter().lat")
    assert lat == pytest.approx(load_region().lat, abs=0.02)
    assert "zoom=" not in narrow.page.url
    narrow.frame.evaluate("() => dateline.state.map.setView([40.4, 46.4], 9.5, { animate: false })")
    narrow.page.wait_for_url("**zoom=9.5**", timeout=PATIENCE)
    assert resized(narrow, 2000, 1000) == 9.5


def test_the_zoom_of_a_link_stays_at_every_width(visit, small_server):
    seen = visit(small_server).open("?lang=en&lat=40.4&lon=46.4&zoom=7.5")
    assert resized(seen, 2000, 1000) == 7.5


def test_a_copied_link_restores_the_view(visit, small_server):
    first = visit(small_server).open()
    first.frame.evaluate("() => dateline.state.map.setView([40.4, 46.4], 9.5, { animate: false })")
    first.page.wait_for_url("**zoom=9.5**", timeout=PATIENCE)
    first.page.locator(".st-key-side button", has_text="Armenia").click()
    first.changes_to("6 of 6 events · 27 Sep – 20 Oct 2020 · Armenia")
    first.click_place("Ganja")
    first.changes_to("1 of 6 events")
    second = visit(small_server)
    second.page.goto(first.page.url)
    second.settle()
    assert second.headline == first.headline
    assert second.drawn_places() == first.drawn_places()
    view = "() => { const m = dateline.state.map; return [m.getCenter().lat.toFixed(2), m.getZoom()]; }"
    assert second.frame.evaluate(view) == first.frame.evaluate(view)


def test_the_back_button_takes_a_filter_back(visit, small_server):
    seen = visit(small_server).open()
    seen.page.locator(".st-key-side button", has_text="Russia").click()
    seen.changes_to("1 of 6 events")
    seen.page.go_back()
    seen.changes_to("6 of 6 events")


def test_the_language_is_switched(visit, small_server):
    seen = visit(small_server).open()
    seen.page.locator(".st-key-lang button", has_text="ID").click()
    seen.changes_to("6 dari 6 peristiwa")
    assert "lang=id" in seen.page.url
    assert "Legenda" in seen.frame.locator(".dateline-legend").inner_text()


def test_an_embedded_page_is_map_and_timeline_alone(visit, small_server):
    seen = visit(small_server).open("?lang=en&embed=true")
    assert seen.page.locator(".st-key-side").count() == 0
    assert seen.page.locator("[data-testid=stDataFrame]").count() == 0


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embedded_page_fills_its_frame_without_scrolling(visit, small_server, size, scheme):
    seen = visit(small_server, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    seen.open("?lang=en&embed=true")
    # The style of a frame may come after that of the page; the map takes its last height then.
    seen.page.wait_for_function(
        """height => {
            const { bottom } = document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect();
            return height - 8 <= bottom && bottom <= height;
        }""",
        arg=size[1], timeout=PATIENCE,
    )  # fmt: skip


def test_dark_is_followed_by_map_and_timeline(visit, small_server):
    seen = visit(small_server, color_scheme="dark").open()
    seen.page.wait_for_function(
        "map => document.querySelector(map).contentDocument.documentElement.dataset.theme === 'dark'",
        arg=MAP, timeout=PATIENCE,
    )  # fmt: skip
    sea = seen.frame.evaluate("() => getComputedStyle(document.querySelector('#map_div')).backgroundColor")
    assert max(int(part) for part in sea.removeprefix("rgb(").rstrip(")").split(",")) < 80


def test_a_crowded_map_gathers_places_and_shows_them_apart_where_there_is_room(visit, crowded_server):
    seen = visit(crowded_server).open()
    cells = "() => dateline.state.payload.places.filter(place => place.id.startsWith('cell:')).length"
    assert seen.frame.evaluate(cells) > 0
    seen.frame.evaluate("() => (window.stays = 'the same map')")
    lat, lon = seen.frame.evaluate("() => { const c = dateline.state.map.getCenter(); return [c.lat, c.lng]; }")
    seen.frame.evaluate(f"() => dateline.state.map.setView([{lat + 0.1}, {lon + 0.1}], 12, {{ animate: false }})")
    seen.page.wait_for_function(
        f"map => document.querySelector(map).contentWindow.eval({f'({cells})()'!r}) === 0", arg=MAP, timeout=PATIENCE
    )
    assert 0 < len(seen.drawn_places()) < 140
    assert seen.frame.evaluate("() => window.stays") == "the same map"
    assert seen.headline.startswith("400 of 400 events")


def test_hostile_text_does_not_run(visit, hostile_server):
    seen = visit(hostile_server).open()
    assert seen.drawn_places() == [HOSTILE]
    x, y = seen.day_position("2020-10-05")
    seen.page.mouse.move(x, y)
    seen.click_place(HOSTILE)
    seen.page.wait_for_selector(".st-key-lift-place", timeout=PATIENCE)
    seen.settle()
    assert HOSTILE.split("$")[0] in seen.page.locator(".dateline-event").inner_text()
    assert seen.page.evaluate("() => window.hacked") is None
    assert seen.page.locator("img[src=x]").count() == 0
    assert seen.frame.locator("img[src=x]").count() == 0


def test_the_map_fills_a_tall_window(visit, small_server):
    seen = visit(small_server, viewport={"width": 1920, "height": 1200}).open()
    seen.page.wait_for_timeout(500)
    map_height, frame_height, centre = seen.frame.evaluate(
        "() => [dateline.state.map.getSize().y, innerHeight, dateline.state.map.getCenter().lat]"
    )
    assert map_height == frame_height > 800
    assert centre == pytest.approx(load_region().lat, abs=0.02)


@pytest.mark.parametrize(("size", "language"), [((1280, 800), "en"), ((390, 844), "id")])
def test_a_broken_link_is_told_of_in_one_line_and_the_page_still_fits(visit, small_server, size, language):
    seen = visit(small_server, viewport={"width": size[0], "height": size[1]})
    seen.open(f"?lang={language}&side=Atlantis&from=31/31/2020&place=nowhere&event=nothing")
    notes = seen.page.locator(".dateline-link-notes").all()
    assert len(notes) == 1
    for value in ("side=Atlantis", "from=31/31/2020", "place=nowhere", "event=nothing"):
        assert value in notes[0].inner_text()
    box = seen.page.locator(".st-key-timeline").bounding_box()
    assert box["y"] + box["height"] <= size[1]
