"""Find the expressions of time in an article: what kind each is and its parts, not yet which day it means."""

import re
from dataclasses import dataclass
from typing import Any

from data.dates_labels import Labels
from data.dates_words import DateWords
from data.records import Sentence
from data.tokens import Tokens

# Patterns over the labels of data.dates_labels.
DAY_HEAD = r"(?:(?P<W>W)K*\)?[fg]*[,(;]*[fg]*)?"
# Each kind with the labels of which one at least must be there: most texts spare most patterns.
PATTERNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (kind, frozenset(needed), re.compile(pattern))
    for kind, needed, pattern in (
        ("iso", "y", r"(?P<y>y)-(?P<m>d)-(?P<d>d)"),
        ("figures", "y", DAY_HEAD + r"(?P<d>d)(?P<sep>[/:-])(?P<m>d)(?P=sep)(?P<y>y)"),
        (
            "days",
            "M",
            r"(?:W[,(]*)?(?P<d>d)x?(?P<m>M)?(?P<y>y)?\)?(?:[-Rra]|,?a)f*"
            r"(?:W[,(]*)?f*(?P<d2>d)x?f?(?P<m2>M);?,?(?P<y2>y)?",
        ),
        (
            "days",
            "M",
            r"(?:W,?)?(?P<m>M);?(?P<d>d)x?(?:,?(?P<y>y),?)?[-Rra]f*"
            r"(?:W,?)?(?:(?P<m2>M);?)?(?P<d2>d)x?(?!M)(?:,?(?P<y2>y))?",
        ),
        ("day", "/", r"(?:(?P<W>W)K*\)?[fg]*[,(;]*[fg]*|[(fg])(?P<d>d)/(?P<m>d)(?!/)"),
        ("day", "M", DAY_HEAD + r"(?P<d>d)x?f?(?P<m>M);?,?(?P<y>y)?"),
        ("day", "M", DAY_HEAD + r"(?P<m>M);?(?P<d>d)x?(?:,?(?P<y>y))?"),
        ("month", "M", r"(?P<e>E)?-?(?P<this>[TLN])?(?P<m>M);?f?(?:(?P<y>y)|(?P<last>[LTN]))?"),
        ("weekday_of", "U", r"(?P<W>W)K*f*(?:(?P<U>U)(?P<last>[LTN])|(?P<this>[LTN])(?P<U2>U))"),
        ("month_day", "gx", r"(?:g(?P<d>d)|f(?P<d2>d)x)(?![M/U-])"),
        ("unit_part", "E", r"(?P<e>E)f*(?:(?P<U>U)(?P<last>[LTN])?|(?P<this>[LTN])(?P<U2>U))"),
        ("weekend", "w", r"(?P<next>N)?(?P<this>[TL])?w(?P<last>[LTNPH])?"),
        ("ordinal", "okx", r"(?:(?:(?P<o>o)|(?P<d>d)x)(?P<U>U)|(?P<U2>U)k?-?(?:(?P<o2>o)|k-?(?P<d2>d)))"),
        ("past", "PL", r"(?:[LP](?:(?P<n>[nd#])(?P<U>U)|(?P<X>X))|(?:(?P<n2>[nd#])-?(?P<U2>U)|(?P<X2>X))P)"),
        ("ago", "LA", r"(?:(?P<n>[nd])-?(?P<U>U)|(?P<X>X))(?P<how>[LA])"),
        ("shift", "blFC", r"(?:(?P<n>[nd])-?(?P<U>U)|(?P<X>X))(?P<how>[blFC])"),
        ("named", "D", r"(?P<D>D)"),
        ("next_day", "j", r"j"),
        ("overnight", "O", r"O"),
        ("weekday", "W", r"(?P<this>[TLN])?(?P<W>W)K*(?:(?P<last>[LTNHD])|(?P<yesterday>D))?"),
        ("same", "H", r"(?:H(?P<U>U)|(?P<U2>U)H)"),
        ("unit", "LTNb", r"(?:(?P<this>[LTN])(?P<U>U)|(?P<U2>U)(?P<last>[LTNb]))"),
        ("year", "y", r"(?P<y>y)(?:-?(?P<s>s))?"),
    )
)
MOST_WORDS_SINCE = 8
"""How far "since" reaches: "Sejak pertempuran babak baru pecah pada Minggu (28/9)" has six words between."""
SINCE_LABELS, CLAUSE_LABELS = 40, 200
"""How many labels are looked back over, so that a text without full stops is read in linear time too."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: offsets, its sentence, its kind and the values of its parts by the patterns' names."""

    start: int
    end: int
    sentence: int
    kind: str
    parts: dict[str, Any]
    bound: str = ""
    """ "since" or "until" where a word before it says so."""


