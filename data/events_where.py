"""Tell where an event happened: sets of places that may be meant, and what speaks for each."""

from data.claims import Saying
from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.model import Option
from data.records import Place, Toponym

POINTS = ("settlement", "site", "mountain")
WIDE = ("country",)
POINT_KINDS = frozenset(POINTS)
CLOSE = frozenset(("at", "to", "against", "by", "owner", "officials", "forces"))
OFFICES = frozenset(("officials", "forces", "say", "claim", "there"))
TELLING = CLOSE | OFFICES
SETTLEMENT_BACK = 6
"""How many sentences back the town is looked for that "the city" means."""
LINKED_CHARACTERS = 22
"""Names this close to each other, with only "and", commas and nouns of place between, are one list."""

Found = tuple[str, tuple[Place, ...]]


def place_options(candidate: Candidate, frames: list[Frame], elsewhere: list[tuple[str, int]]) -> list[Found]:
    """Return (how it was come by, places); the first is no place at all.

    elsewhere: (how, index) of sentences that tell of the same kind of act.
    """
    frame = candidate.frame
    located = [t for t in frame.toponyms if t.use == "place" and t.place]
    options: list[Found] = [("none", ())]
    if located:
        options += _placed(located, candidate.main.mark.start)
    options += [("any one", (t.place,)) for t in frame.toponyms if t.use != "place" and t.place]
    for back in (1, 2, 3):
        if frame.index >= back:
            carried = [t for t in frames[frame.index - back].toponyms if t.use == "place" and t.place]
            if carried:
                options.append((f"back {back}", _places(_narrow(carried))))
                options.append((f"back {back} last", (carried[-1].place,)))
    for later in frames[frame.index + 1 : frame.index + 2]:
        carried = [t for t in later.toponyms if t.use == "place" and t.place]
        if carried:
            options.append(("next", _places(_narrow(carried))))
    for how, index in elsewhere:
        carried = [t for t in frames[index].toponyms if t.use == "place" and t.place]
        if carried:
            options.append((how, _places(_narrow(carried))))
    for back in range(1, min(SETTLEMENT_BACK, frame.index) + 1):
        towns = [t for t in frames[frame.index - back].toponyms if t.place and t.place.kind in POINTS]
        towns = [t for t in towns if t.use == "place"]
        if towns:
            options.append((f"back town {'town' in frame.kinds}", (towns[-1].place,)))
            break
    return options


def _placed(located: list[Toponym], anchor: int) -> list[Found]:
    """Return the sets of places that a sentence's own names make, by how they stand to its trigger."""
    if len(located) == 1:
        where = "after" if located[0].start > anchor else "before"
        ways = ("all", "nearest", where, "narrow", "one", *(("points",) if located[0].place.kind in POINTS else ()))
        return [(f"placed {way}", (located[0].place,)) for way in ways]
    lists = _lists(located)
    options = [
        ("placed all", _places(located)),
        ("placed nearest", _places(_narrow(min(lists, key=lambda one: _gap(one, anchor))))),
        ("placed narrow", _places(_narrow(located))),
    ]
    after = next((one for one in lists if one[0].start > anchor), None)
    if after:
        options.append(("placed after", _places(_narrow(after))))
    before = [one for one in lists if one[-1].end <= anchor]
    if before:
        options.append(("placed before", _places(_narrow(before[-1]))))
    options += [("placed one", (toponym.place,)) for toponym in located]
    points = [t for t in located if t.place.kind in POINTS]
    if points:
        options.append(("placed points", _places(points)))
    return options


def main_places(frames: list[Frame]) -> list[Found]:
    """Return the place that most of the article's sentences name as where things happen."""
    counts: dict[str, list] = {}
    for frame in frames:
        for toponym in frame.toponyms:
            if toponym.place and toponym.use == "place":
                entry = counts.setdefault(toponym.place.name, [0, toponym.place])
                entry[0] += 1
    if not counts:
        return []
    return [("main", (max(counts.values(), key=lambda entry: entry[0])[1],))]


def merge_options(options: list[Found]) -> list[tuple[tuple[str, ...], tuple[Place, ...]]]:
    """Join options that mean the same places: they are found in several ways, and each way speaks for them."""
    merged: dict[frozenset[str], tuple[list[str], tuple[Place, ...]]] = {}
    for how, places in options:
        key = frozenset(place.name for place in places)
        merged.setdefault(key, ([], places))[0].append(how)
    return [(tuple(dict.fromkeys(ways)), places) for ways, places in merged.values()]


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
        self.located = [t for t in resolved if t.use == "place"]
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

    def features(self, ways: tuple[str, ...], places: tuple[Place, ...]) -> Option:
        """Return what speaks for a set of places that was come by in some ways."""
        plain, typed, both = [], [], list(ways)
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


def _lists(toponyms: list[Toponym]) -> list[list[Toponym]]:
    lists: list[list[Toponym]] = []
    for toponym in toponyms:
        if lists and toponym.start - lists[-1][-1].end <= LINKED_CHARACTERS:
            lists[-1].append(toponym)
        else:
            lists.append([toponym])
    return lists


def _narrow(toponyms: list[Toponym]) -> list[Toponym]:
    """Keep the most exact of names that stand together: towns before rivers and regions, those before countries."""
    for kinds in (POINTS, ("river", "sea", "border", "region")):
        kept = [t for t in toponyms if t.place.kind in kinds]
        if kept:
            return kept
    return toponyms


def _gap(toponyms: list[Toponym], anchor: int) -> int:
    return min(min(abs(t.start - anchor), abs(t.end - anchor)) for t in toponyms)


def _places(toponyms: list[Toponym]) -> tuple[Place, ...]:
    return tuple({t.place.name: t.place for t in toponyms}.values())
