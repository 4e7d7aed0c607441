"""The store answers every question of the page for small stores that can be counted by hand."""

from datetime import date, timedelta

import pytest

from data.answers import DayCount, SpanCount
from data.records import Note, Problem
from data.region import load_region
from data.selection import EVERYTHING, Selection, Window
from data.store import Store, StoreError, write_store
from data.store.frames import MOST_FRAMES
from tests.factories import article, event, place, report, told


def day(number: int, month: int = 10) -> date:
    return date(2020, month, number)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    directory = tmp_path_factory.mktemp("stores") / "store"
    first, second = article("Kota ŞUŞA dibom. Juga Tartar."), article("Shusha was hit again.", source="AFP")
    river = place("Araks", place_id="test:aras", kind="river", precision="line", geometry="aras")
    both = event(
        report(first, places=(place("Shusha"), place("Tartar"))),
        report(second, side="Armenia", claimed_by="Azerbaijan"),
        event_id="two-places", places=(place("Shusha"), place("Tartar")), notes=(Note("toll_differs"),),
    )
    events_and_articles = [
        told("Ganja was shelled.", event_id="ganja", side="Armenia", target="Azerbaijan", claimed_by=("Azerbaijan",),
             denied_by=("Armenia",), places=(place("Ganja"),), start=day(5), end=day(5)),
        told("Fighting since 6 October.", event_id="since", type="battle", side="both", target=None, claimed_by=(),
             places=(), start=day(6), end=None, no_later_than=day(9), date_precision="since"),
        told("Fire along the river.", event_id="river", places=(river,), start=day(1), end=day(3),
             date_precision="range"),
        told("Undated fire.", event_id="undated", places=(place("Hadrut", precision="near"),), start=None, end=None,
             no_later_than=day(8), date_precision="by_publication"),
        told("No day at all.", event_id="dateless", places=(), start=None, end=None, no_later_than=None,
             date_precision="unknown", side="unknown", target=None, claimed_by=()),
    ]  # fmt: skip
    problem = Problem("x.md", 3, "what {it}", "done", "do", (("it", "was"),))
    events = [both, *(told_event for told_event, _ in events_and_articles)]
    articles = [first, second, *(of for _, of in events_and_articles)]
    write_store(events, articles, [problem], load_region(), directory)
    return Store.open(directory)


def ids(store: Store, **filters) -> list[str]:
    return sorted(row.event_id for row in store.page(Selection(**filters), size=100))


def test_it_knows_what_it_holds(store):
    assert store.total == 6
    assert (store.first_day, store.last_day) == (day(1), day(9))
    assert store.sides[0] in ("Armenia", "Azerbaijan")
    assert set(store.types) == {"explosion", "battle"}
    assert set(store.sources) == {"Reuters", "AFP"}
    assert store.problems == (Problem("x.md", 3, "what {it}", "done", "do", (("it", "was"),)),)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["dateless", "ganja", "river", "since", "two-places", "undated"]),
        ({"first_day": day(2), "last_day": day(2)}, ["river"]),
        ({"first_day": day(7), "last_day": day(7)}, ["since"]),
        ({"first_day": day(8)}, ["since", "undated"]),
        ({"last_day": day(1)}, ["river"]),
        ({"stretch": (day(4), day(5))}, ["ganja", "two-places"]),
        ({"first_day": day(5), "stretch": (day(4), day(5))}, ["ganja"]),
        ({"first_day": day(6), "stretch": (day(4), day(5))}, []),
        ({"first_day": day(9), "last_day": day(1)}, []),
        ({"sides": ("Armenia",), "roles": ("did",)}, ["ganja"]),
        ({"sides": ("Armenia",), "roles": ("hit",)}, ["river", "two-places", "undated"]),
        ({"sides": ("Azerbaijan",), "roles": ("says",)}, ["ganja", "two-places"]),
        ({"sides": ("both", "unknown")}, ["dateless", "since"]),
        ({"types": ("battle",)}, ["since"]),
        ({"sources": ("AFP",)}, ["two-places"]),
        ({"sources": ("AFP", "Reuters"), "types": ("battle", "explosion"), "last_day": day(3)}, ["river"]),
        ({"exact_only": True}, ["ganja", "two-places"]),
        ({"text": "susa"}, ["two-places"]),
        ({"text": "SHUSHA hit"}, ["two-places"]),
        ({"text": "shusha nothing"}, []),
        ({"text": "' OR 1=1 --"}, []),
        ({"place_ids": ("test:Ganja", "test:aras")}, ["ganja", "river"]),
        ({"place_ids": ("no such place",)}, []),
        ({"place_ids": ("cell:broken",)}, []),
    ],
)  # fmt: skip
def test_a_selection_keeps(store, filters, expected):
    assert ids(store, **filters) == expected
    assert store.count(Selection(**filters)) == len(expected)
    assert store.headline(Selection(**filters)).selected == len(expected)


