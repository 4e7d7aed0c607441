"""The event store: Parquet tables queried in process. Everything that is shown is asked of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ibis import _

from data.answers import (
    DayCount,
    EventRow,
    Evidence,
    Facets,
    Frames,
    Headline,
    Loosening,
    Overview,
    PlaceCount,
    SpanCount,
    Tray,
)
from data.records import ROLES, Article, Event, Place, Problem
from data.region import Region, load_region
from data.selection import EVERYTHING, Selection, Window
from data.store.grid import gather, in_cell
from data.store.predicate import days_asked
from data.store.queries import OPEN, Queries
from data.store.rows import read_article, read_event, row_article
from data.store.write import DESCRIPTION, VERSION, write_store

__all__ = ["Store", "StoreError", "write_store"]

SIDES_NAMED = 6
"""Sides that a headline names at most."""
FRAME_CELLS = 6_000
"""Numbers that a playback holds at most: about 60 kB as JSON."""


class StoreError(Exception):
    """A directory that is no store, or one of another version: says what to do."""


class Store:
    """One store. Reading is thread-safe; one instance serves all sessions."""

    def __init__(self, directory: Path, region: Region, problems: tuple[Problem, ...]) -> None:
        self.directory = directory
        self.region = region
        self.problems = problems
        self._queries = Queries(directory)
        self._places = self._read_places()
        self._place_nos = {place.place_id: number for number, place in enumerate(self._places)}
        everything = self._queries.kept(EVERYTHING)
        self.total, self.first_day, self.last_day = self._queries.span(everything)
        self.sides = tuple(side for side, _n in self._queries.by_party(everything, ROLES))
        self.types = tuple(name for name, _n in self._queries.by_type(everything))
        self.sources = tuple(name for name, _n in self._queries.by_source(everything))

    @classmethod
    def open(cls, directory: Path) -> "Store":
        """Open a store; raises StoreError where the directory holds none that this version reads."""
        try:
            meta = json.loads((directory / DESCRIPTION).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"{directory}: no event store here ({error}); build one: python -m data build") from error
        if meta.get("version") != VERSION:
            raise StoreError(f"{directory}: a store of another version; build it anew: python -m data build")
        return cls(directory, load_region(meta["region"]), tuple(Problem(**fields) for fields in meta["problems"]))

    def headline(self, selection: Selection) -> Headline:
        """Count the selected events and tell their days and sides."""
        kept = self._kept(selection)
        count, first, last = self._queries.span(kept)
        asked_first, asked_last = days_asked(selection)
        if count and first:
            first, last = max(first, asked_first or first), min(last, asked_last or last)
        sides = selection.sides or tuple(side for side, _n in self._queries.by_side(kept)[:SIDES_NAMED])
        return Headline(count, self.total, first, last, sides)

    def by_day(self, selection: Selection) -> tuple[DayCount, ...]:
        """Count what is known to a day, or to be no later than one, by day and side."""
        return tuple(DayCount(*row) for row in self._queries.by_day(self._kept(selection)))

    def by_span(self, selection: Selection, most: int = 200) -> tuple[SpanCount, ...]:
        """Count what is known only to lie within some days; the `most` fullest spans."""
        return tuple(
            SpanCount(first, None if last == OPEN else last, side, count)
            for first, last, side, count in self._queries.by_span(self._kept(selection), most)
        )

    def by_place(self, selection: Selection, window: Window | None = None, most: int = 500) -> tuple[PlaceCount, ...]:
        """Count events at each place in a window, most first; cells of a grid where it holds more than `most`."""
        counts: dict[int, dict[str, int]] = {}
        for place_no, side, events in self._queries.by_place(self._kept(selection)):
            counts.setdefault(place_no, {})[side] = events
        places = [self._place_count(place_no, by_side) for place_no, by_side in counts.items()]
        shown = [place for place in places if window is None or _within(place, window)]
        gathered = gather(shown, window.zoom if window else self.region.zoom, most)
        return tuple(sorted(gathered, key=lambda place: (-place.events, place.place_id)))

    def facets(self, selection: Selection) -> Facets:
        """Count what each option would leave, each with its own filter lifted."""
        ask, kept = self._queries, self._kept
        return Facets(
            sides=tuple(ask.by_party(kept(selection.lifted("sides")), selection.roles)),
            roles=tuple(ask.by_role(kept(selection.lifted("sides", "roles")), selection.sides)),
            types=tuple(ask.by_type(kept(selection.lifted("types")))),
            sources=tuple(ask.by_source(kept(selection.lifted("sources")))),
            exact=ask.exact(kept(selection.lifted("exact_only"))),
        )

    def tray(self, selection: Selection) -> Tray:
        """Count what the map or the timeline cannot show; a day filter does not hide what has no date."""
        no_place, _unused = self._queries.unshown(self._kept(selection))
        lifted = selection.lifted("first_day", "last_day", "stretch")
        return Tray(no_place, self._queries.unshown(self._kept(lifted))[1])

    def overview(self, selection: Selection, window: Window | None = None, most: int = 500) -> Overview:
        """Answer all that one run of the page draws; a pick is lifted for the drawing it was made on."""
        unstretched = selection.lifted("stretch")
        return Overview(
            self.headline(selection),
            self.by_day(unstretched),
            self.by_span(unstretched),
            self.by_place(selection.lifted("place_ids"), window, most),
            self.facets(selection),
            self.tray(selection),
        )

    def count(self, selection: Selection, only: str | None = None) -> int:
        """Count the selected events; only: "no_place" or "no_date"."""
        return self._queries.span(self._only(selection, only))[0]

    def page(
        self, selection: Selection, offset: int = 0, size: int = 25, only: str | None = None
    ) -> tuple[EventRow, ...]:
        """Return `size` events from `offset`, in order of their first possible day."""
        columns = ("event_id", "type", "start", "end", "no_later_than", "date_precision", "place_ids", "precision",
                   "side", "target", "claimed_by", "denied_by", "killed", "injured", "sentence", "sources", "reports",
                   "noted")  # fmt: skip
        ordered = self._only(selection, only).order_by("event_no").limit(size, offset=offset).select(*columns)
        rows = (dict(zip(columns, row, strict=True)) for row in self._queries.rows(ordered))
        return tuple(self._event_row(row) for row in rows)

    def loosen(self, selection: Selection) -> tuple[Loosening, ...]:
        """Tell for each filter in force how many events would be there without it, most first."""
        counts = [Loosening(name, self.count(selection.lifted(name))) for name in selection.filters]
        return tuple(sorted(counts, key=lambda loosening: -loosening.events))

    def evidence(self, event_id: str) -> Evidence | None:
        """Return an event with all its reports and their articles; None where there is no such event."""
        events = self._queries.events
        found = self._dicts(events.filter(events.event_id == event_id).limit(1))
        row = next(found, None)
        if row is None:
            return None
        event = read_event(row, self._by_id)
        return Evidence(event, self._told_by(event, row))

    def events(self, selection: Selection) -> Iterator[Event]:
        """Yield the selected events in order, however many there are."""
        for row in self._dicts(self._kept(selection).order_by("event_no")):
            yield read_event(row, self._by_id)

    def evidences(self, selection: Selection) -> Iterator[Evidence]:
        """Yield the selected events in order, each with the articles of its reports."""
        for row in self._dicts(self._kept(selection).order_by("event_no")):
            event = read_event(row, self._by_id)
            yield Evidence(event, self._told_by(event, row))

    def day_frames(self, selection: Selection, window: Window | None = None, most: int = 500) -> Frames:
        """Return the playback of a selection: few places rather than many where it would not fit."""
        first, last = days_asked(selection)
        rows = self._queries.by_place_and_day(self._kept(selection))
        low = first or min((row[1] for row in rows), default=self.region.first_day)
        high = last or max((row[2] for row in rows if row[2] != OPEN), default=low)
        while True:
            places = self.by_place(selection, window, most)
            cells = self._frame_cells(rows, places, low, high)
            if len(cells) <= FRAME_CELLS or most <= 10:
                break
            most //= 2
        sides = sorted({side for _p, _d, side in cells})
        return Frames(
            days=tuple(low + timedelta(days) for days in range((high - low).days + 1)),
            sides=tuple(sides),
            places=places,
            counts=tuple((place, day, sides.index(side), *n) for (place, day, side), n in sorted(cells.items())),
        )

    def _frame_cells(self, rows, places, low, high) -> dict[tuple[int, int, str], list[int]]:
        marks: dict[int, int] = {}
        for number, mark in enumerate(places):
            for place_no, place in enumerate(self._places):
                if place.place_id == mark.place_id or in_cell(place, mark.place_id):
                    marks[place_no] = number
        cells: dict[tuple[int, int, str], list[int]] = {}
        for place_no, start, end, side, events in rows:
            if place_no not in marks or start > high or end < low:
                continue
            begins = (max(start, low) - low).days
            for day in range(begins, (min(end, high) - low).days + 1):
                cell = cells.setdefault((marks[place_no], day, side), [0, 0])
                cell[0] += events
                cell[1] += events if day == begins else 0
        return cells

    def _kept(self, selection: Selection):
        return self._queries.kept(selection, self._numbers(selection.place_ids))

    def _only(self, selection: Selection, only: str | None):
        if only == "no_date":
            kept = self._kept(selection.lifted("first_day", "last_day", "stretch"))
            return kept.filter(_.first.isnull())
        kept = self._kept(selection)
        return kept.filter(_.precision.isnull()) if only == "no_place" else kept

    def _numbers(self, place_ids: tuple[str, ...]) -> tuple[int, ...]:
        known = [self._place_nos[place_id] for place_id in place_ids if place_id in self._place_nos]
        cells = [place_id for place_id in place_ids if place_id.startswith("cell:")]
        inside = [n for n, place in enumerate(self._places) if any(in_cell(place, cell) for cell in cells)]
        return tuple(known + inside)

    def _place_count(self, place_no: int, by_side: dict[str, int]) -> PlaceCount:
        place = self._places[place_no]
        return PlaceCount(
            place.place_id,
            place.name,
            place.lat,
            place.lon,
            place.kind,
            place.precision,
            place.geometry,
            events=sum(by_side.values()),
            by_side=tuple(sorted(by_side.items(), key=lambda item: (-item[1], item[0]))),
            other_names=place.names,
        )

    def _event_row(self, row: dict) -> EventRow:
        lists = {name: tuple(row[name]) for name in ("claimed_by", "denied_by", "sources")}
        names = tuple(self._by_id[place_id].name for place_id in row.pop("place_ids"))
        return EventRow(**{**row, **lists, "place_names": names})

    def _read_places(self) -> list[Place]:
        columns = Place.__slots__
        query = self._queries.places.order_by("place_no").select(*columns)
        places = [Place(**dict(zip(columns, row, strict=True))) for row in self._queries.rows(query)]
        self._by_id = {place.place_id: place for place in places}
        return places

    def _told_by(self, event: Event, row: dict) -> tuple[Article, ...]:
        if not row["detail"]:
            return (row_article(row),)
        ids = list(dict.fromkeys(report.article_id for report in event.reports))
        articles = self._queries.articles
        found = {row["article_id"]: read_article(row) for row in self._dicts(articles.filter(_.article_id.isin(ids)))}
        return tuple(found[article_id] for article_id in ids if article_id in found)

    def _dicts(self, query) -> Iterator[dict]:
        for batch in self._queries.batches(query, 5_000):
            yield from batch.to_pylist()


def _within(place: PlaceCount, window: Window) -> bool:
    if place.precision in ("line", "area", "country"):
        return True
    return window.south <= place.lat <= window.north and window.west <= place.lon <= window.east

