"""The words around place names in a language, compiled for looking up."""

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.gazetteer import name_key
from data.languages import Language, language_codes, load_language
from data.phrases import LabelledPhrases, Phrases
from data.region import FILES
from data.tokens import fold

ALSO_WORDS = FILES / "gazetteer" / "also_words.csv"


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """Phrases of `places.toml`; nouns are keyed by the kind of place that they say."""

    before: LabelledPhrases
    """What stands before a name, by group: preposition, place, town, actor, other, actor noun, noun <kind>."""
    after: LabelledPhrases
    """What stands after a name, by group: place, actor, other, noun <kind>."""
    placing: Phrases
    """Those before a name that say that something is there: prepositions and "perbatasan"."""
    prompting: Phrases
    """Those before a name after which it may stand in small letters: prepositions and actors."""
    around: frozenset[str]
    """Single words of all of these: none of them is a person's name."""
    nouns: LabelledPhrases
    nouns_after: LabelledPhrases
    titles: Phrases
    outlet_before: Phrases
    outlet_after: Phrases
    not_places: Phrases
    ordinary: frozenset[str]
    doubtful: frozenset[str]
    """Names of towns that are also words of the language."""
    trimmed_before: frozenset[str]
    trimmed_after: frozenset[str]
    """Words of kinds that are no part of a name: the gazetteer has some names with them."""
    people_endings: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    calendar_words: frozenset[str]


@cache
def place_words(language: Language) -> PlaceWords:
    """Compile a language's words; a text in no known language gets every language's traps and nothing else."""
    table = language.table("places")
    every = [load_language(code).table("places").get("words", {}) for code in language_codes()]
    words = table.get("words", {})
    dates = language.table("dates")
    ordinary = {fold(word) for group in ("ordinary", "peoples", "titles") for word in words.get(group, ())}
    calendar_words = {fold(word) for group in ("months", "weekdays") for word in dates.get(group, ())}
    ordinary |= calendar_words
    ordinary |= {fold(word) for word in language.table("language").get("function_words", ())}

    prepositions = table.get("prepositions", ())

    def listed(name: str, part: str) -> Iterable[str]:
        return table.get(name, {}).get(part, ())

    def group(name: str, part: str) -> Phrases:
        return Phrases(listed(name, part))

    nouns = {kind: Phrases(phrases) for kind, phrases in table.get("nouns", {}).items()}
    nouns_after = {kind: Phrases(phrases) for kind, phrases in table.get("nouns_after", {}).items()}
    before = {
        "preposition": Phrases(prepositions),
        "place": group("place", "before"),
        "town": group("place", "before_town"),
        "actor": group("actor", "before"),
        "other": group("other", "before"),
        "actor noun": group("actor", "after"),
    }
    after = {part: group(part, "after") for part in ("place", "actor", "other")}
    return PlaceWords(
        before=LabelledPhrases(before | {f"noun {kind}": phrases for kind, phrases in nouns.items()}),
        after=LabelledPhrases(after | {f"noun {kind}": phrases for kind, phrases in nouns_after.items()}),
        placing=Phrases((*prepositions, *listed("place", "before"))),
        prompting=Phrases((*prepositions, *listed("actor", "before"))),
        around=frozenset(
            phrase[0]
            for group in (before, after, nouns, nouns_after) for each in group.values() for phrase in each.phrases
            if len(phrase) == 1
        ),
        nouns=LabelledPhrases(nouns),
        nouns_after=LabelledPhrases(nouns_after),
        titles=Phrases(words.get("titles", ())),
        outlet_before=Phrases(words.get("outlet_before", ())),
        outlet_after=Phrases(words.get("outlet_after", ())),
        not_places=Phrases(phrase for each in every for phrase in each.get("not_places", ())),
        ordinary=frozenset(ordinary),
        doubtful=_names_that_are_words(language.code),
        trimmed_before=frozenset(table.get("trimmed_before", ())),
        trimmed_after=frozenset(table.get("trimmed_after", ())),
        people_endings=frozenset(words.get("people_endings", ())),
        conjunctions=frozenset(table.get("conjunctions", ())),
        articles=frozenset(table.get("articles", ())),
        calendar_words=frozenset(calendar_words),
    )


def _names_that_are_words(code: str) -> frozenset[str]:
    with open(ALSO_WORDS, encoding="utf-8", newline="") as file:
        return frozenset(fold(row["name"]) for row in csv.DictReader(file) if row["language"] == code)


@cache
def given_names(directory: Path) -> frozenset[str]:
    """Return the keys of persons' first names that are places' names too, by a region's `actors.toml`."""
    return frozenset(name_key(name) for name in _actors(directory).get("given_names", ()))


@cache
def seats_of_power(directory: Path) -> frozenset[str]:
    """Return the keys of the places whose names stand for a side of a region, by its `actors.toml`."""
    sides = _actors(directory).get("sides", {})
    parts = ("capitals", "grounds", "houses")
    return frozenset(name_key(name) for side in sides.values() for part in parts for name in side.get(part, ()))


def _actors(directory: Path) -> dict[str, Any]:
    path = directory / "actors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
