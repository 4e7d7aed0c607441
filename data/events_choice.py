"""Choose which candidates are reported as events, by what stands in the sentence and where it stands."""

from dataclasses import dataclass
from functools import lru_cache

from data.claims import Saying
from data.events_clues import CONTEXT, Surroundings
from data.events_draft import Draft
from data.events_kept import told_later
from data.events_triggers import VERBAL, Candidate, Trigger
from data.frames import Frame
from data.model import Option
from data.numbers import Number

CLASSED = frozenset(("party", "both", "media", "analyst"))
"""Speakers that are told apart; every other is an outsider."""
CROSSED = frozenset(
    ("weapon", "plan", "not", "history", "old year", "dead", "injured", "both", "peace", "start", "after", "general",
     "home", "civilian", "aircraft")
)  # fmt: skip


@dataclass(slots=True)
class Look:
    """What speaks for and against a candidate: its sentence and all its triggers, and each trigger for itself."""

    shared: Option
    each: list[Option]


def keep_looks(layout: Draft) -> list[Look]:
    """Return what speaks for and against each candidate, in order."""
    looks: list[Look] = []
    around: Surroundings | None = None
    shared: list[str] = []
    for index, candidate in enumerate(layout.candidates):
        frame = candidate.frame
        if around is None or around.frame is not frame:
            around = Surroundings(frame)
            shared = sentence_features(
                frame, layout.sayings[frame.index], layout.numbers[frame.index], layout.frames,
                layout.lexicon.principals,
            )  # fmt: skip
        looks.append(candidate_look(candidate, shared, told_later(index, layout.candidates), around))
    return looks


def candidate_look(candidate: Candidate, shared: list[str], later: list[str], around: Surroundings) -> Look:
    """Return what speaks for and against a candidate; shared are its sentence's features."""
    triggers = candidate.triggers
    groups = {trigger.group for trigger in triggers}
    found = CROSSED & candidate.frame.kinds
    plain = [f"{group} with {name}" for group in groups for name in found] if found else []
    typed = ["type", f"triggers {min(3, len(triggers))}"]
    typed += [f"group {group}" for group in groups]
    typed += [f"beside {other}" for other in candidate.others]
    option = plain, typed, shared + later if later else shared
    return Look(option, [trigger_features(trigger, around) for trigger in triggers])


def trigger_features(trigger: Trigger, around: Surroundings) -> Option:
    """Return what speaks for one word of a sentence to report the event."""
    form = "verb" if trigger.voice in VERBAL else "noun"
    where = "headline" if around.frame.headline else "body"
    plain, typed = word_features(trigger.group, trigger.voice, trigger.rank, trigger.root, where)
    return plain, typed, around.clues(trigger.mark, form)


@lru_cache(maxsize=4096)
def word_features(group: str, voice: str, rank: int, root: str, where: str) -> tuple[list[str], list[str]]:
    """Return what a word itself says, wherever it stands: as many answers as the lexicon has words."""
    return [f"rank {rank}", f"main {group} {where}"], [f"{group} {voice}", f"root {root}"]


def sentence_features(
    frame: Frame, sayings: list[Saying], numbers: list[Number], frames: list[Frame], principals: tuple[str, ...]
) -> list[str]:
    """Return what a sentence's own look says about events in it: its words, its kinds of word, who speaks, its place.

    principals: the sides that fight; others who speak or are named are outsiders.
    """
    features = [f"has {name}" for name in CONTEXT & frame.kinds]
    sides = {use.side for use in frame.sides if use.side}
    features.append(f"sides {min(3, len(sides))}")
    features.append(f"dates {min(2, len(frame.dates))}")
    uses = {toponym.use for toponym in frame.toponyms}
    features += [f"place {use}" for use in sorted(uses)]
    features.append("placed" if "place" in uses else "nowhere")
    features.append(f"counted {min(3, sum(number.counts == 'human' for number in numbers))}")
    features.append(f"quote {frame.quote}")
    features.append(f"says {min(2, len(sayings))}")
    features += [f"holds {word}" for word in set(frame.words)]
    features += [f"{index} opens {word}" for index, word in enumerate(frame.words[:2])]
    for saying in sayings:
        speaker = "party" if saying.speaker in principals else saying.speaker
        features += [
            f"said by {speaker if speaker in CLASSED else 'outsider'}", f"said {saying.verb} {saying.how}"
        ]
    features += [f"names {'party' if side in principals else 'outsider'}" for side in sides]
    if frame.headline:
        features.append("headline first" if frame.index < 2 else "headline later")
        features.append("headline placed" if "place" in uses else "headline nowhere")
    features.append(f"at {min(3, frame.index)}")
    if len(frames) - frame.index <= 3:
        features.append(f"from end {len(frames) - frame.index}")
    following = frames[frame.index + 1].kinds if frame.index + 1 < len(frames) else frozenset()
    if "deny" in following:
        features.append(f"denied next {'claim_again' in following}")
    size = frame.last - frame.first
    features.append(f"size {'short' if size < 9 else 'middle' if size < 22 else 'long'}")
    if frame.text.rstrip("\"”’)").endswith("?"):
        features.append("question")
    if frame.paragraph > 0.75 * frames[-1].paragraph:
        features.append("last quarter")
    return features
