"""Label an article's words by the part they play in expressions of time, as one string that patterns can search."""

from functools import lru_cache
from typing import Any

from data.dates_words import DateWords, figure
from data.records import Sentence
from data.tokens import Tokens

MARKS = {"/": "/", "-": "-", "–": "-", ",": ",", ",-": ",", "(": "(", ",(": "(", ")": ")"}
"""What stands between two words, without its blanks -> its mark."""


class Labels:
    """The words of an article as one string of labels.

    Letters as in data.dates_words.LABELS; besides: W weekday, M month, U unit, n number, X number and unit in one word,
    o ordinal, d figure up to 31, y year, # other figure, "." any other word. Marks between words: / - ; (full stop
    after a short form) , ( ) and | for what no expression reaches across. begins: the position of each label's first
    word (a mark's: of the word after it), and the count of all words at the end; values: what labels stand for.
    """

    def __init__(self, tokens: Tokens, sentences: tuple[Sentence, ...], words: DateWords):
        self.tokens, self.words = tokens, words
        starts = [sentence.start for sentence in sentences]
        self.sentence_of = tokens.numbered(starts)
        self.string = ""
        self.begins: list[int] = []
        self.values: dict[int, Any] = {}
        self._label(tokens.firsts(starts))

    def reach(self, label: int) -> tuple[int, int]:
        """Return the positions of a label's words, the last excluded; a mark has none."""
        return self.begins[label], self.begins[label + 1]

    def _label(self, firsts: list[int]) -> None:
        """Label every word and the marks between words; `firsts`: the positions of the sentences' first words."""
        tokens, known, alone = self.tokens, self.words.longest_from, self.words.alone
        folded, gaps, count = tokens.folded, tokens.gaps, len(tokens.folded)
        labels: list[str] = []
        begins, values = self.begins, self.values
        # Most words are no words of time and stand one blank apart: they are passed over many at a time.
        notable = bytearray(
            [gap != " " or word in known or word.isdecimal() for word, gap in zip(folded, gaps, strict=True)]
        )
        parted = set(firsts) - {0, count}
        for first in parted:
            notable[first] = True
        position = 0
        while position < count:
            at = notable.find(1, position)
            if at != position:
                at = at if at > 0 else count
                labels.append("." * (at - position))
                begins.extend(range(position, at))
                position = at
                continue
            gap, word = gaps[at], folded[at]
            mark = "|" if at in parted else "" if gap == " " else _mark(gap)
            if mark:
                labels.append(mark)
                begins.append(at)
            size, label = 1, "."
            if word in alone:
                label, values[len(begins)] = alone[word]
            elif word in known or word.isdecimal():
                size, label, values[len(begins)] = self._word(at, word)
            labels.append(label)
            begins.append(at)
            position += size
            if size > 1 and position < count and self.sentence_of[position] != self.sentence_of[at]:
                # A phrase that reaches across a sentence's end: what follows it is marked off.
                notable[position] = True
                parted.add(position)
        begins.append(count)
        self.string = "".join(labels)

    def _word(self, position: int, word: str) -> tuple[int, str, Any]:
        folded, words = self.tokens.folded, self.words
        if word.isdecimal():
            return 1, *figure(word)
        count = min(len(folded) - position, words.longest_from[word])
        if count > 1 and folded[position + 1] not in words.followed_by[word]:
            count = 1
        for size in range(count, 0, -1):
            entry = words.phrases.get(tuple(folded[position : position + size]))
            if entry is None:
                continue
            label, value = entry
            small = self.tokens.words[position][0].islower()
            if label in "WM" and small and word in words.short:
                continue
            if word in words.week_or_weekday and size == 1 and (small or self._after_number(position)):
                return 1, "U", "week"
            return size, label, value
        return 1, ".", None

    def _after_number(self, position: int) -> bool:
        before = self.tokens.folded[position - 1] if position else ""
        return before.isdecimal() or self.words.phrases.get((before,), ("",))[0] == "n"


@lru_cache(maxsize=1_000)
def _mark(gap: str) -> str:
    """Return the mark for what stands between a word and the one before it in its sentence."""
    if gap == " ":
        return ""
    bare = gap.strip()
    if not bare:
        return "|" if "\n" in gap else ""
    if bare == ".":
        return ";" if gap != "." else ":"
    return MARKS.get(bare, "|")