def test_days_are_counted_by_side_and_by_how_they_are_known(store):
    assert store.by_day(EVERYTHING) == (
        DayCount(day(4), "Azerbaijan", "day", 1),
        DayCount(day(5), "Armenia", "day", 1),
        DayCount(day(8), "Azerbaijan", "by_publication", 1),
    )
    assert set(store.by_span(EVERYTHING)) == {
        SpanCount(day(1), day(3), "Azerbaijan", 1),
        SpanCount(day(6), day(9), "both", 1),
    }


def test_many_spans_are_widened_and_none_is_lost(tmp_path):
    events = [
        told(event_id=f"e{number}", start=day(1 + number % 20), end=day(2 + number % 20 + number % 7),
             date_precision="range", side=("Armenia", "Azerbaijan")[number % 2])[0]
        for number in range(280)
    ]  # fmt: skip
    write_store(events, [], [], load_region(), tmp_path / "s")
    opened = Store.open(tmp_path / "s")
    assert len(opened.by_span(EVERYTHING, 500)) == 140
    for most in (60, 10, 2):
        spans = opened.by_span(EVERYTHING, most)
        assert len(spans) <= most
        assert sum(span.events for span in spans) == 280
    assert all(span.start <= day(1) and span.end >= day(27) for span in spans)


def test_many_days_are_gathered_into_stretches_and_none_is_lost(tmp_path):
    events = [
        told(event_id=f"e{number}", start=day(1) + timedelta(number), end=day(1) + timedelta(number))[0]
        for number in range(300)
    ]
    write_store(events, [], [], load_region(), tmp_path / "s")
    opened = Store.open(tmp_path / "s")
    counts = opened.by_day(EVERYTHING)
    assert [count.day for count in counts] == [day(1) + timedelta(3 * number) for number in range(100)]
    assert {count.events for count in counts} == {3}
    assert len(opened.by_day(Selection(last_day=day(20)))) == 20


def test_an_event_counts_at_each_of_its_places_and_once_in_the_total(store):
    selection = Selection(text="shusha")
    assert {mark.name: mark.events for mark in store.by_place(selection)} == {"Shusha": 1, "Tartar": 1}
    assert store.headline(selection).selected == 1
    assert store.headline(selection).sides == ("Azerbaijan",)


def test_a_window_leaves_out_the_points_outside_it(store):
    window = Window(39.7, 46.7, 39.9, 46.8, zoom=11)
    marks = store.by_place(EVERYTHING, window)
    assert {mark.name for mark in marks if mark.precision == "exact"} == {"Shusha"}


def test_crowded_windows_are_gathered_into_cells_that_can_be_picked(store):
    marks = store.by_place(EVERYTHING, Window(30, 40, 45, 50, zoom=5), most=3)
    assert len(marks) <= 3
    assert sum(mark.events for mark in marks) == 5
    cell = next(mark for mark in marks if mark.place_id.startswith("cell:"))
    assert store.count(Selection(place_ids=(cell.place_id,))) > 0


def test_facets_lift_their_own_filter_alone(store):
    facets = store.facets(Selection(sides=("Armenia",), roles=("did",)))
    assert dict(facets.sides) == {"Azerbaijan": 3, "Armenia": 1, "both": 1, "unknown": 1}
    assert dict(facets.roles) == {"did": 1, "hit": 3, "says": 3}
    assert dict(facets.types) == {"explosion": 1}
    assert dict(facets.sources) == {"Reuters": 1}
    assert facets.exact == 1
    assert dict(store.facets(EVERYTHING).roles) == {"did": 5, "hit": 4, "says": 4}


