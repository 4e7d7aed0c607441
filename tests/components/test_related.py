"""Two sides' accounts of one act stay apart, and each is shown with the other."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import cached
from components.related import account_in_words, other_accounts, place_and_days
from data.selection import Selection
from data.store import Store, write_store
from tests.factories import event, place, told

PAGE = Path(__file__).parents[2] / "dashboard.py"
OCTOBER_4, OCTOBER_5 = date(2020, 10, 4), date(2020, 10, 5)


@pytest.fixture(scope="module")
def accounts(tmp_path_factory, region):
    """Return a store of one act told by two sides, and what must not stand beside them."""
    days = {"start": OCTOBER_4, "end": OCTOBER_4}
    pairs = {
        "one": told("Armenia fired on Tartar.", places=(place("Tartar"),), side="Armenia", claimed_by=("Azerbaijan",),
                    denied_by=("Armenia",), **days),
        "other": told("Tartar was used to fire from.", places=(place("Tartar"),), side="Azerbaijan",
                      claimed_by=("Armenia",), denied_by=(), **days),
        "same kind": told("Armenia fired on Tartar again.", places=(place("Tartar"),), side="Armenia", **days),
        "elsewhere": told("Azerbaijan fired on Hadrut.", places=(place("Hadrut"),), side="Azerbaijan", **days),
        "next day": told("Tartar fell silent.", places=(place("Tartar"),), side="Azerbaijan", start=OCTOBER_5,
                         end=OCTOBER_5),
    }  # fmt: skip
    directory = tmp_path_factory.mktemp("related") / "store"
    write_store([pair[0] for pair in pairs.values()], [pair[1] for pair in pairs.values()], (), region, directory)
    return Store.open(directory), {name: pair[0] for name, pair in pairs.items()}


def test_the_place_and_the_days_are_those_of_the_event():
    assert place_and_days(event(places=(place("Tartar"),), start=OCTOBER_4, end=OCTOBER_5)) == Selection(
        place_ids=("test:Tartar",), stretch=(OCTOBER_4, OCTOBER_5)
    )
    since = event(places=(place("Tartar"),), start=OCTOBER_4, end=None)
    assert place_and_days(since).stretch == (OCTOBER_4, OCTOBER_4)


@pytest.mark.parametrize("fields", [{"places": ()}, {"start": None, "end": None}])
def test_nothing_stands_beside_what_has_no_place_or_no_day(fields):
    assert place_and_days(event(**fields)) is None


def test_another_doer_at_the_same_place_and_day_is_found(accounts):
    store, events = accounts
    rows = store.page(place_and_days(events["one"]), 0, 40)
    assert [row.event_id for row in other_accounts(events["one"], rows)] == [events["other"].event_id]


def test_an_account_is_said_in_one_line(accounts, region, english):
    store, events = accounts
    (row,) = other_accounts(events["other"], store.page(place_and_days(events["other"]), 0, 1))
    words = account_in_words(row, region, english)
    assert words.startswith("Armenia · Explosion / remote violence · 4 Oct 2020")
    assert "Azerbaijan" in words.split(" · ")[3] and "Armenia" in words.split(" · ")[4]


def test_a_click_opens_the_other_account(accounts, monkeypatch):
    store, events = accounts
    monkeypatch.setenv("DATELINE_STORE", str(store.directory))
    cached.load_store.clear()
    app = AppTest.from_file(PAGE, default_timeout=60)
    app.query_params.update(lang="en", event=events["one"].event_id)
    app.run()
    app.button(key=f"related-{events['other'].event_id}").click().run()
    assert not app.exception
    assert app.query_params["event"] == events["other"].event_id
    assert f"related-{events['one'].event_id}" in {button.key for button in app.button}
    cached.load_store.clear()
