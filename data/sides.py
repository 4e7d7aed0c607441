"""Find where an article names a side: a people, a capital that acts, an office, its forces."""

from collections.abc import Iterable

from data.frames import Frame
from data.records import SideMention


def find_sides(frames: Iterable[Frame], text: str) -> tuple[SideMention, ...]:
    """Return every naming of a side outside page furniture, in order; "both" where a word names the two together."""
    return tuple(
        SideMention(frame.sentence.sentence_id, use.start, use.end, text[use.start : use.end], use.side)
        for frame in frames
        for use in frame.sides
        if use.side
    )
