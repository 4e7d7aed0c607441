"""Weigh where an event happened: what speaks for each set of places that may be meant."""

from collections.abc import Sequence
from functools import lru_cache

from data.claims import Saying
from data.events_lists import POINTS
from data.events_places import located_in
from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.model import Option
from data.records import Place, Toponym

ROWS = 1024
"""How many rows the tables of names hold: more than the usual ones, and little memory."""
WIDE = ("country",)
POINT_KINDS = frozenset(POINTS)
CLOSE = frozenset(("at", "to", "against", "by", "owner", "officials", "forces"))
OFFICES = frozenset(("officials", "forces", "say", "claim", "there"))
TELLING = CLOSE | OFFICES
WARLIKE = frozenset(("home", "start", "since", "both", "after", "history"))


def place_roles(frame: Frame, sayings: list[Saying]) -> dict[int, list[str]]:
    """Return, for each place name by its offset, the words around it that tell its part in the sentence."""
    if not frame.toponyms:
        return {}
    telling = [mark for mark in frame.marks if not TELLING.isdisjoint(mark.kinds)]
    roles: dict[int, list[str]] = {}
    for toponym in frame.toponyms:
        found = set()
        for mark in telling:
            gap = toponym.start - mark.end
            if 0 <= gap <= 20:
                if gap <= 1:
                    found |= {f"close {name}" for name in CLOSE & mark.kinds}
                found |= {f"behind {name}" for name in OFFICES & mark.kinds}
            elif 0 <= mark.start - toponym.end <= 12:
                found |= {f"ahead {name}" for name in OFFICES & mark.kinds}
        for saying in sayings:
            if 0 <= saying.start - toponym.end <= 14:
                found.add("before saying")
            elif 0 <= toponym.start - saying.end <= 40:
                found.add("after saying")
        if toponym.start - frame.sentence.start < 4 and frame.index < 3:
            found.add("dateline")
        roles[toponym.start] = sorted(found) or ["alone"]
    return roles


class PlaceWitness:
    """What a sentence says about where one candidate happened; asked once for each set of places."""

    def __init__(self, candidate: Candidate, roles: dict[int, list[str]]) -> None:
        self.candidate, self.roles = candidate, roles
        frame = self.frame = candidate.frame
        resolved = [t for t in frame.toponyms if t.place]
        self.located = located_in(frame)
        present = {t.place.kind for t in self.located}
        self.is_pointed, self.is_narrow = not POINT_KINDS.isdisjoint(present), bool(present - {"country"})
        self.group = candidate.main.group
        self.there = "there" in frame.kinds
        self.count = min(2, len(self.located))
        self.told = {which: self._told(which) for which in ("some", "none")}
        anchor = candidate.main.mark.start
        nearest: dict[str, Toponym] = {}
        if len(resolved) > 1:
            resolved.sort(key=lambda t: (t.use != "place", abs(t.start - anchor)))
        for toponym in resolved:
            nearest.setdefault(toponym.place.name, toponym)
        self.of_name = {name: self._of(toponym, anchor) for name, toponym in nearest.items()}
        self.left = [
            (t.place.name, [f"left {role} {t.place.kind}" for role in roles.get(t.start, ())]) for t in self.located
        ]

    def _of(self, toponym: Toponym, anchor: int) -> tuple[list[str], list[str]]:
        gap = toponym.start - anchor
        where = "before" if gap < 0 else "after"
        reach = f"{where} {'0' if abs(gap) < 20 else '1' if abs(gap) < 60 else '2' if abs(gap) < 120 else '3'}"
        apart = f"clause {clauses_between(self.frame, toponym.start, anchor)}"
        kind, use = toponym.place.kind, f"use {toponym.use}"
        plain = [f"{kind} {use} {where}", f"{apart} {where}", f"{apart} {use}"]
        roles = self.roles.get(toponym.start, [])
        for role in roles:
            plain.append(f"{role} {use}")
            if kind in WIDE:
                plain.append(f"{role} country")
        return plain, [use, reach, apart, *roles]

    def _told(self, which: str) -> tuple[list[str], str]:
        """Return what the sentence says for every set of places, or for none: alone, and for the type."""
        sides = min(2, len({use.side for use in self.frame.sides if use.side}))
        plain = [f"{which} sides {sides} {self.group}"]
        plain += [f"{which} kind {name}" for name in sorted(WARLIKE & self.frame.kinds)]
        return plain, f"{which} sides {sides} {'headline' if self.frame.headline else 'body'}"

    def features(self, ways: Sequence[str], places: tuple[Place, ...]) -> Option:
        """Return what speaks for a set of places, by the ways it was come by."""
        which = "some" if places else "none"
        plain, typed, both = [f"{which} {self.group} {ways[0]}"], [], [*ways]
        for way in ways:
            found, by_type = _of_way(which, way, self.count, self.there)
            plain += found
            typed += by_type
        found, by_type = self.told[which]
        plain += found
        typed.append(by_type)
        plain.append(f"count {min(3, len(places))}")
        plain.append(f"{self.group} {which} located {min(1, self.count)}")
        kinds = {place.kind for place in places}
        both.append(f"kinds {'+'.join(sorted(kinds))}")
        if places and self.is_pointed and POINT_KINDS.isdisjoint(kinds):
            plain.append("wide though narrow named")
        if self.is_narrow and "country" in kinds:
            plain.append("country though narrower named")
        names = [place.name for place in places]
        for name in names:
            if name in self.of_name:
                plain += self.of_name[name][0]
                both += self.of_name[name][1]
        for name, found in self.left:
            if name not in names:
                plain += found
        return plain, typed, both


@lru_cache(maxsize=ROWS)
def _of_way(which: str, way: str, count: int, there: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a way of coming by places says, with how many the sentence has: alone, and for the type."""
    some = min(1, count)
    plain, typed = (f"{which} for {way} located {some}", f"{way} located {count}"), (f"{which} for {way}",)
    if way.startswith(("back", "next", "main", "none")):
        return (*plain, f"{way} there {there} located {some}"), (*typed, f"{way} located {some}")
    return plain, typed
