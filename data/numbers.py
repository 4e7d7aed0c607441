"""Read the numbers of a sentence, in figures and in words, and who is dead or hurt by them."""

import re
from dataclasses import dataclass

from data.frames import Frame
from data.languages import Language
from data.model import Option
from data.numbers_parts import counts_nobody, is_age, mark_parts, part_words
from data.tokens import Tokens

REACH = 4
"""How many words may stand between a number and what it counts ("tiga orang warga sipil")."""
JOINED = re.compile(r"[\s-]*")


@dataclass(slots=True)
class Number:
    """A number in a sentence: tokens [first, last), its value, and what it counts: human, things or "".

    among: whether it is only a part of a larger number of the sentence.
    """

    first: int
    last: int
    value: int
    counts: str
    among: bool = False
    in_figures: bool = False


def find_numbers(frame: Frame, tokens: Tokens, language: Language) -> list[Number]:
    """Return the whole numbers of a sentence; those of dates, ages and fractions are left out."""
    table = language.table("numbers")
    values = table.get("values", {})
    starts = [at for at, word in enumerate(frame.words, frame.first) if word in values or word.isdecimal()]
    if not starts:
        return []
    teens, powers, marks = table.get("teens", {}), table.get("powers", {}), table.get("marks", {})
    words = part_words(language)
    found: list[Number] = []
    last = 0
    for at in starts:
        if at < last:
            continue
        word = tokens.folded[at]
        if word.isdecimal():
            value, last = _figures(tokens, at, frame.last, marks.get("thousands", ""), marks.get("decimal", ""))
        else:
            value, last = _words(tokens, at, frame.last, values, teens, powers)
        if value is not None and last < frame.last and tokens.folded[last] in powers and word.isdecimal():
            value *= powers[tokens.folded[last]]
            last += 1
        if value is not None and not _dated(frame, tokens.starts[at], tokens.ends[last - 1]):
            number = Number(at, last, value, "", in_figures=word.isdecimal())
            if not is_age(number, tokens, words) and not counts_nobody(number, tokens, words):
                found.append(number)
    _count(frame, found)
    mark_parts(frame, found, tokens, words)
    return found


def _figures(tokens: Tokens, at: int, end: int, thousands: str, decimal: str) -> tuple[int | None, int]:
    text, last, figures = tokens.text, at + 1, tokens.words[at]
    while last < end and tokens.folded[last].isdecimal() and tokens.starts[last] - tokens.ends[last - 1] == 1:
        sign = text[tokens.ends[last - 1]]
        if sign == thousands and len(tokens.words[last]) == 3:
            figures += tokens.words[last]
            last += 1
        elif sign in (decimal, ".", ",", ":", "/", "-"):
            return None, last + 1
        else:
            break
    return (int(figures) if len(figures) < 10 else None), last


def _words(tokens, at, end, values, teens, powers) -> tuple[int | None, int]:
    total, current, last = 0, 0, at
    while last < end:
        word = tokens.folded[last]
        if last > at and not JOINED.fullmatch(tokens.text, tokens.ends[last - 1], tokens.starts[last]):
            break
        if word in values and (current == 0 or current % 10 == 0 and values[word] < 10 or current >= 100):
            current += values[word]
        elif word in teens and 0 < current < 10:
            current += teens[word]
        elif word in powers and current:
            if powers[word] >= 1000:
                total, current = total + current * powers[word], 0
            else:
                low = current % 100
                current = current - low + low * powers[word]
        else:
            break
        last += 1
    return total + current, max(last, at + 1)


def _dated(frame: Frame, start: int, end: int) -> bool:
    return any(mention.start <= start and end <= mention.end for mention in frame.dates)


def _count(frame: Frame, numbers: list[Number]) -> None:
    """Tell what each number counts by the noun after it."""
    for number in numbers:
        for mark in frame.marks:
            if 0 <= mark.first - number.last <= REACH:
                if "things" in mark.kinds:
                    number.counts = "things"
                elif "human" in mark.kinds or "dead" in mark.kinds or "injured" in mark.kinds:
                    number.counts = "human"
                if number.counts:
                    break


def toll_features(frame: Frame, numbers: list[Number], number: Number | None, of: str) -> Option:
    """Return what speaks for a number being the toll of the dead or the injured (of)."""
    if number is None:
        humans = f"none humans {min(2, sum(n.counts == 'human' for n in numbers))}"
        return [f"none {of in frame.kinds}", f"{humans} {of in frame.kinds}"], ["none", humans], []
    other = "injured" if of == "dead" else "dead"
    own, rival = _nearest(frame, numbers, number, of), _nearest(frame, numbers, number, other)
    where = own.split()[0]
    found = [f"counts {number.counts}", f"near {own}", f"near {where} counts {number.counts}"]
    found.append(f"{'rival' if _far(rival) < _far(own) else 'ours'} {where}")
    if number.value == 1 and not number.in_figures:
        found.append(f"one {where}")
    if number.in_figures and 1900 <= number.value <= 2100:
        found.append("year")
    if "or" in frame.kinds:
        found.append("or")
    first = next((n for n in numbers if n.counts == "human"), None)
    found.append(f"{'first' if number is first else 'later'} of humans")
    if number.value == max(n.value for n in numbers):
        found.append("largest")
    return found, ["number"], []


def _nearest(frame: Frame, numbers: list[Number], number: Number, of: str) -> str:
    """Say how far the nearest word for dead or injured stands, on which side, and how many numbers lie between."""
    best, relation = 99, "absent"
    for mark in frame.marks:
        if of not in mark.kinds:
            continue
        if mark.first >= number.last:
            gap, where, low, high = mark.first - number.last, "then", number.last, mark.first
        else:
            gap, where, low, high = number.first - mark.last, "lead", mark.last, number.first
        between = sum(low <= other.first < high for other in numbers)
        if gap + 6 * between < best:
            best = gap + 6 * between
            relation = f"{where}{min(between, 2)} {'0' if gap <= 1 else '1' if gap <= 4 else '2' if gap <= 9 else '3'}"
    return relation


def _far(relation: str) -> int:
    return 99 if relation == "absent" else int(relation.split()[1]) + 4 * int(relation.split()[0][-1])
