"""Mark every word and phrase of the lexicon in a text: one pass, longest phrase first."""

from dataclasses import dataclass
from functools import lru_cache

from data.lexicon import Entry, Lexicon, Phrase, make_phrase
from data.tokens import Tokens

AUXILIARY_WORDS_BEFORE = 3
NAME_LETTERS = 7


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
        phrase = None
        for option in lexicon.phrases_of(folded[at]):
            size = len(option.rest)
            if not size or tuple(folded[at + 1 : at + 1 + size]) == option.rest:
                phrase = option
                break
        if phrase is None:
            phrase = _family_name(tokens.words[at], folded[at], lexicon)
        elif phrase.is_shown:
            phrase = _as_shown(phrase, tokens.words[at])
        if phrase is None:
            at += 1
            continue
        last = at + 1 + len(phrase.rest)
        marks.append(Mark(at, last, tokens.starts[at], tokens.ends[last - 1], phrase.entries, phrase.kinds))
        at = last
    return marks


def _family_name(word: str, folded: str, lexicon: Lexicon) -> Phrase | None:
    """Take a word that is printed as a name for a person of the side whose family names end so."""
    if len(word) < NAME_LETTERS or not word[0].isupper():
        return None
    return next((make_phrase((), [entry]) for ending, entry in lexicon.endings if folded.endswith(ending)), None)


def _as_shown(phrase: Phrase, word: str) -> Phrase | None:
    """Leave out the meanings that ask for another printed form of the first word."""
    fits = {"": True, "Aa": word[:1].isupper(), "AA": word.isupper()}
    if all(fits[entry.shown] for entry in phrase.entries):
        return phrase
    kept = [entry for entry in phrase.entries if fits[entry.shown]]
    return make_phrase(phrase.rest, kept) if kept else None


def voice_of_participle(mark: Mark, around: list[Mark]) -> str:
    """Tell a participle's voice: passive after an auxiliary close by, or straight before a doer; else active."""
    for other in around:
        if "auxiliary" in other.kinds and 0 <= mark.first - other.last <= AUXILIARY_WORDS_BEFORE:
            return "passive"
        if "by" in other.kinds and other.first == mark.last:
            return "passive"
    return "active"
