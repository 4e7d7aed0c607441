"""The index and the queries answer alike, whatever the selection: one is fast, the other runs on any engine."""

import random
from datetime import date, timedelta

import pytest

from data.records import EVENT_TYPES, ROLES
from data.region import load_region
from data.selection import Selection, Window
from data.store import Store, index_files
from data.synth import synthesize

TEXTS = ("shells", "SHELLS", "drone over", "ō", "1 of", "no such word")
WINDOW = Window(39.3, 46.0, 40.5, 47.5, zoom=9)


@pytest.fixture(scope="module", params=["tables by day", "no tables by day"])
def stores(request, tmp_path_factory):
    """The same store, answering from its index and by queries; once too large for tables by day."""
    directory = tmp_path_factory.mktemp("stores") / "store"
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "no tables by day":
            patch.setattr(index_files, "CELLS", 10)
        synthesize(3_000, load_region(), directory, seed=5)
    return Store.open(directory), Store.open(directory, indexed=False)


def selections(store: Store, seed: int) -> Selection:
    """Draw a selection in which each filter is in force now and then."""
    draw = random.Random(seed)
    day = load_region().first_day + timedelta(days=draw.randrange(-3, 100))
    places = [mark.place_id for mark in store.by_place(Selection(), None, draw.choice([20, 500]))]

    def some(options, chance=0.3):
        return tuple(draw.sample(options, draw.randint(1, 2))) if draw.random() < chance else ()

    return Selection(
        first_day=day if draw.random() < 0.3 else None,
        last_day=day + timedelta(days=draw.randrange(-2, 30)) if draw.random() < 0.3 else None,
        sides=some(store.sides, 0.5),
        roles=some(ROLES) or ROLES,
        types=some(EVENT_TYPES),
        sources=some(store.sources),
        text=draw.choice(TEXTS) if draw.random() < 0.3 else "",
        exact_only=draw.random() < 0.2,
        stretch=(date(2020, 10, 5), date(2020, 10, 9)) if draw.random() < 0.2 else None,
        place_ids=some(places, 0.2),
    )


@pytest.mark.parametrize("seed", range(18))
def test_index_and_queries_agree(stores, seed):
    fast, slow = stores
    selection = selections(slow, seed)
    assert fast.overview(selection, WINDOW, 60) == slow.overview(selection, WINDOW, 60)
    assert fast.loosen(selection) == slow.loosen(selection)
    assert fast.day_frames(selection, WINDOW, 60) == slow.day_frames(selection, WINDOW, 60)
    for only in (None, "no_place", "no_date"):
        listed = fast.page(selection, size=10_000, only=only)
        assert fast.count(selection, only) == slow.count(selection, only) == len(listed)


def test_marks_never_exceed_what_was_asked_for(stores):
    fast, _slow = stores
    every = sum(mark.events for mark in fast.by_place(Selection(), None, 9_999))
    for most in (5, 30, 100):
        marks = fast.by_place(Selection(), Window(-90, -180, 90, 180, zoom=9), most)
        assert 1 < len(marks) <= most
        assert sum(mark.events for mark in marks) == every


def test_a_cell_picks_the_events_of_its_places(stores):
    fast, _slow = stores
    cells = [mark for mark in fast.by_place(Selection(), None, 20) if mark.place_id.startswith("cell:")]
    assert cells
    for cell in cells:
        picked = fast.by_place(Selection(place_ids=(cell.place_id,)), None, 9_999)
        assert cell.name in {mark.name for mark in picked}
        assert 0 < fast.count(Selection(place_ids=(cell.place_id,))) <= cell.events
