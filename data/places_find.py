"""Find where an article names places: which words are a name, not yet which place it means."""

from functools import lru_cache

from data.gazetteer import Entry, GazetteerIndex, name_key
from data.gazetteer.spelling import NEAR_TIERS
from data.places_context import Context, Found
from data.places_misspelled import misspelled
from data.places_words import PlaceWords
from data.records import Sentence
from data.tokens import Tokens

JOINS = {" ", "-", "\u2010", "\u2011", "–", "'", "’", "\u00a0", ". ", "'\u00a0", ".", "\n"}
"""What may stand between the words of one name."""
SHORTEST_SMALL = 5
"""Letters of the shortest name that is known in small letters."""
SHORTEST_KNOWN = 4
"""Letters of the shortest name of a town that needs no word around it."""
METROPOLIS = 1_000_000
"""Inhabitants of a city whose name is first a city's, even where it is also an ordinary word."""


class NameFinder:
    """Walks once through an article's words. Every decision looks at a few words to either side."""

    def __init__(
        self,
        tokens: Tokens,
        sentences: tuple[Sentence, ...],
        index: GazetteerIndex,
        words: PlaceWords,
        seats: frozenset[str],
        given: frozenset[str],
    ) -> None:
        self.context = Context(tokens, sentences, index, words)
        self.tokens, self.index, self.words, self.seats, self.given = tokens, index, words, seats, given
        self.told: set[str] = set()

    def find(self) -> list[Found]:
        """Return the names in order; none overlaps another."""
        small, idle = _known_small(self.index, self.words), _known_idle(self.index, self.words)
        spots = [
            at
            for at, (word, folded) in enumerate(zip(self.tokens.words, self.tokens.folded, strict=True))
            # Most words are in small letters, so folded as they are printed, and no name: they are passed over here.
            if (word != folded and folded not in idle) or folded in small
        ]
        following = 0
        for position in spots:
            if position >= following:
                following = self._step(position)
        return self.context.found

    def _step(self, position: int) -> int:
        folded = self.tokens.folded
        trap = self.words.not_places.at(folded, position)
        length = self._longest(position)
        if trap and trap >= length:
            return position + trap
        found = self._accept(position, length) if length else misspelled(self.context, position, self._longest)
        if found is None:
            return position + 1
        self.context.found.append(found)
        return found.last

    def _longest(self, position: int) -> int:
        """Return how many words the longest name of the gazetteer has that begins here, as printed names are."""
        folded = self.tokens.folded
        most = self.index.longest.get(folded[position])
        if most is None:
            return 0
        for count in range(min(most, len(folded) - position), 0, -1):
            key = " ".join(folded[position : position + count]) if count > 1 else folded[position]
            if key in self.index.names and self._printed_as_name(position, count, key):
                return count
        return 0

    def _printed_as_name(self, position: int, count: int, key: str) -> bool:
        tokens = self.tokens
        first = tokens.words[position]
        if key in self.index.capitals_only:
            money = tokens.text[tokens.ends[position] :][:1] == "$"
            return first.isupper() and not money and self.context.sentence_of[position] not in self.context.shouted
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
        names = (name for entry in self.index.names[key] for name in (entry.place.name, *entry.spellings))
        return any(name_key(name) == key and name.split()[-1][0].islower() for name in names)

    def _named_in_small_letters(self, position: int, key: str) -> bool:
        """Allow "di moskow" and "militer armenia": a state, its capital or the region, after a word that says so."""
        if len(key) < SHORTEST_SMALL or key in self.words.ordinary or not self.context.follows_directly(position):
            return False
        return key in self.index.great and self.words.prompting.before(self.tokens.folded, position) > 0

    def _accept(self, position: int, count: int) -> Found | None:
        last = position + count
        key = " ".join(self.tokens.folded[position:last])
        entries = tuple(self.index.names[key])
        said = self.context.said_kind(position, last)
        if said is None and (self.context.is_outlet(position, last) or self._is_ordinary(position, count, entries)):
            return None
        if key in self.given and count == 1 and not self._is_meant(position, said):
            return None
        placed = said or self.context.is_placed(position)
        told = placed or key in self.seats or any(map(_is_state, entries)) or self.context.continues_list(position)
        if not told:
            capital = any(entry.capital for entry in entries) and not self.context.is_titled(position)
            person = not capital and self.context.is_person(position, last)
            if person or not self._is_known(position, key, entries):
                return None
        if placed:
            self.told.add(key)
        first, last = self._trim(position, last, entries) if count > 1 else (position, last)
        return Found(first, last, self.context.sentence_of[position], entries, said, key)

    def _trim(self, first: int, last: int, entries: tuple[Entry, ...]) -> tuple[int, int]:
        """Leave out a word that only says the kind, where the rest names the same place: "Aras River", "Kota Ganja"."""
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

    def _is_known(self, position: int, key: str, entries: tuple[Entry, ...]) -> bool:
        """Tell whether a name needs no word around it: for its size, or since the article says before what it is."""
        headline = self.context.sentence_of[position] in self.context.headlines
        if " " not in key and (headline or key in self.words.doubtful or len(key) < SHORTEST_KNOWN):
            return any(entry.capital or entry.population >= METROPOLIS or _is_near_town(entry) for entry in entries)
        if key in self.told or any(entry.known for entry in entries):
            return True
        starts_sentence = position == self.context.firsts[self.context.sentence_of[position]]
        return not starts_sentence and any(entry.tier == 3 for entry in entries)

    def _is_ordinary(self, position: int, count: int, entries: tuple[Entry, ...]) -> bool:
        """Tell a word of the language from a name: a near town's is one where only a name is capitalised ("Kapan")."""
        if count > 1 or self.tokens.folded[position] not in self.words.ordinary:
            return False
        number = self.context.sentence_of[position]
        is_name = position != self.context.firsts[number] and number not in self.context.headlines
        return not (is_name and any(_is_near_town(entry) for entry in entries))

    def _is_meant(self, position: int, said: str | None) -> bool:
        """Tell a place from a person with its name: the text says it is one, and no family name follows."""
        if self.context.precedes_name(position + 1):
            return False
        return bool(said) or self.context.is_placed(position) or self.tokens.folded[position] in self.told


def _is_state(entry: Entry) -> bool:
    """Tell a state or a part of the world, which persons' names may follow, as they may a seat: "Artsakh Arayik …"."""
    return entry.place.kind == "country" or (entry.tier == 2 and entry.known)


@lru_cache(maxsize=8)
def _known_small(index: GazetteerIndex, words: PlaceWords) -> frozenset[str]:
    """Return the folded words that may begin a name, or what is none, though no letter of theirs is a capital."""
    figures = (key for key in index.longest if not key[0].islower())
    return index.great.union(words.not_places.longest_from, figures)


@lru_cache(maxsize=8)
def _known_idle(index: GazetteerIndex, words: PlaceWords) -> frozenset[str]:
    """Return the folded words that begin no name, nor what is none, nor are taken for a misspelled one."""
    return (words.ordinary | words.around).difference(index.longest, words.not_places.longest_from)


def _is_near_town(entry: Entry) -> bool:
    return entry.tier in NEAR_TIERS and entry.known


def find_names(
    tokens: Tokens,
    sentences: tuple[Sentence, ...],
    index: GazetteerIndex,
    words: PlaceWords,
    seats: frozenset[str] = frozenset(),
    given: frozenset[str] = frozenset(),
) -> list[Found]:
    """Return every name of a place in reading order.

    seats: the keys of places that stand for a side. given: those of persons' first names that are places' too.
    """
    return NameFinder(tokens, sentences, index, words, seats, given).find()
