"""Weigh which side did it: what a sentence and its context say for each."""

from collections.abc import Iterable
from dataclasses import replace

from data import events_side_names as names
from data.claims import Saying
from data.events_doer import MUTUAL, doer_clues, joint
from data.events_triggers import Candidate
from data.frames import Frame, SideUse
from data.lexicon import Lexicon
from data.model import Option

STATED = ("both", "unknown")
LOOSE = ("diplomacy", "statement", "movement")
"""Types of event that several others do together, or somebody who was named sentences before."""
CRAFT = frozenset(("aircraft", "vehicle"))
CRAFT_REACH = 4
"""How many words may stand between an aircraft and whose it is."""
SPOKEN = ("before", "far", "after", "according")
BOTH_WORDS = ("both", "mutual", "start")


def governing(candidate: Candidate, sayings: list[Saying]) -> Saying | None:
    """Return the attribution that a candidate stands under: the last before its trigger, else the first after."""
    if not sayings:
        return None
    asserted = [s for s in sayings if s.verb != "deny"] or sayings
    before = [s for s in asserted if s.at < candidate.main.mark.first]
    return before[-1] if before else asserted[0]


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
        self.holders = sorted(set(holders))
        self.sides = self._resolved(frame.sides)
        self.uses: dict[str, list[tuple[SideUse, str, str]]] = {}
        """Side -> where the sentence names it: the use, how it stands to the deed, how near and in what part."""
        for use in self.sides:
            if use.side:
                self.uses.setdefault(use.side, []).append((use, *self._relation(use)))
        self.first = next(iter(self.uses), None)
        named = self.named = self.uses.keys()
        self.alone = "alone" if not named or len(named) == 1 and self.speaker in named else "named"
        self.principals = [side for side in lexicon.principals if side in named]
        self.known = "named" if self.principals else "unnamed"
        self.thirds = min(3, len(named - set(lexicon.principals) - {"other", "both"}))
        self.earlier = {use.side for use in earlier.sides if use.side} if earlier and not named else set()
        self.craft = _owner(frame)
        self.clues = doer_clues(candidate, self.sides, self.saying, self.holders, self.craft, lexicon, owners)
        self.joint = joint(frame, lexicon)

    def _resolved(self, uses: list[SideUse]) -> list[SideUse]:
        """Give "we" and "the enemy" the side that they are from where the speaker stands."""
        if self.speaker not in self.lexicon.principals:
            return uses
        we, enemy = self.speaker, self.lexicon.opponent(self.speaker)
        return [use if use.side else replace(use, side=enemy if use.how == "enemy" else we) for use in uses]

    def _relation(self, use: SideUse) -> tuple[str, str]:
        """Say where a side stands to the deed: before or after, with how many sides between; how near, and its part."""
        mark = self.candidate.main.mark
        if use.last <= mark.first:
            relation, low, high = "before", use.last, mark.first
        else:
            relation, low, high = "after", mark.last, use.first
        between = len([other for other in self.candidate.frame.sides if low <= other.first < high])
        spoken = self.saying is not None and use.side == self.speaker and self.saying.how in SPOKEN
        told = " speaks" if spoken and abs(use.first - self.saying.at) <= 12 else ""
        near = "0" if high - low <= 2 else "1" if high - low <= 6 else "2"
        return f"{relation}{min(between, 2)}", f"{near} {use.part}{told}"

    def features(self, side: str) -> Option:
        """Return what speaks for one side as the doer."""
        opponent = self.lexicon.opponent(side)
        shown = side_class(side, self.lexicon)
        # What others are to this side; whoever is not in it is "else".
        who_is = {opponent: "foe", side: "self"}
        group, voice = self.group, self.voice
        plain, typed, both = [f"{group} is {shown}"], [], [f"is {shown}"]
        for of, who in who_is.items():
            for use, relation, near in self.uses.get(of, ()):
                found, by_type = names.of_use(who, voice, relation, near, use.part, use.office, use.how)
                plain += found
                typed.append(by_type)
        if self.speaker:
            speaker = who_is.get(self.speaker, "else")
            found, by_type = names.of_speaker(speaker, group, self.alone, self.saying.verb, self.saying.how)
            plain.append(found)
            typed += by_type
        else:
            speaker = "none"
            if not self.uses:
                typed.append(f"{shown} nobody")
        for holder in self.holders:
            found, by_type = names.of_holder(who_is.get(holder, "else"), group, self.known)
            plain.append(found)
            typed += by_type
        if self.craft:
            craft = f"craft of {who_is.get(self.craft, 'else')}"
            plain.append(f"{craft} {group} {voice}")
            typed.append(craft)
        scene = "+".join([who_is.get(holder, "else") for holder in self.scene]) or "nobody"
        found, by_type = names.of_scene(scene, group, shown, self.known)
        plain.append(found)
        typed += by_type
        fits = [(how, who_is.get(doer, "else")) for how, doer in self.clues]
        how, fit = fits[0] if fits else (None, "none")
        found, by_both = names.of_surest(how, fit, group, voice, shown, speaker)
        plain += found
        both.append(by_both)
        both += [f"clue {how} {fit}" for how, fit in fits]
        if fits:
            plain.append(f"scene of {scene} surest {how} {fit}")
        if len(fits) > 1:
            both.append(f"pair {how} {fit} {fits[1][0]} {fits[1][1]}")
        votes = len([fit for _, fit in fits if fit == "self"])
        plain.append(f"votes {min(3, votes)} of {min(3, len(fits))}")
        mutual = "mutual" in self.candidate.frame.kinds
        if mutual or group in MUTUAL:
            plain.append(f"{shown} mutual {mutual} {self.joint} clues {min(2, len(fits))}")
        self._by_naming(side, opponent, shown, plain, typed)
        return plain, typed, both

    def _by_naming(self, side: str, opponent: str | None, shown: str, plain: list[str], typed: list[str]) -> None:
        """Add whether a side is named, here or before, and what is asked of its class alone."""
        if side in self.earlier:
            plain.append(f"earlier {len(self.earlier)}")
            typed.append("earlier")
        elif side in self.far:
            typed.append(f"far {'named' if self.uses else 'unnamed'}")
        elif opponent in self.earlier:
            typed.append(f"earlier foe {len(self.earlier)}")
        count = f"principals {len(self.principals)}"
        if side == "both":
            plain.append(f"both {count} {self.joint}")
            typed += [f"both {self.group} {count} {self.joint}", f"both {self.voice}"]
            typed += [f"both {name}" for name in BOTH_WORDS if name in self.candidate.frame.kinds]
        elif side == "unknown":
            typed.append(f"unknown {count}")
        elif shown in ("third", "other"):
            thirds = f"{shown} thirds {self.thirds}"
            plain.append(f"{thirds} {self.group}")
            typed.append(f"{thirds} {'named' if side in self.named else 'unnamed'}")
            typed += [f"third {count}", f"third {'only' if len(self.named) == 1 else 'among'}"]
        if side == self.first:
            typed.append("first")


def _owner(frame: Frame) -> str | None:
    """Return whose the aircraft or vehicle is that a sentence names, by the side named closest to it."""
    if CRAFT.isdisjoint(frame.kinds):
        return None
    gaps = [
        (max(use.first - mark.last, mark.first - use.last), use.side)
        for mark in frame.marks if not CRAFT.isdisjoint(mark.kinds)
        for use in frame.sides if use.side and use.part != "by"
    ]  # fmt: skip
    near = min(gaps, default=(99, ""))
    return near[1] if near[0] <= CRAFT_REACH else None
