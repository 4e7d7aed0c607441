"""What a visitor chose stands in the address, and a notice of the link goes when something else is chosen."""

import pytest

from components import events_table
from components.view import page_key
from data.selection import Selection


@pytest.fixture
def open_page(page_on, store, monkeypatch):
    """Return a function that opens the page on the small store with two rows a page of the table, and runs it."""
    monkeypatch.setattr(events_table, "PAGE_SIZE", 2)
    return page_on(store)


def is_told(app) -> bool:
    """Tell whether the notice of the link is on the page."""
    return any("dateline-link-notes" in str(element.value) for element in app.get("html"))


def sentences(app) -> list[str]:
    """Return the sentences in the table."""
    (table,) = app.dataframe
    return list(table.value["Sentence"])


def page_of(store, number: int, kind: str | None = None) -> list[str]:
    return [row.sentence for row in store.page(Selection(), (number - 1) * 2, 2, kind)]


def test_a_link_opens_its_page_of_the_table(open_page, store):
    assert sentences(open_page(lang="en", page="2")) == page_of(store, 2)


def test_a_link_opens_what_the_map_cannot_show(open_page, store):
    app = open_page(lang="en", table="no_place")
    assert sentences(app) == page_of(store, 1, "no_place")
    assert app.query_params["table"] == "no_place"


def test_the_page_and_the_kind_chosen_stand_in_the_address(open_page, store):
    app = open_page(lang="en")
    assert not {"table", "page"} & set(app.query_params)
    app.session_state[page_key(Selection(), "all")] = 3
    app.run()
    assert app.query_params["page"] == "3" and sentences(app) == page_of(store, 3)
    app.session_state["kind"] = "no_date"
    app.run()
    assert app.query_params["table"] == "no_date" and "page" not in app.query_params


def test_another_selection_begins_at_its_first_page(open_page):
    app = open_page(lang="en", page="2")
    app.session_state["type"] = ["explosion"]
    app.run()
    assert "page" not in app.query_params


def test_a_page_too_far_is_the_last_one(open_page, store):
    app = open_page(lang="en", page="99")
    assert not app.exception and sentences(app) == page_of(store, 3)


def test_the_notice_of_a_link_stays_until_the_next_change(open_page):
    app = open_page(lang="en", side="Atlantis", q="moscow")
    assert is_told(app)
    assert is_told(app.run())
    app.session_state["side"] = ["Russia"]
    assert not is_told(app.run())
    app.session_state["side"] = []
    assert not is_told(app.run())
