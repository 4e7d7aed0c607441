"""The languages that news is read in: each a folder of word lists, and telling which one a text is in."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.tokens import fold, tokenize

FILES = Path(__file__).parent / "files" / "languages"

SURE_SHARE = 0.2
"""A text is in a language when at least this share of its different words stand in that language's lists: in the
sample corpus and the practice texts 0.40 and more do, and at most 0.12 in the other language's."""
SURE_WORDS = 2
LISTED_IN = ("language", "places", "dates")
"""The files whose words tell a language; each text is full of them, however short."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language's word lists: `tables[name]` is the parsed `<name>.toml` of its folder.

    Compared and hashed by identity, so that a stage can cache what it compiles from the lists.
    """

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    def table(self, name: str) -> Mapping[str, Any]:
        """Return one file of word lists; a language that lacks the file has an empty table."""
        return self.tables.get(name, {})


@cache
def load_language(code: str) -> Language:
    """Load `data/files/languages/<code>/`; raises FileNotFoundError naming the folder."""
    directory = FILES / code
    if not directory.is_dir():
        raise FileNotFoundError(f"no word lists for language {code!r}: {directory} is not there")
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(directory.glob("*.toml"))}
    return Language(code=code, tables=tables)


UNKNOWN = Language(code="und", tables={})
"""What a text in no known language is read with: names of the gazetteer and figures, no words."""


@cache
def language_codes() -> tuple[str, ...]:
    """List the languages there are word lists for."""
    return tuple(sorted(path.name for path in FILES.iterdir() if (path / "language.toml").is_file()))


def detect_language(text: str) -> Language:
    """Tell a text's language by its words; UNKNOWN where no language has enough of them."""
    words = set(tokenize(text).folded)
    counts = {code: len(words & _listed_words(code)) for code in language_codes()}
    code = max(counts, key=lambda each: counts[each])
    if counts[code] < max(SURE_WORDS, SURE_SHARE * len(words)):
        return UNKNOWN
    return load_language(code)


@cache
def _listed_words(code: str) -> frozenset[str]:
    language = load_language(code)
    words = {word for name in LISTED_IN for phrase in _strings(language.table(name)) for word in phrase.split()}
    short = language.table("language")["function_words"]
    return frozenset(fold(word) for word in words if len(word) > 2 or word in short)


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings of a table, its keys too, whatever it nests."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
