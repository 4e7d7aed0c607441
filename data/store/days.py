"""Gather days into equal stretches until they are few enough to be drawn."""

import math
from datetime import date

import numpy as np

from data.answers import DayCount
from data.store.calendar import EPOCH, day_of


def days(
    day: np.ndarray, side: np.ndarray, known: np.ndarray, events: np.ndarray, first: date, last: date, most: int
) -> list[DayCount]:
    """Return counts by day, side and how the day is known, in order; days are numbers since 1970.

    The stretches begin on `first`, and are as many days wide as it takes for `most` of them to reach `last`.
    """
    low = (first - EPOCH).days
    width = max(1, math.ceil(((last - first).days + 1) / most))
    counts: dict[tuple[int, str, str], int] = {}
    if width == 1:
        keys = zip(day.tolist(), side.tolist(), known.tolist(), strict=True)
        counts = dict(zip(keys, events.tolist(), strict=True))
    else:
        names, of = _numbered(side)
        hows, how = _numbered(known)
        code = (((day.astype(np.int64) - low) // width + 1) * len(names) + of) * len(hows) + how
        totals = np.bincount(code, events) if len(code) else np.zeros(0)
        for key in np.flatnonzero(totals).tolist():
            rest, known_as = divmod(key, len(hows))
            stretch, by = divmod(rest, len(names))
            counts[low + (stretch - 1) * width, names[by], hows[known_as]] = int(totals[key])
    return [DayCount(day_of(on), by, how, many) for (on, by, how), many in sorted(counts.items())]


def _numbered(texts: np.ndarray) -> tuple[list[str], np.ndarray]:
    names = sorted(set(texts.tolist()))
    number = {name: position for position, name in enumerate(names)}
    return names, np.array([number[text] for text in texts.tolist()], np.int64)
