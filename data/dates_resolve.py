"""Resolve expressions of time to days: against the day of writing, and the day last spoken of."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from data.dates_find import Expression
from data.dates_spans import DAY, UNKNOWN, Days, month_of, one, third_of, week_of, years
from data.records import Note
from data.region import Region

STEPS = {"L": -1, "b": -1, "T": 0, "N": 1}
"""How many units "last", "before", "this" and "next" lie from the one of the day of writing."""
UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
NEAR_FUTURE = timedelta(days=60)
"""A day without a year lies at most so long after the day of writing; further on, it was last year's."""


def resolve_expressions(
    expressions: list[Expression], calendar: "Calendar", paragraphs: list[int], openings: set[int]
) -> list[Days]:
    """Resolve an article's expressions in order; paragraphs: where each begins, openings: where a sentence does."""
    resolved = []
    for expression in expressions:
        calendar.paragraph = bisect_right(paragraphs, expression.start)
        calendar.opens = expression.start in openings
        resolved.append(calendar.resolve(expression))
    return resolved


class Calendar:
    """Resolves expressions in reading order.

    written: the day of writing, None where it is not known; is_told: whether it was only told from the text's dates.
    """

    def __init__(self, written: date | None, region: Region, is_told: bool = False) -> None:
        self.written, self.region, self.is_told = written, region, is_told
        self.spoken_of: date | None = None
        self.paragraph = self.spoken_in = 0
        self.opens = False

    def resolve(self, expression: Expression) -> Days:
        """Resolve one expression; a day that is found becomes the day spoken of."""
        try:
            days = getattr(self, f"_{expression.kind}")(expression.parts)
        except (ValueError, OverflowError):
            return UNKNOWN
        told = days.first and days.first == days.last and days.first >= self.region.first_day
        told_in_passing = expression.parts.get("how") == "F" and days.counted_from and not self.opens
        if told and expression.bound != "since" and not told_in_passing:
            self.spoken_of, self.spoken_in = days.first, self.paragraph
        if expression.kind == "days":
            return days
        if expression.bound == "since" and days.first:
            return Days(days.first, None, "since", days.notes)
        if expression.bound == "until" and days.last:
            return Days(None, days.last, "range", days.notes)
        return days

    # Full dates.

    def _iso(self, parts: dict) -> Days:
        return one(date(parts["y"], parts["m"], parts["d"]))

    def _figures(self, parts: dict) -> Days:
        return self._day(parts)

    def _day(self, parts: dict) -> Days:
        day, month = parts["d"], parts["m"]
        if month > 12 and day <= 12:
            day, month = month, day
        found = self._dated(parts.get("y"), month, day)
        weekday = parts.get("W")
        if weekday is None or weekday == found.isoweekday():
            return one(found)
        return self._contradicted(found, weekday)

    def _contradicted(self, found: date, weekday: int) -> Days:
        """The weekday is believed where the date is one day off: a slip of counting; else the date is."""
        values = (("date", found.isoformat()), ("weekday", str(weekday)), ("actual", str(found.isoweekday())))
        note = Note("weekday_mismatch", values)
        beside = next((day for day in (found - DAY, found + DAY) if day.isoweekday() == weekday), found)
        return Days(beside, beside, "day", (note,))

    def _days(self, parts: dict) -> Days:
        year = parts.get("y2") or parts.get("y")
        last_month = parts.get("m2") or parts["m"]
        last = self._dated(year, last_month, parts["d2"])
        first = self._dated(parts.get("y") or last.year, parts.get("m") or last_month, parts["d"])
        return Days(first, last, "range") if first <= last else Days(last, first, "range")

    def _dated(self, year: int | None, month: int, day: int) -> date:
        """Give a day its year: the region's where it has that day, else the nearest before the day of writing."""
        if year is not None:
            return date(year, month, day)
        within = range(self.region.first_day.year, self.region.last_day.year + 1)
        for each in within:
            found = date(each, month, day)
            if self.region.first_day <= found <= self.region.last_day:
                return found
        if self.written is None:
            return date(within[0], month, day)
        found = date(self.written.year, month, day)
        return found if found <= self.written + NEAR_FUTURE else date(self.written.year - 1, month, day)

    # Days by name.

    def _weekday(self, parts: dict) -> Days:
        weekday, how = parts["W"], parts.get("last") or parts.get("this")
        anchor = self.spoken_of if how == "H" else self.written
        if anchor is None:
            return UNKNOWN
        if how == "N":
            return one(anchor + DAY * ((weekday - anchor.isoweekday() - 1) % 7 + 1))
        back = (anchor.isoweekday() - weekday) % 7
        if back == 0 and how == "L":
            back = 7
        return one(anchor - DAY * back)

    def _weekday_of(self, parts: dict) -> Days:
        """Resolve "Rabu pekan lalu": a weekday of the week before, this one or the next."""
        if parts["U"] != "week" or self.written is None:
            return self._weekday({"W": parts["W"]})
        week = week_of(self.written, STEPS[parts.get("last") or parts.get("this")])
        return one(week.first + DAY * (parts["W"] - 1))

    def _month_day(self, parts: dict) -> Days:
        """Resolve "tanggal 10": the last such day before the day of writing."""
        if self.written is None:
            return UNKNOWN
        month = month_of(self.written, -1 if parts["d"] > self.written.day else 0)
        return one(month.first.replace(day=parts["d"]))

    def _named(self, parts: dict) -> Days:
        return one(self.written + DAY * parts["D"]) if self.written else UNKNOWN

    def _next_day(self, parts: dict) -> Days:
        anchor = self.spoken_of or self.written
        return one(anchor + DAY) if anchor else UNKNOWN

    def _overnight(self, parts: dict) -> Days:
        return Days(self.written - DAY, self.written, "range") if self.written else UNKNOWN

    def _same(self, parts: dict) -> Days:
        if parts["U"] != "day" or self.spoken_of is None:
            return UNKNOWN
        return one(self.spoken_of)

    # Counted from the day of writing, the day spoken of, or the war's first day.

    def _ago(self, parts: dict) -> Days:
        return self._counted(self.written, parts, -1)

    def _shift(self, parts: dict) -> Days:
        how, anchor = parts["how"], self.spoken_of or self.written
        if how == "b" and not self.opens and self.paragraph != self.spoken_in:
            # "A day earlier, …" goes on from the day spoken of; "Lavrov, who met him a day earlier," in a new
            # paragraph counts from the report's.
            anchor = self.written or anchor
        # "Friday, a day after X", "It came a day after X": X was the day before. "A day after X, …": the day after the
        # one spoken of, which is also what the text's own latest date most likely is.
        opens = (self.opens or (self.is_told and self.spoken_of is None)) and not parts["before_date"]
        forward = how == "l" or (how == "F" and opens) or (how == "C" and parts["before_date"])
        return replace(self._counted(anchor, parts, 1 if forward else -1), counted_from=anchor)

    def _counted(self, anchor: date | None, parts: dict, sign: int) -> Days:
        count, unit = _count(parts)
        if anchor is None or unit == "hour":
            return UNKNOWN
        if unit == "month":
            return month_of(anchor, sign * count)
        if unit == "year":
            return years(anchor.year + sign * count)
        return one(anchor + DAY * (sign * count * UNIT_DAYS[unit]))

    def _past(self, parts: dict) -> Days:
        count, unit = _count(parts)
        if self.written is None:
            return UNKNOWN
        days = -(-count // 24) if unit == "hour" else count * UNIT_DAYS[unit]
        return Days(self.written - DAY * days, self.written, "range")

    def _ordinal(self, parts: dict) -> Days:
        number, unit = parts.get("o") or parts.get("d"), parts["U"]
        start = self.region.first_day
        if unit == "day":
            return one(start + DAY * (number - 1))
        if unit == "week":
            return Days(start + DAY * 7 * (number - 1), start + DAY * (7 * number - 1), "range")
        return UNKNOWN

    # Weeks, months, years.

    def _weekend(self, parts: dict) -> Days:
        how = parts.get("last") or parts.get("this")
        if self.written is None:
            return UNKNOWN
        day = self.written.isoweekday()
        ahead = "next" in parts or how == "N" or (how == "T" and day <= 5)
        saturday = week_of(self.written, 0 if ahead or (how != "L" and day >= 6) else -1).last - DAY
        return Days(saturday, saturday + DAY, "range")

    def _unit(self, parts: dict) -> Days:
        unit, how = parts["U"], parts.get("last") or parts.get("this")
        anchor = (self.spoken_of or self.written) if how == "b" else self.written
        if anchor is None or unit == "hour":
            return UNKNOWN
        step = STEPS[how]
        if unit == "day":
            return one(anchor + DAY * step)
        if unit == "week":
            return week_of(anchor, step)
        return month_of(anchor, step) if unit == "month" else years(anchor.year + step)

    def _unit_part(self, parts: dict) -> Days:
        """Resolve "awal pekan", "late last month": the first, second or last third of it."""
        how = parts.get("last") or parts.get("this") or "T"
        whole = self._unit({"U": parts["U"], "this": how})
        if whole.first is None or whole.last is None or parts["U"] == "day":
            return UNKNOWN
        return third_of(whole, parts["e"])

    def _month(self, parts: dict) -> Days:
        year = parts.get("y")
        if year is None:
            anchor = self.written or self.region.first_day
            later = parts["m"] > anchor.month and "N" not in (parts.get("last"), parts.get("this"))
            in_region = self.region.first_day <= date(anchor.year, parts["m"], 28) <= self.region.last_day
            year = anchor.year - (later and not in_region)
        whole = month_of(date(year, parts["m"], 1))
        if "e" not in parts:
            return whole
        first, last = ((1, 10), (11, 20), (21, whole.last.day))[parts["e"]]
        return Days(whole.first.replace(day=first), whole.first.replace(day=last), "range")

    def _year(self, parts: dict) -> Days:
        decade = "s" in parts and parts["y"] % 10 == 0
        return years(parts["y"], 10 if decade else 1)


def _count(parts: dict) -> tuple[int, str]:
    return parts["X"] if "X" in parts else (parts.get("n") or 1, parts["U"])
