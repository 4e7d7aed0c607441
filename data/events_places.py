"""Tell where an event may have happened: the sets of places that its sentence, or one nearby, names."""

from data.events_lists import POINTS, Found, as_set, grouped, narrowed, placed
from data.events_triggers import Candidate
from data.frames import Frame
from data.marks import Mark
from data.records import Place, Toponym

SETTLEMENT_BACK = 6
"""How many sentences back the town is looked for that "the city" means."""
CARRIED_BACK = 3
"""How many sentences back any place is looked for."""
HOSTED_BACK = 6
"""How many sentences back talks are looked for whose town is named."""
STRAIGHT = 4
"""A preposition's length: how far behind its word a place straight behind it stands."""


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
        options += placed(located, candidate.main.mark.start)
        options += grouped(frame, located, candidate.main.mark.start)
    others = [t for t in frame.toponyms if t.use != "place" and t.place]
    options += [("any one", (t.place,)) for t in others]
    both = as_set(others)
    if len(both) == 2:
        options.append(("any both", both))
    town = None
    for back, earlier in enumerate(reversed(frames[max(0, frame.index - SETTLEMENT_BACK) : frame.index]), 1):
        if back > CARRIED_BACK and town:
            break
        carried = _places_in(earlier)
        if carried and back <= CARRIED_BACK:
            options.append((f"back {back}", as_set(narrowed(carried))))
            options.append((f"back {back} last", (carried[-1].place,)))
        town = town or next((t.place for t in reversed(carried) if t.place.kind in POINTS), None)
    if not located:
        for how, index in (("next", frame.index + 1), *elsewhere):
            carried = _places_in(frames[index]) if index < len(frames) else ()
            if carried:
                options.append((how, as_set(narrowed(carried))))
    if town:
        options.append((f"back town {'town' in frame.kinds}", (town,)))
    return options


def _places_in(frame: Frame) -> list[Toponym]:
    return [t for t in frame.toponyms if t.use == "place" and t.place]


def located_in(frame: Frame) -> list[Toponym]:
    """Return the names that are places there: by their use, or behind words of place alone ("di desa-desa Iran")."""
    resolved = [t for t in frame.toponyms if t.place]
    if not [t for t in resolved if t.use != "place"]:
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


def merge_options(options: list[Found]) -> list[tuple[tuple[str, ...], tuple[Place, ...]]]:
    """Join options that mean the same places: they are found in several ways, and each way speaks for them."""
    merged: dict[str | frozenset[str], tuple[dict[str, None], tuple[Place, ...]]] = {}
    for how, places in options:
        # One place, the usual case, needs no set: the name tells it, and no set equals a name.
        key = places[0].name if len(places) == 1 else frozenset([place.name for place in places])
        found = merged.get(key)
        if found is None:
            merged[key] = ({how: None}, places)
        else:
            found[0][how] = None
    return [(tuple(ways), places) for ways, places in merged.values()]