def find_expressions(tokens: Tokens, sentences: tuple[Sentence, ...], words: DateWords) -> list[Expression]:
    """Return the expressions in order; none overlaps another, the fuller kinds win."""
    labels = Labels(tokens, sentences, words)
    taken = bytearray(len(labels.string))
    found: list[tuple[int, Expression]] = []
    present = set(labels.string)
    for kind, needed, pattern in PATTERNS:
        if needed.isdisjoint(present):
            continue
        for match in pattern.finditer(labels.string):
            start, end = match.span()
            if 1 in taken[start:end]:
                continue
            if (kind == "year" and not _is_year(labels, match)) or (kind == "month" and _is_short(labels, match)):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, _expression(labels, kind, match)))
    return [expression for _, expression in sorted(found, key=lambda item: item[0])]


def _expression(labels: Labels, kind: str, match: re.Match[str]) -> Expression:
    first = next(at for at in range(*match.span()) if labels.spans[at][1] > labels.spans[at][0])
    last = max(at for at in range(*match.span()) if labels.spans[at][1] > labels.spans[at][0])
    parts = {}
    for name, label in match.groupdict().items():
        if label is not None:
            at = match.start(name)
            parts[name.rstrip("2") if kind not in {"days"} else name] = labels.values[at] if name != "sep" else label
            if name in {"this", "last", "how"}:
                parts[name] = label
    parts["before_date"] = _dated_before(labels, match.start())
    word_first, word_last = labels.spans[first][0], labels.spans[last][1] - 1
    end = labels.tokens.ends[word_last]
    if labels.tokens.text[end : end + 1] == ")" and "(" in labels.tokens.text[labels.tokens.starts[word_first] : end]:
        end += 1
    return Expression(
        start=labels.tokens.starts[word_first],
        end=end,
        sentence=labels.sentence_of[word_first],
        kind=kind,
        parts=parts,
        bound=_bound(labels.string, match.start()),
    )


def _bound(string: str, start: int) -> str:
    """Tell whether "since" or "until" governs what begins at `start`."""
    head = string[max(0, start - SINCE_LABELS) : start].rstrip("fg(")
    if head.endswith("R"):
        return "until"
    if head.endswith("z"):
        return "since"
    words = 0
    for label in reversed(head):
        if label == "S":
            return "since"
        if label in "|,;WMDy":
            return ""
        words += label.isalpha() or label == "."
        if words > MOST_WORDS_SINCE:
            return ""
    return ""


def _dated_before(labels: Labels, start: int) -> bool:
    """Tell whether the sentence names a day before this point."""
    head = labels.string[max(0, start - CLAUSE_LABELS) : start]
    return bool(set(head[head.rfind("|") + 1 :]) & set("WMD"))


def _is_short(labels: Labels, match: re.Match[str]) -> bool:
    """Tell a month's short form that stands without a figure: some other word, most likely."""
    word = labels.tokens.folded[labels.spans[match.start("m")][0]]
    return word not in labels.words.month_names and not match.group("y")


def _is_year(labels: Labels, match: re.Match[str]) -> bool:
    if match.group("s"):
        return True
    position = labels.spans[match.start()][0]
    return position > 0 and labels.tokens.folded[position - 1] in labels.words.year_openers
