"""Find the events whose sentences hold some words: an index from words to texts, and from texts to events.

Every blank-separated word of the search must stand in the text, also as part of a word, folded for case and
diacritics. An inverted index over whole words whose list of words is scanned for the part searched for: DuckDB's
full-text extension is no part of its package and would have to be fetched, and it finds whole stems only; trigrams
would take about ten times the room. The same text told of many events is indexed once.

words.txt    the different words, one a line
word_start   where each word's texts begin in word_text
text_event   the events in order of their texts; those of a text begin at its text_start
"""

from __future__ import annotations

import mmap
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import duckdb  # takes a tenth of a second to load, and a store is opened without it

WORDS = """
    SELECT DISTINCT unnest(string_split_regex(trim(search), '\\s+')) AS word, text FROM texts
    ORDER BY word, text
"""


def write_words(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the index of the column `search` of the table `events` into a folder."""
    connection.execute("CREATE TABLE texts AS SELECT (row_number() OVER () - 1)::INTEGER AS text, search "
                       "FROM (SELECT DISTINCT search FROM events WHERE search IS NOT NULL)")  # fmt: skip
    connection.execute(f"CREATE TABLE words AS {WORDS}")
    words = connection.execute("SELECT word, count(*) AS texts FROM words GROUP BY word ORDER BY word").fetchall()
    (folder / "words.txt").write_text("".join(f"{word}\n" for word, _texts in words), encoding="utf-8")
    text = connection.execute("SELECT text FROM words ORDER BY word, text").fetchnumpy()["text"]
    np.save(folder / "word_text.npy", np.asarray(text, np.int32))
    np.save(folder / "word_start.npy", _starts([texts for _word, texts in words]))
    of = connection.execute("SELECT text, event_no FROM events JOIN texts USING (search) ORDER BY text, event_no")
    found = of.fetchnumpy()
    np.save(folder / "text_event.npy", np.asarray(found["event_no"], np.int32))
    np.save(folder / "text_start.npy", _starts(np.bincount(np.asarray(found["text"], np.int64))))


def _starts(counts) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


class Words:
    """The index of the words of one store."""

    def __init__(self, folder: Path) -> None:
        names = ("word_text", "word_start", "text_event", "text_start")
        self._text, self._start, self._event, self._event_start = (
            np.load(folder / f"{name}.npy", mmap_mode="r") for name in names
        )
        with open(folder / "words.txt", "rb") as file:
            self._words = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(self._start) > 1 else b""

    def events(self, text: str) -> np.ndarray:
        """Return the numbers of the events whose text holds every word of `text`, in order."""
        texts = len(self._event_start) - 1
        found = np.ones(texts, bool)
        for word in self._fold(text).split():
            holding = np.zeros(texts, bool)
            for number in self._matching(word):
                holding[self._text[self._start[number] : self._start[number + 1]]] = True
            found &= holding
        return self._events_of(found)

    def _fold(self, text: str) -> str:
        """Fold a text for case and diacritics as the store folded its own."""
        return self._folder.cursor().execute("SELECT strip_accents(lower(?))", [text]).fetchone()[0]

    @cached_property
    def _folder(self) -> duckdb.DuckDBPyConnection:
        import duckdb  # as above

        return duckdb.connect()

    @cached_property
    def _ends(self) -> np.ndarray:
        """Where each word ends in the list of words."""
        return np.flatnonzero(np.frombuffer(self._words, np.uint8) == ord("\n"))

    def _matching(self, part: str) -> np.ndarray:
        """Return the numbers of the words that hold a part."""
        wanted, places, at = part.encode(), [], -1
        while (at := self._words.find(wanted, at + 1)) >= 0:
            places.append(at)
            at = self._words.find(b"\n", at)
        return np.searchsorted(self._ends, places)

    def _events_of(self, found: np.ndarray) -> np.ndarray:
        many = np.diff(self._event_start)
        return np.sort(self._event[np.repeat(found, many)])

