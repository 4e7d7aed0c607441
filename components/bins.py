"""Gather days into equal bins, so that a timeline of decades costs no more than one of weeks."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from data.answers import DayCount

MOST_BINS = 124
"""Bars at most: four months of days, or a stretch of any length in bars wide enough to be hit on a phone."""


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal bins of `width_days`, the first beginning on `first`; `last` is the last day of the last bin asked for."""

    first: date
    last: date
    width_days: int

    @property
    def starts(self) -> list[date]:
        count = (self.last - self.first).days // self.width_days + 1
        return [self.first + timedelta(number * self.width_days) for number in range(count)]

    def start(self, day: date) -> date:
        """Return the first day of the bin that a day falls in."""
        return self.first + timedelta((day - self.first).days // self.width_days * self.width_days)

    def end(self, start: date) -> date:
        """Return the last day of the bin that begins on `start`."""
        return min(self.last, start + timedelta(self.width_days - 1))


def choose_bins(first: date, last: date) -> Bins:
    """Choose the narrowest bins that keep their number within `MOST_BINS`."""
    return Bins(first, last, math.ceil(((last - first).days + 1) / MOST_BINS))


def gather(counts: Iterable[DayCount], bins: Bins) -> Counter[tuple[date, str, str]]:
    """Count events by bin, side and precision; days outside the bins are left out."""
    gathered: Counter[tuple[date, str, str]] = Counter()
    start_of: dict[date, date | None] = {}
    for day, side, precision, events in counts:
        if day not in start_of:
            start_of[day] = bins.start(day) if bins.first <= day <= bins.last else None
        if start := start_of[day]:
            gathered[start, side, precision] += events
    return gathered
