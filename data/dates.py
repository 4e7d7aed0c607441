"""Read an article's dates: find their expressions and resolve each against the day the article was written."""

import re
from datetime import date

from data.dates_find import Expression, find_expressions
from data.dates_resolve import Calendar, resolve_expressions
from data.dates_words import date_words
from data.languages import Language
from data.records import Article, DateMention, Sentence
from data.region import Region
from data.tokens import tokenize

YEAR = re.compile(r"\d{4}")
DASHES = ("-", "\u2013", "\u2014")
"""What a dateline ends with, or a list's point begins: a sentence opens after it."""
PARAGRAPH = re.compile(r"\n\s*")


def find_dates(
    article: Article, sentences: tuple[Sentence, ...], region: Region, language: Language
) -> tuple[DateMention, ...]:
    """Return every expression of time in reading order, furniture's too, with the days that it means.

    first and last are both None where the text does not allow it; last alone is None for "since", first alone for
    "until". Years and days before the region's first day are kept, with their own days: history, for who asks.
    """
    words = date_words(language)
    expressions = find_expressions(tokenize(article.text), sentences, words)
    written = article.published or written_day(expressions, sentences, region)
    paragraphs = [match.end() for match in PARAGRAPH.finditer(article.text)]
    starts = {sentence.start for sentence in sentences}
    openings = {e.start for e in expressions if e.start in starts or _follows_dash(article.text, e.start)}
    resolved = resolve_expressions(expressions, Calendar(written, region, not article.published), paragraphs, openings)
    return tuple(
        DateMention(
            sentence_id=sentences[expression.sentence].sentence_id,
            start=expression.start,
            end=expression.end,
            text=article.text[expression.start : expression.end],
            first=days.first,
            last=days.last,
            precision=days.precision,
            notes=days.notes,
            counted_from=days.counted_from,
        )
        for expression, days in zip(expressions, resolved, strict=True)
    )


def article_day(
    article: Article, sentences: tuple[Sentence, ...], dates: tuple[DateMention, ...], region: Region
) -> date | None:
    """Return the day the article was written: its publication, else a stamp on its page, else its latest date."""
    if article.published:
        return article.published
    furniture = {sentence.sentence_id for sentence in sentences if sentence.boilerplate}
    days = [mention for mention in dates if mention.precision == "day" and _within(mention.first, region)]
    # A stamp gives the year; a link line's "Minggu (28/9)" does not.
    stamped = [mention.first for mention in days if mention.sentence_id in furniture and YEAR.search(mention.text)]
    return max(stamped or (mention.first for mention in days), default=None)


def written_day(expressions: list[Expression], sentences: tuple[Sentence, ...], region: Region) -> date | None:
    """Find the day the article was written by the full dates in it: a stamp's, else the latest within the region's."""
    calendar = Calendar(None, region)
    stamped, told = [], []
    for expression in expressions:
        if expression.kind not in {"iso", "figures", "day"}:
            continue
        day = calendar.resolve(expression).first
        if _within(day, region):
            stamp = sentences[expression.sentence].boilerplate and "y" in expression.parts
            (stamped if stamp else told).append(day)
    return max(stamped or told, default=None)


def _within(day: date | None, region: Region) -> bool:
    return day is not None and region.first_day <= day <= region.last_day


def _follows_dash(text: str, at: int) -> bool:
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] in DASHES
