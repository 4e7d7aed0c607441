"""Make events of reports: the same act told in several sentences or by several articles is one event with all of them.

Careful rather than keen: two reports are one event when type, first day and kind of span agree, their places are the
same or those of one are among the other's, and nobody else did it. What place and day cannot tell apart from another
act (a statement, a call without a date) is one event only when it is told in much the same words.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, utils

from data.records import Event, Note, Report

if TYPE_CHECKING:
    from data.reading import Reading

UNPLACED_TYPES = ("battle", "casualties")
"""Types that may be one act without a place: the war itself, and its toll, as each article tells them."""
SAID = ("statement",)
"""Types of which a side has several in one place on one day."""
WIDE = ("country", "region")
ALIKE = 85
"""Token-set ratio, of 100, from which two sentences pass for one account, as when a wire copy is printed twice."""
ONE_ACT_WIDE = ("battle", "territory", "diplomacy", "casualties", "movement")
"""Types of which two reports from one wide place and day are taken as one act; shells fall there many times a day."""


@dataclass(slots=True)
class Cluster:
    """Reports of one act, first the one it was begun with."""

    reports: list[Report]

    @property
    def lead(self) -> Report:
        return self.reports[0]


def merge(readings: Iterable["Reading"]) -> tuple[Event, ...]:
    """Return the events of all readings, by first day; every report of every reading is in exactly one of them."""
    reports: list[Report] = []
    words: dict[str, str] = {}
    for reading in readings:
        for report in reading.reports:
            reports.append(report)
            words[report.report_id] = reading.article.text[report.sentence_start : report.sentence_end]
    return merge_reports(reports, words)


def merge_reports(reports: Iterable[Report], words: Mapping[str, str] = MappingProxyType({})) -> tuple[Event, ...]:
    """Return the events that reports tell of; their order and their ids do not hang on the order of the reports.

    words: the sentence of each report, by its id; without them only place and day bring reports together.
    """
    ordered = sorted(reports, key=lambda r: (r.no_later_than or date.max, r.article_id, r.sentence_start, r.report_id))
    clusters: list[Cluster] = []
    known: dict[tuple, list[Cluster]] = {}
    for report in ordered:
        keys = list(_keys(report))
        cluster = next((c for key in keys for c in known.get(key, ()) if _is_same(c, report, words)), None)
        if cluster is None:
            cluster = Cluster([])
            clusters.append(cluster)
        cluster.reports.append(report)
        for key in keys:
            if not any(c is cluster for c in known.get(key, ())):
                known.setdefault(key, []).append(cluster)
    return tuple(sorted(_events(clusters), key=lambda e: (e.start or e.no_later_than or date.max, e.type, e.event_id)))


def _keys(report: Report) -> Iterator[tuple]:
    """Yield what an event must share with a report to be looked at at all."""
    for place in report.places:
        yield report.type, report.start, place.place_id
    if not report.places:
        yield report.type, report.start, None


def _is_same(cluster: Cluster, report: Report, words: Mapping[str, str]) -> bool:
    lead = cluster.lead
    if not _agree(lead.side, report.side) or not _agree(lead.target, report.target):
        return False
    if _span(lead) != _span(report):
        return False
    if any(_tolls_far_apart(other, report) for other in cluster.reports):
        return False
    ours, theirs = {p.place_id for p in lead.places}, {p.place_id for p in report.places}
    if not (ours <= theirs or theirs <= ours):
        return False
    if _is_told_by_place_and_day(report, ours):
        return True
    sentences = words.get(lead.report_id, ""), words.get(report.report_id, "")
    return fuzz.token_set_ratio(*sentences, processor=utils.default_process) >= ALIKE


def _is_told_by_place_and_day(report: Report, shared: set[str]) -> bool:
    if report.start is None or report.type in SAID:
        return False
    if not report.places:
        return report.type in UNPLACED_TYPES
    exact = any(place.kind not in WIDE for place in report.places if place.place_id in shared)
    return exact or report.type in ONE_ACT_WIDE


def _agree(one: str | None, other: str | None) -> bool:
    return one == other or one in (None, "unknown") or other in (None, "unknown")


def _span(report: Report) -> str:
    """Tell a day from a span: fighting on a day is not the fighting since that day."""
    return "day" if report.start == report.end else "span"


def _tolls_far_apart(one: Report, other: Report) -> bool:
    """Tell whether two tolls are too far apart to be counts of one act: a first count seldom grows fivefold."""
    if one.killed is None or other.killed is None:
        return False
    return max(one.killed, other.killed) > 5 * max(1, min(one.killed, other.killed))


def _events(clusters: list[Cluster]) -> Iterator[Event]:
    taken: set[str] = set()
    for cluster in clusters:
        event = _event(cluster)
        if event.event_id in taken:
            lead = cluster.lead
            event = replace(event, event_id=_digest(event.event_id, lead.article_id, lead.sentence_start))
        while event.event_id in taken:
            event = replace(event, event_id=_digest(event.event_id))
        taken.add(event.event_id)
        yield event


def _event(cluster: Cluster) -> Event:
    reports = cluster.reports
    lead = cluster.lead
    places = {place.place_id: place for report in reports for place in report.places}
    side = next((r.side for r in reports if r.side != "unknown"), "unknown")
    latest = sorted(reports, key=lambda r: r.no_later_than or date.min, reverse=True)
    return Event(
        event_id=_event_id(lead, side),
        type=lead.type,
        places=tuple(places.values()),
        start=lead.start,
        end=next((r.end for r in reports if r.end), None),
        no_later_than=min((r.no_later_than for r in reports if r.no_later_than), default=None),
        date_precision=lead.date_precision,
        side=side,
        target=next((r.target for r in reports if r.target not in (None, "unknown")), lead.target),
        claimed_by=_each(r.claimed_by for r in reports),
        denied_by=_each(r.denied_by for r in reports),
        killed=next((r.killed for r in latest if r.killed is not None), None),
        injured=next((r.injured for r in latest if r.injured is not None), None),
        reports=tuple(reports),
        notes=tuple(dict.fromkeys([note for r in reports for note in r.notes] + list(_toll_notes(reports)))),
    )


def _toll_notes(reports: list[Report]) -> Iterator[Note]:
    for of in ("killed", "injured"):
        tolls = sorted({toll for r in reports if (toll := getattr(r, of)) is not None})
        if len(tolls) > 1:
            yield Note(f"{of}_differs", (("figures", ", ".join(map(str, tolls))),))


def _each(sides: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for side in sides if side))


def _event_id(lead: Report, side: str) -> str:
    """Name an event by what all its reports share, so that a link to it holds when other articles come in."""
    if lead.start and lead.places:
        first = min(place.place_id for place in lead.places)
        return _digest(lead.type, lead.start.isoformat(), _span(lead), side, first)
    return _digest(lead.type, lead.article_id, lead.sentence_start)


def _digest(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:12]
