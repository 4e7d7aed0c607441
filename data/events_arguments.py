"""Tell who did it, to whom, whose word it is and who denies it: the options, and what speaks for each."""

from collections.abc import Iterable
from dataclasses import replace

from data.claims import Saying
from data.events_doer import MUTUAL, doer_clues, joint
from data.events_triggers import Candidate
from data.frames import Frame, SideUse
from data.lexicon import Lexicon

STATED = ("both", "unknown")
CRAFT_REACH = 4
"""How many words may stand between an aircraft and whose it is."""


def governing(candidate: Candidate, sayings: list[Saying]) -> Saying | None:
    """Return the attribution that a candidate stands under: the last before its trigger, else the first after."""
    asserted = [s for s in sayings if s.verb != "deny"] or sayings
    before = [s for s in asserted if s.at < candidate.main.mark.first]
    return before[-1] if before else (asserted[0] if asserted else None)


def side_options(candidate: Candidate, sayings: list[Saying], earlier: Frame | None, lexicon: Lexicon) -> list[str]:
    """Return the sides that may have done it or been hit, those of the region first."""
    named = [use.side for use in candidate.frame.sides if use.side]
    before = [use.side for use in earlier.sides if use.side] if earlier else []
    spoken = [saying.speaker for saying in sayings if saying.speaker not in ("media", "analyst")]
    return list(dict.fromkeys([*lexicon.principals, *STATED, *named, *spoken, *before]))


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
    ) -> None:
        self.candidate, self.lexicon = candidate, lexicon
        self.kind, self.voice = candidate.type, candidate.main.voice
        self.group = candidate.main.group
        frame = candidate.frame
        self.saying = governing(candidate, sayings)
        self.speaker = self.saying.speaker if self.saying else None
        self.holders = set(holders)
        self.sides = [self._resolved(use) for use in frame.sides]
        self.uses = [(use, self._relation(use)) for use in self.sides]
        self.named = {use.side for use in self.sides if use.side}
        self.principals = [side for side in lexicon.principals if side in self.named]
        self.earlier = {use.side for use in earlier.sides if use.side} if earlier and not self.named else set()
        self.paired = any(
            a.side != b.side and a.side in self.principals and b.side in self.principals and b.first - a.last <= 3
            for a, b in zip(self.sides, self.sides[1:], strict=False)
        )
        self.craft = _owner(frame)
        self.clues = doer_clues(candidate, self.sides, self.saying, self.holders, self.craft, lexicon)
        self.joint = joint(frame, lexicon)

    def _resolved(self, use: SideUse) -> SideUse:
        """Give "we" and "the enemy" the side that they are from where the speaker stands."""
        if use.side or self.speaker not in self.lexicon.principals:
            return use
        return replace(use, side=self.lexicon.opponent(self.speaker) if use.how == "enemy" else self.speaker)

    def _relation(self, use: SideUse) -> str:
        mark = self.candidate.main.mark
        if use.last <= mark.first:
            rel, low, high = "before", use.last, mark.first
        else:
            rel, low, high = "after", mark.last, use.first
        between = sum(1 for other in self.candidate.frame.sides if low <= other.first < high and other is not use)
        subject = self.saying is not None and use.side == self.speaker and self.saying.how in ("before", "far", "after", "according")
        told = " speaks" if subject and abs(use.first - self.saying.at) <= 12 else ""
        near = "0" if high - low <= 2 else "1" if high - low <= 6 else "2"
        return f"{rel}{min(between, 2)}{near} {use.part}{told}"

    def features(self, side: str) -> list[str]:
        """Return what speaks for one side as the doer."""
        lexicon, kind = self.lexicon, self.kind
        found = [f"is {side_class(side, lexicon)}", f"{kind} is {side_class(side, lexicon)}"]
        found.append(f"{self.group} is {side_class(side, lexicon)}")
        opponent = lexicon.opponent(side)
        for use, relation in self.uses:
            of = use.side
            who = "self" if of == side else "foe" if of == opponent else None
            if who:
                short = relation.split(" ")[0][:-1]
                found += [
                    f"{who} {self.voice} {relation}", f"{who} {kind} {self.voice} {short} {use.part}",
                    f"{who} {self.voice} {short} {use.office}", f"{who} {use.part} {use.how}",
                ]
                if use.part == "by":
                    found.append(f"{who} by")
        if self.speaker:
            who = "self" if self.speaker == side else "foe" if self.speaker == opponent else "else"
            alone = "alone" if self.named <= {self.speaker} else "named"
            found += [f"speaker {who} {kind}", f"speaker {who} {self.group}", f"speaker {who} {kind} {alone} {self.saying.verb}"]
            if self.saying.how in ("again", "quote"):
                found.append(f"speaker {who} {kind} {self.saying.how}")
        elif not self.named:
            found.append(f"{kind} {side_class(side, lexicon)} nobody")
        for holder in self.holders:
            who = "self" if holder == side else "foe" if holder == opponent else "else"
            found += [f"held by {who} {self.group}", f"held by {who} {kind}", f"held by {who} {kind} {'named' if self.principals else 'unnamed'}"]
        if self.craft:
            who = "self" if self.craft == side else "foe" if self.craft == opponent else "else"
            found += [f"craft of {who} {kind}", f"craft of {who} {self.group} {self.voice}"]
        for index, (how, doer) in enumerate(self.clues):
            fit = "yes" if doer == side else "foe" if doer == opponent else "no"
            found += [f"clue {how} {fit}", f"clue {how} {fit} {kind}"]
            if index == 0:
                found += [f"best {how} {fit}", f"best {how} {fit} {self.group}", f"best {fit} {kind}", f"best {fit}"]
        votes = sum(1 for _, doer in self.clues if doer == side)
        found.append(f"votes {min(3, votes)} of {min(3, len(self.clues))}")
        found += [f"{side_class(side, lexicon)} joint {self.joint} {kind}", f"{side_class(side, lexicon)} joint {self.joint} {self.group}"]
        if self.group in MUTUAL or "mutual" in self.candidate.frame.kinds:
            found.append(f"{side_class(side, lexicon)} mutual {'mutual' in self.candidate.frame.kinds} {self.joint} clues {min(2, len(self.clues))}")
        if side in self.earlier:
            found += [f"earlier {kind}", f"earlier {len(self.earlier)}"]
        elif opponent in self.earlier:
            found.append(f"earlier foe {kind} {len(self.earlier)}")
        if side == "both":
            kinds = self.candidate.frame.kinds
            found.append(f"both {kind} {self.group} principals {len(self.principals)} {'paired' if self.paired else ''}")
            found.append(f"both principals {len(self.principals)} {'paired' if self.paired else ''}")
            found += [f"both {name} {kind}" for name in ("both", "mutual", "start") if name in kinds]
            found.append(f"both {self.voice} {kind}")
        elif side == "unknown":
            found.append(f"unknown {kind} principals {len(self.principals)}")
        elif side_class(side, lexicon) in ("third", "other"):
            found.append(f"third {kind} principals {len(self.principals)}")
            found.append(f"third {'only' if len(self.named) == 1 else 'among'} {kind}")
            if next((use.side for use, _ in self.uses), None) == side:
                found += [f"third first {kind}", "third first"]
        if self.named and next((use.side for use, _ in self.uses if use.side), None) == side:
            found.append(f"first {kind}")
        return found


