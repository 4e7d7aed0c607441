"""Write a store: stage events row by row, derive the tables that are queried, and put the directory in place."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.records import Article, Event, Place, Problem
from data.region import Region
from data.store.rows import article_row, event_row, is_plain, read_place
from data.store.schema import ARTICLES, PLACES, STAGED

VERSION = 6
"""Of the layout of a store's directory; another one is built anew."""
DESCRIPTION = "store.json"
BATCH = 5_000


def write_store(
    events: Iterable[Event],
    articles: Iterable[Article],
    problems: Iterable[Problem],
    region: Region,
    directory: Path,
    fingerprint: str = "",
) -> None:
    """Write events and the articles they stand in as a store; the directory appears whole or not at all."""
    by_id = {article.article_id: article for article in articles}
    with new_directory(directory) as folder, StoreWriter(folder) as writer:
        for article in by_id.values():
            writer.add_article(article)
        for event in events:
            writer.add_event(event, by_id)
        writer.finish(region, tuple(problems), fingerprint)


class StoreWriter:
    """Stages places, articles and events in a folder, in batches, and derives the store from them."""

    def __init__(self, folder: Path, older: Path | None = None) -> None:
        """Stage into a folder; older: a store whose events are kept beside the new ones."""
        self.folder = folder
        self.older = older
        self.places = PlaceTable(older)
        self._events = Staging(folder / "staged.parquet", STAGED)
        self._articles = Staging(folder / "articles.parquet", ARTICLES)

    def add_event(self, event: Event, articles: dict[str, Article]) -> None:
        """Stage an event; articles holds at least those of its reports."""
        self._events.add(event_row(event, articles, [self.places.add(place) for place in event.places]))

    def add_article(self, article: Article) -> None:
        """Stage an article."""
        self._articles.add(article_row(article))

    def add_told(self, event: Event, articles: Iterable[Article]) -> None:
        """Stage an event with its own articles, which no other event shares."""
        by_id = {article.article_id: article for article in articles}
        self.add_event(event, by_id)
        if not is_plain(event):
            for article in by_id.values():
                self.add_article(article)

    def finish(self, region: Region, problems: tuple[Problem, ...] = (), fingerprint: str = "") -> None:
        """Derive the store's tables and describe it."""
        self.close()
        self.places.write(self.folder / "places.parquet")
        finish(self.folder, region, problems, fingerprint, self.older)

    def close(self) -> None:
        """Write what is left of the batches."""
        self._events.close()
        self._articles.close()

    def __enter__(self) -> "StoreWriter":
        return self

    def __exit__(self, *_exception) -> None:
        self.close()


class Staging:
    """Writes rows to a Parquet file, a batch at a time."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[dict] = []
        self._writer = pq.ParquetWriter(path, schema)

    def add(self, row: dict) -> None:
        """Take a row in."""
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self._flush()

    def close(self) -> None:
        """Write what is left, once."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows = []


class PlaceTable:
    """Collects places; one that comes with a second precision gets an id of its own for it."""

    def __init__(self, older: Path | None = None) -> None:
        known = pq.read_table(older / "places.parquet", columns=PLACES.names).to_pylist() if older else []
        self._places = {row["place_id"]: read_place(row) for row in known}

    def add(self, place: Place) -> str:
        """Take a place in and return the id under which it is stored."""
        known = self._places.setdefault(place.place_id, place)
        if known.precision == place.precision:
            return place.place_id
        place_id = f"{place.place_id}~{place.precision}"
        self._places.setdefault(place_id, replace(place, place_id=place_id))
        return place_id

    def write(self, path: Path) -> None:
        """Write `schema.PLACES`."""
        rows = [{name: getattr(place, name) for name in PLACES.names} for place in self._places.values()]
        pq.write_table(pa.Table.from_pylist(rows, PLACES), path)


def finish(
    folder: Path,
    region: Region,
    problems: tuple[Problem, ...] = (),
    fingerprint: str = "",
    older: Path | None = None,
) -> None:
    """Derive a store from `staged`, `places` and `articles`.parquet in a folder, and describe it."""
    from data.store.derive import derive  # loads DuckDB, which a page that only reads a store does without

    derive(folder, older)
    meta = {
        "version": VERSION,
        "region": region.region_id,
        "fingerprint": fingerprint,
        "problems": [asdict(problem) for problem in problems],
    }
    (folder / DESCRIPTION).write_text(json.dumps(meta, ensure_ascii=False, default=date.isoformat), encoding="utf-8")


@contextmanager
def new_directory(directory: Path) -> Iterator[Path]:
    """Give a folder to fill that takes the place of `directory` at the end, or vanishes on an error."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    folder.chmod(0o755)
    try:
        yield folder
        old = folder.with_name(folder.name + "-old")
        if directory.exists():
            os.replace(directory, old)
        os.replace(folder, directory)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
