"""Show what an event was read from: every report's sentence, who says so, who denies it, how exactly it is known."""

from datetime import date
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from components.sentence import build_sentence
from components.text import Text
from data.answers import Evidence
from data.records import Article, Event, Note, Place, Report
from data.region import Region

SPAN_KINDS = ("place", "date", "side", "claim", "trigger")
MOST_CANDIDATES = 6
WEEKDAYS = ("weekday", "actual")
"""Names of a note's values that number a day of the week."""


def web_address(url: str | None) -> str | None:
    """Return a link's address when it is one of the web; any other scheme could run something."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return url.strip() if url and parts.scheme in ("http", "https") and parts.netloc else None


def days_in_words(item: Event | Report, text: Text) -> str:
    """Say when something happened and how exactly that is known."""
    if item.start and item.end:
        return text.days(item.start, item.end)
    if item.start:
        return text("when.since", day=item.start)
    if item.no_later_than:
        return text("when.by_publication", day=item.no_later_than)
    return text("when.unknown")


def note_in_words(note: Note, text: Text) -> str:
    """Say a note; one that the catalogue does not know is shown by its code and values."""
    key = f"note.{note.code}"
    if not text.has(key):
        return f"{note.code}: " + ", ".join(f"{name} {value}" for name, value in note.values)
    return text(key, **{name: _value_in_words(name, value, text) for name, value in note.values})


def _value_in_words(name: str, value: str, text: Text) -> str:
    """Say a note's value: a day in ISO form as the language writes it, a weekday's number by its name."""
    if name in WEEKDAYS and value in "1234567":
        return text.weekday(int(value))
    try:
        return text.day(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value


def build_evidence(evidence: Evidence, region: Region, text: Text) -> str:
    """Build one event with every report of it as HTML, all of it escaped."""
    event = evidence.event
    articles = {article.article_id: article for article in evidence.articles}
    names = ", ".join(_place(place, text) for place in event.places) or text("place.none")
    head = f'<div class="dateline-event"><h3>{escape(text(f"type.{event.type}"))} · <bdi>{escape(names)}</bdi></h3>'
    facts = [
        (text("evidence.when"), days_in_words(event, text)),
        (text("evidence.did"), _sides((event.side,), region, text)),
        (text("evidence.hit"), _sides((event.target,), region, text)),
        (text("evidence.says"), _sides(event.claimed_by, region, text) or text("evidence.nobody_says")),
        (text("evidence.denies"), _sides(event.denied_by, region, text) or text("evidence.nobody_denies")),
        (text("evidence.toll"), _toll(event, text)),
        (text("evidence.where"), "; ".join(_precision(place, text) for place in event.places)),
    ]
    body = "".join(f"<dt>{escape(name)}</dt><dd><bdi>{escape(words)}</bdi></dd>" for name, words in facts if words)
    told = text.plural("evidence.reports", len(event.reports))
    reports = "".join(
        _report(report, articles[report.article_id], region, text)
        for report in event.reports
        if report.article_id in articles
    )
    return f"{head}<dl>{body}</dl>{_notes(event.notes, text)}<h4>{escape(told)}</h4>{reports}</div>"


def show_evidence(evidence: Evidence, region: Region, text: Text) -> None:
    """Show one event."""
    st.html(build_evidence(evidence, region, text))


def _report(report: Report, article: Article, region: Region, text: Text) -> str:
    titles = {kind: text(f"mark.{kind}") for kind in SPAN_KINDS}
    said = [days_in_words(report, text)]
    said.append(text("report.did", side=_sides((report.side,), region, text)))
    if report.claimed_by:
        said.append(text("report.says", side=_sides((report.claimed_by,), region, text)))
    if report.denied_by:
        said.append(text("report.denies", side=_sides((report.denied_by,), region, text)))
    if toll := _toll(report, text):
        said.append(toll)
    others = [place.name for place in report.candidates if place not in report.places][:MOST_CANDIDATES]
    candidates = ""
    if others:
        candidates = f'<p class="dateline-candidates">{escape(text("report.candidates", names=", ".join(others)))}</p>'
    return (
        f'<article class="dateline-report"><p class="dateline-source">{_source(article, text)}</p>'
        f"<blockquote>{build_sentence(article, report, titles)}</blockquote>"
        f'<p class="dateline-said">{escape(" · ".join(said))}</p>{candidates}'
        f"{_notes((*report.notes, *article.notes), text)}</article>"
    )


def _source(article: Article, text: Text) -> str:
    named = f"<b><bdi>{escape(article.source or text('source.unknown'))}</bdi></b>"
    if article.published:
        named += f" · {escape(text.day(article.published))}"
    title = escape(article.title or "")
    address = web_address(article.url)
    if address:
        words = title or escape(text("source.open"))
        link = f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer nofollow">'
        title = f"{link}<bdi>{words}</bdi> ↗</a>"
    elif title:
        title = f"<bdi>{title}</bdi>"
    retold = f' <span class="dateline-retold">{escape(text("source.retold"))}</span>' if article.retold else ""
    return f"{named}{' · ' if title else ''}{title}{retold}"


def _notes(notes: tuple[Note, ...], text: Text) -> str:
    return "".join(
        f'<p class="dateline-note" role="note">⚠ {escape(note_in_words(note, text))}</p>'
        for note in dict.fromkeys(notes)
    )


def _sides(sides: tuple[str | None, ...], region: Region, text: Text) -> str:
    return ", ".join(region.side(side).name(text.language) for side in sides if side)


def _toll(item: Event | Report, text: Text) -> str:
    parts = [text.plural("toll.killed", item.killed)] if item.killed is not None else []
    parts += [text.plural("toll.injured", item.injured)] if item.injured is not None else []
    return ", ".join(parts)


def _place(place: Place, text: Text) -> str:
    others = [name for name in place.names if name != place.name][:3]
    return f"{place.name} ({' · '.join(others)})" if others else place.name


def _precision(place: Place, text: Text) -> str:
    return f"{place.name}: {text(f'map.precision.{place.precision}')}"
