"""Find which sides a sentence names, how, and which words around each name tell its part."""

import re
from dataclasses import dataclass

from data.marks import Mark
from data.records import Toponym

REACH = 3
"""How many words may stand between a name and the word that tells its part ("the armed forces of")."""
STOPS = re.compile(r"[,.;:()!?\"“”–—]")
ARTICLE_LETTERS = 3
"""A preposition tells the part of the name straight after it, or after an article ("against the")."""
PARTS = ("by", "against", "at", "to", "owner")
SIDE_KINDS = frozenset(("side", "both", "enemy", "our"))


@dataclass(slots=True)
class SideUse:
    """A side named in a sentence: where (tokens, offsets), how, and which word before it tells its part.

    how: name, person, capital, ground (a place's name that stands for those who govern it), both, our, enemy.
    part: by, against, at, to, owner or "" ; office: forces, officials or "".
    """

    first: int
    last: int
    start: int
    end: int
    side: str
    how: str
    part: str = ""
    office: str = ""


def find_side_uses(marks: list[Mark], toponyms: list[Toponym], text: str) -> list[SideUse]:
    """Return the sides that a sentence names, each with the words around it that tell its part.

    A name that is only a place there, by what reading places found, names no side.
    """
    uses = []
    parts = {toponym.start: toponym.use for toponym in toponyms}
    for index, mark in enumerate(marks):
        kinds = mark.kinds
        if kinds.isdisjoint(SIDE_KINDS):
            continue
        entry = mark.entry("side")
        if entry:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, entry.name, entry.voice)
        elif "both" in kinds:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, "both", "both")
        else:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, "", "enemy" if "enemy" in kinds else "our")
        _look_around(use, index, marks, text)
        as_place = parts.get(use.start)
        if use.how == "ground" and not use.office and as_place != "actor":
            continue
        if use.how == "capital" and use.part in ("at", "to"):
            continue
        if use.how == "name" and as_place == "place" and not use.office:
            use.part = use.part or "at"
        uses.append(use)
    return uses


def _look_around(use: SideUse, index: int, marks: list[Mark], text: str) -> None:
    at, at_start = use.first, use.start
    for other in reversed(marks[max(0, index - 4) : index]):
        kinds = other.kinds
        if at - other.last > REACH or "event" in kinds or "say" in kinds or STOPS.search(text, other.end, at_start):
            break
        if not use.office and "forces" in kinds:
            use.office = "forces"
        elif not use.office and "officials" in kinds:
            use.office = "officials"
        else:
            if not kinds.isdisjoint(PARTS):
                between = text[other.end : at_start].strip()
                use.part = next(part for part in PARTS if part in kinds) if len(between) <= ARTICLE_LETTERS else ""
                if use.part == "at" and use.how not in ("name", "person"):
                    _seat(use, other, marks[max(0, index - 4) : index])
                break
            if "side" in kinds:
                break
        at, at_start = other.first, other.start
    if not use.office:
        for other in marks[index + 1 : index + 3]:
            if other.first - use.last > 1:
                break
            use.office = "forces" if "forces" in other.kinds else "officials" if "officials" in other.kinds else ""
            if use.office:
                break


def _seat(use: SideUse, at: Mark, before: list[Mark]) -> None:
    """Take "the ministry in Baku" for who sits there."""
    for other in before:
        if 0 <= at.first - other.last <= 1 and ("officials" in other.kinds or "forces" in other.kinds):
            use.part, use.office = "", "officials" if "officials" in other.kinds else "forces"
