"""Find where else an article tells of the same kind of act: its day and place may stand there."""

from bisect import bisect_left
from collections.abc import Iterable

from data.events_triggers import Candidate

Told = dict[str, list[int]]
"""A type of event, or a group of its words -> the indices of the sentences with such a word, in order."""
FARTHEST = 12
"""How many sentences away the same act is looked for."""


def where_told(candidates: Iterable[Candidate]) -> Told:
    """Return, for each type and each group of words, the sentences in which it is told; likeliest meanings alone."""
    told: Told = {}
    for candidate in candidates:
        strong = {trigger.group for trigger in candidate.triggers if trigger.rank == 0}
        for name in (candidate.type, *strong) if strong else ():
            indices = told.setdefault(name, [])
            if not indices or indices[-1] != candidate.frame.index:
                indices.append(candidate.frame.index)
    return told


def told_elsewhere(candidate: Candidate, told: Told) -> list[tuple[str, int]]:
    """Return the nearest sentences, before and after, that tell of the same kind of act: (how, index)."""
    here, found = candidate.frame.index, []
    for how, name in (("group", candidate.main.group), ("type", candidate.type)):
        indices = told.get(name, [])
        at = bisect_left(indices, here)
        if at and here - indices[at - 1] <= FARTHEST:
            found.append((f"same {how} back", indices[at - 1]))
        at += at < len(indices) and indices[at] == here
        if at < len(indices) and indices[at] - here <= FARTHEST:
            found.append((f"same {how} later", indices[at]))
    return found
