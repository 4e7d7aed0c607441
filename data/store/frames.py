"""Lay counts by place and day out as the frames of a playback."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from data.answers import Frames, PlaceCount
from data.selection import Selection
from data.store.calendar import EPOCH, day_of
from data.store.index_files import OPEN


def day_frames(
    rows: tuple[np.ndarray, ...], marks: Sequence[PlaceCount], inside: Sequence[tuple[int, ...]], selection: Selection
) -> Frames:
    """Spread counts over the days that they stand on.

    rows: arrays of place number, first, last (since 1970), side's name and events. inside: for each mark the numbers
    of its places. Frames run over the days asked for, else from the first to the last day known.
    """
    place, first, last, side, events = rows
    closed = last[last != OPEN]
    asked_first, asked_last = selection.days
    low = (asked_first - EPOCH).days if asked_first else int(first.min(initial=_far(first)))
    high = (asked_last - EPOCH).days if asked_last else int(max(closed.max(initial=low), first.max(initial=low)))
    mark_of = {number: mark for mark, numbers in enumerate(inside) for number in numbers}
    sides = sorted(set(side.tolist()))
    number = {name: position for position, name in enumerate(sides)}
    counts: dict[tuple[int, int, int], list[int]] = {}
    for at, start, end, name, many in zip(*(column.tolist() for column in rows), strict=True):
        if at not in mark_of or start > high or end < low:
            continue
        begins = max(start, low) - low
        for day in range(begins, min(end, high) - low + 1):
            cell = counts.setdefault((mark_of[at], day, number[name]), [0, 0])
            cell[0] += many
            cell[1] += many if day == begins else 0
    days = tuple(day_of(low) + timedelta(days=day) for day in range(high - low + 1)) if len(first) else ()
    return Frames(days, tuple(sides), tuple(marks), tuple((*key, *cell) for key, cell in sorted(counts.items())))


def _far(days: np.ndarray) -> int:
    return int(days.max()) if len(days) else 0
