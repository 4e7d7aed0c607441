"""What stands around a name in an article: what kind of place is said, and whether it is a place at all."""

from bisect import bisect_left
from dataclasses import dataclass

from data.gazetteer import Entry, GazetteerIndex
from data.places_words import PlaceWords
from data.records import PlaceKind, Sentence
from data.tokens import Tokens

BREAKS = frozenset(".,;:!?()[]{}\n\"“”«»…|/")
PARTING = BREAKS - {'"', "“"}
UNLISTED = BREAKS - {","}
TITLE_CASE_SHARE = 0.6
"""From this share of capitalised words a sentence is a headline: its capitals say nothing about names."""
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A name: its words [first, last) of the tokens, what it may mean, and the kind that the words around it say."""

    first: int
    last: int
    sentence: int
    entries: tuple[Entry, ...]
    said_kind: PlaceKind | None
    key: str
    """The name's folded words, as the gazetteer's names are keyed."""
    spelled: bool = True
    """False where the name was taken for a misspelling of the entries' name."""


class Context:
    """Answers questions about the words at a position; each looks at a few words to either side.

    found: the names so far, which the walk through the article adds to. headlines, shouted: the sentences whose words
    are mostly capitalised, and those wholly in capitals.
    """

    def __init__(
        self, tokens: Tokens, sentences: tuple[Sentence, ...], index: GazetteerIndex, words: PlaceWords
    ) -> None:
        self.tokens, self.sentences, self.index, self.words = tokens, sentences, index, words
        self.firsts: dict[int, int] = {}
        self.sentence_of: list[int] = []
        self._number_words()
        self.headlines, self.shouted = self._headlines()
        self.found: list[Found] = []

    def follows_directly(self, position: int) -> bool:
        """Tell whether only blanks, quotes or a hash part a word from the one before it."""
        if position == 0:
            return False
        gap = self.tokens.text[self.tokens.ends[position - 1] : self.tokens.starts[position]]
        return gap == " " or PARTING.isdisjoint(gap)

    def is_placed(self, position: int) -> bool:
        """Tell whether the word before says that something is there: "di", "in", "perbatasan"."""
        return self.words.placing.before(self.tokens.folded, position) > 0 and self.follows_directly(position)

    def said_kind(self, position: int, last: int) -> PlaceKind | None:
        """Return the kind that a noun right before or after the name says, or that holds for the list it stands in."""
        folded = self.tokens.folded
        kinds = self.words.nouns_after.at(folded, last) if last < len(folded) else None
        if kinds and self.follows_directly(last):
            return max(kinds, key=kinds.__getitem__)
        kinds = self.words.nouns.before(folded, position)
        if kinds and self.follows_directly(position):
            return max(kinds, key=kinds.__getitem__)
        before = self.list_before(position)
        return before.said_kind if before else None

    def list_before(self, position: int) -> Found | None:
        """Return the name that this one is listed after: "distrik Fizuli dan Jebrail", "Soltanli, Emirvarli"."""
        if not self.found:
            return None
        before = self.found[-1]
        if position - before.last > 2:
            return None
        tokens, between = self.tokens, self.tokens.folded[before.last : position]
        gap = tokens.text[tokens.ends[before.last - 1] : tokens.starts[position]]
        listed = self.words.conjunctions.issuperset(between) if between else "," in gap
        return before if listed and UNLISTED.isdisjoint(gap) else None

    def continues_list(self, position: int) -> bool:
        """Tell whether a word is listed after towns or areas."""
        before = self.list_before(position)
        return bool(before) and all(entry.place.kind != "country" for entry in before.entries)

    def is_titled(self, position: int) -> bool:
        """Tell whether the word before is a person's title."""
        return self.words.titles.before(self.tokens.folded, position) > 0 and self.follows_directly(position)

    def precedes_name(self, last: int) -> bool:
        """Tell whether a capitalised word that can be a family name follows, a blank alone between."""
        tokens = self.tokens
        if last >= len(tokens) or self.sentence_of[last] != self.sentence_of[last - 1] or not tokens.is_spaced(last):
            return False
        return self._may_be_name(last)

    def is_person(self, position: int, last: int) -> bool:
        """Tell a person's name by a title before it or by another capitalised word at its side."""
        tokens = self.tokens
        number = self.sentence_of[position]
        if number in self.headlines:
            return False
        if self.is_titled(position):
            return True
        if position > self.firsts[number] and tokens.is_spaced(position) and self._may_be_name(position - 1):
            return True
        within = last < len(tokens) and self.sentence_of[last] == number
        return within and tokens.is_spaced(last) and self._may_be_name(last)

    def _may_be_name(self, at: int) -> bool:
        """Tell whether a word can be a person's: capitalised, no word that stands around places, no place itself."""
        tokens, words = self.tokens, self.words
        word, folded = tokens.words[at], tokens.folded[at]
        if not word[0].isupper() or at == self.firsts[self.sentence_of[at]] or folded in words.ordinary:
            return False
        if self.found and self.found[-1].last == at + 1:
            return False
        return folded not in words.around and not self.is_people(folded)

    def is_people(self, name: str) -> bool:
        """Tell "Armenians" and "Azerbaijani" from a misspelled place: a name with an ending of peoples."""
        if name in self.words.ordinary:
            return True
        stems = (name.removesuffix(ending) for ending in self.words.people_endings if name.endswith(ending))
        return any(
            entry.tier <= 2 and entry.place.kind in {"country", "region"}
            for stem in stems
            for name in (stem, f"{stem}a")
            for entry in self.index.names.get(name, ())
        )

    def is_outlet(self, position: int, last: int) -> bool:
        """Tell whether the name is part of a paper's, a broadcaster's or an agency's."""
        words, tokens = self.words, self.tokens
        if self.sentence_of[position] in self.shouted:
            return False
        after = words.outlet_after.at(tokens.folded, last) if last < len(tokens.folded) else 0
        if after and tokens.words[last][0].isupper() and self.follows_directly(last):
            return True
        if not words.outlet_before.before(tokens.folded, position):
            return False
        return tokens.words[position - 1][0].isupper() and self.follows_directly(position)

    def _number_words(self) -> None:
        """Say in which sentence each word stands and which is each one's first; -1 before them all."""
        starts, numbers = self.tokens.starts, self.sentence_of
        ends = [bisect_left(starts, sentence.start) for sentence in self.sentences]
        for number, end in enumerate([*ends, len(starts)], -1):
            if end > len(numbers):
                self.firsts[number] = len(numbers)
                numbers += [number] * (end - len(numbers))

    def _headlines(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the sentences whose words are mostly capitalised, and those wholly in capitals."""
        headlines, shouted = set(), set()
        ends = [sentence.end for sentence in self.sentences]
        for number, first in self.firsts.items():
            end = ends[number] if number >= 0 else 0
            if "." in self.tokens.text[end - 2 : end]:
                continue
            words = self.tokens.words[first : bisect_left(self.tokens.starts, end, first)]
            long = [word for word in words if len(word) > 3 and word.isalpha()]
            if len(long) >= FEWEST_WORDS:
                capital = sum(word[0].isupper() for word in long)
                headlines.update([number] if capital >= TITLE_CASE_SHARE * len(long) else [])
                shouted.update([number] if all(word.isupper() for word in long) else [])
        return frozenset(headlines), frozenset(shouted)
