"""Choose which candidates are reported as events, by what stands in the sentence and where it stands."""

from dataclasses import dataclass

from data.claims import Saying
from data.events_clues import CONTEXT, local_clues
from data.events_triggers import VERBAL, Candidate, Trigger
from data.frames import Frame
from data.model import Option
from data.numbers import Number

CLASSED = frozenset(("party", "both", "media", "analyst"))
"""Speakers that are told apart; every other is an outsider."""
REMEMBERED = 80
"""How many events back and candidates ahead a telling is compared with: more than an article has, and a bound for
texts of any length."""
CROSSED = frozenset(
    ("weapon", "plan", "not", "history", "old year", "dead", "injured", "both", "peace", "start", "after", "general",
     "home", "civilian", "aircraft")
)  # fmt: skip
Around = dict[tuple[int, str], list[str]]
"""(offset, form) of a word -> its local clues."""


@dataclass(frozen=True, slots=True)
class Look:
    """What speaks for and against a candidate: its sentence and all its triggers, and each trigger for itself."""

    shared: Option
    each: list[Option]


def candidate_look(candidate: Candidate, shared: list[str], later: list[str], around: Around) -> Look:
    """Return what speaks for and against a candidate; shared are its sentence's features.

    around: what was found around words of the article so far, for one word may report several types.
    """
    frame = candidate.frame
    groups = sorted({t.group for t in candidate.triggers})
    found = CROSSED & frame.kinds
    plain = [f"{group} with {name}" for group in groups for name in found]
    typed = ["type", f"triggers {min(3, len(candidate.triggers))}"]
    typed += [f"group {group}" for group in groups]
    typed += [f"beside {other}" for other in candidate.others]
    return Look((plain, typed, shared + later), [trigger_features(t, frame, around) for t in candidate.triggers])


def trigger_features(trigger: Trigger, frame: Frame, around: Around) -> Option:
    """Return what speaks for one word of a sentence to report the event; around: what was found around others."""
    form = "verb" if trigger.voice in VERBAL else "noun"
    clues = around.get((trigger.mark.start, form))
    if clues is None:
        clues = around[trigger.mark.start, form] = local_clues(trigger.mark, form, frame)
    plain = [f"rank {trigger.rank}", f"main {trigger.group} {'headline' if frame.headline else 'body'}"]
    typed = [f"{trigger.group} {trigger.voice}", f"root {trigger.root}"]
    return plain, typed, clues


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


class Kept:
    """What has been kept lately in an article: an act is marked once, where it is first told in full."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []

    def add(self, candidate: Candidate) -> None:
        """Remember a candidate that is reported as an event."""
        self.candidates.append(candidate)
        del self.candidates[:-REMEMBERED]

    def tells_like(self, candidate: Candidate) -> bool:
        """Tell whether an event of the type, or any of the same sentence, was kept before."""
        return any(c.type == candidate.type or c.frame is candidate.frame for c in self.candidates)

    def features(self, candidate: Candidate) -> Option:
        """Return what the events kept before say about another."""
        kind, frame = candidate.type, candidate.frame
        here = [f"after {c.type} here" for c in self.candidates if c.frame is frame]
        earlier = [c for c in self.candidates if c.type == kind and c.frame is not frame]
        plain = [] if here else ["first here"]
        typed = here or ["first here"]
        both = [f"told {min(2, len(earlier))}"]
        if not earlier:
            return plain, typed, both
        places = place_names(frame)
        days = {(d.first, d.last) for d in frame.dates}
        same_place = [c for c in earlier if places & place_names(c.frame)]
        if same_place:
            other_days = {(d.first, d.last) for c in same_place for d in c.frame.dates}
            again = "same day" if days & other_days else "other day" if days and other_days else "no day"
            both.append(f"told there {again}")
            groups = {t.group for t in candidate.triggers} & {t.group for c in same_place for t in c.triggers}
            plain.append(f"told there {again} {'alike' if groups else 'unlike'}")
        else:
            plain.append(f"told elsewhere {bool(places)}")
        before = [c for c in earlier if c.frame.index == frame.index - 1]
        if before:
            plain.append(f"told just before {before[-1].frame.paragraph == frame.paragraph}")
            typed.append(f"told just before {bool(places)}")
        return plain, typed, both


def place_names(frame: Frame) -> set[str]:
    """Return the names of the places where a sentence says that something is or happens."""
    return {t.place.name for t in frame.toponyms if t.place and t.use == "place"}


def told_later(candidate: Candidate, later: list[Candidate]) -> list[str]:
    """Return, for a headline or a caption, whether the report itself tells the same again."""
    if not candidate.frame.headline:
        return []
    kind, places = candidate.type, place_names(candidate.frame)
    same = [c for c in later if c.type == kind and c.frame is not candidate.frame]
    if any(places & place_names(c.frame) for c in same):
        return ["headline told later there"]
    return [f"headline {'told later' if same else 'alone'}"]
