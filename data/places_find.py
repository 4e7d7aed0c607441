"""Find where an article names places: which words are a name, not yet which place it means."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.gazetteer import Entry, GazetteerIndex, name_key
from data.gazetteer.spelling import NEAR_TIERS, similar_keys
from data.places_words import PlaceWords
from data.records import PlaceKind, Sentence
from data.tokens import Tokens

BREAKS = set(".,;:!?()[]{}\n\"“”«»…|/")
PARTING = BREAKS - {'"', "“"}
JOINS = {" ", "-", "\u2010", "\u2011", "–", "'", "’", "\u00a0", ". ", "'\u00a0", ".", "\n"}
TITLE_CASE_SHARE = 0.6
"""From this share of capitalised words a sentence is a headline: its capitals say nothing about names."""
FEWEST_WORDS = 4
SURE_LIKENESS = 90.0
"""rapidfuzz ratio at which a name is another's misspelling with no word around it that says it is a place."""
SHORTEST_MISSPELLED = 5
SHORTEST_KNOWN = 4
METROPOLIS = 1_000_000
"""Inhabitants of a city whose name is first a city's, even where it is also an ordinary word."""


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


class NameFinder:
    """Walks once through an article's words. Every decision looks at a few words to either side."""

    def __init__(
        self,
        tokens: Tokens,
        sentences: tuple[Sentence, ...],
        index: GazetteerIndex,
        words: PlaceWords,
        seats: frozenset[str],
    ) -> None:
        self.seats = seats
        self.tokens, self.sentences, self.index, self.words = tokens, sentences, index, words
        self.sentence_of = tokens.numbered([sentence.start for sentence in sentences])
        self.firsts: dict[int, int] = {}
        for position, number in enumerate(self.sentence_of):
            self.firsts.setdefault(number, position)
        self.headlines, self.shouted = self._headlines()
        self.found: list[Found] = []
        self.told: set[str] = set()

    def find(self) -> list[Found]:
        """Return the names in order; none overlaps another."""
        folded, words = self.tokens.folded, self.tokens.words
        great, traps = self.index.great, self.words.not_places.longest_from
        position, end = 0, len(folded)
        while position < end:
            # Most words are in small letters and no name: they are passed over here.
            if words[position][0].islower() and folded[position] not in great and folded[position] not in traps:
                position += 1
            else:
                position = self._step(position)
        return self.found

    def _step(self, position: int) -> int:
        folded = self.tokens.folded
        trap = self.words.not_places.at(folded, position)
        length, entries = self._longest(position)
        if trap and trap >= length:
            return position + trap
        if length:
            found = self._accept(position, length, entries)
            if found:
                self.found.append(found)
                return found.last
            return position + 1
        found = self._misspelled(position)
        if found:
            self.found.append(found)
            return found.last
        return position + 1

    def _longest(self, position: int) -> tuple[int, tuple[Entry, ...]]:
        """Return the longest name of the gazetteer that begins here, as printed names are."""
        folded = self.tokens.folded
        most = self.index.longest.get(folded[position])
        if most is None:
            return 0, ()
        for count in range(min(most, len(folded) - position), 0, -1):
            key = " ".join(folded[position : position + count])
            entries = self.index.names.get(key)
            if entries and self._printed_as_name(position, count, key):
                return count, tuple(entries)
        return 0, ()

    def _printed_as_name(self, position: int, count: int, key: str) -> bool:
        tokens = self.tokens
        first = tokens.words[position]
        if key in self.index.capitals_only:
            return first.isupper() and self.sentence_of[position] not in self.shouted
        if count > 1:
            joined = all(
                tokens.text[tokens.ends[at] : tokens.starts[at + 1]] in JOINS
                for at in range(position, position + count - 1)
            )
            small_end = tokens.words[position + count - 1][0].islower()
            return joined and not first[0].islower() and (not small_end or self._ends_small(key))
        return not first[0].islower() or self._named_in_small_letters(position, key)

    def _ends_small(self, key: str) -> bool:
        """Tell whether the gazetteer itself writes a name with a small last word ("Lachin corridor")."""
        names = (name for entry in self.index.names[key] for name in (entry.place.name, *entry.place.names))
        return any(name_key(name) == key and name.split()[-1][0].islower() for name in names)

    def _named_in_small_letters(self, position: int, key: str) -> bool:
        """Allow "di moskow" and "militer armenia": a state, its capital or the region, after a word that says so."""
        if len(key) < SHORTEST_MISSPELLED or key in self.words.ordinary or not self._follows_directly(position):
            return False
        told = self.words.before.before(self.tokens.folded, position)
        return key in self.index.great and bool(told.keys() & {"preposition", "actor"})

    def _accept(self, position: int, count: int, entries: tuple[Entry, ...]) -> Found | None:
        last = position + count
        said = self._said_kind(position, last)
        if said is None and (self._is_outlet(position, last) or self._is_ordinary(position, count)):
            return None
        if not any(self._is_state(entry, position, last) for entry in entries):
            told = said or self._is_placed(position) or self._continues_list(position)
            capital = any(entry.capital for entry in entries) and not self._is_titled(position)
            person = not capital and self._is_person(position, last)
            if not told and (person or not self._is_known(position, count, entries)):
                return None
        key = " ".join(self.tokens.folded[position:last])
        if said or self._is_placed(position):
            self.told.add(key)
        first, last = self._trim(position, last, entries)
        return Found(first, last, self.sentence_of[position], entries, said, key)

    def _is_state(self, entry: Entry, position: int, last: int) -> bool:
        """Tell a state, a part of the world or a seat of power, which persons' names may follow: "Artsakh Arayik …"."""
        if entry.place.kind == "country" or (entry.tier == 2 and entry.known):
            return True
        return " ".join(self.tokens.folded[position:last]) in self.seats

    def _trim(self, first: int, last: int, entries: tuple[Entry, ...]) -> tuple[int, int]:
        """Leave out a word that only says the kind, where the rest names the same place: "Aras River", "Kota Ganja"."""
        if last - first == 1:
            return first, last
        ids = {entry.place.place_id for entry in entries}
        folded = self.tokens.folded
        small_end = self.tokens.words[last - 1][0].islower()
        for start, end, is_kind in (
            (first + 1, last, folded[first] in self.words.trimmed_before),
            (first, last - 1, small_end or folded[last - 1] in self.words.trimmed_after),
        ):
            if is_kind:
                rest = self.index.names.get(" ".join(folded[start:end]), ())
                if any(entry.place.place_id in ids for entry in rest):
                    return start, end
        return first, last

    def _is_known(self, position: int, count: int, entries: tuple[Entry, ...]) -> bool:
        """Tell whether a name needs no word around it that says it is a place."""
        name = self.tokens.folded[position]
        headline = self.sentence_of[position] in self.headlines
        if count == 1 and (headline or name in self.words.doubtful or len(name) < SHORTEST_KNOWN):
            return any(entry.capital or entry.population >= METROPOLIS or _is_near_town(entry) for entry in entries)
        if any(entry.known for entry in entries) or self._is_told_elsewhere(position, count):
            return True
        starts_sentence = position == self.firsts[self.sentence_of[position]]
        return not starts_sentence and any(entry.tier == 3 for entry in entries)

    def _is_told_elsewhere(self, position: int, count: int) -> bool:
        """Tell whether the article names the place in so many words before."""
        return " ".join(self.tokens.folded[position : position + count]) in self.told

    def _misspelled(self, position: int) -> Found | None:
        """Take an unknown capitalised word for a spelling of a name in the region, where the words around allow it."""
        tokens, words = self.tokens, self.words
        word = tokens.words[position]
        if not word[0].isupper() or len(word) < 3 or tokens.folded[position] in words.ordinary:
            return None
        folded = tokens.folded[position]
        if folded in words.around or not self._may_be_misspelled(position, folded):
            return None
        said = self._said_kind(position, position + 1)
        beside = self._is_placed(position) or self._continues_list(position)
        headline = self.sentence_of[position] in self.headlines
        run = self._capital_run(position) if said or beside else 1
        for count in range(run, 0, -1):
            last = position + count
            name = " ".join(tokens.folded[position:last])
            similar = similar_keys(name, self.index)[:1]
            if not similar or self._is_people(name):
                continue
            for key, likeness in similar:
                entries = tuple(self.index.names[key])
                state = any(entry.place.kind == "country" for entry in entries)
                known = any(entry.known for entry in entries)
                sure = likeness >= SURE_LIKENESS and len(name) > 6 and known
                person = not state and self._is_person(position, last)
                likely = beside and not headline and (known or likeness >= SURE_LIKENESS)
                if said or (not person and (sure or likely)):
                    return Found(position, last, self.sentence_of[position], entries, said, name, spelled=False)
        if said == "settlement" and not self._is_people(tokens.folded[position]) and not headline:
            return Found(position, position + run, self.sentence_of[position], (), said, "", spelled=False)
        return None

    def _may_be_misspelled(self, position: int, folded: str) -> bool:
        """Look quickly whether a word is worth a closer look: like a name, first of several, or after a kind."""
        if similar_keys(folded, self.index):
            return True
        tokens = self.tokens
        following = position + 1
        if following < len(tokens.words) and tokens.words[following][0].isupper() and tokens.is_spaced(following):
            return True
        return position > 0 and tokens.folded[position - 1] in self.words.nouns.longest_to

    def _capital_run(self, position: int) -> int:
        """Count the capitalised words from here that only blanks part, at most three."""
        tokens = self.tokens
        count = 1
        while (
            count < 3
            and position + count < len(tokens)
            and tokens.words[position + count][0].isupper()
            and tokens.text[tokens.ends[position + count - 1] : tokens.starts[position + count]] == " "
            and tokens.folded[position + count] not in self.words.ordinary
            and not self._longest(position + count)[0]
        ):
            count += 1
        return count

    def _said_kind(self, position: int, last: int) -> PlaceKind | None:
        """Return the kind that a noun right before or after the name says, or that holds for the list it stands in."""
        folded = self.tokens.folded
        if last < len(folded) and self._follows_directly(last):
            kinds = self.words.nouns_after.at(folded, last)
            if kinds:
                return max(kinds, key=kinds.__getitem__)
        if self._follows_directly(position):
            kinds = self.words.nouns.before(folded, position)
            if kinds:
                return max(kinds, key=kinds.__getitem__)
        before = self._list_before(position)
        return before.said_kind if before else None

    def _list_before(self, position: int) -> Found | None:
        """Return the name that this one is listed after: "distrik Fizuli dan Jebrail", "Soltanli, Emirvarli"."""
        if not self.found:
            return None
        before = self.found[-1]
        between = range(before.last, position)
        if len(between) > 2 or any(self.tokens.folded[at] not in self.words.conjunctions for at in between):
            return None
        gap = self.tokens.text[self.tokens.ends[before.last - 1] : self.tokens.starts[position]]
        if set(gap) & BREAKS - {","} or (not between and "," not in gap):
            return None
        return before

    def _continues_list(self, position: int) -> bool:
        before = self._list_before(position)
        return bool(before) and all(entry.place.kind != "country" for entry in before.entries)

    def _is_placed(self, position: int) -> bool:
        if not self._follows_directly(position):
            return False
        return bool(self.words.before.before(self.tokens.folded, position).keys() & {"preposition", "place"})

    def _follows_directly(self, position: int) -> bool:
        """Tell whether only blanks, quotes or a hash part a word from the one before it."""
        if position == 0:
            return False
        return self.tokens.is_spaced(position) or not set(self.tokens.gap(position)) & PARTING

    def _is_ordinary(self, position: int, count: int) -> bool:
        return count == 1 and self.tokens.folded[position] in self.words.ordinary

    def _is_outlet(self, position: int, last: int) -> bool:
        words, tokens = self.words, self.tokens
        if self.sentence_of[position] in self.shouted:
            return False
        after = last < len(tokens) and self._follows_directly(last) and words.outlet_after.at(tokens.folded, last)
        if after and tokens.words[last][0].isupper():
            return True
        named = position > 0 and tokens.words[position - 1][0].isupper() and self._follows_directly(position)
        return named and bool(words.outlet_before.before(tokens.folded, position))

    def _is_people(self, name: str) -> bool:
        """Tell "Armenians" and "Azerbaijani" from a misspelled place: a name with an ending of peoples."""
        if name in self.words.ordinary:
            return True
        stems = (name.removesuffix(ending) for ending in self.words.people_endings if name.endswith(ending))
        return any(
            entry.tier <= 2 and entry.place.kind in {"country", "region"}
            for stem in stems for name in (stem, f"{stem}a") for entry in self.index.names.get(name, ())
        )

    def _is_person(self, position: int, last: int) -> bool:
        """Tell a person's name by a title before it or by another capitalised word at its side."""
        tokens = self.tokens
        number = self.sentence_of[position]
        if number in self.headlines:
            return False
        if self._is_titled(position):
            return True
        beside = []
        if position > self.firsts[number]:
            beside.append((position - 1, tokens.ends[position - 1], tokens.starts[position]))
        if last < len(tokens) and self.sentence_of[last] == number:
            beside.append((last, tokens.ends[last - 1], tokens.starts[last]))
        return any(
            tokens.text[start:end] == " " and self._may_be_name(at) for at, start, end in beside
        )

    def _is_titled(self, position: int) -> bool:
        return self._follows_directly(position) and bool(self.words.titles.before(self.tokens.folded, position))

    def _may_be_name(self, at: int) -> bool:
        """Tell whether a word can be a person's: capitalised, no word that stands around places, no place itself."""
        tokens, words = self.tokens, self.words
        word, folded = tokens.words[at], tokens.folded[at]
        if not word[0].isupper() or at == self.firsts[self.sentence_of[at]] or folded in words.ordinary:
            return False
        if self.found and self.found[-1].last == at + 1:
            return False
        return folded not in words.around and not self._is_people(folded)

    def _headlines(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the sentences whose words are mostly capitalised, and those wholly in capitals."""
        headlines, shouted = set(), set()
        ends = [sentence.end for sentence in self.sentences]
        for number, first in self.firsts.items():
            end = ends[number] if number >= 0 else 0
            if "." in self.tokens.text[end - 2 : end]:
                continue
            words = []
            for at in range(first, len(self.tokens)):
                if self.tokens.starts[at] >= end:
                    break
                words.append(self.tokens.words[at])
            long = [word for word in words if len(word) > 3 and word.isalpha()]
            if len(long) >= FEWEST_WORDS:
                capital = sum(word[0].isupper() for word in long)
                headlines.update([number] if capital >= TITLE_CASE_SHARE * len(long) else [])
                shouted.update([number] if all(word.isupper() for word in long) else [])
        return frozenset(headlines), frozenset(shouted)


def _is_near_town(entry: Entry) -> bool:
    return entry.tier in NEAR_TIERS and entry.known


def find_names(
    tokens: Tokens,
    sentences: tuple[Sentence, ...],
    index: GazetteerIndex,
    words: PlaceWords,
    seats: frozenset[str] = frozenset(),
) -> Iterator[Found]:
    """Yield every name of a place in reading order. seats: the keys of places that stand for a side."""
    yield from NameFinder(tokens, sentences, index, words, seats).find()
