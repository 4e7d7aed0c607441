"""Weigh which side did it: what a sentence and its context say for each."""

from collections.abc import Iterable
from dataclasses import replace

from data.claims import Saying
from data.events_doer import MUTUAL, doer_clues, joint
from data.events_triggers import Candidate
from data.frames import Frame, SideUse
from data.lexicon import Lexicon
from data.model import Option

STATED = ("both", "unknown")
LOOSE = ("diplomacy", "statement", "movement")
"""Types of event that several others do together, or somebody who was named sentences before."""
CRAFT_REACH = 4
"""How many words may stand between an aircraft and whose it is."""
SPOKEN = ("before", "far", "after", "according")
BOTH_WORDS = ("both", "mutual", "start")


def governing(candidate: Candidate, sayings: list[Saying]) -> Saying | None:
    """Return the attribution that a candidate stands under: the last before its trigger, else the first after."""
    asserted = [s for s in sayings if s.verb != "deny"] or sayings
    before = [s for s in asserted if s.at < candidate.main.mark.first]
    return before[-1] if before else (asserted[0] if asserted else None)


def side_options(
    candidate: Candidate, sayings: list[Saying], earlier: Frame | None, lexicon: Lexicon, far: Iterable[str] = ()
) -> list[str]:
    """Return the sides that may have done it or been hit, those of the region first; far: others named before."""
    named = [use.side for use in candidate.frame.sides if use.side]
    before = [use.side for use in earlier.sides if use.side] if earlier else []
    spoken = [saying.speaker for saying in sayings if saying.speaker not in ("media", "analyst")]
    thirds = {side for side in (*named, *spoken) if side not in lexicon.principals and side not in (*STATED, "other")}
    several = ["other"] if len(thirds) > 1 or candidate.type in LOOSE else []
    return list(dict.fromkeys([*lexicon.principals, *STATED, *named, *spoken, *before, *several, *far]))


def side_class(side: str | None, lexicon: Lexicon) -> str:
    """Return what kind of side it is, whatever its name."""
    if side is None or side in ("both", "unknown", "media", "analyst", "other"):
        return str(side)
    return "principal" if side in lexicon.principals else "third"


