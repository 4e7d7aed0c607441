"""The words that reading looks for, in one table: happenings, sides, sayings, numbers, and the words around them."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.inflection import inflect, inflect_phrase
from data.languages import Language
from data.region import Region
from data.tokens import tokenize

FILES = ("claims", "sides", "context")
WORDS_SEEN = 50_000
SAYING = ("say", "claim")
"""Kinds of word that may themselves be a statement, so that their roots are worth knowing."""
COUNTED = ("human", "dead", "injured", "things", "or")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase means to reading. kind: "event", "side", or the name of its group.

    name: the group of an event, the side of a side's name. voice: of a verb's form; of a side, how it is named
    (name, person, capital, ground). shown: how it must be printed ("" any way, "Aa" capital first, "AA" capitals,
    "Name" capital first and long enough for a family name).
    root: of an event's or a saying's word, its root. weak: whether it is heard only where no other word reports its
    type.
    """

    kind: str
    name: str
    voice: str = "noun"
    types: tuple[str, ...] = ()
    shown: str = ""
    root: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A word or phrase of the lexicon: its words after the first, folded, and all that it may mean."""

    rest: tuple[str, ...]
    entries: tuple[Entry, ...]
    kinds: frozenset[str]
    is_shown: bool
    """Whether some meaning asks for a printed form."""


Begun = tuple[dict[str, list[Phrase]], Phrase | None]
"""What a word begins: second word -> phrases of several words, most words first; and what it means alone."""
NOTHING: Begun = ({}, None)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """first folded word -> the phrases it begins; and affixes to take off words.

    seen: what words met before led to, so that a text's common words are looked up once.
    """

    phrases: dict[str, Begun]
    seen: dict[str, Begun]
    suffixes: tuple[str, ...]
    third: tuple[str, ...]
    principals: tuple[str, ...]
    opponents: dict[str, str]
    endings: tuple[tuple[str, Phrase], ...]
    """How family names end, and what a word that ends so means where it is printed as a name."""
    holders: dict[str, str]
    countries: dict[str, str]

    def phrases_of(self, word: str) -> Begun:
        """Return the phrases that a folded word may begin, an affix taken off where that helps.

        A word that means nothing by itself may be a family name, by its end.
        """
        known = self.seen.get(word)
        if known is None:
            if len(self.seen) >= WORDS_SEEN:
                self.seen.clear()
            known = self.seen[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> Begun:
        longer, alone = self.phrases.get(word, NOTHING)
        for suffix in self.suffixes:
            if word.endswith(suffix):
                _, bare = self.phrases.get(word[: -len(suffix)], NOTHING)
                if bare:
                    return longer, make_phrase((), [*(alone.entries if alone else ()), *bare.entries])
        if alone is None:
            alone = next((phrase for ending, phrase in self.endings if word.endswith(ending)), None)
        return longer, alone

    def opponent(self, side: str | None) -> str | None:
        """Return the side that a side fights; both fight both."""
        return "both" if side == "both" else self.opponents.get(side or "")


def make_phrase(rest: tuple[str, ...], entries: Iterable[Entry]) -> Phrase:
    """Put a phrase together from its words after the first and its meanings, each once."""
    kept = tuple(dict.fromkeys(entries))
    return Phrase(rest, kept, frozenset(entry.kind for entry in kept), any(entry.shown for entry in kept))


def load_lexicon(language: Language, region: Region) -> Lexicon:
    """Compile the word lists of a language and the actors of a region into one table."""
    return _compile(language, region.directory)


@cache
def _compile(language: Language, directory: Path) -> Lexicon:
    forms = language.table("forms")
    found: dict[tuple[str, ...], dict[Entry, None]] = {}

    def add(text: str, entry: Entry) -> None:
        words = tuple(tokenize.__wrapped__(text).folded)
        if words:
            found.setdefault(words, {})[entry] = None

    for group, table in language.table("events").items():
        for text, voice, root in _forms(table, forms):
            add(text, Entry("event", group, voice, tuple(table["types"]), root=root, weak=table.get("weak", False)))
    for name in FILES:
        for group, table in language.table(name).items():
            for text, voice, root in _forms(table, forms):
                add(text, Entry(group, group, voice, root=root if group in SAYING else ""))
    for group in COUNTED:
        for text, voice, _ in _forms(language.table("numbers").get(group, {}), forms):
            add(text, Entry(group, group, voice))

    with open(directory / "actors.toml", "rb") as file:
        actors = tomllib.load(file)
    for side, table in actors["sides"].items():
        for how, key in (("name", "names"), ("person", "people"), ("capital", "capitals"), ("ground", "grounds")):
            for text in table.get(key, ()):
                add(text, Entry("side", side, how, shown="AA" if text.isupper() else "Aa"))
        for text in table.get("words", ()):
            add(text, Entry("side", side, "name"))

    phrases: dict[str, Begun] = {}
    for (first, *rest), entries in sorted(found.items(), key=lambda each: -len(each[0])):
        phrase = make_phrase(tuple(rest), _plain(entries))
        longer, _ = phrases.setdefault(first, ({}, None))
        if rest:
            longer.setdefault(rest[0], []).append(phrase)
        else:
            phrases[first] = longer, phrase
    return Lexicon(
        phrases=phrases,
        seen={},
        suffixes=tuple(forms.get("lookup", {}).get("suffixes", ())),
        third=tuple(forms.get("lookup", {}).get("third", ())),
        principals=tuple(actors["principals"]),
        opponents=actors["opponents"],
        endings=tuple(
            (ending, make_phrase((), [Entry("side", side, "person", shown="Name")]))
            for side, table in actors["sides"].items() for ending in table.get("endings", ())
        ),
        holders={name: side for side, names in actors["holders"]["places"].items() for name in names},
        countries=actors["holders"]["countries"],
    )


def _forms(table: dict[str, Any], forms: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (form, voice, root) of a group, but for forms that "except" lists as words of another meaning."""
    never = set(table.get("except", ()))
    yield from (each for each in _all_forms(table, forms) if each[0] not in never)


def _all_forms(table: dict[str, Any], forms: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for root in table.get("roots", ()):
        inflected = inflect(root, forms) if " " not in root else inflect_phrase("~" + root, forms)
        yield from ((form, voice, root.rstrip("-")) for form, voice in inflected)
    for phrase in table.get("phrases", ()):
        yield from ((form, voice, phrase) for form, voice in inflect_phrase(phrase, forms))
    for key, voice in (("words", "noun"), ("active", "active"), ("passive", "passive")):
        yield from ((word, voice, word) for word in table.get(key, ()))


def _plain(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Keep one entry a group: a voice that tells more than "noun" before one that does not."""
    kept: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.kind, entry.name)
        if key not in kept or kept[key].voice == "noun":
            kept[key] = entry
    return iter(kept.values())
