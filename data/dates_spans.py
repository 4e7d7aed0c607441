"""Stretches of days: a day, a week, a weekend, a month, a part of one."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from data.records import DatePrecision, Note

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """What an expression means: first and last day, both included."""

    first: date | None
    last: date | None
    precision: DatePrecision
    notes: tuple[Note, ...] = ()
    counted_from: date | None = None


UNKNOWN = Days(None, None, "unknown")


def one(day: date) -> Days:
    """Return a single day."""
    return Days(day, day, "day")


def week_of(day: date, weeks: int = 0) -> Days:
    """Return the week of a day, Monday to Sunday, or one so many weeks later."""
    monday = day - DAY * (day.isoweekday() - 1) + DAY * 7 * weeks
    return Days(monday, monday + DAY * 6, "range")


def month_of(day: date, later: int = 0) -> Days:
    """Return the month of a day, or one so many months later."""
    count = day.year * 12 + day.month - 1 + later
    year, month = count // 12, count % 12 + 1
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "range")


def years(first: int, count: int = 1) -> Days:
    """Return whole years."""
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31), "range")


def third_of(whole: Days, number: int) -> Days:
    """Return the first (0), second or last third of a stretch."""
    third = ((whole.last - whole.first).days + 1) / 3
    first = whole.first + DAY * round(third * number)
    return Days(first, whole.first + DAY * (round(third * (number + 1)) - 1), "range")
