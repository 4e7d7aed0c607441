"""Draw spans of days together until they are few enough to be drawn."""

import numpy as np

from data.answers import SpanCount
from data.store.calendar import day_of
from data.store.index_files import OPEN

WIDEST = 1 << 17
"""Days of a stretch at most: longer than any store's days, so that only sides are left to tell spans apart."""


def spans(first: np.ndarray, last: np.ndarray, side: np.ndarray, events: np.ndarray, most: int) -> list[SpanCount]:
    """Return at most about `most` counts of spans, most first; all events stay counted.

    Where there are more, spans are widened to whole stretches of 2, 4, 8 … days, which bound the same events less
    closely, until enough of them fall together. first, last are numbers since 1970; an open end stays open.
    """
    if not len(first):
        return []
    names = sorted(set(side.tolist()))
    number = {name: position for position, name in enumerate(names)}
    of = np.array([number[name] for name in side.tolist()], np.int64)
    low, high = int(first.min()), int(last[last != OPEN].max(initial=first.max()))
    width = 1
    while True:
        stretches = (high - low) // width + 2
        start = (first - low) // width
        end = np.where(last == OPEN, stretches - 1, (last - low) // width)
        keys, where = np.unique((start * stretches + end) * len(names) + of, return_inverse=True)
        if len(keys) <= most or width >= WIDEST:
            break
        width *= 2
    counts = np.bincount(where, events).astype(int).tolist()
    found = []
    for key, count in zip(keys.tolist(), counts, strict=True):
        start, end = divmod(key // len(names), stretches)
        ended = None if end == stretches - 1 else day_of(low + end * width + width - 1)
        found.append(SpanCount(day_of(low + start * width), ended, names[key % len(names)], count))
    return sorted(found, key=lambda span: (-span.events, span.start, span.end or day_of(int(OPEN)), span.side))
