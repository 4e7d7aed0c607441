"""Derive the tables of a store from staged rows, in DuckDB, within bounded memory."""

import os
import shutil
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from data.store.index_files import write_index
from data.store.schema import ARTICLES, OPEN_END, PRECISIONS, STAGED
from data.store.words import write_words

LEAST_MB, MOST_MB = 450, 2000
"""What DuckDB may hold while it sorts, a million events or fewer and four or more; it spills the rest into the
store's own folder. With the least a million events are imported within a gigabyte."""

ROWS = 8192
"""Rows of a group, the least that is read for one event: few enough to read in some milliseconds."""

DATED = f"""
    SELECT *,
        coalesce(start, "end", no_later_than) AS first,
        CASE WHEN "end" IS NOT NULL THEN greatest("end", coalesce(start, "end"))
             WHEN start IS NOT NULL AND date_precision = 'day' THEN start
             WHEN start IS NOT NULL THEN greatest(start, coalesce(no_later_than, DATE '{OPEN_END}'))
             ELSE no_later_than END AS last
    FROM staged
    ORDER BY first NULLS LAST, event_id
"""
"""`first`..`last` are the days on which the event may have happened (the rule of `Selection`)."""

EVENT_PLACES = """
    SELECT event_no, numbered.place_no::INTEGER AS place_no, numbered.precision
    FROM (SELECT event_no, unnest(list_distinct(place_ids)) AS place_id FROM dated) JOIN numbered USING (place_id)
    ORDER BY event_no, place_no
"""

EVENTS = f"""
    SELECT dated.* EXCLUDE (search), strip_accents(lower(coalesce(search, sentence))) AS search, best.precision
    FROM dated LEFT JOIN (
        SELECT event_no, arg_min(precision, list_position({list(PRECISIONS)}, precision)) AS precision
        FROM event_places GROUP BY event_no
    ) best USING (event_no)
    ORDER BY event_no
"""


def derive(folder: Path, older: Path | None = None) -> None:
    """Turn `staged`, `places` and `articles`.parquet in a folder into the tables of `schema`.

    older: a store to add to; its events stay where no staged one has the same id, its places must be in `places`.
    """
    with duckdb.connect(config={"temp_directory": str(folder / "spill")}) as connection:
        if older:
            _join_older(connection, folder, older)
        millions = pq.read_metadata(folder / "staged.parquet").num_rows / 1e6
        connection.execute(f"SET memory_limit = '{min(max(LEAST_MB, LEAST_MB * millions), MOST_MB):.0f}MB'")
        _view(connection, folder, "staged")
        _view(connection, folder, "places")
        connection.execute("CREATE TABLE numbered AS SELECT row_number() OVER () - 1 AS place_no, * FROM places")
        connection.execute("DROP VIEW places")
        _write(connection, "SELECT place_no::INTEGER AS place_no, * EXCLUDE place_no FROM numbered ORDER BY place_no",
               folder, "places")  # fmt: skip
        _write(connection, DATED, folder, "sorted")
        connection.execute(
            "CREATE VIEW dated AS SELECT file_row_number::INTEGER AS event_no, * EXCLUDE file_row_number "
            f"FROM read_parquet('{_quoted(folder / 'sorted.parquet')}', file_row_number = true)"
        )
        _write(connection, EVENT_PLACES, folder, "event_places")
        _view(connection, folder, "event_places")
        _write(connection, EVENTS, folder, "events")
        _view(connection, folder, "events")
        write_index(folder, connection)
        write_words(folder, connection)
    for name in ("staged", "sorted"):
        (folder / f"{name}.parquet").unlink()
    shutil.rmtree(folder / "spill", ignore_errors=True)


def _join_older(connection: duckdb.DuckDBPyConnection, folder: Path, older: Path) -> None:
    """Add an older store's events and articles to those staged; a staged one of the same id takes its place."""
    for name, table, key in (("staged", "events", "event_id"), ("articles", "articles", "article_id")):
        new, old = (f"read_parquet('{_quoted(path)}.parquet')" for path in (folder / name, older / table))
        columns = ", ".join(f'"{field.name}"' for field in (STAGED if name == "staged" else ARTICLES))
        rest = f"SELECT {columns} FROM {old} WHERE {key} NOT IN (SELECT {key} FROM {new})"
        _write(connection, f"SELECT {columns} FROM {new} UNION ALL {rest}", folder, name)


def _view(connection: duckdb.DuckDBPyConnection, folder: Path, name: str) -> None:
    connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{_quoted(folder / name)}.parquet')")


def _write(connection: duckdb.DuckDBPyConnection, query: str, folder: Path, name: str) -> None:
    """Write a query's rows to a table's file; the file may be one that the query reads."""
    path = folder / f"{name}.parquet"
    part = path.with_suffix(".part")
    connection.execute(f"COPY ({query}) TO '{_quoted(part)}' (FORMAT parquet, ROW_GROUP_SIZE {ROWS})")
    os.replace(part, path)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
