"""Mark every word and phrase of the lexicon in a text: one pass, longest phrase first."""

from dataclasses import dataclass
from functools import lru_cache

from data.lexicon import WORDS_SEEN, Entry, Lexicon, Phrase, make_phrase
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
        if kind in self.kinds:
            for entry in self.entries:
                if entry.kind == kind:
                    return entry
        return None


@lru_cache(maxsize=8)
def find_marks(tokens: Tokens, lexicon: Lexicon) -> list[Mark]:
    """Return the marks of a text in order, none overlapping; several stages ask for the same article's."""
    marks = []
    words, folded, starts, ends = tokens.words, tokens.folded, tokens.starts, tokens.ends
    seen, phrases_of = lexicon.seen, lexicon.phrases_of
    count, last = len(folded), 0
    for at, word in enumerate(folded):
        if at < last:
            continue
        # What was met before, without a call: this line sees every word.
        begun = seen.get(word)
        longer, phrase = phrases_of(word) if begun is None else begun
        if longer and at + 1 < count:
            for option in longer.get(folded[at + 1], ()):
                if tuple(folded[at + 1 : at + 1 + len(option.rest)]) == option.rest:
                    phrase = option
                    break
        if phrase is not None and phrase.is_shown:
            printed = words[at]
            phrase = _as_shown(phrase, printed[:1].isupper(), printed.isupper(), len(printed) >= NAME_LETTERS)
        if phrase is not None:
            last = at + 1 + len(phrase.rest)
            marks.append(Mark(at, last, starts[at], ends[last - 1], phrase.entries, phrase.kinds))
    return marks


@lru_cache(maxsize=WORDS_SEEN)
def _as_shown(phrase: Phrase, is_capital: bool, is_capitals: bool, is_long: bool) -> Phrase | None:
    """Leave out the meanings that ask for another printed form of the first word."""
    fits = {"": True, "Aa": is_capital, "AA": is_capitals, "Name": is_capital and is_long}
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
