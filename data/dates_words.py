"""The words of time in a language, each labelled with the part it plays in an expression."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from data.languages import Language
from data.tokens import WORD, fold

# One letter a part, so that expressions are found by patterns over letters, whatever the language.
LABELS = {
    "ordinal_mark": "k", "last": "L", "past": "P", "ago": "A", "next": "N", "this": "T", "that": "H", "back": "b",
    "later": "l", "after": "F", "before": "C", "since": "S", "since_beside": "z", "until": "R", "range": "r",
    "and": "a", "early": "E", "middle": "E", "late": "E", "day_part": "K", "today": "D", "yesterday": "D",
    "day_before_yesterday": "D", "tomorrow": "D", "next_day": "j", "overnight": "O", "weekend": "w", "decade": "s",
    "suffix": "x", "filler": "f", "date_word": "g",
}  # fmt: skip
VALUES = {"today": 0, "yesterday": -1, "day_before_yesterday": -2, "tomorrow": 1, "early": 0, "middle": 1, "late": 2}


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """phrases: folded words -> (label, value). short: words that are also others, in small letters never dates.

    longest_from: a phrase's first word -> the most words such a phrase has; followed_by: -> the second words.
    alone: the words and figures whose (label, value) nothing around them changes.
    """

    phrases: dict[tuple[str, ...], tuple[str, Any]]
    longest_from: dict[str, int]
    followed_by: dict[str, set[str]]
    alone: dict[str, tuple[str, Any]]
    short: frozenset[str]
    week_or_weekday: frozenset[str]
    year_openers: frozenset[str]
    month_names: frozenset[str]
    """The months' full names: of each month, the first that the list has."""


@cache
def date_words(language: Language) -> DateWords:
    """Compile a language's `dates.toml`."""
    table = language.table("dates")
    phrases: dict[tuple[str, ...], tuple[str, Any]] = {}

    def add(words: str, label: str, value: Any) -> None:
        phrases[tuple(map(fold, WORD.findall(words)))] = (label, value)

    for part, group in table.get("words", {}).items():
        for words in group:
            add(words, LABELS[part], VALUES.get(part))
    for unit, group in table.get("units", {}).items():
        for words in group:
            add(words, "U", unit)
    for words, value in table.get("numbers", {}).items():
        add(words, "n", value)
    for words, value in table.get("number_units", {}).items():
        count, unit = value.split()
        add(words, "X", (int(count), unit))
    for words, value in table.get("ordinals", {}).items():
        add(words, "o", value)
    for words, value in table.get("months", {}).items():
        add(words, "M", value)
    for words, value in table.get("weekdays", {}).items():
        add(words, "W", value)
    longest: dict[str, int] = {}
    followed_by: dict[str, set[str]] = {}
    for words in phrases:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
        followed_by.setdefault(words[0], set()).update(words[1:2])
    short = frozenset(table.get("short", ()))
    week_or_weekday = frozenset(table.get("week_or_weekday", ()))
    alone = {word: figure(word) for word in (*map(str, range(2101)), *(f"0{each}" for each in range(10)))}
    for word, count in longest.items():
        if count == 1 and word not in short and word not in week_or_weekday:
            alone[word] = phrases[word,]
    month_names: dict[int, str] = {}
    for name, value in table.get("months", {}).items():
        month_names.setdefault(value, name)
    return DateWords(
        phrases=phrases,
        longest_from=longest,
        followed_by=followed_by,
        alone=alone,
        short=short,
        week_or_weekday=week_or_weekday,
        year_openers=frozenset(table.get("other", {}).get("year_openers", ())),
        month_names=frozenset(month_names.values()),
    )


def figure(word: str) -> tuple[str, int | None]:
    """Return the label and the value of a word in figures."""
    if len(word) > 4:
        return "#", None
    number = int(word)
    if 1 <= number <= 31 and len(word) <= 2:
        return "d", number
    return ("y" if 1000 <= number <= 2100 else "#"), number