class SideWitness:
    """What a sentence and its context say about the sides of one candidate; asked once for each option."""

    def __init__(
        self,
        candidate: Candidate,
        sayings: list[Saying],
        earlier: Frame | None,
        holders: Iterable[str],
        lexicon: Lexicon,
        owners: Iterable[str] = (),
    ) -> None:
        self.scene: list[str] = []
        """Who holds the places where it happened, once they are known."""
        self.far: set[str] = set()
        """Others that were named some sentences before."""
        self.candidate, self.lexicon = candidate, lexicon
        self.voice, self.group = candidate.main.voice, candidate.main.group
        frame = candidate.frame
        self.saying = governing(candidate, sayings)
        self.speaker = self.saying.speaker if self.saying else None
        self.holders = set(holders)
        self.sides = [self._resolved(use) for use in frame.sides]
        self.uses = [(use, *self._relation(use)) for use in self.sides if use.side]
        self.named = {use.side for use in self.sides if use.side}
        self.principals = [side for side in lexicon.principals if side in self.named]
        self.earlier = {use.side for use in earlier.sides if use.side} if earlier and not self.named else set()
        self.craft = _owner(frame)
        self.clues = doer_clues(candidate, self.sides, self.saying, self.holders, self.craft, lexicon, owners)
        self.joint = joint(frame, lexicon)

    def _resolved(self, use: SideUse) -> SideUse:
        """Give "we" and "the enemy" the side that they are from where the speaker stands."""
        if use.side or self.speaker not in self.lexicon.principals:
            return use
        return replace(use, side=self.lexicon.opponent(self.speaker) if use.how == "enemy" else self.speaker)

    def _relation(self, use: SideUse) -> tuple[str, str]:
        """Say where a side stands to the deed: before or after, with how many sides between; how near, and its part."""
        mark = self.candidate.main.mark
        if use.last <= mark.first:
            relation, low, high = "before", use.last, mark.first
        else:
            relation, low, high = "after", mark.last, use.first
        between = sum(1 for other in self.candidate.frame.sides if low <= other.first < high and other is not use)
        spoken = self.saying is not None and use.side == self.speaker and self.saying.how in SPOKEN
        told = " speaks" if spoken and abs(use.first - self.saying.at) <= 12 else ""
        near = "0" if high - low <= 2 else "1" if high - low <= 6 else "2"
        return f"{relation}{min(between, 2)}", f"{near} {use.part}{told}"

    def _who(self, of: str | None, side: str, opponent: str | None) -> str:
        return "self" if of == side else "foe" if of == opponent else "else"

    def features(self, side: str) -> Option:
        """Return what speaks for one side as the doer."""
        opponent = self.lexicon.opponent(side)
        shown = side_class(side, self.lexicon)
        plain, typed, both = [f"{self.group} is {shown}"], [], [f"is {shown}"]
        for use, relation, near in self.uses:
            who = self._who(use.side, side, opponent)
            if who != "else":
                short = f"{who} {self.voice} {relation}"
                plain += [f"{short} {near}", f"{short} {use.office}", f"{who} {use.part} {use.how}"]
                typed.append(f"{short} {use.part}")
        self._by_speaker(side, opponent, shown, plain, typed)
        for holder in self.holders:
            held = f"held by {self._who(holder, side, opponent)}"
            plain.append(f"{held} {self.group}")
            typed += [held, f"{held} {'named' if self.principals else 'unnamed'}"]
        self._by_scene(side, opponent, shown, plain, typed)
        if self.craft:
            craft = f"craft of {self._who(self.craft, side, opponent)}"
            plain.append(f"{craft} {self.group} {self.voice}")
            typed.append(craft)
        self._by_clues(side, opponent, shown, plain, both)
        if self.group in MUTUAL or "mutual" in self.candidate.frame.kinds:
            mutual = "mutual" in self.candidate.frame.kinds
            plain.append(f"{shown} mutual {mutual} {self.joint} clues {min(2, len(self.clues))}")
        if side in self.earlier:
            plain.append(f"earlier {len(self.earlier)}")
            typed.append("earlier")
        elif side in self.far:
            typed.append(f"far {'unnamed' if not self.named else 'named'}")
        elif opponent in self.earlier:
            typed.append(f"earlier foe {len(self.earlier)}")
        self._by_class(side, shown, plain, typed)
        return plain, typed, both

    def _by_scene(self, side: str, opponent: str | None, shown: str, plain: list[str], typed: list[str]) -> None:
        scene = "scene of " + ("+".join(self._who(holder, side, opponent) for holder in self.scene) or "nobody")
        plain.append(f"{scene} {self.group}")
        if self.clues:
            how, doer = self.clues[0]
            plain.append(f"{scene} surest {how} {self._who(doer, side, opponent)}")
        typed += [f"{scene} {shown}", f"{scene} {'named' if self.principals else 'unnamed'}"]

    def _by_speaker(self, side: str, opponent: str | None, shown: str, plain: list[str], typed: list[str]) -> None:
        if self.speaker:
            spoken = f"speaker {self._who(self.speaker, side, opponent)}"
            plain.append(f"{spoken} {self.group}")
            typed += [spoken, f"{spoken} {'alone' if self.named <= {self.speaker} else 'named'} {self.saying.verb}"]
            if self.saying.how in ("again", "quote"):
                typed.append(f"{spoken} {self.saying.how}")
        elif not self.named:
            typed.append(f"{shown} nobody")

    def _by_clues(self, side: str, opponent: str | None, shown: str, plain: list[str], both: list[str]) -> None:
        for how, doer in self.clues:
            fit = self._who(doer, side, opponent)
            both.append(f"clue {how} {fit}")
        speaker = f"speaker {self._who(self.speaker, side, opponent)}" if self.speaker else "speaker none"
        fits = [self._who(doer, side, opponent) for _, doer in self.clues[:2]] or ["none"]
        found = [f"{how} {fit}" for (how, _), fit in zip(self.clues, fits, strict=False)]
        surest = f"surest {found[0]}" if found else "surest none"
        plain += [surest, f"{self.group} {surest} {shown}", f"{self.group} {self.voice} {speaker} {fits[0]}"]
        both.append(f"{surest} {speaker}")
        if len(found) > 1:
            both.append(f"pair {' '.join(found)}")
        votes = sum(1 for _, doer in self.clues if doer == side)
        plain.append(f"votes {min(3, votes)} of {min(3, len(self.clues))}")

    def _by_class(self, side: str, shown: str, plain: list[str], typed: list[str]) -> None:
        count = f"principals {len(self.principals)}"
        first = self.uses[0][0].side if self.uses else None
        if side == "both":
            plain.append(f"both {count} {self.joint}")
            typed += [f"both {self.group} {count} {self.joint}", f"both {self.voice}"]
            typed += [f"both {name}" for name in BOTH_WORDS if name in self.candidate.frame.kinds]
        elif side == "unknown":
            typed.append(f"unknown {count}")
        elif shown in ("third", "other"):
            thirds = self.named - set(self.lexicon.principals) - {"other", "both"}
            typed.append(f"{shown} thirds {min(3, len(thirds))} {'named' if side in self.named else 'unnamed'}")
            plain.append(f"{shown} thirds {min(3, len(thirds))} {self.group}")
            typed += [f"third {count}", f"third {'only' if len(self.named) == 1 else 'among'}"]
        if first == side:
            typed.append("first")


def _owner(frame: Frame) -> str | None:
    """Return whose the aircraft or vehicle is that a sentence names, by the side named closest to it."""
    gaps = [
        (max(use.first - mark.last, mark.first - use.last), use.side)
        for mark in frame.marks if "aircraft" in mark.kinds or "vehicle" in mark.kinds
        for use in frame.sides if use.side and use.part != "by"
    ]  # fmt: skip
    near = min(gaps, default=(99, ""))
    return near[1] if near[0] <= CRAFT_REACH else None
