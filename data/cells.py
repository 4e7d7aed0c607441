"""Cells of a spreadsheet: several texts in one cell, and texts that must not run as formulas."""

import re
from collections.abc import Iterable

FORMULA = re.compile(r"^'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """Keep a text from running as a formula in a spreadsheet: one apostrophe before what could start one."""
    return "'" + text if FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo `guard`."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def join(texts: Iterable[str], mark: str = "|") -> str:
    """Join texts with a mark and blanks; the mark inside a text is escaped."""
    between = f" {mark} " if mark == "|" else f"{mark} "
    return between.join(text.replace("\\", "\\\\").replace(mark, "\\" + mark) for text in texts)


def split(cell: str, mark: str = "|") -> list[str]:
    """Undo `join`."""
    if not cell:
        return []
    parts, part, escaped = [], "", False
    for letter in cell:
        if escaped or letter not in ("\\", mark):
            part, escaped = part + letter, False
        elif letter == "\\":
            escaped = True
        else:
            parts.append(part.strip())
            part = ""
    return [*parts, part.strip()]
