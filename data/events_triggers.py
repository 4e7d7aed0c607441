"""Find what may be an event: in each sentence, each type that a word in it can report."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.frames import Frame
from data.lexicon import SAYING
from data.marks import Mark, voice_of_participle
from data.records import EVENT_TYPES, EventType

VERBAL = ("passive", "active", "bare", "participle", "mutual")
ATTRIBUTING = (*SAYING, "according")
"""The kinds of word by which a sentence may be somebody's statement, the surest first."""


@dataclass(slots=True)
class Trigger:
    """A word that can report a happening: its mark, its group of words, its voice in this sentence."""

    mark: Mark
    group: str
    voice: str
    rank: int
    """0 where the type is the group's likeliest."""
    root: str


@dataclass(slots=True)
class Candidate:
    """A possible event: a sentence, a type, and its triggers; the main one is what the arguments hang on."""

    frame: Frame
    type: EventType
    triggers: list[Trigger]
    main: Trigger
    others: frozenset[str]
    """The other types that words of the same sentence likeliest report."""


def find_candidates(frame: Frame) -> list[Candidate]:
    """Return the candidates of a sentence, one a type."""
    by_type: dict[str, list[Trigger]] = {}
    weak: dict[str, list[Trigger]] = {}
    for index, mark in enumerate(frame.marks) if "event" in frame.kinds else ():
        if "event" not in mark.kinds:
            continue
        for entry in mark.entries:
            if entry.kind == "event":
                voice = entry.voice
                if voice == "participle":
                    voice = voice_of_participle(mark, frame.marks[max(0, index - 4) : index + 2])
                table = weak if entry.weak else by_type
                for rank, kind in enumerate(entry.types):
                    table.setdefault(kind, []).append(Trigger(mark, entry.name, voice, rank, entry.root))
    if "statement" not in by_type and not frame.kinds.isdisjoint(ATTRIBUTING):
        weak["statement"] = [*weak.get("statement", ()), *_sayings(frame)]
    likely = by_type or weak
    strong = frozenset([kind for kind, triggers in likely.items() for trigger in triggers if not trigger.rank])
    by_type = weak | by_type
    return [
        Candidate(frame, kind, by_type[kind], main_trigger(by_type[kind]), strong - {kind})
        for kind in EVENT_TYPES
        if kind in by_type
    ]


def _sayings(frame: Frame) -> Iterator[Trigger]:
    """Yield the words by which somebody says something: a statement, where no word tells what kind of one."""
    for mark in frame.marks:
        entry = next(filter(None, map(mark.entry, ATTRIBUTING)), None)
        if entry:
            yield Trigger(mark, "saying", entry.voice, 1, entry.root)


def main_trigger(triggers: list[Trigger]) -> Trigger:
    """Return the trigger that most likely reports the event, by its meaning, its form and where it stands."""
    if len(triggers) == 1:
        return triggers[0]
    return min(triggers, key=lambda t: (t.rank, t.voice not in VERBAL, t.mark.first))


