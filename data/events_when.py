"""Tell when an event happened: days that may be meant, and what speaks for each."""

from datetime import date, timedelta
from functools import lru_cache

from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.model import Option
from data.records import DateMention
from data.region import Region

Days = tuple[date | None, date | None]
ROWS = 4096
"""How many rows the tables of names hold: more than the usual ones, and little memory."""
LOOK_BACK = 40
"""How many sentences back the last day told is looked for."""
MOST_COUNTED = timedelta(days=60)
IN_SENTENCE = ("before", "after", "near", "only")
AROUND = ("since", "start", "plan", "after", "not")
UNDATED: Days = (None, None)


def date_options(
    candidate: Candidate, frames: list[Frame], own_day: date | None, region: Region, ahead: str, own: str = "own"
) -> dict[Days, list[str]]:
    """Return the days that may be meant, each with the ways it was come by; the first is no day at all.

    ahead: how the next sentence stands to this one; own: how the article's own day is known.
    """
    options: dict[Days, list[str]] = {UNDATED: ["none"]}
    frame = candidate.frame
    anchor = candidate.main.mark.start

    def add(mention: DateMention, way: str) -> None:
        if mention.first or mention.last:
            options.setdefault((mention.first, mention.last), []).append(way)

    usable = usable_dates(frame, region)
    before = [mention for mention in usable if mention.start < anchor]
    after = [mention for mention in usable if mention.start >= anchor]
    for name, group in (("before", before[::-1]), ("after", after)):
        for rank, mention in enumerate(group):
            add(mention, f"{name} {min(rank, 1)}")
            add(mention, f"{name} clause {clauses_between(frame, anchor, mention.start)}")
    if usable:
        nearest = min(usable, key=lambda mention: abs(mention.start - anchor))
        add(nearest, "nearest")
    if len(usable) == 1:
        add(usable[0], "only")
    for back in (1, 2, 3):
        if frame.index >= back:
            earlier = frames[frame.index - back]
            for mention in usable_dates(earlier, region)[-1:]:
                add(mention, f"back {back}")
                if earlier.paragraph == frame.paragraph:
                    add(mention, "back near")
    for earlier in reversed(frames[max(0, frame.index - LOOK_BACK) : frame.index]):
        if earlier.dates:
            last = next((m for m in reversed(usable_dates(earlier, region)) if m.first and m.first == m.last), None)
            if last:
                add(last, "last")
                break
    for mention in before[-1:]:
        if mention.counted_from and mention.first and not clauses_between(frame, mention.end, anchor):
            # "Five days after Russia brokered it": what is named next happened on the day counted from, or as many
            # days before it.
            day, days = mention.counted_from, mention.first - mention.counted_from
            options.setdefault((day, day), []).append("counted from")
            if abs(days) <= MOST_COUNTED:
                options.setdefault((day - days, day - days), []).append("counted back")
            if anchor - mention.end <= 1:
                # "A day after talks": the day that is counted from is that of the talks.
                options = {(mention.counted_from, mention.counted_from): ["counted from"]}
    if frame.index + 1 < len(frames):
        for mention in usable_dates(frames[frame.index + 1], region)[:1]:
            add(mention, f"ahead {ahead}")
            if ahead == "new speaker" and not frame.dates and mention.first:
                return {(mention.first, mention.last): [f"ahead {ahead}"]}
    for mention in usable:
        if mention.first is None:
            options.setdefault((region.first_day, mention.last), []).append("war until then")
            options.setdefault((mention.last, mention.last), []).append("by then")
    if own_day:
        options.setdefault((own_day, own_day), []).append(own)
    options.setdefault((region.first_day, None), []).append("open war")
    if "since" in frame.kinds and _since_outbreak(frame):
        options[region.first_day, None].append("since war")
    if own_day and "plan" in frame.kinds:
        for mention in usable:
            if mention.first and mention.first == mention.last and 0 < (own_day - mention.first).days < 7:
                day = mention.first + timedelta(days=7)
                options.setdefault((day, day), []).append("week ahead")
    options.setdefault((region.first_day, region.first_day), []).append("first day")
    if own_day:
        options.setdefault((region.first_day, own_day), []).append("war until now")
    return options


class DayWitness:
    """What a sentence says about when one candidate happened; asked once for each pair of days.

    dead: the highest number of dead that the sentence may tell.
    """

    def __init__(self, candidate: Candidate, own_day: date | None, region: Region, dead: int = 0) -> None:
        frame = candidate.frame
        self.dated = f"dated {min(2, len(usable_dates(frame, region)))}"
        self.around = tuple([name for name in AROUND if name in frame.kinds])
        self.group, self.own_day, self.first_day = candidate.main.group, own_day, region.first_day
        self.dead = len(str(dead)) if dead else 0

    def features(self, days: Days, ways: list[str]) -> Option:
        """Return what speaks for some days, by the ways they were come by."""
        plain, both = [], [*ways]
        for way in ways:
            found, by_both = _of_way(way, self.dated, self.group, self.around)
            plain += found
            both += by_both
        first, last = days
        length = "none" if first is None else "open" if last is None else "day" if first == last else "range"
        span, spanned, since = _of_span(length, self.dated, "since" in self.around)
        plain.append(spanned)
        both.append(span)
        typed = [since]
        if self.dead:
            plain.append(f"{span} dead {self.dead} {first == self.first_day}")
        if first and self.own_day:
            lag = (self.own_day - first).days
            late = "future" if lag < 0 else lag if lag < 3 else "days" if lag < 10 else "long"
            plain.append(f"lag {late} {self.dated}")
            if first == self.first_day:
                typed.append(f"war's first day {span}")
        return plain, typed, both


@lru_cache(maxsize=ROWS)
def _of_way(way: str, dated: str, group: str, around: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a way of coming by days says: alone, and alone and for the type."""
    here = f"{way} {dated}"
    if way.startswith(IN_SENTENCE):
        return (here,), ()
    return tuple([f"{name} {here}" for name in (group, *around)]), (here,)


@lru_cache(maxsize=ROWS)
def _of_span(length: str, dated: str, since: bool) -> tuple[str, str, str]:
    """Return what the length of a span of days says: alone and for the type, alone, and for the type."""
    span = f"span {length}"
    return span, f"{span} {dated}", f"{span} {since}"


...
def _since_outbreak(frame: Frame) -> bool:
    """Tell whether a sentence counts from when fighting began, without its day: "since the war began"."""
    for mark in frame.marks:
        if "since" in mark.kinds:
            near = [m for m in frame.marks if 0 <= m.first - mark.last <= 3]
            if any(entry.kind == "event" and "battle" in entry.types for m in near for entry in m.entries):
                return not any(mark.end <= day.start <= mark.end + 60 for day in frame.dates)
    return False


def usable_dates(frame: Frame, region: Region) -> list[DateMention]:
    """Return a sentence's expressions of time that lie within the region's days."""
    if not frame.dates:
        return []
    low, high = region.first_day, region.last_day
    return [m for m in frame.dates if (day := m.first or m.last) is not None and low <= day <= high]
