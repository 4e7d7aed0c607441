"""Gather what stands in each sentence, so that every later question about it is answered from one place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.lexicon import Lexicon
from data.marks import Mark
from data.records import DateMention, Sentence, Toponym
from data.tokens import Tokens

REACH = 3
"""How many words may stand between a name and the word that tells its part ("the armed forces of")."""
STOPS = re.compile(r"[,.;:()!?\"“”–—]")
CLAUSE_SIGNS = re.compile(r"[,;:—–]")
ARTICLE_LETTERS = 3
"""A preposition tells the part of the name straight after it, or after an article ("against the")."""
PARTS = ("by", "against", "at", "to", "owner")
SIDE_KINDS = frozenset(("side", "both", "enemy", "our"))


@dataclass(slots=True)
class SideUse:
    """A side named in a sentence: where (tokens, offsets), how, and which word before it tells its part.

    how: name, person, capital, ground (a place's name that stands for those who govern it), both, our, enemy.
    part: by, against, at, to, owner or "" ; office: forces, officials or "".
    """

    first: int
    last: int
    start: int
    end: int
    side: str
    how: str
    part: str = ""
    office: str = ""


@dataclass(slots=True)
class Frame:
    """One sentence that is no furniture, with everything found in it. index counts such sentences of the article."""

    index: int
    sentence: Sentence
    text: str
    first: int
    last: int
    marks: list[Mark]
    sides: list[SideUse]
    toponyms: list[Toponym]
    dates: list[DateMention]
    kinds: frozenset[str]
    words: list[str]
    """Its words, folded; the first is the token at first."""
    quote: str = ""
    """"whole" when the sentence is spoken from end to end, "part" when it holds a quotation, else ""."""
    headline: bool = False
    paragraph: int = 0
    numbers: dict[str, int | None] = field(default_factory=dict)


OLD = "1800"
"""Figures from here to the year before the region's first day are years of history."""
QUOTES = "\"“”«»"


def clauses_between(frame: Frame, one: int, other: int) -> int:
    """Count the signs that part clauses between two offsets of the article: 0, 1, or 2 for more."""
    low, high = (one, other) if one < other else (other, one)
    start = frame.sentence.start
    signs = len(CLAUSE_SIGNS.findall(frame.text, low - start, high - start))
    return signs if signs < 2 else 2


def build_frames(
    sentences: Iterable[Sentence],
    text: str,
    tokens: Tokens,
    marks: list[Mark],
    toponyms: Iterable[Toponym],
    dates: Iterable[DateMention],
    lexicon: Lexicon,
    first_year: str,
) -> list[Frame]:
    """Return a frame for each sentence that is no furniture, in order; linear in the text."""
    mark_starts = [mark.start for mark in marks]
    places_at = _by_sentence(toponyms)
    dates_at = _by_sentence(dates)
    old_years = [
        at for at, word in enumerate(tokens.words)
        if word < first_year and len(word) == 4 and word >= OLD and word.isdigit()
    ]  # fmt: skip
    frames: list[Frame] = []
    open_quote = False
    paragraph, line_end = 0, 0
    for sentence in sentences:
        if sentence.boilerplate:
            continue
        start, end = sentence.start, sentence.end
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        own = marks[bisect_left(mark_starts, start) : bisect_left(mark_starts, end)]
        body = text[start:end]
        if "\n" in text[line_end:start]:
            paragraph += 1
            open_quote = False
        line_end = end
        quote, open_quote = _quotation(body, open_quote)
        named = places_at.get(sentence.sentence_id, [])
        kinds = frozenset().union(*[mark.kinds for mark in own])
        if old_years and bisect_left(old_years, first) < bisect_left(old_years, last):
            kinds |= {"old year"}
        ends_line = text[end : end + 1] in ("\n", "")
        frames.append(
            Frame(
                index=len(frames),
                sentence=sentence,
                text=body,
                first=first,
                last=last,
                marks=own,
                sides=[] if kinds.isdisjoint(SIDE_KINDS) else find_side_uses(own, named, text, lexicon),
                toponyms=named,
                dates=dates_at.get(sentence.sentence_id, []),
                kinds=kinds,
                words=tokens.folded[first:last],
                quote=quote,
                headline=ends_line and body[-1:] not in ".!?…\"”)" and last - first < 25,
                paragraph=paragraph,
            )
        )
    return frames


def find_side_uses(marks: list[Mark], toponyms: list[Toponym], text: str, lexicon: Lexicon) -> list[SideUse]:
    """Return the sides that a sentence names, each with the words around it that tell its part.

    A name that is only a place there, by what reading places found, names no side.
    """
    uses = []
    parts = {toponym.start: toponym.use for toponym in toponyms}
    for index, mark in enumerate(marks):
        kinds = mark.kinds
        if kinds.isdisjoint(SIDE_KINDS):
            continue
        entry = mark.entry("side")
        if entry:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, entry.name, entry.voice)
        elif "both" in kinds:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, "both", "both")
        else:
            use = SideUse(mark.first, mark.last, mark.start, mark.end, "", "enemy" if "enemy" in kinds else "our")
        _look_around(use, index, marks, text)
        as_place = parts.get(use.start)
        if use.how == "ground" and not use.office and as_place != "actor":
            continue
        if use.how == "capital" and use.part in ("at", "to"):
            continue
        if use.how == "name" and as_place == "place" and not use.office:
            use.part = use.part or "at"
        uses.append(use)
    return uses


def _look_around(use: SideUse, index: int, marks: list[Mark], text: str) -> None:
    at, at_start = use.first, use.start
    for other in reversed(marks[max(0, index - 4) : index]):
        kinds = other.kinds
        if at - other.last > REACH or "event" in kinds or "say" in kinds or STOPS.search(text, other.end, at_start):
            break
        if not use.office and "forces" in kinds:
            use.office = "forces"
        elif not use.office and "officials" in kinds:
            use.office = "officials"
        else:
            if not kinds.isdisjoint(PARTS):
                between = text[other.end : at_start].strip()
                use.part = next(part for part in PARTS if part in kinds) if len(between) <= ARTICLE_LETTERS else ""
                if use.part == "at" and use.how not in ("name", "person"):
                    _seat(use, other, marks[max(0, index - 4) : index])
                break
            if "side" in kinds:
                break
        at, at_start = other.first, other.start
    if not use.office:
        for other in marks[index + 1 : index + 3]:
            if other.first - use.last > 1:
                break
            use.office = "forces" if "forces" in other.kinds else "officials" if "officials" in other.kinds else ""
            if use.office:
                break


def _seat(use: SideUse, at: Mark, before: list[Mark]) -> None:
    """Take "the ministry in Baku" for who sits there."""
    for other in before:
        if 0 <= at.first - other.last <= 1 and ("officials" in other.kinds or "forces" in other.kinds):
            use.part, use.office = "", "officials" if "officials" in other.kinds else "forces"


def _by_sentence(mentions: Iterable) -> dict[str, list]:
    found: dict[str, list] = {}
    for mention in mentions:
        found.setdefault(mention.sentence_id, []).append(mention)
    return found


def _quotation(body: str, is_open: bool) -> tuple[str, bool]:
    count = sum([body.count(sign) for sign in QUOTES])
    if not count:
        return ("whole" if is_open else ""), is_open
    stays_open = is_open != bool(count % 2)
    starts = is_open or body[0] in QUOTES
    ends = stays_open or body.rstrip(".,")[-1:] in QUOTES
    return ("whole" if starts and ends and count <= 2 else "part"), stays_open
