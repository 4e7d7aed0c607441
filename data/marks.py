"""Mark every word and phrase of the lexicon in a text: one pass, longest phrase first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.lexicon import Entry, Lexicon
from data.tokens import Tokens

AUXILIARY_WORDS_BEFORE = 3
NAME_LETTERS = 7

Phrases = Sequence[tuple[tuple[str, ...], tuple[Entry, ...]]]


@dataclass(slots=True)
class Mark:
    """A phrase of the lexicon in the text: its tokens [first, last), its offsets, and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...]
    kinds: frozenset[str]

    def entry(self, kind: str) -> Entry | None:
        """Return the first meaning of a kind."""
        return next((entry for entry in self.entries if entry.kind == kind), None)


@lru_cache(maxsize=8)
def find_marks(tokens: Tokens, lexicon: Lexicon) -> list[Mark]:
    """Return the marks of a text in order, none overlapping; several stages ask for the same article's."""
    marks = []
    folded, count = tokens.folded, len(tokens)
    at = 0
    while at < count:
        found = _longest(folded, at, lexicon) or _family_name(tokens.words[at], folded[at], lexicon)
        entries = tuple(e for e in found[1] if _is_shown(e, tokens.words[at])) if found else ()
        if entries:
            last = at + found[0]
            kinds = frozenset(entry.kind for entry in entries)
            marks.append(Mark(at, last, tokens.starts[at], tokens.ends[last - 1], entries, kinds))
            at = last
        else:
            at += 1
    return marks


def _longest(folded: list[str], at: int, lexicon: Lexicon) -> tuple[int, tuple[Entry, ...]] | None:
    word = folded[at]
    found = _match(folded, at, lexicon.phrases.get(word, ()))
    if found and found[0] > 1:
        return found
    for suffix in lexicon.suffixes:
        if word.endswith(suffix):
            bare = _match(folded, at, lexicon.phrases.get(word[: -len(suffix)], ()))
            if bare:
                return bare if not found else (found[0], (*found[1], *(e for e in bare[1] if e not in found[1])))
    return found


def _family_name(word: str, folded: str, lexicon: Lexicon) -> tuple[int, tuple[Entry, ...]] | None:
    """Take a word that is printed as a name for a person of the side whose family names end so."""
    if not word[0].isupper() or len(word) < NAME_LETTERS:
        return None
    return next(((1, (entry,)) for ending, entry in lexicon.endings if folded.endswith(ending)), None)


def _match(folded: list[str], at: int, options: Phrases) -> tuple[int, tuple[Entry, ...]] | None:
    for rest, entries in options:
        size = len(rest)
        if not size or tuple(folded[at + 1 : at + 1 + size]) == rest:
            return size + 1, entries
    return None


def _is_shown(entry: Entry, word: str) -> bool:
    if entry.shown == "AA":
        return word.isupper()
    return not entry.shown or word[:1].isupper()


def voice_of(entry: Entry, mark: Mark, before: list[Mark], after: Mark | None) -> str:
    """Tell an event's voice; a participle is passive after an auxiliary close by, or straight before a doer."""
    if entry.voice != "participle":
        return entry.voice
    for other in reversed(before):
        if mark.first - other.last > AUXILIARY_WORDS_BEFORE:
            break
        if "auxiliary" in other.kinds:
            return "passive"
    return "passive" if after and "by" in after.kinds and after.first == mark.last else "active"
