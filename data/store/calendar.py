"""Events by day and side: those known to a day, and those known only to lie within some days."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.store.index_files import OPEN, UNDATED
from data.store.kinds import Kinds

EPOCH = date(1970, 1, 1)
PRECISIONS = {"day": "day", "by_publication": "by_publication"}


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

    def by_day(self) -> list[tuple[date, str, str, int]]:
        """List (day, side, precision, events) in order."""
        sides, known = self.kinds.side.names, self.kinds.known.names
        order = np.lexsort((self.known, self.side, self.day))
        columns = (column[order].tolist() for column in (self.day, self.side, self.known, self.events))
        return [(day_of(day), sides[side], known[how], events) for day, side, how, events in zip(*columns, strict=True)]

    def by_span(self, most: int) -> list[tuple[date, date, str, int]]:
        """List (first, last, side, events), most first, then in order."""
        order = np.lexsort((self.span_side, self.span_last, self.span_first, -self.span_events))[:most]
        columns = (self.span_first, self.span_last, self.span_side, self.span_events)
        rows = zip(*(column[order].tolist() for column in columns), strict=True)
        sides = self.kinds.side.names
        return [(day_of(first), day_of(last), sides[side], events) for first, last, side, events in rows]

    def ends(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which something may have happened; an open end has none."""
        if not len(self.day) + len(self.span_first):
            return None, None
        first = np.concatenate([self.day, self.span_first]).min()
        closed = np.where(self.span_last == OPEN, self.span_first, self.span_last)
        return day_of(first), day_of(np.concatenate([self.day, closed]).max())


def day_of(number: int) -> date:
    """Return the day of a number of days since 1970."""
    return EPOCH + timedelta(days=int(number))


def calendar_of_tables(
    kinds: Kinds, kept: np.ndarray, arrays: dict, table: str, row_kind: np.ndarray, first: int, last: int
) -> Calendar:
    """Make the calendar of the kinds that are kept, within some days, from the index's tables by day.

    table: the name of a table whose rows are days of the kinds `row_kind`, in order of `known` and `side`.
    """
    low, high = (int(day) for day in arrays["days"])
    start, end = min(max(first - low, 0), high + 1 - low), max(min(last - low, high - low) + 1, 0)
    rows = np.flatnonzero((kept & kinds.dated & ~kinds.span)[row_kind])
    group = kinds.known.of_kind[row_kind[rows]] * len(kinds.side.names) + kinds.side.of_kind[row_kind[rows]]
    groups, starts = np.unique(group, return_index=True)
    within = arrays[table][rows, start:end] if end > start else np.zeros((0, 0), np.int32)
    counts = np.add.reduceat(within, starts, axis=0) if within.size else within
    which, day = np.nonzero(counts)
    spans = np.flatnonzero(kept[arrays["span_kind"]])
    days = arrays["span_days"][arrays["span_pair"][spans]]
    spans = spans[(days[:, 0] <= last) & (days[:, 1] >= first)]
    pairs, sides = len(arrays["span_days"]), max(len(kinds.side.names), 1)
    keys = arrays["span_pair"][spans].astype(np.int64) * sides + kinds.side.of_kind[arrays["span_kind"][spans]]
    span_counts = np.bincount(keys, arrays["span_events"][spans], pairs * sides).astype(np.int64)
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
    dated = first != UNDATED
    kind, first, last = kind[dated], first[dated], last[dated]
    single = first == last
    keys = np.stack([first, kinds.known.of_kind[kind], kinds.side.of_kind[kind]])[:, single]
    days, events = unique_columns(keys)
    keys = np.stack([first, last, kinds.side.of_kind[kind]])[:, ~single]
    spans, span_events = unique_columns(keys)
    return Calendar(kinds, *days, events, *spans, span_events)


def unique_columns(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count the distinct columns of a table of whole numbers; much faster than numpy's own way to do it."""
    if not columns.shape[1]:
        return columns, np.zeros(0, np.int64)
    low = columns.min(axis=1, keepdims=True)
    spans = [int(size) for size in columns.max(axis=1) - low[:, 0] + 1]
    key = np.zeros(columns.shape[1], np.int64)
    for row, span in zip(columns - low, spans, strict=True):
        key = key * span + row
    keys, counts = np.unique(key, return_counts=True)
    rows = []
    for span in reversed(spans):
        rows.append(keys % span)
        keys = keys // span
    return np.stack(rows[::-1]) + low, counts
