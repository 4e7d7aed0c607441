"""Turn a reading into the JSON that `python -m data read` prints."""

from datetime import date
from typing import Any

from data.reading import Reading
from data.records import DateMention, Note, Place, Report, Sentence, Span, Toponym, Unresolved


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return one article's reading as plain values. Offsets are code points in the text after the front matter."""
    article = reading.article
    by_start = {sentence.start: sentence for sentence in reading.sentences}
    return {
        "article": article.article_id,
        "language": reading.language,
        "published": _iso(article.published),
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "toponyms": [_toponym(toponym) for toponym in reading.toponyms],
        "dates": [_date(mention) for mention in reading.dates],
        "events": [_report(report, by_start) for report in reading.reports],
        "notes": [_note(note) for note in (*article.notes, *reading.notes)],
    }


def _toponym(toponym: Toponym) -> dict[str, Any]:
    place = toponym.place
    unresolved = toponym.resolution if isinstance(toponym.resolution, Unresolved) else None
    where = _place(place) if place else dict.fromkeys(("place_id", "name", "lat", "lon", "kind", "precision"))
    return {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        **where,
        "use": toponym.use,
        "boilerplate": toponym.boilerplate,
        "sentence_id": toponym.sentence_id,
        "unresolved": unresolved.reason if unresolved else None,
        "candidates": [_place(each) for each in toponym.candidates],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.place_id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
        "precision": place.precision,
    }


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "first": _iso(mention.first),
        "last": _iso(mention.last),
        "precision": mention.precision,
        "sentence_id": mention.sentence_id,
        "notes": [_note(note) for note in mention.notes],
    }


def _report(report: Report, sentences: dict[int, Sentence]) -> dict[str, Any]:
    sentence = sentences.get(report.sentence_start)
    return {
        "id": report.report_id,
        "type": report.type,
        "sentence": {"start": report.sentence_start, "end": report.sentence_end},
        "sentence_id": sentence.sentence_id if sentence else None,
        "places": [_place(place) for place in report.places],
        "start": _iso(report.start),
        "end": _iso(report.end),
        "no_later_than": _iso(report.no_later_than),
        "date_precision": report.date_precision,
        "side": report.side,
        "target": report.target,
        "claimed_by": report.claimed_by,
        "denied_by": report.denied_by,
        "killed": report.killed,
        "injured": report.injured,
        "spans": [_span(span) for span in report.spans],
        "candidates": [_place(place) for place in report.candidates],
        "notes": [_note(note) for note in report.notes],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "kind": span.kind}


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, **dict(note.values)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
