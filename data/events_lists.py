"""Tell which of a sentence's places belong together: the sets that they make, by how they stand to its trigger."""

from data.frames import Frame
from data.records import Place, Toponym

POINTS = ("settlement", "site", "mountain")
LINKED_CHARACTERS = 30
"""Names this close to each other, with only "and", commas and nouns of place between, are one list."""
LINKING_WORDS = 3
"""How many words other than those of place may stand in such a gap: "as well as" has three."""
LONE = ("placed all", "placed nearest", "placed narrow", "placed one")
"""How the only place of a sentence is come by, wherever it stands."""

Found = tuple[str, tuple[Place, ...]]
"""How a set of places was come by, and the places."""


def placed(located: list[Toponym], anchor: int) -> list[Found]:
    """Return the sets of places that a sentence's own names make, by how they stand to its trigger."""
    if len(located) == 1:
        where = "after" if located[0].start > anchor else "before"
        place = located[0].place
        ways = (*LONE, f"placed {where}", "placed points") if place.kind in POINTS else (*LONE, f"placed {where}")
        return [(way, (place,)) for way in ways]
    lists = _lists(located)
    nearest = min(lists, key=lambda one: _gap(one, anchor))
    options = [
        ("placed all", as_set(located)),
        ("placed nearest", as_set(narrowed(nearest))),
        ("placed list", as_set(nearest)),
        ("placed narrow", as_set(narrowed(located))),
    ]
    options += [(f"placed {where}", as_set(narrowed(one))) for where, one in _beside(lists, anchor)]
    options += [("placed one", (toponym.place,)) for toponym in located]
    points = [t for t in located if t.place.kind in POINTS]
    if points:
        options.append(("placed points", as_set(points)))
    return options


def grouped(frame: Frame, located: list[Toponym], anchor: int) -> list[Found]:
    """Return the sets of names that only commas, "and" and words of place join, without the region that holds them."""
    if len(located) == 1:
        return []
    core = [t for t, other in zip(located, [None, *located], strict=False) if not _holds(frame, other, t)]
    groups: list[list[Toponym]] = []
    for toponym in core:
        if groups and _joined(frame, groups[-1][-1], toponym):
            groups[-1].append(toponym)
        else:
            groups.append([toponym])
    if len(core) == len(located) and len(groups) == 1:
        return []
    nearest = min(groups, key=lambda one: _gap(one, anchor))
    options = [("group nearest", as_set(nearest)), ("group core", as_set(core))]
    options += [(f"group {where}", as_set(one)) for where, one in _beside(groups, anchor)]
    return options + [("group one", as_set(one)) for one in groups]


def _holds(frame: Frame, inner: Toponym | None, outer: Toponym) -> bool:
    """Tell whether a name only says where the one before it lies: "Horadiz di wilayah Fizuli"."""
    if inner is None or inner.place.kind == outer.place.kind == "country":
        return False
    between = frame.text[inner.end - frame.sentence.start : outer.start - frame.sentence.start]
    if len(between) > LINKED_CHARACTERS:
        return False
    at = [mark for mark in frame.marks if inner.end <= mark.start and mark.end <= outer.start]
    return bool(at) and all("at" in mark.kinds for mark in at) and at[0].start == inner.end + 1


def _joined(frame: Frame, one: Toponym, other: Toponym) -> bool:
    """Tell whether two names stand in one list, with no verb and no other name between."""
    between = frame.text[one.end - frame.sentence.start : other.start - frame.sentence.start]
    marks = [mark for mark in frame.marks if one.end <= mark.start and mark.end <= other.start]
    if len(between) > LINKED_CHARACTERS or any("at" not in mark.kinds for mark in marks):
        return False
    linking = len(between.replace(",", " ").split()) - sum(mark.last - mark.first for mark in marks)
    return linking <= LINKING_WORDS


def _beside(lists: list[list[Toponym]], anchor: int) -> list[tuple[str, list[Toponym]]]:
    """Return the next list behind an offset of the article and the last one before it, those that there are."""
    after = next((one for one in lists if one[0].start > anchor), None)
    before = next((one for one in reversed(lists) if one[-1].end <= anchor), None)
    return [(where, one) for where, one in (("after", after), ("before", before)) if one]


def _lists(toponyms: list[Toponym]) -> list[list[Toponym]]:
    lists: list[list[Toponym]] = []
    for toponym in toponyms:
        if lists and toponym.start - lists[-1][-1].end <= LINKED_CHARACTERS:
            lists[-1].append(toponym)
        else:
            lists.append([toponym])
    return lists


def narrowed(toponyms: list[Toponym]) -> list[Toponym]:
    """Keep the most exact of names that stand together: towns before rivers and regions, those before countries."""
    if len(toponyms) == 1:
        return toponyms
    for kinds in (POINTS, ("river", "sea", "border", "region")):
        kept = [t for t in toponyms if t.place.kind in kinds]
        if kept:
            return kept
    return toponyms


def _gap(toponyms: list[Toponym], anchor: int) -> int:
    return min(min(abs(t.start - anchor), abs(t.end - anchor)) for t in toponyms)


def as_set(toponyms: list[Toponym]) -> tuple[Place, ...]:
    """Return the places of some names, each once, in order."""
    if len(toponyms) == 1:
        return (toponyms[0].place,)
    return tuple({t.place.name: t.place for t in toponyms}.values())
