"""Tell numbers that are no toll of their own: ages, populations, and parts of a number that the sentence gives too."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data.frames import Frame
from data.languages import Language
from data.phrases import Phrases
from data.tokens import Tokens

if TYPE_CHECKING:
    from data.numbers import Number

NEAR = 2
"""How many words may stand between a number and the word that makes it a part ("13 civilians among them")."""
OLDEST = 120
SIGNS = frozenset(",;:.()\u2013\u2014\u201c\u201d\"")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, eq=False)
class PartWords:
    """Phrases of `numbers.toml` that stand around ages, parts, additions and sums."""

    age_before: Phrases
    age_after: Phrases
    uncounted_before: Phrases
    uncounted_after: Phrases
    part_before: Phrases
    part_after: Phrases
    added_before: Phrases
    added_after: Phrases
    more: Phrases
    rise_from: Phrases
    rise_to: Phrases
    sum: Phrases


@cache
def part_words(language: Language) -> PartWords:
    """Compile a language's words; one that lists none tells no ages and no parts."""
    table = language.table("numbers")
    return PartWords(*(
        Phrases(table.get(group, {}).get(side, ()))
        for group, side in (
            ("age", "before"), ("age", "after"), ("uncounted", "before"),
            ("uncounted", "after"), ("part", "before"), ("part", "after"), ("added", "before"),
            ("added", "after"), ("more", "words"), ("rise", "from"), ("rise", "to"), ("sum", "words"),
        )
    ))  # fmt: skip


def is_age(number: "Number", tokens: Tokens, words: PartWords) -> bool:
    """Tell an age or a span of years: "a 13-year-old", "berusia 62", "Zagit Aliyev (68)"."""
    if words.age_before.before(tokens.folded, number.first):
        return True
    if number.last < len(tokens):
        after = tokens.gap(number.last)
        if after in {" ", "-", "\u2010", "\u2011"} and words.age_after.at(tokens.folded, number.last):
            return True
    if not number.in_figures or number.value >= OLDEST or number.first == 0:
        return False
    before = tokens.gap(number.first).strip()
    after = tokens.text[tokens.ends[number.last - 1] :][:1]
    enclosed = before == "(" and after == ")" or before == "," and after in {",", "."}
    return enclosed and tokens.words[number.first - 1][0].isupper()


def counts_nobody(number: "Number", tokens: Tokens, words: PartWords) -> bool:
    """Tell a number that counts no dead whatever stands beside it: "berpenduduk 300 ribu jiwa", "tak seorang pun"."""
    if _stands_before(words.uncounted_before, number, tokens):
        return True
    return number.last < len(tokens) and words.uncounted_after.at(tokens.folded, number.last) > 0


def mark_parts(frame: Frame, numbers: list["Number"], tokens: Tokens, words: PartWords) -> None:
    """Mark what is only a part of a larger number of the sentence: those named after it, added to it, or before it."""
    total: bool | None = None
    for number in numbers:
        larger = [n for n in numbers if n.value > number.value and n.counts != "things" and not _is_year(n)]
        if not larger:
            continue
        if total is None:  # asked only where a number may be a part: few sentences have one
            total = any(words.sum.at(tokens.folded, at) for at in range(frame.first, frame.last))
        number.among = (
            _is_listed(frame, number, tokens, words)
            or (total and _is_added(frame, number, tokens, words))
            or _is_risen_from(number, tokens, words)
        )


def _is_year(number: "Number") -> bool:
    return number.in_figures and FIRST_YEAR <= number.value <= LAST_YEAR and not number.counts


def _is_listed(frame: Frame, number: "Number", tokens: Tokens, words: PartWords) -> bool:
    """Tell "including 27 in Ganja" and "two of them children", but not "64 of them were killed": that is a toll."""
    if _stands_before(words.part_before, number, tokens):
        return True
    size = _stands_after(words.part_after, number, tokens)
    return size > 0 and not _falls(frame, number.last + size, tokens)


def _is_added(frame: Frame, number: "Number", tokens: Tokens, words: PartWords) -> bool:
    """Tell "bertambah 29 prajurit", "51 new names", "29 more bodies", but not "26 more were killed": that is a toll."""
    if words.added_before.before(tokens.folded, number.first) or _stands_after(words.added_after, number, tokens):
        return True
    more = words.more.before(tokens.folded, number.first) or _stands_after(words.more, number, tokens)
    if not more or _falls(frame, number.last, tokens):
        return False
    return not any("dead" in mark.kinds and 0 <= number.first - mark.last <= 1 for mark in frame.marks)


def _is_risen_from(number: "Number", tokens: Tokens, words: PartWords) -> bool:
    """Tell the earlier count: "from 604 to 633"."""
    risen = words.rise_from.before(tokens.folded, number.first)
    return bool(risen and _stands_after(words.rise_to, number, tokens))


def _stands_before(phrases: Phrases, number: "Number", tokens: Tokens) -> bool:
    """Tell whether one of the phrases ends at most NEAR words before a number, with no sign between."""
    for at in range(number.first, max(0, number.first - NEAR - 1), -1):
        if phrases.before(tokens.folded, at):
            return True
        if not SIGNS.isdisjoint(tokens.gap(at)):
            break
    return False


def _stands_after(phrases: Phrases, number: "Number", tokens: Tokens) -> int:
    """Return how many words after a number one of the phrases ends that begins near it, no sign between; else 0."""
    for at in range(number.last, min(number.last + NEAR + 1, len(tokens))):
        if not SIGNS.isdisjoint(tokens.gap(at)):
            break
        size = phrases.at(tokens.folded, at)
        if size:
            return at + size - number.last
    return 0


def _falls(frame: Frame, first: int, tokens: Tokens) -> bool:
    """Tell whether a word for the dead or the injured stands from a word on, before the next sign."""
    last = first
    while last < frame.last and SIGNS.isdisjoint(tokens.gap(last)):
        last += 1
    return any({"dead", "injured"} & mark.kinds and first <= mark.first < last for mark in frame.marks)
