"""Events by day and side: those known to a day, and those known only to lie within some days."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from data.store.index_files import OPEN, UNDATED
from data.store.kinds import Kinds

EPOCH = date(1970, 1, 1)
COUNTED = 5_000_000
"""Distinct columns that may occur, up to which they are counted in a table of all of them; more are sorted."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts in parallel arrays; days are numbers since 1970, `side` and `known` numbers of the kinds' labels."""

    kinds: Kinds
    day: np.ndarray
    known: np.ndarray
    side: np.ndarray
    events: np.ndarray
    span_first: np.ndarray
    span_last: np.ndarray
    span_side: np.ndarray
    span_events: np.ndarray

    def by_day(self) -> tuple[np.ndarray, ...]:
        """Return arrays of day (number since 1970), side's name, how it is known, and events."""
        sides, known = (np.array(of.names or ("",), dtype=object) for of in (self.kinds.side, self.kinds.known))
        return self.day, sides[self.side], known[self.known], self.events

    def by_span(self) -> tuple[np.ndarray, ...]:
        """Return arrays of first, last (numbers since 1970), side's name and events."""
        names = np.array(self.kinds.side.names or ("",), dtype=object)
        return self.span_first, self.span_last, names[self.span_side], self.span_events

    def ends(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which something may have happened; an open end has none."""
        if not len(self.day) + len(self.span_first):
            return None, None
        first = np.concatenate([self.day, self.span_first]).min()
        closed = np.where(self.span_last == OPEN, self.span_first, self.span_last)
        return day_of(first), day_of(np.concatenate([self.day, closed]).max())


@cache
def day_of(number: int) -> date:
    """Return the day of a number of days since 1970."""
    return EPOCH + timedelta(days=int(number))


def calendar_of_tables(kinds: Kinds, kept: np.ndarray, arrays: dict, prefix: str, first: int, last: int) -> Calendar:
    """Make the calendar of the kinds that are kept, within some days, from the index's tables by day.

    prefix: "party_" for the tables by party, where no filter tells the kinds of a party apart; else "".
    """
    row_kind = arrays["party_kind"] if prefix else np.arange(kinds.size)
    low, high = (int(day) for day in arrays["days"])
    start, end = min(max(first - low, 0), high + 1 - low), max(min(last - low, high - low) + 1, 0)
    rows = np.flatnonzero((kept & kinds.dated & ~kinds.span)[row_kind])
    group = kinds.known.of_kind[row_kind[rows]] * len(kinds.side.names) + kinds.side.of_kind[row_kind[rows]]
    groups, starts = np.unique(group, return_index=True)
    within = arrays[f"{prefix}daily"][rows][:, start:end] if end > start else np.zeros((0, 0), np.int32)
    counts = np.add.reduceat(within, starts, axis=0) if within.size else within
    which, day = np.nonzero(counts)
    span_pair, span_kind, span_events = (arrays[f"{prefix}span_{name}"] for name in ("pair", "kind", "events"))
    days = arrays["span_days"]
    overlapping = (days[:, 0] <= last) & (days[:, 1] >= first)
    sides = max(len(kinds.side.names), 1)
    keys = span_pair.astype(np.int64) * sides + kinds.side.of_kind[span_kind]
    span_counts = np.bincount(keys, span_events * kept[span_kind], len(days) * sides).astype(np.int64)
    span_counts *= np.repeat(overlapping, sides)
    found = np.flatnonzero(span_counts)
    return Calendar(
        kinds,
        day=day + start + low,
        known=(groups // sides)[which] if within.size else day,
        side=(groups % sides)[which] if within.size else day,
        events=counts[which, day],
        span_first=arrays["span_days"][found // sides, 0],
        span_last=arrays["span_days"][found // sides, 1],
        span_side=found % sides,
        span_events=span_counts[found],
    )


def calendar_of_events(kinds: Kinds, kind: np.ndarray, first: np.ndarray, last: np.ndarray) -> Calendar:
    """Make the calendar of some events, given each one's kind and days."""
    single = first == last  # never so of an event without a date
    sides = max(len(kinds.side.names), 1)
    # How the day is known and the side as one number: half the columns to be counted, of maybe millions of events.
    group = (kinds.known.of_kind * sides + kinds.side.of_kind)[kind[single]]
    (day, group), events = unique_columns(np.stack([first[single], group]))
    span = ~single & (first != UNDATED)
    spans, span_events = unique_columns(np.stack([first[span], last[span], kinds.side.of_kind[kind[span]]]))
    return Calendar(kinds, day, group // sides, group % sides, events, *spans, span_events)


def unique_columns(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count the distinct columns of a table of whole numbers, in order; much faster than numpy's own way to do it."""
    if not columns.shape[1]:
        return columns, np.zeros(0, np.int64)
    low = columns.min(axis=1, keepdims=True)
    spans = [int(size) for size in columns.max(axis=1) - low[:, 0] + 1]
    key = np.zeros(columns.shape[1], np.int64)
    for row, span in zip(columns - low, spans, strict=True):
        key = key * span + row
    if math.prod(spans) <= COUNTED:
        counts = np.bincount(key)
        keys = np.flatnonzero(counts)
        counts = counts[keys]
    else:
        keys, counts = np.unique(key, return_counts=True)
    rows = []
    for span in reversed(spans):
        rows.append(keys % span)
        keys = keys // span
    return np.stack(rows[::-1]) + low, counts
