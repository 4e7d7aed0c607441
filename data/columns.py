"""This project's own table of events: its columns, one event a row, and the way there and back.

A cell that holds several things joins them with " | ": places (place_* and lat, lon, kind, precision go together),
reports (sentence, source, url, title and published go together), claimers, deniers. Within one place, other
names are joined with "; ". A separator inside a text is escaped with a backslash.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from data.answers import Evidence
from data.cells import join, split
from data.records import Article, Event, Place, Report

COLUMNS = (
    "event_id", "type", "start", "end", "no_later_than", "date_precision", "side", "target", "claimed_by", "denied_by",
    "killed", "injured", "place_ids", "place_names", "place_other_names", "lat", "lon", "kind", "precision",
    "geometry", "sentence", "source", "url", "title", "published",
)  # fmt: skip
Cell = str | int | float | None


def to_row(evidence: Evidence) -> dict[str, Cell]:
    """Lay an event out in COLUMNS: days as ISO texts, counts and a single position as numbers, else texts.

    The cells are not guarded against running as formulas: whoever writes a spreadsheet's file does that.
    """
    event = evidence.event
    articles = {article.article_id: article for article in evidence.articles}
    told = [(report, articles.get(report.article_id)) for report in event.reports]
    return {
        "event_id": event.event_id,
        "type": event.type,
        "start": _iso(event.start),
        "end": _iso(event.end),
        "no_later_than": _iso(event.no_later_than),
        "date_precision": event.date_precision,
        "side": event.side,
        "target": event.target,
        "claimed_by": join(event.claimed_by) or None,
        "denied_by": join(event.denied_by) or None,
        "killed": event.killed,
        "injured": event.injured,
        "place_ids": join(place.place_id for place in event.places) or None,
        "place_names": join(place.name for place in event.places) or None,
        "place_other_names": join(join(place.names, ";") for place in event.places) or None,
        "lat": _numbers([place.lat for place in event.places]),
        "lon": _numbers([place.lon for place in event.places]),
        "kind": join(place.kind for place in event.places) or None,
        "precision": join(place.precision for place in event.places) or None,
        "geometry": _all(place.geometry for place in event.places),
        "sentence": _all(of and of.text[report.sentence_start : report.sentence_end].strip() for report, of in told),
        "source": _all(of and of.source for _report, of in told),
        "url": _all(of and of.url for _report, of in told),
        "title": _all(of and of.title for _report, of in told),
        "published": _all(of and _iso(of.published) for _report, of in told),
    }


def from_row(row: Mapping[str, str | None]) -> Evidence:
    """Read an event back from its cells as texts; raises ValueError saying which cell is wrong."""
    cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not cell["event_id"]:
        raise ValueError("event_id is empty")
    places = _places(cell)
    claims = {name: tuple(split(cell[name])) for name in ("claimed_by", "denied_by")}
    shared = {
        "type": cell["type"],
        "places": places,
        **{name: _day(cell, name) for name in ("start", "end", "no_later_than")},
        "date_precision": cell["date_precision"] or ("day" if cell["start"] else "unknown"),
        "side": cell["side"] or "unknown",
        "target": cell["target"] or None,
        **{name: _parse(cell[name], _count, name) for name in ("killed", "injured")},
    }
    if shared["start"] and not shared["end"] and shared["date_precision"] == "day":
        shared["end"] = shared["start"]
    articles = _articles(cell)
    reports = tuple(
        Report(
            f"{of.article_id}:r",
            of.article_id,
            sentence_start=0,
            sentence_end=len(of.text),
            claimed_by=next(iter(claims["claimed_by"]), None),
            denied_by=next(iter(claims["denied_by"]), None),
            **shared,
        )
        for of in articles
    )
    return Evidence(Event(cell["event_id"], reports=reports, **claims, **shared), articles)


def _articles(cell: dict[str, str]) -> tuple[Article, ...]:
    columns = {name: split(cell[name]) for name in ("sentence", "source", "url", "title", "published")}
    many = max(1, *(len(texts) for texts in columns.values()))
    at = {name: [text or None for text in texts] + [None] * (many - len(texts)) for name, texts in columns.items()}
    return tuple(
        Article(
            cell["event_id"] if many == 1 else f"{cell['event_id']}/{number + 1}",
            path="",
            text=at["sentence"][number] or "",
            published=_parse(at["published"][number], date.fromisoformat, "published"),
            source=at["source"][number],
            title=at["title"][number],
            url=at["url"][number],
        )
        for number in range(many)
    )


def _places(cell: dict[str, str]) -> tuple[Place, ...]:
    names, lats, lons = (split(cell[name]) for name in ("place_names", "lat", "lon"))
    if not len(names) == len(lats) == len(lons):
        raise ValueError(f"{len(names)} place_names, {len(lats)} lat and {len(lons)} lon do not go together")
    rest = {
        name: split(cell[name]) + [""] * len(names)
        for name in ("place_ids", "place_other_names", "kind", "precision", "geometry")
    }
    return tuple(
        position(
            Place(
                rest["place_ids"][number] or f"at:{lats[number]},{lons[number]}:{name}",
                name,
                _parse(lats[number], float, "lat"),
                _parse(lons[number], float, "lon"),
                kind=rest["kind"][number] or "settlement",
                precision=rest["precision"][number] or "exact",
                names=tuple(split(rest["place_other_names"][number], ";")),
                geometry=rest["geometry"][number] or None,
            )
        )
        for number, name in enumerate(names)
    )


def position(place: Place) -> Place:
    """Return a place whose position is on the Earth; raises ValueError for another."""
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        raise ValueError(f"lat {place.lat}, lon {place.lon} is not on the Earth")
    return place


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _all(texts: Iterable[str | None]) -> str | None:
    """Join texts that may be missing; None where all are, so that an empty column stays empty."""
    texts = [text or "" for text in texts]
    return join(texts) if any(texts) else None


def _numbers(numbers: list[float]) -> Cell:
    return numbers[0] if len(numbers) == 1 else join(str(number) for number in numbers) or None


def _day(cell: dict[str, str], name: str) -> date | None:
    return _parse(cell[name], date.fromisoformat, name)


def _count(text: str) -> int:
    """Read a count, also as a spreadsheet may give it back: 7.0."""
    number = float(text)
    if number != int(number) or number < 0:
        raise ValueError(text)
    return int(number)


def _parse(text: str | None, kind: Callable, name: str):
    if not text:
        return None
    try:
        return kind(text)
    except ValueError as error:
        raise ValueError(f"{name} is {text!r}, which cannot be read") from error
