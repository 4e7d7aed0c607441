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
STRETCH = re.compile(r"[^.|,](?:[^.|]+|(?<=[yMWwDjO]))")
"""Where an expression may stand: none has "." or "|", none begins with a comma, few labels are one by themselves."""
LABELS_KEPT = frozenset({"this", "last", "how", "sep"})
"""The parts whose label itself is what they say; the others have their word's value."""
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
    stretches = [match.span() for match in STRETCH.finditer(labels.string)]
    # Each pattern searches the few stretches alone, joined; `places`: which label each of theirs is.
    string = "|".join([labels.string[start:end] for start, end in stretches])
    places = [place for start, end in stretches for place in range(start, end + 1)]
    taken = bytearray(len(string))
    found: list[Expression] = []
    present = set(string)
    for kind, needed, pattern in PATTERNS:
        if needed.isdisjoint(present):
            continue
        for match in pattern.finditer(string):
            start, end = match.span()
            if 1 in taken[start:end]:
                continue
            if kind == "year" and not _is_year(labels, places, match):
                continue
            if kind == "month" and _is_short(labels, places, match):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(_expression(labels, places, kind, match))
    return sorted(found, key=lambda expression: expression.start)


def _expression(labels: Labels, places: list[int], kind: str, match: re.Match[str]) -> Expression:
    tokens = labels.tokens
    begin = places[match.start()]
    reaches = [(first, last) for first, last in map(labels.reach, places[match.start() : match.end()]) if last > first]
    parts: dict[str, Any] = {}
    for name, label in match.groupdict().items():
        if label is None:
            continue
        if name in LABELS_KEPT:
            parts[name] = label
        else:
            parts[name if kind == "days" else name.rstrip("2")] = labels.values[places[match.start(name)]]
    parts["before_date"] = _dated_before(labels, begin)
    first, last = reaches[0][0], reaches[-1][1] - 1
    start, end = tokens.starts[first], tokens.ends[last]
    if tokens.text[end : end + 1] == ")" and "(" in tokens.text[start:end]:
        end += 1
    return Expression(
        start=start,
        end=end,
        sentence=labels.sentence_of[first],
        kind=kind,
        parts=parts,
        bound=_bound(labels.string, begin),
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


def _is_short(labels: Labels, places: list[int], match: re.Match[str]) -> bool:
    """Tell a month's short form that stands without a figure: some other word, most likely."""
    word = labels.tokens.folded[labels.begins[places[match.start("m")]]]
    return word not in labels.words.month_names and not match.group("y")


def _is_year(labels: Labels, places: list[int], match: re.Match[str]) -> bool:
    if match.group("s"):
        return True
    position = labels.begins[places[match.start()]]
    return position > 0 and labels.tokens.folded[position - 1] in labels.words.year_openers
