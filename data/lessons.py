"""Read lessons: short reports with their events marked line by line, for training (form: tests/marked/lessons)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from data.records import Article

SIDES = {
    "AZ": "Azerbaijan", "AM": "Armenia", "BO": "both", "TR": "Turkey", "RU": "Russia", "FR": "France", "IR": "Iran",
    "US": "United States", "UN": "United Nations", "EU": "European Union", "OT": "other", "UK": "unknown",
    "ME": "media", "AN": "analyst", "-": None,
}  # fmt: skip
YEAR = 2020


def read_lessons(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield each lesson as an article and its marks; ValueError names the file and line of a mark that is broken."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _lesson(path, lines, start, end)


def _lesson(path: Path, lines: list[str], start: int, end: int) -> tuple[Article, dict[str, Any]]:
    _, name, language, day = lines[start].split()
    paragraphs: list[list[str]] = [[]]
    events = []
    for number in range(start + 1, end):
        line = lines[number].strip()
        if line.startswith("@"):
            try:
                events.append(_event(line[1:], paragraphs[-1][-1]))
            except (ValueError, KeyError, IndexError) as error:
                raise ValueError(f"{path}:{number + 1}: {line!r} is no mark of an event: {error}") from error
        elif line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph) + "\n"
    published = None if day == "-" else date.fromisoformat(day)
    article = Article(name, str(path), text, language=language, published=published)
    return article, {"id": name, "language": language, "toponyms": [], "events": events}


def _event(mark: str, sentence: str) -> dict[str, Any]:
    fields = mark.split(";")
    tolls = {field[0]: int(field[2:]) for field in fields if field[:2] in ("k=", "i=")}
    kind, places, days, sides, *who = [field for field in fields if field[:2] not in ("k=", "i=")]
    start, end = _days(days)
    side, target = sides.split(">")
    claimed, denied, *_ = [*who, "-", "-"]
    return {
        "quote": sentence,
        "type": kind,
        "places": [] if places == "-" else places.split(","),
        "start": start,
        "end": end,
        "side": SIDES[side] or "unknown",
        "target": SIDES[target],
        "claimed_by": SIDES[claimed],
        "denied_by": SIDES[denied],
        "killed": tolls.get("k"),
        "injured": tolls.get("i"),
    }


def _days(days: str) -> tuple[str | None, str | None]:
    if days == "-":
        return None, None
    first, _, last = days.partition("..")
    return _iso(first), _iso(last) if last else None if ".." in days else _iso(first)


def _iso(day: str) -> str:
    return date(YEAR, int(day[:2]), int(day[2:])).isoformat()
