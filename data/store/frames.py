"""Lay counts by place and day out as the frames of a playback."""

import math
from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from data.answers import Frames, PlaceCount
from data.region import Region
from data.selection import Selection
from data.store.calendar import EPOCH, day_of
from data.store.index_files import OPEN

MOST_FRAMES = 366
"""Frames at most: a year of days, played in half a minute; of more days a frame shows several."""
MOST_SIDES = 4
"""Sides told apart in a playback though they look like others."""


def day_frames(
    rows: tuple[np.ndarray, ...], marks: Sequence[PlaceCount], inside: Sequence[tuple[int, ...]], selection: Selection
) -> Frames:
    """Spread counts over the days that they stand on, or where these are many over stretches as wide as it takes.

    rows: arrays of place number, first, last (since 1970), side's name and events. inside: for each mark the numbers
    of its places. Frames run over the days asked for, else from the first to the last day known.
    """
    place, first, last, side, events = rows
    closed = last[last != OPEN]
    asked_first, asked_last = selection.days
    low = (asked_first - EPOCH).days if asked_first else int(first.min(initial=_far(first)))
    high = (asked_last - EPOCH).days if asked_last else int(max(closed.max(initial=low), first.max(initial=low)))
    if not len(first) or high < low:
        return Frames((), (), tuple(marks), ())
    width = math.ceil((high - low + 1) / MOST_FRAMES)
    frames = (high - low) // width + 1
    sides, side_at = np.unique(side, return_inverse=True)
    mark_of = np.full(1 + max([int(place.max(initial=0)), *(number for numbers in inside for number in numbers)]), -1)
    for mark, numbers in enumerate(inside):
        mark_of[list(numbers)] = mark
    kept = (mark_of[place] >= 0) & (first <= high) & (last >= low)
    order = np.flatnonzero(kept)[np.argsort(mark_of[place[kept]], kind="stable")]
    bounds = np.searchsorted(mark_of[place[order]], np.arange(len(marks) + 1))
    begins, ends = (np.maximum(first, low) - low) // width, (np.minimum(last, high) - low) // width
    counts: list[tuple[int, int, int, int, int]] = []
    # One mark at a time: a year of days at hundreds of places would not fit in memory at once.
    for mark, (start, stop) in enumerate(zip(bounds, bounds[1:], strict=False)):
        own = order[start:stop]
        begun = np.zeros((frames + 1, len(sides)), np.int64)
        over = np.zeros_like(begun)
        np.add.at(begun, (begins[own], side_at[own]), events[own])
        np.add.at(over, (ends[own] + 1, side_at[own]), events[own])
        on = np.cumsum(begun - over, axis=0)
        frame, number = np.nonzero(on)
        columns = (frame, number, on[frame, number], begun[frame, number])
        counts += zip([mark] * len(frame), *(column.tolist() for column in columns), strict=True)
    days = tuple(day_of(low) + timedelta(days=width * frame) for frame in range(frames))
    return Frames(days, tuple(sides.tolist()), tuple(marks), tuple(counts), width)


def few_sides(side: np.ndarray, events: np.ndarray, region: Region) -> np.ndarray:
    """Return the sides' names, those that look like the region's "other" named so, save the fullest of all."""
    names, side_at = np.unique(side, return_inverse=True)
    if not len(names):
        return side
    others = region.side(region.drawn_as(""))
    kept = set(names[np.argsort(-np.bincount(side_at, events), kind="stable")[:MOST_SIDES]])

    def shown(name: str) -> str:
        own = region.side(name)
        return others.side_id if name not in kept and (own.colour, own.shape) == (others.colour, others.shape) else name

    return np.array([shown(name) for name in names], object)[side_at]


def _far(days: np.ndarray) -> int:
    return int(days.max()) if len(days) else 0
