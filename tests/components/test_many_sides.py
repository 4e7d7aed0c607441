"""A data set with hundreds of actors: the fullest have a pill, the next ones stand in a box, a link names any."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components.sidebar import MORE_SIDES, MOST_SIDES
from data.store import Store, write_store
from tests.factories import told

ACTORS = 130


@pytest.fixture(scope="module")
def crowded(tmp_path_factory, region):
    """Return a store in which actor 0 did most events and the last one did fewest."""
    told_of = [
        told(f"Report {number}.", side=f"Actor {actor:03}", target=None, claimed_by=(), denied_by=(),
             start=date(2020, 10, 4), end=date(2020, 10, 4))
        for actor in range(ACTORS)
        for number in range(2 if actor < MOST_SIDES else 1)
    ]  # fmt: skip
    events, articles = zip(*told_of, strict=True)
    directory = tmp_path_factory.mktemp("stores") / "crowded"
    write_store(events, articles, (), region, directory)
    return Store.open(directory)


@pytest.fixture
def open_page(page_on, crowded):
    return page_on(crowded)


def pills(app: AppTest) -> list[str]:
    """Return what the pills of the sides say."""
    return list(app.button_group(key="side").options)


def test_the_fullest_sides_have_a_pill_and_the_next_stand_in_a_box(open_page):
    app = open_page(lang="en")
    assert not app.exception
    assert pills(app) == [f"Actor {number:03} 2" for number in range(MOST_SIDES)]
    box = app.selectbox(key="more_sides")
    assert len(box.options) == MORE_SIDES and box.options[0] == f"Actor {MOST_SIDES:03} 1"
    assert box.placeholder == f"{ACTORS - MOST_SIDES} more sides …"
    assert "6 more" in app.button_group(key="side").help


def test_a_side_chosen_in_the_box_gets_a_pill_beside_those_chosen_before(open_page):
    app = open_page(lang="en", side="Actor 003")
    app.selectbox(key="more_sides").select(f"Actor {MOST_SIDES:03}").run()
    assert not app.exception and app.selectbox(key="more_sides").value is None
    assert app.query_params["side"] == ["Actor 003", f"Actor {MOST_SIDES:03}"]
    assert pills(app)[-1] == f"Actor {MOST_SIDES:03} 1"
    app.button_group(key="side").set_value(["Actor 003"]).run()
    assert app.query_params["side"] == "Actor 003" and len(pills(app)) == MOST_SIDES


def test_a_link_names_any_side_by_its_own_name(open_page):
    app = open_page(lang="en", side=f"Actor {ACTORS - 1:03}")
    assert not app.warning
    assert any(f"Actor {ACTORS - 1:03}" in str(element.value) for element in app.get("html"))


def test_a_side_that_the_region_does_not_know_is_drawn_as_the_others(region):
    assert region.side("Actor 000").name("id") == "Actor 000"
    assert region.drawn_as("Actor 000") == "other" and region.drawn_as("Armenia") == "Armenia"
