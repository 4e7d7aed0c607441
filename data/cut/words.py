"""List the places whose own name is also an ordinary word: `also_words.csv`, so that a reader asks for more there."""

import csv
from collections.abc import Iterator
from pathlib import Path

from data.cut.inputs import read_words
from data.cut.tables import FILES, write_table
from data.tokens import fold

COLUMNS = ("id", "name", "language")


def read_names() -> Iterator[tuple[str, str]]:
    """Yield (id, name) for every name of every place, country and region that Dateline carries."""
    tables = [FILES / "gazetteer" / name for name in ("places.csv", "countries.csv", "regions.csv")]
    for table in [*tables, *sorted((FILES / "regions").glob("*/places.csv"))]:
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield from ((row["id"], name) for name in (row["name"], *row["names"].split("|")))


def cut_words(folder: Path) -> Iterator[str]:
    """Write `also_words.csv` by the word lists below `folder`; yield a line about it."""
    words = read_words(folder)
    # A reader folds diacritics away: Būkān is the word "bukan" to it.
    folded = ((id, name, fold(name)) for id, name in read_names())
    rows = [{"id": id, "name": name, "language": words[word]} for id, name, word in folded if word in words]
    write_table(FILES / "gazetteer" / "also_words.csv", COLUMNS, rows)
    yield f"gazetteer/also_words.csv: {len(rows)} names that are also words"
