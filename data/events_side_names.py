"""Name the features that speak for a side, a table for each: the same few are asked for over and over.

A name that is built once keeps its hash, so weighing it is quicker too. Every argument is one of a small set: a class
of sides, a group of words, a part; the tables are bounded all the same.
"""

from functools import lru_cache

ROWS = 4096
"""How many rows a table holds: more than the usual ones, and little memory."""


@lru_cache(maxsize=ROWS)
def of_use(
    who: str, voice: str, relation: str, near: str, part: str, office: str, how: str
) -> tuple[tuple[str, ...], str]:
    """Return what it says where and how the side (who: self or foe) is named: alone, and for the type."""
    short = f"{who} {voice} {relation}"
    return (f"{short} {near}", f"{short} {office}", f"{who} {part} {how}"), f"{short} {part}"


@lru_cache(maxsize=ROWS)
def of_speaker(who: str, group: str, alone: str, verb: str, how: str) -> tuple[str, tuple[str, ...]]:
    """Return what it says who speaks; alone: whether no other side is named."""
    spoken = f"speaker {who}"
    typed = (spoken, f"{spoken} {alone} {verb}")
    return f"{spoken} {group}", (*typed, f"{spoken} {how}") if how in ("again", "quote") else typed


@lru_cache(maxsize=ROWS)
def of_holder(who: str, group: str, known: str) -> tuple[str, tuple[str, ...]]:
    """Return what it says who holds a place of the sentence; known: whether a side of the region is named."""
    held = f"held by {who}"
    return f"{held} {group}", (held, f"{held} {known}")


@lru_cache(maxsize=ROWS)
def of_scene(holders: str, group: str, shown: str, known: str) -> tuple[str, tuple[str, ...]]:
    """Return what it says who holds the places where it happened."""
    scene = f"scene of {holders}"
    return f"{scene} {group}", (f"{scene} {shown}", f"{scene} {known}")


@lru_cache(maxsize=ROWS)
def of_surest(
    how: str | None, fit: str, group: str, voice: str, shown: str, speaker: str
) -> tuple[tuple[str, ...], str]:
    """Return what the surest clue says, how it was come by and whom it fits: alone, and alone and for the type."""
    surest = f"surest {how} {fit}" if how else "surest none"
    spoken = f"speaker {speaker}"
    plain = (surest, f"{group} {surest} {shown}", f"{group} {voice} {spoken} {fit}")
    return plain, f"{surest} {spoken}"
