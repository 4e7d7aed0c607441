"""Import data sets of events: row by row, whatever their size, with what cannot be used told and kept."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.answers import Evidence
from data.cells import unguard
from data.columns import from_row
from data.imports import acled, excel, geojson, ucdp
from data.records import EVENT_TYPES, Problem
from data.region import Region
from data.store.write import DESCRIPTION, StoreWriter, new_directory

csv.field_size_limit(1 << 26)
OWN = ("event_id", "type", "start", "date_precision", "side")
DATE_PRECISIONS = ("day", "range", "since", "by_publication", "unknown")
REJECTS = "rejects.csv"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: rows kept, rows rejected, and the file that holds the rejected ones."""

    format: str
    kept: int
    rejected: int
    rejects: Path


def import_file(
    path: Path, region: Region, directory: Path, progress: Callable[[int], None] | None = None
) -> Imported:
    """Add the events of a file to a store, which is made where there is none; progress is told the bytes read.

    An event that the store has already is replaced.

    Rejected rows go to `rejects.csv` in the store, with number and reason. Raises ValueError where the file is in
    no known format, OSError where it cannot be read.
    """
    name, rows, read = _format(path, region, progress)
    kept = rejected = 0
    seen: set[str] = set()
    older = directory if (directory / DESCRIPTION).exists() else None
    with new_directory(directory) as folder, StoreWriter(folder, older) as writer:
        with open(folder / REJECTS, "w", encoding="utf-8", newline="") as file:
            rejects = csv.writer(file)
            rejects.writerow(["row", "reason", "content"])
            try:
                for number, row in rows:
                    try:
                        evidence = _checked(read(row), seen)
                    except ValueError as error:
                        rejected += 1
                        rejects.writerow([number, str(error), _content(row)])
                        continue
                    kept += 1
                    writer.add_told(evidence.event, evidence.articles)
            except ValueError as error:
                rejected += 1
                rejects.writerow([kept + rejected, str(error), "the rest of the file"])
        problems = ()
        if rejected:
            values = (("rows", str(rejected)), ("file", REJECTS))
            problems = (Problem(path.name, None, "{rows} rows cannot be used", "they stand in {file}", "", values),)
        writer.finish(region, problems)
    return Imported(name, kept, rejected, directory / REJECTS)


def _format(path: Path, region: Region, progress: Callable[[int], None] | None) -> tuple[str, Iterator, Callable]:
    """Tell a file's format by its ending and its header; give its numbered rows and the reader of one."""
    if path.suffix.lower() in (".geojson", ".json"):
        return "GeoJSON", enumerate(geojson.features(path), 1), lambda row: geojson.read_feature(row, region)
    if path.suffix.lower() == ".xlsx":
        return "Dateline Excel", enumerate(excel.rows(path), 2), _read_own
    header = {name.strip() for name in next(csv.reader(_lines(path, None)), [])}
    formats = {
        "Dateline CSV": (OWN, _read_own),
        "UCDP GED": (ucdp.NEEDED, lambda row: ucdp.read_row(row, region)),
        "ACLED": (acled.NEEDED, lambda row: acled.read_row(row, region)),
    }
    for name, (needed, read) in formats.items():
        if header.issuperset(needed):
            return name, enumerate(_rows(path, progress), 2), read
    missing = {name: ", ".join(sorted(set(needed) - header)) for name, (needed, _read) in formats.items()}
    told = "; ".join(f"for {name} it lacks {columns}" for name, columns in missing.items())
    raise ValueError(f"{path}: the columns are those of no known format ({told})")


def _read_own(row: dict[str, str]) -> Evidence:
    return from_row({name: unguard(cell or "") for name, cell in row.items()})


def _rows(path: Path, progress: Callable[[int], None] | None) -> Iterator[dict]:
    rows = csv.reader(_lines(path, progress))
    header = [name.strip() for name in next(rows)]
    for row in rows:
        if row:
            yield dict(zip(header, row, strict=False))  # cells that lack are empty, and too many are no one's


def _lines(path: Path, progress: Callable[[int], None] | None) -> Iterator[str]:
    """Yield the lines of a file; a byte that is no UTF-8 stands as a replacement character."""
    done = told = 0
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        for line in file:
            done += len(line)
            if progress and done - told > 1 << 20:
                told = done
                progress(done)
            yield line.replace("\0", "\ufffd")


def _checked(evidence: Evidence, seen: set[str]) -> Evidence:
    event = evidence.event
    if event.type not in EVENT_TYPES:
        raise ValueError(f"type is {event.type!r}, which is none of {', '.join(EVENT_TYPES)}")
    if event.date_precision not in DATE_PRECISIONS:
        raise ValueError(f"date_precision is {event.date_precision!r}, none of {', '.join(DATE_PRECISIONS)}")
    if event.start and event.end and event.end < event.start:
        raise ValueError(f"end {event.end} is before start {event.start}")
    if event.event_id in seen:
        raise ValueError(f"event {event.event_id} stands in the file twice")
    seen.add(event.event_id)
    return evidence


def _content(row) -> str:
    return str(row)[:500]
