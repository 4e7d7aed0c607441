"""Write selected events as an Excel workbook: a sheet of events, and one that says what they are."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from components.share.export_csv import guarded_row
from data.answers import Evidence
from data.cells import guard
from data.columns import COLUMNS, Cell

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header, by Excel's specification."""
MOST_CHARACTERS = 32_767
"""Characters that a cell holds, by Excel's specification."""
WIDTHS = {"sentence": 80, "title": 40, "url": 40, "place_names": 24, "place_other_names": 40, "source": 22}


class TooManyEvents(ValueError):
    """More events than a sheet has rows: says what to do."""


def write_excel(told: Iterable[Evidence], facts: Mapping[str, str], file: BinaryIO) -> int:
    """Write a workbook and return the number of events; raises TooManyEvents. facts: what the second sheet says.

    Dates are ISO texts and texts are guarded as in the CSV; rows are written as they come, however many.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.freeze_panes = "B2"
    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 14)
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    count = 0
    for count, evidence in enumerate(told, 1):
        if count > MOST_ROWS:
            sheet.close()
            raise TooManyEvents(f"An Excel sheet holds {MOST_ROWS:,} events and there are more: export as CSV.")
        sheet.append([_cell(sheet, value) for value in guarded_row(evidence)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count + 1}"
    about = book.create_sheet("about")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 16, 110
    for name, words in facts.items():
        about.append([_cell(about, name, bold=True), _cell(about, guard(words), wrap=True)])
    book.save(file)
    return count


def _cell(sheet, value: Cell, bold: bool = False, wrap: bool = False) -> WriteOnlyCell:
    """Make a cell; a text is a text whatever it begins with, without the letters that a workbook cannot hold."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_CHARACTERS])
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
