"""Weigh where an event happened: what speaks for each set of places that may be meant."""

from collections.abc import Sequence

from data.claims import Saying
from data.events_lists import POINTS
from data.events_places import located_in
from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.model import Option
from data.records import Place, Toponym

WIDE = ("country",)
POINT_KINDS = frozenset(POINTS)
CLOSE = frozenset(("at", "to", "against", "by", "owner", "officials", "forces"))
OFFICES = frozenset(("officials", "forces", "say", "claim", "there"))
TELLING = CLOSE | OFFICES
WARLIKE = frozenset(("home", "start", "since", "both", "after", "history"))


def place_roles(frame: Frame, sayings: list[Saying]) -> dict[int, list[str]]:
    """Return, for each place name by its offset, the words around it that tell its part in the sentence."""
    telling = [mark for mark in frame.marks if mark.kinds & TELLING]
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
        self.present = {t.place.kind for t in self.located}
        self.there = "there" in frame.kinds
        self.count = min(2, len(self.located))
        anchor = candidate.main.mark.start
        nearest: dict[str, Toponym] = {}
        for toponym in sorted(resolved, key=lambda t: (t.use != "place", abs(t.start - anchor))):
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

    def features(self, ways: Sequence[str], places: tuple[Place, ...], theatre: Sequence[str] = ()) -> Option:
        """Return what speaks for a set of places, by the ways it was come by; theatre: how near the region is named."""
        plain, typed, both = [], [], list(ways)
        if theatre and (not places or theatre[0] in ways):
            self._on_theatre("theatre" if places else "none", theatre, plain, typed)
        for way in ways:
            plain.append(f"{way} located {self.count}")
            if way.startswith(("back", "next", "main", "none")):
                plain.append(f"{way} there {self.there} located {min(1, self.count)}")
                typed.append(f"{way} located {min(1, self.count)}")
        kinds = {place.kind for place in places}
        named = f"kinds {'+'.join(sorted(kinds))}"
        plain.append(f"count {min(3, len(places))}")
        plain.append(f"{self.candidate.main.group} {'some' if places else 'none'} located {min(1, self.count)}")
        both.append(named)
        if places and self.present & POINT_KINDS and not kinds & POINT_KINDS:
            plain.append("wide though narrow named")
        if places and "country" in kinds and self.present - {"country"}:
            plain.append("country though narrower named")
        names = {place.name for place in places}
        for name in names:
            if name in self.of_name:
                plain += self.of_name[name][0]
                both += self.of_name[name][1]
        for name, found in self.left:
            if name not in names:
                plain += found
        return plain, typed, both

    def _on_theatre(self, which: str, theatre: Sequence[str], plain: list[str], typed: list[str]) -> None:
        """Add what tells the region as a whole from no place at all."""
        frame, group = self.frame, self.candidate.main.group
        plain += [f"{which} for {way} located {min(1, self.count)}" for way in theatre]
        typed += [f"{which} for {way}" for way in theatre]
        sides = min(2, len({use.side for use in frame.sides if use.side}))
        plain += [f"{which} {group} {theatre[0]}", f"{which} sides {sides} {group}"]
        typed.append(f"{which} sides {sides} {'headline' if frame.headline else 'body'}")
        plain += [f"{which} kind {name}" for name in sorted(WARLIKE & frame.kinds)]
