"""Tell where an event happened: sets of places that may be meant, and what speaks for each."""

from data.claims import Saying
from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.records import Place, Toponym

POINTS = ("settlement", "site", "mountain")
WIDE = ("country",)
CLOSE = ("at", "to", "against", "by", "owner", "officials", "forces")
OFFICES = ("officials", "forces", "say", "claim", "there")
LINKED_CHARACTERS = 22
"""Names this close to each other, with only "and", commas and nouns of place between, are one list."""

Option = tuple[str, tuple[Place, ...]]


def place_options(candidate: Candidate, frames: list[Frame]) -> list[Option]:
    """Return (how it was come by, places); the first is no place at all."""
    frame = candidate.frame
    here = [t for t in frame.toponyms if t.place]
    located = [t for t in here if t.use == "place"]
    options: list[Option] = [("none", ())]
    anchor = candidate.main.mark.start
    for name, group in (("placed", located), ("any", [t for t in here if t not in located])):
        lists = _lists(group)
        narrow = [one for one in lists if any(t.place.kind in POINTS for t in one)]
        if group:
            options.append((f"{name} all", _places(group)))
            options.append((f"{name} nearest", _places(_narrow(min(lists, key=lambda one: _gap(one, anchor))))))
            after = [one for one in lists if one[0].start > anchor]
            if after:
                options.append((f"{name} after", _places(_narrow(after[0]))))
            before = [one for one in lists if one[-1].end <= anchor]
            if before:
                options.append((f"{name} before", _places(_narrow(before[-1]))))
            options.append((f"{name} narrow", _places(_narrow(group))))
            for toponym in group:
                options.append((f"{name} one", (toponym.place,)))
        if narrow:
            options.append((f"{name} points", _places([t for one in narrow for t in one if t.place.kind in POINTS])))
    for back in (1, 2, 3):
        if frame.index >= back:
            earlier = frames[frame.index - back]
            carried = [t for t in earlier.toponyms if t.place and t.use == "place"]
            if carried:
                options.append((f"back {back}", _places(_narrow(carried))))
                options.append((f"back {back} last", (carried[-1].place,)))
    for later in frames[frame.index + 1 : frame.index + 2]:
        carried = [t for t in later.toponyms if t.place and t.use == "place"]
        if carried:
            options.append(("next", _places(_narrow(carried))))
    return options


def main_places(frames: list[Frame]) -> list[Option]:
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


def merge_options(options: list[Option]) -> list[tuple[tuple[str, ...], tuple[Place, ...]]]:
    """Join options that mean the same places: they are found in several ways, and each way speaks for them."""
    merged: dict[frozenset[str], tuple[list[str], tuple[Place, ...]]] = {}
    for how, places in options:
        key = frozenset(place.name for place in places)
        merged.setdefault(key, ([], places))[0].append(how)
    return [(tuple(dict.fromkeys(ways)), places) for ways, places in merged.values()]


def place_roles(frame: Frame, sayings: list[Saying]) -> dict[int, list[str]]:
    """Return, for each place name by its offset, the words around it that tell its part in the sentence."""
    roles: dict[int, list[str]] = {}
    for toponym in frame.toponyms:
        found = []
        for mark in frame.marks:
            gap = toponym.start - mark.end
            if 0 <= gap <= 20:
                found += [f"close {name}" for name in CLOSE if name in mark.kinds and gap <= 1]
                found += [f"behind {name}" for name in OFFICES if name in mark.kinds]
            elif 0 <= mark.start - toponym.end <= 12:
                found += [f"ahead {name}" for name in OFFICES if name in mark.kinds]
        if any(0 <= saying.start - toponym.end <= 14 for saying in sayings):
            found.append("before saying")
        if any(0 <= toponym.start - saying.end <= 40 for saying in sayings):
            found.append("after saying")
        if toponym.start - frame.sentence.start < 4 and frame.index < 3:
            found.append("dateline")
        roles[toponym.start] = sorted(set(found)) or ["alone"]
    return roles


def place_features(
    candidate: Candidate, ways: tuple[str, ...], places: tuple[Place, ...], names: dict, roles: dict[int, list[str]]
) -> list[str]:
    """Return what speaks for a set of places; names: the sentence's toponyms by place name; roles: of place_roles."""
    frame, kind = candidate.frame, candidate.type
    located = sum(1 for t in frame.toponyms if t.use == "place")
    found = []
    for way in ways:
        found += [f"{way}", f"{way} {kind}", f"{way} located {min(2, located)}"]
        if way.startswith(("back", "next", "main", "none")):
            there = "there" in frame.kinds
            found += [f"{way} there {there} located {min(1, located)}", f"{way} {kind} located {min(1, located)}"]
    kinds = sorted({place.kind for place in places})
    found += [f"kinds {'+'.join(kinds)}", f"kinds {'+'.join(kinds)} {kind}", f"count {min(3, len(places))}"]
    present = {t.place.kind for t in frame.toponyms if t.place and t.use == "place"}
    if places and present & set(POINTS) and not any(place.kind in POINTS for place in places):
        found.append("wide though narrow named")
    if places and "country" in kinds and len(present - {"country"}) > 0:
        found.append("country though narrower named")
    for place in places:
        for toponym in names.get(place.name, ()):
            gap = toponym.start - candidate.main.mark.start
            where = "before" if gap < 0 else "after"
            reach = "0" if abs(gap) < 20 else "1" if abs(gap) < 60 else "2" if abs(gap) < 120 else "3"
            found += [f"use {toponym.use}", f"use {toponym.use} {kind}", f"{where} {reach}", f"{place.kind} {toponym.use} {where}"]
            found.append(f"{kind} {where} {reach}")
            apart = clauses_between(frame, toponym.start, candidate.main.mark.start)
            found += [f"clause {apart} {where}", f"clause {apart} {toponym.use}", f"clause {apart} {kind}"]
            for role in roles.get(toponym.start, ()):
                found += [f"role {role}", f"role {role} {kind}", f"role {role} {toponym.use}"]
                if toponym.place.kind in WIDE:
                    found.append(f"role {role} country")
    named = {place.name for place in places}
    left = [t for t in frame.toponyms if t.place and t.use == "place" and t.place.name not in named]
    for toponym in left:
        for role in roles.get(toponym.start, ()):
            found.append(f"left {role} {toponym.place.kind}")
    return found


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