def _owner(frame: Frame) -> str | None:
    """Return whose the aircraft or vehicle is that a sentence names, by the side named closest to it."""
    gaps = [
        (max(use.first - mark.last, mark.first - use.last), use.side)
        for mark in frame.marks if "aircraft" in mark.kinds or "vehicle" in mark.kinds
        for use in frame.sides if use.side and use.part != "by"
    ]
    near = min(gaps, default=(99, ""))
    return near[1] if near[0] <= CRAFT_REACH else None


def target_features(candidate: Candidate, witness: SideWitness, side: str, target: str | None, lexicon: Lexicon) -> list[str]:
    """Return what speaks for one target, given who did it."""
    kind = candidate.type
    match target:
        case None:
            relation = "none"
        case _ if target == side:
            relation = "self"
        case _ if target == lexicon.opponent(side):
            relation = "foe"
        case _:
            relation = side_class(target, lexicon)
    doer = side_class(side, lexicon)
    found = [f"{kind} {doer} {relation}", f"{candidate.main.group} {doer} {relation}", f"{doer} {relation}"]
    for use, place in witness.uses:
        if use.side == target:
            found += [f"{witness.voice} {place}", f"{kind} {place[:6]} {use.part}", f"{doer} {relation} named {use.part}"]
    found.append(f"{kind} {doer} {relation} principals {len(witness.principals)}")
    if "both" in candidate.frame.kinds:
        found.append(f"{kind} {relation} both")
    return found


