"""Time the questions that a page asks of a store, without any page."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from data.selection import EVERYTHING, Selection, Window
from data.store import Store

ASKED = 15


def selections(store: Store) -> dict[str, Selection]:
    """Name selections with each kind of filter in force."""
    first = store.first_day + timedelta(days=7)
    place = next(mark for mark in store.by_place(EVERYTHING) if not mark.place_id.startswith("cell:"))
    word = store.page(EVERYTHING, size=1)[0].sentence.split()[0]
    return {
        "everything": EVERYTHING,
        "one side": Selection(sides=store.sides[:1]),
        "two weeks": Selection(first_day=first, last_day=first + timedelta(days=13)),
        "one type": Selection(types=store.types[:1]),
        "one source": Selection(sources=store.sources[:1]),
        "fullest place": Selection(place_ids=(place.place_id,)),
        f"word “{word}”": Selection(text=word),
    }


def time_questions(store: Store) -> dict[str, tuple[float, float]]:
    """Return for each question the milliseconds of its first answer, and the median of the next ones."""
    south, west, north, east = store.region.window
    window = Window(south, west, north, east, store.region.zoom)
    answers = {}
    for name, selection in selections(store).items():
        answers[f"all of a run, {name}"] = _time(lambda of=selection: store.overview(of, window))
    answers["a page of the table"] = _time(lambda: store.page(EVERYTHING, offset=store.total // 2))
    event_id = store.page(EVERYTHING, offset=store.total // 2, size=1)[0].event_id
    answers["the evidence of one event"] = _time(lambda: store.evidence(event_id))
    return answers


def _time(ask: Callable[[], object]) -> tuple[float, float]:
    milliseconds = []
    for _number in range(ASKED):
        started = time.perf_counter()
        ask()
        milliseconds.append((time.perf_counter() - started) * 1000)
    return milliseconds[0], statistics.median(milliseconds[1:])
