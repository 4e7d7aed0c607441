"""The address bar carries the whole view, and whatever stands in it never breaks the page."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.address import KEYS, Known, read_address, write_address, write_query
from components.view import View
from data.records import EVENT_TYPES, ROLES
from data.selection import EVERYTHING, Selection

KNOWN = Known(("Azerbaijan", "Armenia", "both"), ("Reuters", "Kompas, Jakarta"), ("id", "en"))
FULL = View(
    Selection(
        first_day=date(2020, 10, 1), last_day=date(2020, 10, 31), sides=("Azerbaijan", "both"), roles=("did", "says"),
        types=("battle",), sources=("Kompas, Jakarta",), text="a & b = c", exact_only=True,
        stretch=(date(2020, 10, 4), date(2020, 10, 9)), place_ids=("gn:1", "gn:2"),
    ),
    event="e:7", lat=39.8, lon=46.75, zoom=8.25, language="id", kind="no_place", page=3,
)  # fmt: skip


def test_a_view_survives_the_address():
    assert read_address(write_address(FULL), KNOWN) == (FULL, ())


def test_the_keys_for_side_and_dates_are_those_that_people_write():
    view, notes = read_address({"side": ["azerbaijan"], "from": ["2020-10-01"], "to": ["2020-10-31"]}, KNOWN)
    assert view.selection == Selection(date(2020, 10, 1), date(2020, 10, 31), sides=("Azerbaijan",))
    assert not notes


def test_nothing_is_written_for_what_is_not_filtered():
    assert write_address(View()) == {}
    assert write_query(View(language="en")) == "lang=en"


def test_every_field_of_a_view_has_a_key():
    fields = {key.field for key in KEYS}
    assert fields == (set(Selection.__slots__) | set(View.__slots__)) - {"selection"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("side", "Atlantis"), ("from", "31/31/2020"), ("to", "yesterday"), ("type", "party"), ("source", "Nobody"),
        ("days", "2020-10-01..never"), ("lat", "95"), ("lon", "east"), ("zoom", "nan"), ("zoom", "1e9"), ("lang", "xx"),
        ("page", "0"), ("page", "last"), ("page", "9" * 30), ("table", "none"),
        ("exact", "maybe"), ("role", "watches"), ("from", "0000-00-00"), ("side", "<script>alert(1)</script>"),
    ],
)  # fmt: skip
def test_an_unknown_value_is_left_out_and_told_of(key, value):
    view, notes = read_address({key: [value]}, KNOWN)
    assert view == View()
    assert [(note.code, dict(note.values)["key"], dict(note.values)["value"]) for note in notes] == [
        ("address.unknown", key, value)
    ]


def test_the_good_values_beside_a_bad_one_stay():
    view, notes = read_address({"side": ["Armenia", "Atlantis"], "q": ["fire"]}, KNOWN)
    assert view.selection == Selection(sides=("Armenia",), text="fire")
    assert len(notes) == 1


def test_days_the_wrong_way_round_are_exchanged_and_told_of():
    view, notes = read_address({"from": ["2020-10-31"], "to": ["2020-10-01"]}, KNOWN)
    assert (view.selection.first_day, view.selection.last_day) == (date(2020, 10, 1), date(2020, 10, 31))
    assert [note.code for note in notes] == ["address.order"]


def test_half_a_position_is_none():
    view, _notes = read_address({"lat": ["40"]}, KNOWN)
    assert (view.lat, view.lon) == (None, None)


def test_keys_of_others_are_let_be():
    assert read_address({"fbclid": ["x"], "utm_source": ["y"]}, KNOWN) == (View(), ())


@given(st.dictionaries(st.sampled_from([key.name for key in KEYS]), st.lists(st.text(max_size=30), max_size=3)))
def test_no_address_breaks_the_reading(query):
    view, _notes = read_address(query, KNOWN)
    assert read_address(write_address(view), KNOWN)[0] == view


days = st.dates(date(2019, 1, 1), date(2022, 1, 1))


def some_of(values):
    """Choose some of the values, each once."""
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


@given(
    st.builds(
        Selection, first_day=st.none(), last_day=st.none() | days, sides=some_of(KNOWN.sides),
        roles=st.sampled_from([ROLES, ("did",), ("hit", "says")]), types=some_of(EVENT_TYPES),
        sources=some_of(KNOWN.sources), text=st.text(max_size=40), exact_only=st.booleans(),
        place_ids=st.lists(st.text(min_size=1, max_size=9), unique=True).map(tuple),
        stretch=st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair))),
    )
)  # fmt: skip
def test_every_selection_survives_the_address(selection):
    assert read_address(write_address(View(selection)), KNOWN) == (View(selection), ())


def test_an_endless_value_is_cut():
    view, _notes = read_address({"q": ["x" * 100_000]}, KNOWN)
    assert len(view.selection.text) <= 400
    assert EVERYTHING.text == ""
