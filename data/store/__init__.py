"""The event store: Parquet tables queried in process. Everything that is shown is asked of it."""

import json
from collections.abc import Iterator
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
from data.records import Article, Event, Place, Problem
from data.region import Region, load_region
from data.selection import EVERYTHING, Selection, Window
from data.store.frames import day_frames
from data.store.grid import Grid
from data.store.index import Index
from data.store.predicate import days_asked
from data.store.queries import OPEN, Queries
from data.store.rows import read_article, read_event, row_article
from data.store.write import DESCRIPTION, VERSION, write_store

__all__ = ["Store", "StoreError", "write_store"]

SIDES_NAMED = 6
"""Sides that a headline names at most."""
FRAME_COUNTS = 4_000
"""Counts that a playback holds at most, so that it stays within about 60 kB as JSON."""
FEWEST = 10
DAY_FILTERS = ("first_day", "last_day", "stretch")


class StoreError(Exception):
    """A directory that is no store, or one of another version: says what to do."""


class Store:
    """One store. Reading is thread-safe; one instance serves all sessions."""

    def __init__(self, directory: Path, region: Region, problems: tuple[Problem, ...], indexed: bool = True) -> None:
        """Open the tables; indexed: answer from the index made when they were written, else by queries to them."""
        self.directory = directory
        self.region = region
        self.problems = problems
        self._queries = Queries(directory)
        self._counts = Index(directory) if indexed else self._queries
        self._grid = Grid(self._read_places())
        self.total, self.first_day, self.last_day = self._counts.span(EVERYTHING)
        self.sides = tuple(side for side, _n in self._counts.by_party(EVERYTHING))
        self.types = tuple(name for name, _n in self._counts.by_type(EVERYTHING))
        self.sources = tuple(name for name, _n in self._counts.by_source(EVERYTHING))

    @classmethod
    def open(cls, directory: Path, indexed: bool = True) -> "Store":
        """Open a store; raises StoreError where the directory holds none that this version reads."""
        try:
            meta = json.loads((directory / DESCRIPTION).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"{directory}: no event store here ({error}); build one: python -m data build") from error
        if meta.get("version") != VERSION:
            raise StoreError(f"{directory}: a store of another version; build it anew: python -m data build")
        problems = tuple(Problem(**fields) for fields in meta["problems"])
        return cls(directory, load_region(meta["region"]), problems, indexed)

    def headline(self, selection: Selection) -> Headline:
        """Count the selected events and tell their days and sides."""
        places = self._grid.numbers(selection.place_ids)
        count, first, last = self._counts.span(selection, places)
        if count and first:
            asked_first, asked_last = days_asked(selection)
            first, last = max(first, asked_first or first), min(last, asked_last or last)
        sides = selection.sides or tuple(side for side, _n in self._counts.by_side(selection, places)[:SIDES_NAMED])
        return Headline(count, self.total, first, last, sides)

    def by_day(self, selection: Selection) -> tuple[DayCount, ...]:
        """Count what is known to a day, or to be no later than one, by day and side."""
        rows = self._counts.by_day(selection, self._grid.numbers(selection.place_ids))
        return tuple(DayCount(*row) for row in rows)

    def by_span(self, selection: Selection, most: int = 200) -> tuple[SpanCount, ...]:
        """Count what is known only to lie within some days; the `most` fullest spans."""
        rows = self._counts.by_span(selection, self._grid.numbers(selection.place_ids), most)
        return tuple(
            SpanCount(first, None if last == OPEN else last, side, count) for first, last, side, count in rows
        )

    def by_place(self, selection: Selection, window: Window | None = None, most: int = 500) -> tuple[PlaceCount, ...]:
        """Count events at each place in a window, most first; cells of a grid where it holds more than `most`.

        A cell's count is the sum of its places'. With `exact_only` events stand at their exact places alone.
        """
        place, side, events = self._counts.by_place(selection, self._grid.numbers(selection.place_ids))
        if window:
            shown = self._grid.within(window)[place]
            place, side, events = place[shown], side[shown], events[shown]
        return tuple(self._grid.marks(place, side, events, window.zoom if window else self.region.zoom, most))

    def facets(self, selection: Selection) -> Facets:
        """Count what each option would leave, each with its own filter lifted."""
        counts, places = self._counts, self._grid.numbers(selection.place_ids)
        return Facets(
            sides=tuple(counts.by_party(selection.lifted("sides"), places)),
            roles=tuple(counts.by_role(selection.lifted("sides", "roles"), selection.sides, places)),
            types=tuple(counts.by_type(selection.lifted("types"), places)),
            sources=tuple(counts.by_source(selection.lifted("sources"), places)),
            exact=counts.exact(selection.lifted("exact_only"), places),
        )

    def tray(self, selection: Selection) -> Tray:
        """Count what the map or the timeline cannot show; a day filter does not hide what has no date."""
        places = self._grid.numbers(selection.place_ids)
        no_place, _none = self._counts.unshown(selection, places)
        return Tray(no_place, self._counts.unshown(selection.lifted(*DAY_FILTERS), places)[1])

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
        if only:
            tray = self.tray(selection)
            return tray.no_place if only == "no_place" else tray.no_date
        return self._counts.span(selection, self._grid.numbers(selection.place_ids))[0]

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
        rows = self._counts.by_place_and_day(selection, self._grid.numbers(selection.place_ids))
        while True:
            places = self.by_place(selection, window, most)
            frames = day_frames(rows, places, [self._grid.numbers([mark.place_id]) for mark in places], selection)
            if len(frames.counts) <= FRAME_COUNTS or most <= FEWEST:
                return frames
            most //= 2

    def _kept(self, selection: Selection):
        return self._queries.kept(selection, self._grid.numbers(selection.place_ids))

    def _only(self, selection: Selection, only: str | None):
        if only == "no_date":
            return self._kept(selection.lifted(*DAY_FILTERS)).filter(_.first.isnull())
        kept = self._kept(selection)
        return kept.filter(_.precision.isnull()) if only == "no_place" else kept

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

