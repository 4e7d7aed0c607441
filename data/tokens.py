"""Cut a text into words, each with its offsets and a folded form that spellings share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(
    # A letter abbreviation keeps its full stops ("U.S."); what cannot be seen stays inside a word, never at its end.
    r"(?:[A-Z]\.){2,}|\d+"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+(?=[^\W\d_]))*"
)
_KEPT = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text in parallel lists: code point offsets, as printed, and folded."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    folded: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def is_spaced(self, at: int) -> bool:
        """Tell whether one blank alone parts a word from the one before it, as it mostly does."""
        end = self.ends[at - 1]
        return self.starts[at] == end + 1 and self.text[end] == " "

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def numbered(self, starts: Sequence[int]) -> list[int]:
        """Return for each word the number of the stretch it stands in, of stretches that begin at `starts`."""
        numbers = []
        number, following = -1, 0
        for start in self.starts:
            while following < len(starts) and starts[following] <= start:
                number, following = following, following + 1
            numbers.append(number)
        return numbers


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    """Cut a text into words and numbers; several stages ask for the same article's."""
    spans = [match.span() for match in WORD.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    words = [text[start:end] for start, end in spans]
    # Nearly every word is plain: the shortcut spares a call for each.
    folded = [word.lower() if word.isascii() and word.isalnum() else fold(word) for word in words]
    return Tokens(text, starts, ends, words, folded)


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
