"""Tell the furniture of a page (link lines, bylines, credits, buttons) from the report that stands between it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.languages import Language, language_codes, load_language

PROSE_CHARACTERS = 110
"""A longer line is running text: headlines and titles of link blocks are shorter."""
TITLE_ENDS = frozenset(".!?…")
BULLETS = re.compile(r"^[\s•·▪►▶»>*#|–—-]+")
LINK_BULLET = re.compile(r"^\s*[•▪►▶»]")
TELEPHONE = re.compile(r"\+\d[\d ()-]{6,}\d|\b[\w.]+@[\w-]+\.\w")
MENU = re.compile(r"^[^.!?]*(?:\|[^.!?|]*\||\s[>»]\s)[^.!?]*$")
MASTHEAD_WORDS = 3
"""A first line of so few words is the paper's or the section's name."""
TIME = r"(?:\b\d{1,2}[:.]\d{2}\b|[|·—–])"
ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
NO_WORDS = re.compile(r"^[\W\d_]*$")


@dataclass(frozen=True, slots=True, eq=False)
class FurnitureWords:
    """What a language's pages are furnished with, compiled."""

    link: re.Pattern[str]
    inline_link: re.Pattern[str]
    header: re.Pattern[str]
    byline: re.Pattern[str]
    notice: re.Pattern[str]
    credit: re.Pattern[str]
    credit_opener: re.Pattern[str]
    stamp: re.Pattern[str]
    dated: re.Pattern[str]


@cache
def furniture_words(language: Language) -> FurnitureWords:
    """Compile a language's furniture; a text in no known language may have any language's."""
    codes = [language.code] if language.table("furniture") else language_codes()
    tables = [load_language(code).table("furniture") for code in codes]
    dates = [load_language(code).table("dates") for code in codes]

    def words(name: str) -> str:
        return _any(word for table in tables for word in table.get(name, ()))

    months = _any(word for table in dates for word in table.get("months", ()))
    day = rf"(?:\b\d\d?\s+(?:{months}),?\s+\d{{4}}|\b(?:{months})\.?\s+\d\d?,?\s+\d{{4}}|\b\d\d?[./-]\d\d?[./-]\d{{4}})"
    days = _any(word for table in dates for group in ("months", "weekdays") for word in table.get(group, ()))
    link = words("link_openers")
    notices = {word for table in tables for word in table.get("notices", ())}
    # One word may also begin a sentence of the report ("Sebelumnya, …"): alone, it makes a button of a short line only.
    phrases, single = (_any(word for word in notices if (" " in word) == several) for several in (True, False))
    return FurnitureWords(
        link=re.compile(rf"^\s*\(?\s*(?:{link})\s*(?::|\||$|https?:)", re.I),
        inline_link=re.compile(rf"(?<=[.!?…\"”’)])\s*\(?(?:{link})\s*:", re.I),
        header=re.compile(
            rf"^\s*(?:(?:{words('block_headers')})|(?:{words('block_header_openers')})(?:\s+\S+){{0,4}})\s*:?\s*$", re.I
        ),
        byline=re.compile(rf"^\s*[(\[]?\s*(?:{words('bylines')})(?:\s*[:/|]|\s*$|(?=\s)(?!.*[.!?]['\"”]?\s*$))", re.I),
        notice=re.compile(
            rf"^\s*(?:(?:{phrases})(?!\w)(?!.{{{PROSE_CHARACTERS}}})|(?:{single})(?:\s+\S+){{0,5}}(?<![.!?])\s*$)", re.I
        ),
        credit=re.compile(rf"\(\s*(?:{words('credits')})\b[^()]{{0,80}}\)?\s*$", re.I),
        credit_opener=re.compile(rf"(?:{words('credit_openers')})\b", re.I),
        stamp=re.compile(rf"^(?:[\W\d_]|\b(?:{words('stamp_words')}|{days})\b)+$", re.I),
        dated=re.compile(rf"^(?=.*{day})(?=.*{TIME}).{{1,80}}$", re.I),
    )


def _any(words: Iterable[str]) -> str:
    longest_first = sorted({re.escape(word) for word in words}, key=len, reverse=True)
    return "|".join(longest_first) or r"(?!)"


def mark_lines(lines: list[str], language: Language) -> list[bool]:
    """Tell for each line whether it is furniture; a header makes the titles after it furniture too."""
    words = furniture_words(language)
    marks = []
    proses = []
    in_block = False
    for line in lines:
        if not line or line.isspace():
            marks.append(False)
            proses.append(False)
            continue
        prose = _is_prose(line)
        proses.append(prose)
        bare = BULLETS.sub("", line)
        if not prose and words.header.match(bare):
            in_block = True
            marks.append(True)
            continue
        in_block = in_block and not prose
        marks.append(in_block or _is_furniture(line, bare, prose, words))
    _mark_ends(lines, proses, marks)
    return marks


def _mark_ends(lines: list[str], proses: list[bool], marks: list[bool]) -> None:
    """Mark a masthead above the report, and what stands below its last prose once furniture has begun there."""
    prose = [number for number, (is_prose, mark) in enumerate(zip(proses, marks, strict=True)) if is_prose and not mark]
    if not prose:
        return
    first = next(number for number, line in enumerate(lines) if line.strip())
    if first < prose[0] and len(lines[first].split()) <= MASTHEAD_WORDS and not _ends_title(lines[first]):
        marks[first] = True
    below = False
    for number in range(prose[-1] + 1, len(lines)):
        below = below or marks[number]
        marks[number] = below and bool(lines[number].strip())


def _is_furniture(line: str, bare: str, prose: bool, words: FurnitureWords) -> bool:
    """Tell whether a line by itself is a link line, a byline, a button, a stamp, a menu or an address.

    bare: the line without the bullets that it begins with.
    """
    if words.link.match(bare) or words.notice.match(bare):
        return True
    if prose:
        return False
    if ADDRESS.match(line) or NO_WORDS.match(line) or MENU.match(line) or words.stamp.match(bare):
        return True
    if LINK_BULLET.match(line) or TELEPHONE.search(line):
        return True
    return bool(words.byline.match(bare) or words.dated.match(line))


def _is_prose(line: str) -> bool:
    return len(line) > PROSE_CHARACTERS or (_ends_title(line) and len(line.split()) > 6)


def _ends_title(line: str) -> bool:
    """Tell whether a line ends as a sentence does, closing quotes aside."""
    return line.rstrip().rstrip("'\"”’)")[-1:] in TITLE_ENDS
