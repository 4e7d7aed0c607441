"""Label an article's words by the part they play in expressions of time, as one string that patterns can search."""

from typing import Any

from data.dates_words import DateWords
from data.records import Sentence
from data.tokens import Tokens


class Labels:
    """The words of an article as one string of labels.

    Letters as in data.dates_words.LABELS; besides: W weekday, M month, U unit, n number, X number and unit in one word,
    o ordinal, d figure up to 31, y year, # other figure, "." any other word. Marks between words: / - ; (full stop
    after a short form) , ( ) and | for what no expression reaches across. spans: each label's words; values: what they
    stand for.
    """

    def __init__(self, tokens: Tokens, sentences: tuple[Sentence, ...], words: DateWords):
        self.tokens, self.words = tokens, words
        self.sentence_of = tokens.numbered([sentence.start for sentence in sentences])
        self.string = ""
        self.spans: list[tuple[int, int]] = []
        self.values: list[Any] = []
        self._label()

    def _label(self) -> None:
        """Label every word and the marks between words. Most words are no words of time and stand one blank apart."""
        tokens, known = self.tokens, self.words.longest_from
        folded, count = tokens.folded, len(tokens.folded)
        labels: list[str] = []
        spans, values = self.spans, self.values
        position, number = 0, -1
        while position < count:
            same = self.sentence_of[position] == number
            if position and not (same and tokens.is_spaced(position)):
                mark = self._mark(position) if same else "|"
                if mark:
                    labels.append(mark)
                    spans.append((position, position))
                    values.append(None)
            number = self.sentence_of[position]
            word = folded[position]
            if word in known or word.isdecimal():
                size, label, value = self._word(position, word)
            else:
                size, label, value = 1, ".", None
            labels.append(label)
            spans.append((position, position + size))
            values.append(value)
            position += size
        self.string = "".join(labels)

    def _word(self, position: int, word: str) -> tuple[int, str, Any]:
        folded, words = self.tokens.folded, self.words
        if word.isdecimal():
            return 1, *_figure(word)
        left = len(folded) - position
        for count in range(min(left, words.longest_from[word]), 0, -1):
            entry = words.phrases.get(tuple(folded[position : position + count]))
            if entry is None:
                continue
            label, value = entry
            small = self.tokens.words[position][0].islower()
            if label in "WM" and small and word in words.short:
                continue
            if word in words.week_or_weekday and count == 1 and (small or self._after_number(position)):
                return 1, "U", "week"
            return count, label, value
        return 1, ".", None

    def _after_number(self, position: int) -> bool:
        before = self.tokens.folded[position - 1] if position else ""
        return before.isdecimal() or self.words.phrases.get((before,), ("",))[0] == "n"

    def _mark(self, position: int) -> str:
        """Return the mark for what stands between a word and the one before it in its sentence."""
        gap = self.tokens.gap(position)
        bare = gap.strip()
        if not bare:
            return "|" if "\n" in gap else ""
        if bare == ".":
            return ";" if gap != "." else ":"
        if bare in "/-–,()":
            return "-" if bare in "-–" else bare
        return "," if bare == ",-" else "(" if bare == ",(" else "|"


def _figure(word: str) -> tuple[str, int | None]:
    if len(word) > 4:
        return "#", None
    number = int(word)
    if 1 <= number <= 31 and len(word) <= 2:
        return "d", number
    return ("y" if 1000 <= number <= 2100 else "#"), number
