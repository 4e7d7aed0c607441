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
    if not len(day):
        return []
    low = (first - EPOCH).days
    width = max(1, math.ceil(((last - first).days + 1) / most))
    names, of = _numbered(side)
    hows, how = _numbered(known)
    stretch = (day.astype(np.int64) - low) // width
    earliest = int(stretch.min())
    totals = np.bincount(((stretch - earliest) * len(names) + of) * len(hows) + how, events).astype(np.int64)
    found = np.flatnonzero(totals)
    rest, known_as = np.divmod(found, len(hows))
    since, by = np.divmod(rest, len(names))
    columns = (
        [day_of(number) for number in ((since + earliest) * width + low).tolist()],
        [names[number] for number in by.tolist()],
        [hows[number] for number in known_as.tolist()],
        totals[found].tolist(),
    )
    return list(map(DayCount._make, zip(*columns, strict=True)))


def _numbered(texts: np.ndarray) -> tuple[list[str], np.ndarray]:
    names = sorted(set(texts.tolist()))
    number = {name: position for position, name in enumerate(names)}
    return names, np.array([number[text] for text in texts.tolist()], np.int64)
