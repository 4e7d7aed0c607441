"""Weigh to whom it was done, whose word it is and who denies it, once it is known who did it."""

from collections.abc import Iterable

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


def claim_features(
    candidate: Candidate, sayings: list[Saying], before: list[Saying], near: bool, side: str, target: str | None,
    claimer: str | None, lexicon: Lexicon, scene: Iterable[str] = (), later: Iterable[Saying] = (),
) -> Option:  # fmt: skip
    """Return what speaks for one claimer; before: the previous sentence's attributions, near: of one paragraph.

    scene: who holds the places where it happened; later: the next sentence's attributions.
    """
    frame, group = candidate.frame, candidate.main.group
    chosen = governing(candidate, sayings)
    said = f"said {len(sayings[:2])}"
    if claimer is None:
        plain = [f"none {said} carried {bool(before)} {near}", f"none {frame.quote} {said}", f"none {group}"]
        plain.append(f"none later {bool(later)} {said}")
        plain += [f"none spoken {name}" for name in SPOKEN if name in frame.kinds and not sayings]
        plain.append(f"none headline {frame.headline}")
        plain += [f"none {name}" for name in TOLD if name in frame.kinds]
        typed = ["none", f"none {said}"]
        if chosen:
            same = "self" if chosen.speaker == side else "target" if chosen.speaker == target else "else"
            plain.append(f"none {chosen.how} {chosen.verb}")
            typed += [f"none {chosen.how}", f"none {same}"]
        return plain, typed, []
    relation = _relation(claimer, side, target, lexicon)
    plain = [f"class {side_class(claimer, lexicon)}"]
    typed = [relation, f"{relation} {said}", f"class {side_class(claimer, lexicon)}"]
    if not any(saying.speaker == claimer for saying in (*sayings, *before[-1:])):
        plain += [f"unsaid {relation} {group}", f"unsaid {relation} {frame.quote}"]
        typed.append(f"unsaid {relation}")
    for saying in sayings:
        if saying.speaker == claimer:
            rank = "chosen" if saying is chosen else "other"
            where = "before" if saying.at < candidate.main.mark.first else "after"
            plain += [f"{rank} {saying.how} {saying.verb}", f"{rank} {where} {saying.how}"]
            plain += [f"{rank} {saying.verb} {relation}", f"{rank} {group} {relation}"]
            typed.append(f"{rank} {relation}")
            if saying.end > saying.start:
                lead = frame.text[: saying.start - frame.sentence.start].rstrip()[-1:]
                clauses = clauses_between(frame, saying.start, candidate.main.mark.start)
                stands = "head" if not lead else "tail" if where == "after" and lead in ",”\"" else "within"
                plain += [f"{rank} {stands} {saying.verb}", f"{rank} {where} clauses {clauses}"]
                typed.append(f"{rank} {stands} {relation}")
    if before and before[-1].speaker == claimer:
        plain += [f"carried {near} {said}", f"carried {before[-1].how} {frame.quote}"]
        typed.append(f"carried {relation}")
    elif any(saying.speaker == claimer for saying in later):
        plain.append(f"later {near} {said}")
    if not sayings:
        _by_nobody(frame, relation, "scene" if claimer in scene else "elsewhere" if scene else "nowhere", plain, typed)
    return plain, typed, []


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
