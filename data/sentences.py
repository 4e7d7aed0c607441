"""Cut an article into sentences, and set the furniture of its page apart."""

import re
from collections.abc import Iterator
from functools import cache

from data.furniture import furniture_words, mark_lines
from data.languages import Language, language_codes, load_language
from data.records import Article, Sentence

# A sentence may end at ".", "!", "?" or "…" with closing quotes, before white space or before a capital that stands
# straight after the full stop, as pages that lost a line end have it.
# Both begin with the stop itself, so that the search passes quickly over all else.
END = re.compile(
    r"[.!?…](?:[.!?…]*[\"”’'»)\]]*(?=[\s\x00])|(?<=[a-z0-9)\"”][.!?…])[\"”’»)]*(?=[A-Z“][a-z]))"
)
STARTS = re.compile(r"[\s\x00]*[\"“‘'«(\[–—-]*\s*[^\W_]", re.UNICODE)
BEFORE_WORD = re.compile(r"[\s(\"“‘'«\[]")
MOST_CHARACTERS = 2_000
"""A longer stretch without an end is no sentence (a list, a page without full stops): it is cut at a blank, so that
what is weighed word against word within a sentence stays bounded."""
WRAPPED = re.compile(r"\s*[a-z]")


def split_sentences(article: Article, language: Language) -> tuple[Sentence, ...]:
    """Return the article's sentences in order, each within a line or a wrapped paragraph; furniture is marked."""
    spans = _spans(article.text, language)
    return tuple(
        Sentence(f"{article.article_id}:{number}", article.article_id, start, end, boilerplate)
        for number, (start, end, boilerplate) in enumerate(spans)
    )


def _spans(text: str, language: Language) -> Iterator[tuple[int, int, bool]]:
    words = furniture_words(language)
    abbreviations = _abbreviations(language)
    for start, end, boilerplate in _paragraphs(text, language):
        if boilerplate:
            yield start, end, True
            continue
        link = words.inline_link.search(text, start, end) if text.find(":", start, end) >= 0 else None
        tail = link.start() if link else end
        credit = words.credit.search(text, start, tail)
        if credit and credit.start() > start:
            tail = credit.start()
        for first, last in _bounded(text, _cut(text, start, tail, abbreviations)):
            yield first, last, first > start and bool(words.credit_opener.match(text, first, last))
        stripped = _strip(text, tail, end)
        if stripped:
            yield *stripped, True


def _paragraphs(text: str, language: Language) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, boilerplate) of each line; a line that goes on in small letters is joined to the next."""
    lines = text.split("\n")
    marks = mark_lines(lines, language)
    at = 0
    held: tuple[int, int] | None = None
    for line, boilerplate in zip(lines, marks, strict=True):
        span = _strip(text, at, at + len(line))
        at += len(line) + 1
        joins = held and span and not boilerplate and WRAPPED.match(line) and text[held[1] - 1] not in ".!?:”\""
        if joins:
            held = held[0], span[1]
            continue
        if held:
            yield *held, False
            held = None
        if span and boilerplate:
            yield *span, True
        elif span:
            held = span
    if held:
        yield *held, False


def _cut(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = start
    for stop in END.finditer(text, start, end):
        if stop.end() >= end or not _ends_here(text, first, stop, end, abbreviations):
            continue
        span = _strip(text, first, stop.end())
        if span:
            yield span
        first = stop.end()
    span = _strip(text, first, end)
    if span:
        yield span


def _bounded(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        while end - start > MOST_CHARACTERS:
            blank = text.rfind(" ", start + 1, start + MOST_CHARACTERS)
            cut = blank if blank > 0 else start + MOST_CHARACTERS
            span = _strip(text, start, cut)
            if span:
                yield span
            start = cut
        span = _strip(text, start, end)
        if span:
            yield span


def _ends_here(text: str, first: int, stop: re.Match[str], end: int, abbreviations: frozenset[str]) -> bool:
    follows = STARTS.match(text, stop.end(), end)
    if not follows:
        return False
    letter = follows.group()[-1]
    if letter.islower():
        return False
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return True
    word = BEFORE_WORD.split(text[max(first, stop.start() - 30) : stop.start()])[-1]
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if letter.isdecimal() and word.lower() in abbreviations:
        return False
    if word.isdecimal() and len(word) <= 2 and not text[first : stop.start() - len(word)].strip():
        return False
    return word.lower() not in abbreviations


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    codes = [language.code] if language.table("language") else language_codes()
    return frozenset(word for code in codes for word in load_language(code).table("language")["abbreviations"])


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
