"""Gather what stands in each sentence, so that every later question about it is answered from one place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.frames_sides import SIDE_KINDS, SideUse, find_side_uses
from data.marks import Mark
from data.records import DateMention, Sentence, Toponym
from data.tokens import Tokens

CLAUSE_SIGNS = re.compile(r"[,;:—–]")


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


OLD = 1800
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
    first_year: str,
) -> list[Frame]:
    """Return a frame for each sentence that is no furniture, in order; linear in the text."""
    mark_starts = [mark.start for mark in marks]
    places_at = _by_sentence(toponyms)
    dates_at = _by_sentence(dates)
    old_years = _years_until(first_year)
    tells_history = not old_years.isdisjoint(tokens.words)
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
        if tells_history and not old_years.isdisjoint(tokens.words[first:last]):
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
                sides=[] if kinds.isdisjoint(SIDE_KINDS) else find_side_uses(own, named, text),
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


@cache
def _years_until(year: str) -> frozenset[str]:
    """Return the years of history as they are written in figures."""
    return frozenset(map(str, range(OLD, int(year))))


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
