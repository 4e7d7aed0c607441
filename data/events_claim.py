"""Weigh to whom it was done, whose word it is and who denies it, once it is known who did it."""

from collections.abc import Collection, Iterable

from data.claims import Saying
from data.events_side import SideWitness, governing, side_class
from data.events_triggers import Candidate
from data.frames import Frame, clauses_between
from data.lexicon import Lexicon
from data.model import Option

TOLD = ("claim", "according", "allege", "media")
SPOKEN = ("say", "claim", "according", "allege")


def target_features(witness: SideWitness, side: str, target: str | None, lexicon: Lexicon) -> Option:
    """Return what speaks for one target, given who did it."""
    candidate = witness.candidate
    relation = "none" if target is None else _relation(target, side, lexicon.opponent(side), lexicon)
    pair = f"{side_class(side, lexicon)} {relation}"
    plain = [f"{candidate.main.group} {pair}"]
    typed = [f"{pair} principals {len(witness.principals)}"]
    for use, place, near in witness.uses.get(target, ()):
        plain += [f"{witness.voice} {place} {near}", f"{pair} named {use.part}"]
        typed.append(f"{place} {use.part}")
        plain.append(f"{candidate.main.group} named {use.part} {use.office}")
    if target in witness.holders:
        plain += [f"held {candidate.main.group}", f"held {pair}"]
    elif witness.holders:
        plain.append(f"held by another {pair}")
    if witness.saying and target == witness.speaker:
        plain.append(f"speaker {candidate.main.group} {witness.saying.verb}")
        typed.append(f"speaker {relation}")
    if target in witness.earlier:
        typed.append(f"earlier {len(witness.earlier)}")
    plain.append(f"{relation} {witness.joint} {candidate.main.group}")
    if "both" in candidate.frame.kinds:
        typed.append(f"{relation} both")
    return plain, typed, [pair]


def claim_options(
    sayings: list[Saying], before: list[Saying], side: str, others: Iterable[str] = ()
) -> list[str | None]:
    """Return those whose word it may be; None: the article's own; others: who may speak though no word says so."""
    spoken = [s.speaker for s in sayings] + [s.speaker for s in before[-1:]]
    own = [side] if side != "unknown" else []
    return list(dict.fromkeys([None, *spoken, *own, *others]))


