"""Read lessons: short reports with their events marked line by line, for training (form: tests/marked/lessons)."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from data.records import Article


def read_lessons(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield each lesson as an article and its marks; ValueError names the file and line of a mark that is broken."""
    with open(folder / "lessons.toml", "rb") as file:
        short = tomllib.load(file)
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _lesson(path, lines, start, end, short)


def _lesson(
    path: Path, lines: list[str], start: int, end: int, short: dict[str, Any]
) -> tuple[Article, dict[str, Any]]:
    _, name, language, day = lines[start].split()
    paragraphs: list[list[str]] = [[]]
    events = []
    for number in range(start + 1, end):
        line = lines[number].strip()
        if line.startswith("@"):
            try:
                events.append(_event(line[1:], paragraphs[-1][-1], short))
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


def _event(mark: str, sentence: str, short: dict[str, Any]) -> dict[str, Any]:
    fields = mark.split(";")
    tolls = {field[0]: int(field[2:]) for field in fields if field[:2] in ("k=", "i=")}
    kind, places, days, sides, *who = [field for field in fields if field[:2] not in ("k=", "i=")]
    start, end = _days(days, short["year"])
    names = {**short["sides"], "-": None}
    side, target = sides.split(">")
    claimed, denied, *_ = [*who, "-", "-"]
    return {
        "quote": sentence,
        "type": kind,
        "places": [] if places == "-" else places.split(","),
        "start": start,
        "end": end,
        "side": names[side] or "unknown",
        "target": names[target],
        "claimed_by": names[claimed],
        "denied_by": names[denied],
        "killed": tolls.get("k"),
        "injured": tolls.get("i"),
    }


def _days(days: str, year: int) -> tuple[str | None, str | None]:
    if days == "-":
        return None, None
    first, _, last = days.partition("..")
    return _iso(first, year), _iso(last, year) if last else None if ".." in days else _iso(first, year)


def _iso(day: str, year: int) -> str:
    return date(year, int(day[:2]), int(day[2:])).isoformat()
