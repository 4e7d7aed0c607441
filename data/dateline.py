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
BRACKETS = re.compile(r"\([^()]*\)?")


def find_datelines(
    tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Found], calendar_words: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each dateline. calendar_words: folded names of months and weekdays."""
    named = {at for name in names for at in range(name.first, name.last)}
    starts = [tokens.starts[name.first] for name in names]
    first, lines = 0, 0
    previous_end = -1
    for sentence in sentences:
        if lines == MOST_LINES:
            return
        while first < len(tokens.starts) and tokens.starts[first] < sentence.start:
            first += 1
        starts_line = "\n" in tokens.text[max(previous_end, 0) : sentence.start] or previous_end < 0
        previous_end = sentence.end
        if starts_line and not sentence.boilerplate:
            lines += 1
            at = bisect_left(starts, sentence.start)
            if at == len(starts) or starts[at] > sentence.start + REACH:
                continue
            end = _dateline_end(tokens, first, sentence, named, calendar_words)
            if end:
                yield sentence.start, end


def _dateline_end(
    tokens: Tokens, first: int, sentence: Sentence, named: set[int], calendar_words: frozenset[str]
) -> int | None:
    text, start = tokens.text, sentence.start
    limit = min(sentence.end, start + REACH)
    for stop in END.finditer(text, start, limit):
        dash = not stop.group().startswith(".")
        head = text[start : stop.start()]
        if _is_head(tokens, first, stop.start(), named, calendar_words):
            shouted = any(word.isupper() and len(word) > 3 for word in WORDS.findall(head))
            marked = shouted or "(" in head or "," in head
            prose = text[sentence.end - 1] in ".”\"" and text[stop.end() : stop.end() + 1].isupper()
            if (dash and (marked or prose)) or (shouted and "," in head):
                return stop.end()
        if dash:
            return None
    head = text[start : sentence.end]
    dated = "(" in head or any(word.lower() in calendar_words for word in WORDS.findall(head))
    shouted = any(word.isupper() and len(word) > 3 for word in WORDS.findall(head))
    alone = sentence.end - start < REACH and (head[-1] not in ".!?" or shouted) and ("," in head or "(" in head)
    return sentence.end if alone and dated and _is_head(tokens, first, sentence.end, named, calendar_words) else None


def _is_head(tokens: Tokens, first: int, end: int, named: set[int], calendar_words: frozenset[str]) -> bool:
    """Tell whether all words up to `end` are such as datelines have: names, capitals, figures, months, brackets."""
    brackets = [match.span() for match in BRACKETS.finditer(tokens.text, tokens.starts[first], end)]
    has_name = False
    at = first
    while at < len(tokens) and tokens.starts[at] < end:
        word, start = tokens.words[at], tokens.starts[at]
        within = any(low <= start < high for low, high in brackets)
        address = tokens.text[start - 1 : start] == "." or tokens.text[tokens.ends[at] : tokens.ends[at] + 1] == "."
        has_name = has_name or (at in named and not within)
        plain = word[0].islower() and tokens.folded[at] not in calendar_words
        if plain and not within and not address:
            return False
        at += 1
    return has_name
