"""Write a store: stage rows, derive the tables that are queried, and put the directory in place at once."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.records import Article, Event, Place, Problem
from data.region import Region
from data.store.rows import article_row, event_row
from data.store.schema import ARTICLES, PLACES, SORTED_EVENTS, STAGED

VERSION = 1
"""Of the layout of a store's directory; another one is built anew."""
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
    sources = {article_id: article.source for article_id, article in by_id.items()}
    places = PlaceTable()

    def rows() -> Iterator[dict]:
        for event in events:
            cuts = [
                by_id[report.article_id].text[report.sentence_start : report.sentence_end].strip()
                for report in event.reports
                if report.article_id in by_id
            ]
            yield event_row(event, sources, cuts, [places.add(place) for place in event.places])

    with new_directory(directory) as folder:
        with pq.ParquetWriter(folder / "staged.parquet", STAGED) as writer:
            source = rows()
            while batch := list(islice(source, BATCH)):
                writer.write_table(pa.Table.from_pylist(batch, STAGED))
        places.write(folder / "places.parquet")
        _write(folder / "articles.parquet", [article_row(article) for article in by_id.values()], ARTICLES)
        finish(folder, region, tuple(problems), fingerprint)


class PlaceTable:
    """Collects places; one that comes with a second precision gets an id of its own for it."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}

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
        _write(path, [{**asdict(place), "names": list(place.names)} for place in self._places.values()], PLACES)


def finish(folder: Path, region: Region, problems: tuple[Problem, ...], fingerprint: str = "") -> None:
    """Derive all tables of a store from `staged.parquet`, `places.parquet` and `articles.parquet` in a folder."""
    with duckdb.connect() as connection:
        connection.execute(f"SET temp_directory = '{_quoted(folder / 'spill')}'")
        for name in ("staged", "places"):
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{_quoted(folder / name)}.parquet')")
        connection.execute("CREATE TABLE numbered AS SELECT row_number() OVER () - 1 AS place_no, * FROM places")
        _copy(connection, SORTED_EVENTS, folder / "sorted.parquet")
        connection.execute(f"CREATE VIEW sorted AS FROM read_parquet('{_quoted(folder / 'sorted.parquet')}')")
        _copy(connection, EVENT_PLACES, folder / "event_places.parquet")
        connection.execute(f"CREATE VIEW ep AS FROM read_parquet('{_quoted(folder / 'event_places.parquet')}')")
        _copy(connection, EVENTS, folder / "events.parquet")
        _copy(connection, "SELECT place_no::INTEGER AS place_no, * EXCLUDE place_no FROM numbered ORDER BY place_no",
              folder / "places_numbered.parquet")
    os.replace(folder / "places_numbered.parquet", folder / "places.parquet")
    for name in ("staged.parquet", "sorted.parquet"):
        (folder / name).unlink()
    shutil.rmtree(folder / "spill", ignore_errors=True)
    meta = {
        "version": VERSION,
        "region": region.region_id,
        "fingerprint": fingerprint,
        "problems": [asdict(problem) for problem in problems],
    }
    (folder / "store.json").write_text(json.dumps(meta, ensure_ascii=False, default=date.isoformat), encoding="utf-8")


EVENT_PLACES = """
    SELECT event_no, numbered.place_no::INTEGER AS place_no, numbered.precision
    FROM (SELECT event_no, unnest(list_distinct(place_ids)) AS place_id FROM sorted) JOIN numbered USING (place_id)
    ORDER BY event_no, place_no
"""

EVENTS = """
    SELECT sorted.* EXCLUDE (search), strip_accents(lower(coalesce(search, sentence))) AS search, best.precision
    FROM sorted LEFT JOIN (
        SELECT event_no, arg_min(precision, list_position(['exact', 'near', 'line', 'area', 'country'], precision))
            AS precision
        FROM ep GROUP BY event_no
    ) best USING (event_no)
    ORDER BY event_no
"""


@contextmanager
def new_directory(directory: Path) -> Iterator[Path]:
    """Give a folder to fill that takes the place of `directory` at the end, or vanishes on an error."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        yield folder
        old = folder.with_name(folder.name + "-old")
        if directory.exists():
            os.replace(directory, old)
        os.replace(folder, directory)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, rows: list[dict], schema: pa.Schema) -> None:
    pq.write_table(pa.Table.from_pylist(rows, schema), path)


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    connection.execute(f"COPY ({query}) TO '{_quoted(path)}' (FORMAT parquet, ROW_GROUP_SIZE 122880)")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
