"""Read the rows of an Excel workbook as those of a CSV: a header, then texts."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

SHEET = "events"


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Return the rows of the sheet "events", or of the first one; days as ISO texts, an empty cell as "".

    Raises ValueError where the file is no workbook.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise ValueError(f"{path}: this is no Excel workbook ({error})") from error
    return _rows(book[SHEET] if SHEET in book.sheetnames else book.worksheets[0])


def _rows(sheet) -> Iterator[dict[str, str]]:
    cells = sheet.iter_rows(values_only=True)
    header = [_text(cell).strip() for cell in next(cells, ())]
    for row in cells:
        if any(cell is not None for cell in row):
            yield {name: _text(cell) for name, cell in zip(header, row, strict=False) if name}


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
