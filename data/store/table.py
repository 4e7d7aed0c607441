"""Fetch rows of a Parquet table by their numbers, reading only the groups of rows that they stand in."""

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

GROUPS_KEPT = 32
"""Groups of rows kept in memory, about a megabyte each, those last asked for: many people look at the same ones."""


def read_columns(source: Path | pa.NativeFile, columns: Sequence[str] | None = None) -> pa.Table:
    """Read columns of a Parquet file whole; Arrow's own `read_table` loads pandas, a fifth of a second, to do so."""
    with pq.ParquetFile(source) as file:
        return file.read(columns)


class Table:
    """One table. Safe to use from several threads: each reads the file for itself."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        """Open a table of which `columns` are wanted."""
        # Mapped once: a store that is built anew meanwhile takes another file's place, and this one stays readable.
        self._buffer = pa.memory_map(str(path)).read_buffer()
        self._columns = list(columns)
        self._own = threading.local()
        metadata = pq.read_metadata(pa.BufferReader(self._buffer))
        sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        self._metadata = metadata
        self._group = lru_cache(GROUPS_KEPT)(self._read)
        self._starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)

    def rows(self, numbers: Sequence[int] | np.ndarray) -> Iterator[dict]:
        """Yield the rows of the numbers given, which must be in order."""
        numbers = np.asarray(numbers, np.int64)
        groups = np.searchsorted(self._starts, numbers, side="right") - 1
        for group in np.unique(groups).tolist():
            within = numbers[groups == group] - self._starts[group]
            yield from self._group(group).take(within).to_pylist()

    def column(self, name: str) -> list:
        """Return a whole column."""
        return read_columns(pa.BufferReader(self._buffer), [name])[name].to_pylist()

    def _read(self, group: int) -> pa.Table:
        return self._file().read_row_group(group, columns=self._columns, use_threads=False)

    def _file(self) -> pq.ParquetFile:
        if not hasattr(self._own, "file"):
            self._own.file = pq.ParquetFile(pa.BufferReader(self._buffer), metadata=self._metadata)
        return self._own.file