def test_what_cannot_be_shown_is_counted_and_listed(store):
    tray = store.tray(Selection(first_day=day(6)))
    assert (tray.no_place, tray.no_date) == (1, 1)
    assert [row.event_id for row in store.page(EVERYTHING, only="no_place")] == ["since", "dateless"]
    assert [row.event_id for row in store.page(EVERYTHING, only="no_date")] == ["dateless"]


def test_an_empty_result_says_what_to_loosen(store):
    selection = Selection(sides=("both",), types=("explosion",))
    assert store.count(selection) == 0
    assert {loose.filter: loose.events for loose in store.loosen(selection)} == {"sides": 5, "types": 1}


def test_evidence_leads_back_to_the_articles(store):
    found = store.evidence("two-places")
    assert [one.source for one in found.articles] == ["Reuters", "AFP"]
    assert found.event.notes == (Note("toll_differs"),)
    assert [one.claimed_by for one in found.event.reports] == ["Armenia", "Azerbaijan"]
    assert store.evidence("no such event") is None


def test_events_come_back_as_they_went_in(tmp_path):
    told_event, of = told("Stepanakert was shelled on 4 October 2020.")
    write_store([told_event], [of], [], load_region(), tmp_path / "s")
    opened = Store.open(tmp_path / "s")
    assert list(opened.events(EVERYTHING)) == [told_event]
    assert opened.evidence(told_event.event_id).articles == (of,)


def test_playback_counts_each_day_of_an_event(store):
    frames = store.day_frames(Selection(types=("explosion",)))
    river = next(i for i, mark in enumerate(frames.places) if mark.name == "Araks")
    days = [frames.days[day_no] for place_no, day_no, _side, _n, _begun in frames.counts if place_no == river]
    assert days == [day(1), day(2), day(3)]
    assert len(frames.days) == 8


def test_playback_of_decades_shows_several_days_a_frame_and_loses_no_event(store):
    selection = Selection(first_day=date(1990, 1, 1), last_day=date(2029, 12, 31))
    frames = store.day_frames(selection)
    assert len(frames.days) <= MOST_FRAMES < len(frames.days) * frames.width_days
    assert frames.days[0] == date(1990, 1, 1) and frames.days[-1] <= date(2029, 12, 31)
    days = store.day_frames(selection.lifted("first_day", "last_day"))
    assert days.width_days == 1
    assert sum(begun for *_key, begun in frames.counts) == sum(begun for *_key, begun in days.counts)


def test_an_empty_store_opens(tmp_path):
    write_store([], [], [], load_region(), tmp_path / "s")
    opened = Store.open(tmp_path / "s")
    assert (opened.total, opened.first_day) == (0, None)
    assert opened.overview(EVERYTHING).places == ()
    assert opened.day_frames(EVERYTHING).counts == ()


def test_what_is_no_store_says_what_to_do(tmp_path):
    with pytest.raises(StoreError, match="python -m data build"):
        Store.open(tmp_path)


@pytest.mark.parametrize("name", ["events.parquet", "kinds.parquet", "words.txt"])
def test_a_broken_store_says_what_to_do(tmp_path, name):
    write_store([told()[0]], [], [], load_region(), tmp_path / "s")
    (tmp_path / "s" / name).unlink()
    with pytest.raises(StoreError, match="build it anew"):
        Store.open(tmp_path / "s")


def test_an_open_store_outlives_its_being_built_anew(tmp_path):
    first, second = told("Ganja burned."), told("Nothing burned.")
    write_store([first[0]], [first[1]], [], load_region(), tmp_path / "s")
    opened = Store.open(tmp_path / "s")
    write_store([second[0]], [second[1]], [], load_region(), tmp_path / "s")
    assert [row.sentence for row in opened.page(EVERYTHING)] == ["Ganja burned."]
    assert opened.count(Selection(text="ganja")) == 1
    assert [row.sentence for row in Store.open(tmp_path / "s").page(EVERYTHING)] == ["Nothing burned."]