class ClaimWitness:
    """What speaks for whose word one candidate is, once it is known who did it to whom; asked once for each option.

    before: the previous sentence's attributions, near: of one paragraph; scene: who holds the places where it
    happened; later: the next sentence's attributions.
    """

    def __init__(
        self, candidate: Candidate, sayings: list[Saying], before: list[Saying], near: bool, side: str,
        target: str | None, lexicon: Lexicon, scene: Collection[str] = (), later: Iterable[Saying] = (),
    ) -> None:  # fmt: skip
        self.frame, self.main = candidate.frame, candidate.main
        self.sayings, self.carried, self.near = sayings, before[-1] if before else None, near
        self.side, self.target, self.lexicon, self.scene = side, target, lexicon, scene
        self.later = {saying.speaker for saying in later}
        self.named = {saying.speaker for saying in (*sayings, *before[-1:])}
        self.chosen = governing(candidate, sayings)
        self.said = f"said {len(sayings[:2])}"

    def features(self, claimer: str | None) -> Option:
        """Return what speaks for one claimer; None: the article's own word."""
        if claimer is None:
            return self._of_none()
        frame, group, said = self.frame, self.main.group, self.said
        relation = _relation(claimer, self.side, self.target, self.lexicon)
        known = f"class {side_class(claimer, self.lexicon)}"
        plain, typed = [known], [relation, f"{relation} {said}", known]
        if claimer not in self.named:
            plain += [f"unsaid {relation} {group}", f"unsaid {relation} {frame.quote}"]
            typed.append(f"unsaid {relation}")
        else:
            for saying in self.sayings:
                if saying.speaker == claimer:
                    self._by_saying(saying, relation, plain, typed)
        if self.carried and self.carried.speaker == claimer:
            plain += [f"carried {self.near} {said}", f"carried {self.carried.how} {frame.quote}"]
            typed.append(f"carried {relation}")
        elif claimer in self.later:
            plain.append(f"later {self.near} {said}")
        if not self.sayings:
            held = "scene" if claimer in self.scene else "elsewhere" if self.scene else "nowhere"
            _by_nobody(frame, relation, held, plain, typed)
        return plain, typed, []

    def _of_none(self) -> Option:
        frame, said, chosen = self.frame, self.said, self.chosen
        plain = [f"none {said} carried {self.carried is not None} {self.near}", f"none {frame.quote} {said}"]
        plain += [f"none {self.main.group}", f"none later {bool(self.later)} {said}"]
        if not self.sayings:
            plain += [f"none spoken {name}" for name in SPOKEN if name in frame.kinds]
        plain.append(f"none headline {frame.headline}")
        plain += [f"none {name}" for name in TOLD if name in frame.kinds]
        typed = ["none", f"none {said}"]
        if chosen:
            same = "self" if chosen.speaker == self.side else "target" if chosen.speaker == self.target else "else"
            plain.append(f"none {chosen.how} {chosen.verb}")
            typed += [f"none {chosen.how}", f"none {same}"]
        return plain, typed, []

    def _by_saying(self, saying: Saying, relation: str, plain: list[str], typed: list[str]) -> None:
        """Add what an attribution to the claimer says: how it is made, and where it stands."""
        rank = "chosen" if saying is self.chosen else "other"
        where = "before" if saying.at < self.main.mark.first else "after"
        plain += [f"{rank} {saying.how} {saying.verb}", f"{rank} {where} {saying.how}"]
        plain += [f"{rank} {saying.verb} {relation}", f"{rank} {self.main.group} {relation}"]
        typed.append(f"{rank} {relation}")
        if saying.end > saying.start:
            frame = self.frame
            lead = frame.text[: saying.start - frame.sentence.start].rstrip()[-1:]
            clauses = clauses_between(frame, saying.start, self.main.mark.start)
            stands = "head" if not lead else "tail" if where == "after" and lead in ",”\"" else "within"
            plain += [f"{rank} {stands} {saying.verb}", f"{rank} {where} clauses {clauses}"]
            typed.append(f"{rank} {stands} {relation}")


def _by_nobody(frame: Frame, relation: str, held: str, plain: list[str], typed: list[str]) -> None:
    """Add whose word it may be where a saying word names nobody ("local officials said"): theirs who hold the place."""
    spoken = [name for name in SPOKEN if name in frame.kinds]
    plain += [f"spoken {name} {held}" for name in spoken]
    if spoken:
        typed.append(f"spoken {relation} {held}")
    if spoken and "officials" in frame.kinds:
        plain.append(f"officials {held} {relation}")
    plain += [f"told {name} {held} {relation}" for name in ("allege", "officials", "human") if name in frame.kinds]


def denial_features(
    candidate: Candidate, around: list[tuple[int, Saying, frozenset[str]]], side: str, target: str | None,
    denier: str | None, claimer: str | None, lexicon: Lexicon,
) -> Option:  # fmt: skip
    """Return what speaks for one denier; around: (sentences away, denial, kinds of that sentence)."""
    if denier is None:
        nearest = f"none nearest {min((abs(delta) for delta, _, _ in around), default=9)}"
        return [], ["none"], [nearest]
    relation = _relation(denier, side, target, lexicon)
    plain, typed, both = ["claims too" if denier == claimer else "claims not"], [], [relation]
    for delta, saying, kinds in around:
        if saying.speaker == denier:
            again = "claim" if "claim_again" in kinds else ""
            plain += [f"at {delta} {again} {relation}", f"at {delta} {saying.how} {relation}"]
            both.append(f"at {delta}")
            if delta == 0:
                where = "before" if saying.at < candidate.main.mark.first else "after"
                plain.append(f"here {where} {relation}")
                typed.append(f"here {where}")
    return plain, typed, both


def _relation(who: str, side: str, target: str | None, lexicon: Lexicon) -> str:
    return "self" if who == side else "target" if who == target else side_class(who, lexicon)
