"""Remember what was told before in an article, and look for what it tells again: an act is marked once."""

from collections import deque
from dataclasses import dataclass
from datetime import date

from data.events_triggers import Candidate
from data.frames import Frame
from data.model import Option

REMEMBERED = 80
"""How many events back and candidates ahead a telling is compared with: more than an article has, and a bound for
texts of any length."""
Setting = tuple[set[str], set[tuple[date | None, date | None]]]
"""The names of the places and the days of a sentence."""


@dataclass(slots=True)
class Deed:
    """What is remembered of an event that was kept: where it was told, and the groups of its words."""

    frame: Frame
    places: set[str]
    days: set[tuple[date | None, date | None]]
    groups: set[str]


class Kept:
    """What has been kept lately in an article: an act is marked once, where it is first told in full.

    Asked of the candidates in order: those of one sentence follow each other, and are one a type.
    """

    def __init__(self) -> None:
        self._by_type: dict[str, list[Deed]] = {}
        self._types: deque[str] = deque()
        self._frame: Frame | None = None
        self._here: list[str] = []
        self._setting: tuple[Frame, Setting] | None = None

    def add(self, candidate: Candidate) -> None:
        """Remember a candidate that is reported as an event."""
        if self._frame is not candidate.frame:
            self._frame, self._here = candidate.frame, []
        self._here.append(candidate.type)
        places, days = self._setting_of(candidate.frame)
        deed = Deed(candidate.frame, places, days, {trigger.group for trigger in candidate.triggers})
        self._by_type.setdefault(candidate.type, []).append(deed)
        self._types.append(candidate.type)
        if len(self._types) > REMEMBERED:
            del self._by_type[self._types.popleft()][0]

    def tells_like(self, candidate: Candidate) -> bool:
        """Tell whether an event of the type, or any of the same sentence, was kept before."""
        return candidate.frame is self._frame or bool(self._by_type.get(candidate.type))

    def features(self, candidate: Candidate) -> Option:
        """Return what the events kept before say about another."""
        frame = candidate.frame
        here = [f"after {kind} here" for kind in self._here] if frame is self._frame else []
        plain = [] if here else ["first here"]
        typed = here or ["first here"]
        earlier = self._by_type.get(candidate.type)
        if not earlier:
            return plain, typed, ["told 0"]
        both = [f"told {min(2, len(earlier))}"]
        places, days = self._setting_of(frame)
        same_place = [deed for deed in earlier if not places.isdisjoint(deed.places)]
        if same_place:
            same_day = False in [days.isdisjoint(deed.days) for deed in same_place]
            other_day = days and any(deed.days for deed in same_place)
            again = "same day" if same_day else "other day" if other_day else "no day"
            both.append(f"told there {again}")
            groups = {trigger.group for trigger in candidate.triggers}
            alike = False in [groups.isdisjoint(deed.groups) for deed in same_place]
            plain.append(f"told there {again} {'alike' if alike else 'unlike'}")
        else:
            plain.append(f"told elsewhere {bool(places)}")
        before = earlier[-1].frame
        if before.index == frame.index - 1:
            plain.append(f"told just before {before.paragraph == frame.paragraph}")
            typed.append(f"told just before {bool(places)}")
        return plain, typed, both

    def _setting_of(self, frame: Frame) -> Setting:
        """Return the places and days of a sentence, found once for the candidates that it has."""
        if self._setting is None or self._setting[0] is not frame:
            self._setting = frame, (place_names(frame), {(day.first, day.last) for day in frame.dates})
        return self._setting[1]


def place_names(frame: Frame) -> set[str]:
    """Return the names of the places where a sentence says that something is or happens."""
    return {t.place.name for t in frame.toponyms if t.place and t.use == "place"}


def told_later(index: int, candidates: list[Candidate]) -> list[str]:
    """Return, for a candidate of a headline or a caption, whether the report itself tells the same again."""
    frame = candidates[index].frame
    if not frame.headline:
        return []
    kind, places = candidates[index].type, place_names(frame)
    later = candidates[index + 1 : index + 1 + REMEMBERED]
    same = [c for c in later if c.type == kind and c.frame is not frame]
    if any(places & place_names(c.frame) for c in same):
        return ["headline told later there"]
    return [f"headline {'told later' if same else 'alone'}"]
