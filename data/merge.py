"""Merge: the same act, reported in several sentences or by several articles, becomes one event with every report.

An event is one (type, place group, day), as ACLED counts it; reports of one are brought together when also the same
side did it. Where no place or no day is given, only the words can tell, so that they must be much alike.
"""

import hashlib
from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, utils

from data.reading import Reading
from data.records import Event, Note, Report

ALIKE = 70
"""Token-set ratio, of 100, from which two sentences pass for the same account where place or day is not given."""
WORDS_ALONE = {"statement", "diplomacy"}
"""Types of which one side does several on one day, so that place and day do not tell them apart."""


def merge(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """Group the reports of all readings into events, in the order of their first day, then of their first report.

    No report is lost: each stands in exactly one event. The order of the readings does not change the groups that
    place and day decide.
    """
    sentences: dict[str, str] = {}
    reports: list[Report] = []
    for reading in readings:
        for report in reading.reports:
            sentences[report.report_id] = reading.article.text[report.sentence_start : report.sentence_end]
            reports.append(report)
    order = {report.report_id: index for index, report in enumerate(reports)}
    events = []
    for key, same in groupby(sorted(reports, key=lambda r: (_key(r), order[r.report_id])), key=_key):
        groups = _grouped(list(same), sentences)
        for number, group in enumerate(groups):
            told_apart = sentences[group[0].report_id] if number or not _decided(group[0]) else ""
            events.append((order[group[0].report_id], _event(group, key, told_apart)))
    return tuple(event for _, event in sorted(events, key=lambda pair: (_day(pair[1]), pair[0])))


def _key(report: Report) -> tuple[str, ...]:
    """What two reports of one act have in common at the least."""
    return (report.type, report.side, str(report.start), str(report.end), *sorted(p.place_id for p in report.places))


def _decided(report: Report) -> bool:
    """Tell whether place and day alone make the act."""
    return bool(report.places) and report.start is not None and report.type not in WORDS_ALONE


def _grouped(reports: list[Report], sentences: dict[str, str]) -> list[list[Report]]:
    """Split the reports of one key into acts; a group is founded by its first report."""
    if _decided(reports[0]):
        return [reports]
    groups: list[list[Report]] = []
    for report in reports:
        for group in groups:
            words = sentences[group[0].report_id], sentences[report.report_id]
            if fuzz.token_set_ratio(*words, processor=utils.default_process) >= ALIKE and _targets_agree(group, report):
                group.append(report)
                break
        else:
            groups.append([report])
    return groups


def _targets_agree(group: list[Report], report: Report) -> bool:
    return group[0].target is None or report.target is None or group[0].target == report.target


def _event(reports: list[Report], key: tuple[str, ...], told_apart: str) -> Event:
    """Make the event of its reports; its id is a digest of what it is, so that a link to it stays."""
    first = reports[0]
    published = [report.no_later_than for report in reports if report.no_later_than]
    return Event(
        event_id=hashlib.sha256("\0".join((*key, told_apart)).encode()).hexdigest()[:12],
        type=first.type,
        places=first.places,
        start=first.start,
        end=first.end,
        no_later_than=min(published, default=None),
        date_precision=first.date_precision,
        side=first.side,
        target=next((report.target for report in reports if report.target), None),
        claimed_by=_distinct(report.claimed_by for report in reports),
        denied_by=_distinct(report.denied_by for report in reports),
        killed=max((report.killed for report in reports if report.killed is not None), default=None),
        injured=max((report.injured for report in reports if report.injured is not None), default=None),
        reports=tuple(reports),
        notes=_distinct(note for report in reports for note in report.notes) + _tolls(reports),
    )


def _tolls(reports: list[Report]) -> tuple[Note, ...]:
    """Note a toll on which the reports differ; the event carries the highest."""
    notes = []
    for code, figures in (
        ("killed_differs", _distinct(report.killed for report in reports)),
        ("injured_differs", _distinct(report.injured for report in reports)),
    ):
        if len(figures) > 1:
            notes.append(Note(code, (("figures", ", ".join(map(str, sorted(figures)))),)))
    return tuple(notes)


def _distinct(values: Iterable) -> tuple:
    """Return the values that are given, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _day(event: Event) -> str:
    return str(event.start or event.no_later_than or "9999")
