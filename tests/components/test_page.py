"""The whole page by Streamlit's own test: what is asked for is shown, and nothing that is asked breaks it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components import cached
from components.text import languages
from data.selection import Selection
from tests.components.conftest import PAGE, scene


@pytest.fixture
def open_page(page_on, store):
    """Return a function that opens the page on the small store with a query, and runs it."""
    return page_on(store)


def headline(app: AppTest) -> str:
    """Return the words of the headline."""
    (head,) = [element.value for element in app.get("html") if "dateline-headline" in str(element.value)]
    return str(head).split("<h1")[1].split(">")[1].split("<")[0]


def said(app: AppTest) -> str:
    """Return all the HTML of the page."""
    return "\n".join(str(element.value) for element in app.get("html"))


def test_the_page_opens_on_everything(open_page):
    app = open_page(lang="en")
    assert not app.exception
    assert headline(app).startswith(f"{len(scene()[0])} of {len(scene()[0])} events · 27 Sep – ")


@pytest.mark.parametrize("language", languages())
def test_the_link_chooses_the_language(open_page, language):
    app = open_page(lang=language)
    assert (" dari " in headline(app)) == (language == "id")
    assert app.query_params["lang"] == language


def test_the_language_is_switched_in_the_page(open_page):
    app = open_page(lang="en")
    app.session_state["lang"] = "id"
    app.run()
    assert " dari " in headline(app) and app.query_params["lang"] == "id"


def test_a_link_filters_by_side_and_dates(open_page):
    app = open_page(lang="en", side="Armenia", role="did", to="2020-10-31", **{"from": "2020-10-01"})
    assert headline(app) == "1 of 6 events · 5 Oct 2020 · Armenia (did it)"


def test_a_side_chosen_in_the_sidebar_stands_in_the_address(open_page):
    app = open_page(lang="en")
    app.session_state["side"] = ["Russia"]
    app.run()
    assert headline(app).startswith("1 of 6 events") and app.query_params["side"] == "Russia"


def test_reset_lifts_every_filter(open_page):
    app = open_page(lang="en", side="Russia", q="moscow")
    app.button(key="reset").click().run()
    assert headline(app).startswith("6 of 6 events") and "side" not in app.query_params


def test_a_day_chosen_in_the_sidebar_filters(open_page):
    app = open_page(lang="en")
    app.date_input(key="from").set_value(date(2020, 10, 18)).run()
    assert app.query_params["from"] == "2020-10-18"
    assert headline(app).startswith("1 of 6 events")


@pytest.mark.parametrize(
    "query",
    [
        {"side": "Atlantis"}, {"from": "31/31/2020"}, {"lat": "x", "lon": "y"}, {"place": "nowhere"},
        {"event": "nothing"}, {"days": ".."}, {"zoom": "-1"}, {"q": "<script>alert(1)</script>"}, {"source": "${x}"},
        {"from": "2020-12-01", "to": "2020-10-01"}, {"from": "1900-01-01"}, {"to": "2100-01-01"}, {"type": "`"},
    ],
)  # fmt: skip
def test_no_link_gives_a_traceback(open_page, query):
    app = open_page(lang="en", **query)
    assert not app.exception and not app.error
    assert "<script>alert" not in said(app)


def test_a_broken_link_gives_a_notice(open_page):
    app = open_page(lang="en", side="Atlantis", q="moscow")
    assert "One part of the link is not known here and was left out: side=Atlantis." in said(app)
    assert headline(app).startswith("1 of 6 events")


def test_one_notice_names_all_that_a_link_holds_in_vain(open_page):
    app = open_page(lang="en", place="nowhere", event="nothing", **{"from": "31/31/2020"})
    assert said(app).count("dateline-link-notes") == 1
    assert "3 parts of the link are not known here and were left out" in said(app)
    assert "from=31/31/2020, place=nowhere, event=nothing" in said(app)
    assert headline(app).startswith("6 of 6 events")
    assert not {"place", "event", "from"} & set(app.query_params)


def test_days_in_the_wrong_order_are_told_in_the_order_of_the_link(open_page):
    app = open_page(lang="en", to="2020-10-01", **{"from": "2020-12-01"})
    assert "first day 1 Dec 2020 is after its last day 1 Oct 2020" in said(app)


def test_an_empty_result_says_which_filter_to_loosen(open_page):
    app = open_page(lang="en", q="moscow", type="battle")
    assert any("Nothing matches" in element.value for element in app.markdown)
    labels = {button.key: button.label for button in app.button if str(button.key).startswith("loosen-")}
    assert set(labels) == {"loosen-text", "loosen-types"}
    app.button(key="loosen-types").click().run()
    assert headline(app).startswith("1 of 6 events")


def test_where_no_one_filter_helps_all_can_be_lifted(open_page):
    app = open_page(lang="en", q="nowhere", type="battle", side="Russia")
    assert [button.key for button in app.button if str(button.key).startswith("loosen-")] == ["loosen-all"]
    app.button(key="loosen-all").click().run()
    assert headline(app).startswith("6 of 6 events")


def test_a_picked_place_is_named_and_taken_back(open_page):
    app = open_page(lang="en", place="test:Ganja")
    assert headline(app) == "1 of 6 events · 5 Oct 2020 · Armenia · Ganja"
    app.button(key="lift-place").click().run()
    assert headline(app).startswith("6 of 6 events")


def test_the_event_of_a_link_is_opened(open_page, store):
    (row,) = store.page(Selection(text="Aras"))
    app = open_page(lang="en", event=row.event_id)
    shown = said(app)
    assert "18–20 Oct 2020" in shown and "somewhere along this line" in shown


def test_what_is_not_on_the_map_is_counted_and_listed(open_page):
    app = open_page(lang="en")
    assert "2 events without a place are not on the map · 1 without a date is not on the timeline" in said(app)
    app.session_state["kind"] = "no_place"
    app.run()
    (table,) = app.dataframe
    assert len(table.value) == 2


def test_a_contradiction_carries_its_note(open_page):
    app = open_page(lang="en", q="denied")
    assert "The text says Sunday 28 Sep 2020, but that day was a Monday." in said(app)


def test_a_store_that_is_not_there_is_said_in_words(monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "none"))
    cached.load_store.clear()
    app = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not app.exception
    assert "python" in app.error[0].value
