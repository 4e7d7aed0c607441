"""Tell what stands close to a word that may report an event: what makes it a plan, an old story, or somebody's deed."""

import re

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


def local_clues(mark: Mark, form: str, frame: Frame) -> list[str]:
    """Return what stands close to a trigger: what makes it a plan, an old story, or somebody's deed."""
    found = set()
    at, to = mark.first - frame.first, mark.last - frame.first
    found.add("word before " + (frame.words[at - 1] if at > 0 else "^"))
    found.add("word after " + (frame.words[to] if to < len(frame.words) else "$"))
    events = [other for other in frame.marks if "event" in other.kinds]
    order = min(2, events.index(mark)) if mark in events else 3
    found.add(f"{form} order {order} of {min(3, len(events))}")
    for other in frame.marks:
        if 0 <= mark.first - other.last <= 3:
            found |= {f"{form} behind {name}" for name in BEHIND & other.kinds}
        if 0 <= other.first - mark.last <= 2:
            found |= {f"{form} ahead {name}" for name in AHEAD & other.kinds}
    for use in frame.sides:
        if 0 <= mark.first - use.last <= 4:
            found.add(f"{form} behind side")
        if 0 <= use.first - mark.last <= 3:
            found.add(f"{form} ahead side")
    for toponym in frame.toponyms:
        if toponym.use == "place":
            if 0 <= toponym.start - mark.end <= 40:
                found.add(f"{form} ahead place")
            elif 0 <= mark.start - toponym.end <= 40:
                found.add(f"{form} behind place")
    low, high = clause_of(frame, mark.start)
    inside = [other for other in frame.marks if low <= other.start < high]
    found |= {f"clause {name}" for other in inside for name in CLAUSAL & other.kinds}
    opening = next((other for other in inside if other.kinds & OPENERS), None)
    if opening is not None and opening.start < mark.start:
        found |= {f"{form} opened {name}" for name in OPENERS & opening.kinds}
    found.add(f"clause sides {sum(low <= use.start < high for use in frame.sides)}")
    found.add(f"clause place {any(t.use == 'place' and low <= t.start < high for t in frame.toponyms)}")
    found.add(f"clause dated {any(low <= day.start < high for day in frame.dates)}")
    if any(0 <= day.start - mark.end <= 50 or 0 <= mark.start - day.end <= 50 for day in frame.dates):
        found.add(f"{form} by date")
    return sorted(found)


def clause_of(frame: Frame, at: int) -> tuple[int, int]:
    """Return the offsets of the clause that an offset of a sentence lies in: from one sign to the next."""
    base = frame.sentence.start
    low, high = base, base + len(frame.text)
    for sign in SIGNS.finditer(frame.text):
        if base + sign.end() <= at:
            low = base + sign.end()
        elif base + sign.start() > at:
            high = base + sign.start()
            break
    return low, high
