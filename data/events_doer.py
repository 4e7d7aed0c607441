"""Guess who did it by rule: the doer of an active verb, of a passive one, of a noun; else who was hit or who says so.

Each clue is a way of knowing and the side that it makes the doer, the surest first; the weighing of them is trained.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from data.claims import Saying
from data.events_triggers import Candidate, Trigger
from data.frames import Frame, SideUse
from data.lexicon import Lexicon
from data.marks import Mark

Clue = tuple[str, str]

MUTUAL = ("clash", "salvo", "truce", "agree", "talks", "release")
"""Groups of happenings that both sides do together where nothing else is said."""
LOSS = ("kill", "wound", "toll", "airdown", "destroy", "fall", "captive", "lost")
"""Groups in which the side beside the word is the one that lost, unless the word is an active verb of doing."""
WORDS_APART = 4
LIGHT_REACH = 9
PARTING = frozenset(("at", "to", "against", "say"))


def doer_clues(
    candidate: Candidate,
    sides: list[SideUse],
    saying: Saying | None,
    holders: Sequence[str],
    craft: str | None,
    lexicon: Lexicon,
    owners: Iterable[str] = (),
) -> list[Clue]:
    """Return the clues to who did it, the surest first.

    owners: the sides in whose borders the place lies: what is handed over there, the other side gives back.
    """
    clues = [clue for clue in _clues(candidate, sides, saying, holders, craft, lexicon) if clue[1]]
    if candidate.main.group == "handover":
        clues = [("gives back", lexicon.opponent(owner) or "") for owner in owners] + clues
    return clues


def _clues(candidate, sides, saying, holders, craft, lexicon) -> Iterator[Clue]:
    frame, main, group = candidate.frame, candidate.main, candidate.main.group
    speaker = saying.speaker if saying else None
    foe = lexicon.opponent
    uses = [use for use in sides if use.side and use.how != "both"]
    before = [use for use in uses if use.last <= main.mark.first]
    after = [use for use in uses if use.first >= main.mark.last]
    own = [use for use in before if not _speaks(use, saying, main.mark.first)]
    is_loss = group in LOSS and main.voice != "active" or group in ("lost", "fall")
    for use in uses:
        if use.part == "by" and not _deed_between(frame, main.mark.last, use.first):
            yield ("by near" if abs(use.first - main.mark.last) <= 6 else "by"), use.side
    if "blame" in frame.kinds:
        blame = next(mark for mark in frame.marks if "blame" in mark.kinds)
        blamed = next((use for use in uses if 0 <= use.first - blame.last <= 5), None)
        if blamed and main.mark.first > blamed.first:
            yield "blamed", blamed.side
    if speaker and "own_force" in frame.kinds:
        yield ("own loss", foe(speaker) or "") if is_loss else ("own deed", speaker)
    if is_loss and craft:
        yield "craft", foe(craft) or ""
    if main.voice == "passive":
        if after and not after[0].part and _clear(frame, main.mark.last, after[0].first):
            yield "passive next", after[0].side
        if own:
            yield "passive subject", foe(own[-1].side) or ""
    elif main.voice in ("active", "bare", "participle", "mutual") and not is_loss:
        if own and own[-1].part not in ("at", "to", "against"):
            yield ("active near" if main.mark.first - own[-1].last <= WORDS_APART else "active"), own[-1].side
        if after and after[0].first - main.mark.last <= 8:
            yield "object", foe(after[0].side) or ""
    elif main.voice in ("noun", "gerund") and not is_loss:
        if "light" in frame.kinds:
            yield from _by_light_verb(frame, main, before, after)
        if after and after[0].first - main.mark.last <= 2 and after[0].part in ("", "owner"):
            yield "noun of", after[0].side
        if own and main.mark.first - own[-1].last <= WORDS_APART:
            yield "noun after", own[-1].side
        for use in after:
            if use.part in ("against", "to"):
                yield "noun against", foe(use.side) or ""
                break
        if own:
            yield "noun subject", own[-1].side
    if is_loss:
        gaps = [(_gap(use, main.mark), use) for use in uses if not _speaks(use, saying, main.mark.first)]
        if gaps:
            gap, nearest = min(gaps, key=itemgetter(0))
            yield "loss near" if gap <= WORDS_APART else "loss", foe(nearest.side) or ""
    for holder in holders:
        yield "held", foe(holder) or ""
    if speaker in lexicon.principals:
        yield "speaker", speaker
    for use in uses:
        if use.part not in ("at", "to"):
            yield "first", use.side
            break


def _by_light_verb(frame: Frame, main: Trigger, before: list[SideUse], after: list[SideUse]) -> Iterator[Clue]:
    """Yield who does what a noun names by a verb that says no more than that: "launched an attack"."""
    for mark in frame.marks:
        if "light" not in mark.kinds:
            continue
        entry = mark.entry("light")
        if 0 <= main.mark.first - mark.last <= WORDS_APART and entry.voice != "passive":
            near = [use for use in before if 0 <= mark.first - use.last <= WORDS_APART and use.part in ("", "owner")]
            if near and _clear(frame, near[-1].last, mark.first):
                yield "light verb", near[-1].side
        elif 0 <= mark.first - main.mark.last <= LIGHT_REACH and entry.voice in ("passive", "participle"):
            near = [use for use in after if 0 <= use.first - mark.last <= WORDS_APART and use.part in ("", "by")]
            if near and not _deed_between(frame, mark.last, near[0].first):
                yield "light passive", near[0].side


def _speaks(use: SideUse, saying: Saying | None, until: int) -> bool:
    """Tell whether a side stands there only as the one who says it, with the saying word between it and the deed."""
    if saying is None or saying.speaker != use.side:
        return False
    return use.last <= saying.at <= until or abs(use.first - saying.at) <= 4


def _deed_between(frame: Frame, first: int, last: int) -> bool:
    return any(first <= mark.first < last and "event" in mark.kinds for mark in frame.marks)


def _clear(frame: Frame, first: int, last: int) -> bool:
    """Tell whether two words are close and no word of place, direction or saying stands between them."""
    if last - first > WORDS_APART:
        return False
    return all(PARTING.isdisjoint(mark.kinds) for mark in frame.marks if first <= mark.first < last)


def _gap(use: SideUse, mark: Mark) -> int:
    return mark.first - use.last if use.last <= mark.first else use.first - mark.last


def joint(frame: Frame, lexicon: Lexicon) -> str:
    """Say how a sentence names both sides of the region together: in a word, as a pair, apart, or not."""
    if "both" in frame.kinds:
        return "word"
    named = [use for use in frame.sides if use.side in lexicon.principals]
    if len(named) < 2:
        return "no"
    for one, two in zip(named, named[1:], strict=False):
        if one.side != two.side and two.first - one.last <= 3:
            return "pair"
    return "apart" if len({use.side for use in named}) > 1 else "no"
