"""Tell what stands close to a word that may report an event: what makes it a plan, an old story, or somebody's deed."""

import re
from functools import lru_cache

from data.frames import Frame
from data.marks import Mark

CONTEXT = frozenset((
    "weapon", "aircraft", "vehicle", "fell", "home", "civilian", "peace", "plan", "if", "not", "history", "old year",
    "general", "since", "start", "after", "picture", "both", "mutual", "claim", "according", "deny", "media",
    "analyst", "monitor", "allege", "claim_again", "forces", "officials", "enemy", "our", "speaker_again", "human",
    "dead", "injured", "there",
))  # fmt: skip
BEHIND = frozenset(
    ("plan", "not", "if", "history", "after", "since", "claim_again", "about", "which", "aspect", "by", "at", "unit",
     "event", "that", "weapon", "start", "earlier", "against")
)  # fmt: skip
AHEAD = frozenset(("that", "by", "against", "start", "at", "weapon", "human", "plan", "which", "event", "about", "not"))
SIGNS = re.compile(r"[,;:\u2014\u2013\u201c\u201d\"]+(?=\s|$)|(?<=\s)[\u201c\"(]")
CLAUSAL = CONTEXT | {"which", "that", "by", "at", "event", "say"}
OPENERS = frozenset(("which", "that", "after", "since", "if", "earlier"))
TELLING = {"behind": BEHIND, "ahead": AHEAD, "opened": OPENERS}
"""Where a word stands to a trigger -> its kinds that tell something there."""
BEHIND_WORDS, AHEAD_WORDS = 3, 2
"""How many words before and after a trigger such a word may stand."""


class Surroundings:
    """What stands around the words of one sentence: laid out once, for it is asked of every word that may report."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.numbers = {mark.first: number for number, mark in enumerate(frame.marks)}
        self.events = [mark.first for mark in frame.marks if "event" in mark.kinds]
        self.places = [(t.start, t.end) for t in frame.toponyms if t.use == "place"]
        base = frame.sentence.start
        self.signs = [(base + sign.start(), base + sign.end()) for sign in SIGNS.finditer(frame.text)]
        self._clauses: dict[int, tuple[list[str], Mark | None]] = {}
        self._clues: dict[tuple[int, str], list[str]] = {}

    def clues(self, mark: Mark, form: str) -> list[str]:
        """Return what stands close to a trigger, found once, for one word may report several types."""
        clues = self._clues.get((mark.start, form))
        if clues is None:
            clues = self._clues[mark.start, form] = list(dict.fromkeys(self._find(mark, form)))
        return clues

    def _find(self, mark: Mark, form: str) -> list[str]:
        frame, first, last, start, end = self.frame, mark.first, mark.last, mark.start, mark.end
        words, at, to = frame.words, first - frame.first, last - frame.first
        before, after = words[at - 1] if at > 0 else "^", words[to] if to < len(words) else "$"
        found = [f"word before {before}", f"word after {after}"]
        order = min(2, self.events.index(first)) if first in self.events else 3
        found.append(f"{form} order {order} of {min(3, len(self.events))}")
        number = self.numbers[first]
        for other in reversed(frame.marks[max(0, number - BEHIND_WORDS - 1) : number]):
            if first - other.last > BEHIND_WORDS:
                break
            found += _telling(form, "behind", other.kinds)
        for other in frame.marks[number + 1 : number + AHEAD_WORDS + 2]:
            if other.first - last > AHEAD_WORDS:
                break
            found += _telling(form, "ahead", other.kinds)
        for use in frame.sides:
            if 0 <= first - use.last <= 4:
                found.append(f"{form} behind side")
            if 0 <= use.first - last <= 3:
                found.append(f"{form} ahead side")
        for place_start, place_end in self.places:
            if 0 <= place_start - end <= 40:
                found.append(f"{form} ahead place")
            elif 0 <= start - place_end <= 40:
                found.append(f"{form} behind place")
        shared, opening = self._clause(start)
        found += shared
        if opening is not None and opening.start < start:
            found += _telling(form, "opened", opening.kinds)
        for day in frame.dates:
            if 0 <= day.start - end <= 50 or 0 <= start - day.end <= 50:
                found.append(f"{form} by date")
        return found

    def _clause(self, at: int) -> tuple[list[str], Mark | None]:
        """Return what the clause of an offset holds, and the word in it that makes it a subordinate one."""
        low, high = self.clause_of(at)
        known = self._clauses.get(low)
        if known is None:
            frame = self.frame
            inside = [mark for mark in frame.marks if low <= mark.start < high]
            found = [name for mark in inside for name in _clausal(mark.kinds)]
            found.append(f"clause sides {sum([low <= use.start < high for use in frame.sides])}")
            found.append(f"clause place {True in [low <= start < high for start, _ in self.places]}")
            found.append(f"clause dated {True in [low <= day.start < high for day in frame.dates]}")
            opening = next((mark for mark in inside if not OPENERS.isdisjoint(mark.kinds)), None)
            known = self._clauses[low] = list(dict.fromkeys(found)), opening
        return known

    def clause_of(self, at: int) -> tuple[int, int]:
        """Return the offsets of the clause that an offset of the sentence lies in: from one sign to the next."""
        low = self.frame.sentence.start
        for start, end in self.signs:
            if end <= at:
                low = end
            elif start > at:
                return low, start
        return low, self.frame.sentence.start + len(self.frame.text)


@lru_cache(maxsize=4096)
def _telling(form: str, where: str, kinds: frozenset[str]) -> tuple[str, ...]:
    """Return what a word of these kinds tells where it stands; the same few kinds come again and again."""
    return tuple(f"{form} {where} {name}" for name in sorted(TELLING[where] & kinds))


@lru_cache(maxsize=4096)
def _clausal(kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"clause {name}" for name in sorted(CLAUSAL & kinds))
