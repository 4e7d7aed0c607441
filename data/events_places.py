"""Tell where an event may have happened: the sets of places that its sentence, or one nearby, names."""

from data.events_triggers import Candidate
from data.frames import Frame
from data.marks import Mark
from data.records import Place, Toponym

POINTS = ("settlement", "site", "mountain")
SETTLEMENT_BACK = 6
"""How many sentences back the town is looked for that "the city" means."""
HOSTED_BACK = 6
"""How many sentences back talks are looked for whose town is named."""
STRAIGHT = 4
"""A preposition's length: how far behind its word a place straight behind it stands."""
LINKED_CHARACTERS = 30
"""Names this close to each other, with only "and", commas and nouns of place between, are one list."""

Found = tuple[str, tuple[Place, ...]]


def place_options(candidate: Candidate, frames: list[Frame], elsewhere: list[tuple[str, int]]) -> list[Found]:
    """Return (how it was come by, places); the first is no place at all.

    elsewhere: (how, index) of sentences that tell of the same kind of act.
    """
    frame = candidate.frame
    located = located_in(frame)
    hosted = _hosted(candidate, frames) if candidate.type == "diplomacy" and not located else None
    if hosted:
        return [("hosted", (hosted,))]
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
    for later in frames[frame.index + 1 : frame.index + 2] if not located else ():
        carried = [t for t in later.toponyms if t.use == "place" and t.place]
        if carried:
            options.append(("next", _places(_narrow(carried))))
    for how, index in elsewhere if not located else ():
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


def located_in(frame: Frame) -> list[Toponym]:
    """Return the names that are places there: by their use, or behind words of place alone ("di desa-desa Iran")."""
    resolved = [t for t in frame.toponyms if t.place]
    if all(t.use == "place" for t in resolved):
        return resolved
    ends = {mark.end: mark for mark in frame.marks if "at" in mark.kinds}
    return [t for t in resolved if t.use == "place" or _is_behind(ends, t.start)]


def _is_behind(ends: dict[int, Mark], start: int) -> bool:
    """Tell whether two words of place at least lead straight to an offset."""
    count = 0
    while (mark := ends.get(start - 1)) is not None:
        start, count = mark.start, count + 1
    return count > 1


def _hosted(candidate: Candidate, frames: list[Frame]) -> Place | None:
    """Return where talks were held that a sentence tells of without a place: where others name them, at a host's.

    The host is a country that the sentence names, and the town lies in it: "talks in Washington", and further on "the
    United States' minister met".
    """
    at = candidate.frame.index
    hosts = {t.place.country for t in candidate.frame.toponyms if t.place and t.place.kind == "country"} - {None}
    if hosts:
        for frame in (*reversed(frames[max(0, at - HOSTED_BACK) : at]), *frames[at + 1 : at + 3]):
            towns = [t for t in located_in(frame) if t.place.country in hosts and t.place.kind in POINTS]
            found = _at_act(frame, towns, candidate)
            if found:
                return found.place
    return None


def _at_act(frame: Frame, located: list[Toponym], candidate: Candidate) -> Toponym | None:
    """Return the name that stands straight behind a word for the same kind of act: "perundingan di Washington"."""
    for mark in frame.marks:
        if any(entry.kind == "event" and candidate.type in entry.types for entry in mark.entries):
            for toponym in located:
                if 0 < toponym.start - mark.end <= STRAIGHT:
                    return toponym
    return None


def _placed(located: list[Toponym], anchor: int) -> list[Found]:
    """Return the sets of places that a sentence's own names make, by how they stand to its trigger."""
    if len(located) == 1:
        where = "after" if located[0].start > anchor else "before"
        ways = ("all", "nearest", where, "narrow", "one", *(("points",) if located[0].place.kind in POINTS else ()))
        return [(f"placed {way}", (located[0].place,)) for way in ways]
    lists = _lists(located)
    nearest = min(lists, key=lambda one: _gap(one, anchor))
    options = [
        ("placed all", _places(located)),
        ("placed nearest", _places(_narrow(nearest))),
        ("placed list", _places(nearest)),
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
