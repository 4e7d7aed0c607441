"""Turn events into the rows of a store, and rows back into events."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from data.records import Article, Event, Note, Place, Report, Span


def event_row(event: Event, articles: Mapping[str, Article], place_ids: list[str]) -> dict:
    """Lay an event out as a row of `schema.STAGED`; articles are by their ids."""
    told = [(report, articles[report.article_id]) for report in event.reports if report.article_id in articles]
    sentences = [of.text[report.sentence_start : report.sentence_end].strip() for report, of in told]
    first = told[0][1] if told else None
    return {
        **{
            name: getattr(event, name)
            for name in (
                "event_id", "type", "start", "end", "no_later_than", "date_precision", "side", "target", "killed",
                "injured",
            )
        },
        "claimed_by": list(event.claimed_by),
        "denied_by": list(event.denied_by),
        "place_ids": place_ids,
        "sources": list(dict.fromkeys(of.source for _report, of in told if of.source)),
        "sentence": sentences[0] if sentences else "",
        "search": "\n".join(dict.fromkeys(sentences)),
        "reports": len(event.reports),
        "url": first and first.url,
        "title": first and first.title,
        "published": first and first.published,
        "noted": bool(event.notes or any(report.notes for report in event.reports)),
        "notes": ",".join(note.code for note in event.notes),
        "detail": None if is_plain(event) else json.dumps(asdict(event), ensure_ascii=False, default=date.isoformat),
    }


def is_plain(event: Event) -> bool:
    """Tell whether an event is told by one sentence that is its own article, so that its row holds all of it."""
    if len(event.reports) != 1 or event.reports[0].article_id != event.event_id:
        return False
    report = event.reports[0]
    valued = any(note.values for note in event.notes)
    return not (report.spans or report.candidates or report.notes or report.sentence_start or valued)


def article_row(article: Article) -> dict:
    """Lay an article out as a row of `schema.ARTICLES`."""
    return {**asdict(article), "notes": json.dumps([asdict(note) for note in article.notes])}


def read_article(row: Mapping) -> Article:
    """Rebuild an article from its row."""
    return Article(**{**row, "notes": tuple(_note(note) for note in json.loads(row["notes"] or "[]"))})


def read_event(row: Mapping, places: Mapping[str, Place]) -> Event:
    """Rebuild an event from its row; one without `detail` had a single report, which says the same."""
    if row["detail"]:
        return _event(json.loads(row["detail"]))
    shared = {
        "type": row["type"],
        "places": tuple(places[place_id] for place_id in row["place_ids"]),
        **{name: row[name] for name in ("start", "end", "no_later_than", "date_precision", "side", "target")},
        "killed": row["killed"],
        "injured": row["injured"],
    }
    report = Report(
        f"{row['event_id']}:r",
        row["event_id"],
        sentence_start=0,
        sentence_end=len(row["sentence"]),
        claimed_by=next(iter(row["claimed_by"]), None),
        denied_by=next(iter(row["denied_by"]), None),
        **shared,
    )
    claims = {"claimed_by": tuple(row["claimed_by"]), "denied_by": tuple(row["denied_by"])}
    notes = tuple(Note(code) for code in (row["notes"] or "").split(",") if code)
    return Event(row["event_id"], reports=(report,), notes=notes, **claims, **shared)


def row_article(row: Mapping) -> Article:
    """Make the article of an event without `detail`: its sentence is all the text there is."""
    return Article(
        row["event_id"],
        path="",
        text=row["sentence"],
        published=row["published"],
        source=next(iter(row["sources"]), None),
        title=row["title"],
        url=row["url"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _note(fields: dict) -> Note:
    return Note(fields["code"], tuple((name, value) for name, value in fields["values"]))


def read_place(fields: Mapping) -> Place:
    """Rebuild a place from its row."""
    return Place(**{**fields, "names": tuple(fields["names"])})


def _shared(fields: dict) -> dict:
    return {
        **fields,
        "places": tuple(read_place(place) for place in fields["places"]),
        "start": _day(fields["start"]),
        "end": _day(fields["end"]),
        "no_later_than": _day(fields["no_later_than"]),
        "notes": tuple(_note(note) for note in fields["notes"]),
    }


def _report(fields: dict) -> Report:
    return Report(
        **{
            **_shared(fields),
            "spans": tuple(Span(**span) for span in fields["spans"]),
            "candidates": tuple(read_place(place) for place in fields["candidates"]),
        }
    )


def _event(fields: dict) -> Event:
    return Event(
        **{
            **_shared(fields),
            "claimed_by": tuple(fields["claimed_by"]),
            "denied_by": tuple(fields["denied_by"]),
            "reports": tuple(_report(report) for report in fields["reports"]),
        }
    )
