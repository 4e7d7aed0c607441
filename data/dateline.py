"""Find the dateline at the head of a report: the place, the paper and the day that stand before a dash."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from data.places_context import Found
from data.records import Sentence
from data.tokens import Tokens

REACH = 90
"""How many characters a dateline has at most."""
MOST_LINES = 10
"""How many lines of text are looked at: above a dateline stand a title, a summary, a caption or two."""
END = re.compile(r"\s+[-–—]{1,2}\s*|,\s*[-–—]+\s*|\s*(?:--|—)\s*|(?<=[A-Z)])[-–—](?=[A-Z])|\.\s")
WORDS = re.compile(r"[^\W\d_]+")


def find_datelines(
    tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Found], calendar_words: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each dateline. calendar_words: folded names of months and weekdays."""
    named = {at for name in names for at in range(name.first, name.last)}
    starts = [tokens.starts[name.first] for name in names]
    lines = 0
    previous_end = -1
    for sentence in sentences:
        if lines == MOST_LINES:
            return
        starts_line = "\n" in tokens.text[max(previous_end, 0) : sentence.start] or previous_end < 0
        previous_end = sentence.end
        if starts_line and not sentence.boilerplate:
            lines += 1
            at = bisect_left(starts, sentence.start)
            if at == len(starts) or starts[at] > sentence.start + REACH:
                continue
            end = _dateline_end(tokens, bisect_left(tokens.starts, sentence.start), sentence, named, calendar_words)
            if end:
                yield sentence.start, end


def _dateline_end(
    tokens: Tokens, first: int, sentence: Sentence, named: set[int], calendar_words: frozenset[str]
) -> int | None:
    text, start = tokens.text, sentence.start
    limit = min(sentence.end, start + REACH)
    name, reach = _head(tokens, first, limit, named, calendar_words)
    if name >= reach:
        return None
    for stop in END.finditer(text, start, limit):
        if stop.start() > reach:
            return None
        dash = not stop.group().startswith(".")
        head = text[start : stop.start()]
        if name < stop.start():
            shouted = _is_shouted(head)
            marked = shouted or "(" in head or "," in head
            prose = text[sentence.end - 1] in ".”\"" and text[stop.end() : stop.end() + 1].isupper()
            if (dash and (marked or prose)) or (shouted and "," in head):
                return stop.end()
        if dash:
            return None
    if sentence.end - start >= REACH or reach < sentence.end:
        return None
    head = text[start : sentence.end]
    dated = "(" in head or any(word.lower() in calendar_words for word in WORDS.findall(head))
    alone = (head[-1] not in ".!?" or _is_shouted(head)) and ("," in head or "(" in head)
    return sentence.end if alone and dated else None


def _is_shouted(head: str) -> bool:
    return any(word.isupper() and len(word) > 3 for word in WORDS.findall(head))


def _head(tokens: Tokens, first: int, limit: int, named: set[int], calendar_words: frozenset[str]) -> tuple[int, int]:
    """Return where the first name outside brackets stands, and how far all words are such as datelines have.

    Such words are names, capitals, figures, months, what stands in brackets; `limit` stands for none and for all.
    """
    text, starts = tokens.text, tokens.starts
    name = limit
    for at in range(first, bisect_left(starts, limit)):
        start = starts[at]
        plain = tokens.words[at][0].islower() and tokens.folded[at] not in calendar_words
        if not plain and (name < limit or at not in named):
            continue
        within = text.rfind("(", starts[first], start) > text.rfind(")", starts[first], start)
        if not within and at in named:
            name = min(name, start)
        address = text[start - 1 : start] == "." or text[tokens.ends[at] : tokens.ends[at] + 1] == "."
        if plain and not within and not address:
            return name, start
    return name, limit