def claim_options(sayings: list[Saying], before: list[Saying], side: str) -> list[str | None]:
    """Return those whose word it may be; None: the article's own."""
    spoken = [s.speaker for s in sayings] + [s.speaker for s in before[-1:]]
    own = [side] if side != "unknown" else []
    return list(dict.fromkeys([None, *spoken, *own]))


def claim_features(
    candidate: Candidate, sayings: list[Saying], before: list[Saying], near: bool, side: str, target: str | None,
    claimer: str | None, lexicon: Lexicon,
) -> list[str]:
    """Return what speaks for one claimer; before: the previous sentence's attributions, near: of one paragraph."""
    kind, frame = candidate.type, candidate.frame
    chosen = governing(candidate, sayings)
    said = f"{len(sayings[:2])}"
    if claimer is None:
        found = [f"none {kind}", f"none {kind} said {said}", f"none said {said} carried {bool(before)} {near}"]
        found += [f"none {frame.quote} said {said}", f"none {candidate.main.group}", f"none headline {frame.headline}"]
        if chosen:
            same = "self" if chosen.speaker == side else "target" if chosen.speaker == target else "else"
            found += [f"none {chosen.how} {chosen.verb}", f"none {kind} {chosen.how}", f"none {kind} {same}"]
        found += [f"none {name}" for name in ("claim", "according", "allege", "media") if name in frame.kinds]
        return found
    relation = "self" if claimer == side else "target" if claimer == target else side_class(claimer, lexicon)
    found = [f"{relation} {kind}", f"{relation} {kind} said {said}", f"class {side_class(claimer, lexicon)}"]
    for saying in sayings:
        if saying.speaker == claimer:
            rank = "chosen" if saying is chosen else "other"
            where = "before" if saying.at < candidate.main.mark.first else "after"
            found += [f"{rank} {saying.how} {saying.verb}", f"{rank} {relation} {kind}", f"{rank} {where} {saying.how}"]
            found += [f"{rank} {saying.verb} {relation}", f"{rank} {candidate.main.group} {relation}"]
    if before and before[-1].speaker == claimer:
        found += [f"carried {near} said {said}", f"carried {kind} {relation}", f"carried {before[-1].how} {frame.quote}"]
    return found


def denial_features(
    candidate: Candidate, around: list[tuple[int, Saying, frozenset[str]]], side: str, target: str | None,
    denier: str | None, claimer: str | None, lexicon: Lexicon,
) -> list[str]:
    """Return what speaks for one denier; around: (sentences away, denial, kinds of that sentence)."""
    kind = candidate.type
    if denier is None:
        nearest = min((abs(delta) for delta, _, _ in around), default=9)
        return [f"none {kind}", f"none nearest {nearest}", f"none {kind} nearest {nearest}"]
    relation = "self" if denier == side else "target" if denier == target else side_class(denier, lexicon)
    found = [f"{relation} {kind}", relation, "claims too" if denier == claimer else "claims not"]
    for delta, saying, kinds in around:
        if saying.speaker == denier:
            again = "claim" if "claim_again" in kinds else ""
            found += [f"at {delta}", f"at {delta} {again} {relation}", f"at {delta} {kind}", f"at {delta} {saying.how} {relation}"]
            if delta == 0:
                where = "before" if saying.at < candidate.main.mark.first else "after"
                found += [f"here {where} {kind}", f"here {where} {relation}"]
    return found
