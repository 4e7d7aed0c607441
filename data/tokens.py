"""Cut a text into words, each with its offsets and a folded form that spellings share."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from anyascii import anyascii

WORD = re.compile(
    # A letter abbreviation keeps its full stops ("U.S."); what cannot be seen stays inside a word, never at its end.
    # Small plain letters, most of all, are passed over in one go.
    r"(?:[A-Z]\.){2,}|\d+"
    r"|[^\W\d_][a-z]*+"
    r"(?:[^\W\d_]++|[\u0300-\u036f]|[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+(?=[^\W\d_]))*+"
)
_APART = re.compile(f"({WORD.pattern})")
_KEPT = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text in parallel lists: code point offsets, as printed, folded, and what stands before each.

    gaps: the text between a word and the one before it, "" before the first.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    folded: list[str]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def is_spaced(self, at: int) -> bool:
        """Tell whether one blank alone parts a word from the one before it, as it mostly does."""
        return self.gaps[at] == " "

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.gaps[at]

    def numbered(self, starts: Sequence[int]) -> list[int]:
        """Return for each word the number of the stretch it stands in, of stretches that begin at `starts`."""
        bounds = self.firsts(starts)
        numbers = [-1] * (bounds[0] if bounds else len(self.starts))
        for number, (first, following) in enumerate(pairwise([*bounds, len(self.starts)])):
            numbers += [number] * (following - first)
        return numbers

    def firsts(self, starts: Sequence[int]) -> list[int]:
        """Return the position of the first word at or after each of some offsets."""
        return [bisect_left(self.starts, start) for start in starts]


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    """Cut a text into words and numbers; several stages ask for the same article's."""
    # Gaps and words by turns, and where each ends: whole lists at a time, with no step of our own for each word.
    pieces = _APART.split(text)
    offsets = list(accumulate(map(len, pieces)))
    words, gaps = pieces[1::2], pieces[:-1:2]
    if not words:
        return Tokens(text, [], [], [], [], [])
    gaps[0] = ""
    joined = "\n".join(words)
    folded = joined.lower().split("\n")
    if "." in joined or not joined.isascii():
        for at, word in enumerate(words):
            if "." in word or not word.isascii():
                folded[at] = fold(word)
    return Tokens(text, offsets[:-1:2], offsets[1::2], words, folded, gaps)


def fold(word: str) -> str:
    """Return a word in plain small Latin letters: no case, no diacritics, other scripts spelled in Latin."""
    if word.isascii():
        return word.lower().replace(".", "") if "." in word else word.lower()
    return _fold_foreign(word)


@lru_cache(maxsize=50_000)
def _fold_foreign(word: str) -> str:
    folded = _KEPT.sub("", anyascii(word).lower())
    # A raised or circled figure is no number of the text.
    return "" if folded.isdecimal() else folded
