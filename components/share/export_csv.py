"""Write selected events as CSV: the columns of `data/columns.py`, one event a row, read back by `data import`."""

import csv
from collections.abc import Iterable
from typing import TextIO

from data.answers import Evidence
from data.cells import guard
from data.columns import COLUMNS, Cell, to_row


def write_csv(told: Iterable[Evidence], file: TextIO) -> int:
    """Write a header and a row an event, in UTF-8 without a mark; return the number of events.

    `file` is open with `newline=""`. A text that a spreadsheet would run as a formula gets an apostrophe before it;
    numbers stay numbers.
    """
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for evidence in told:
        writer.writerow(guarded_row(evidence))
        count += 1
    return count


def guarded_row(evidence: Evidence) -> list[Cell]:
    """Return an event's cells in the order of COLUMNS, the texts guarded."""
    row = to_row(evidence)
    return [guard(row[name]) if isinstance(row[name], str) else row[name] for name in COLUMNS]
