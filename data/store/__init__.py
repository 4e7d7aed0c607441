"""The event store: Parquet tables queried in process. Everything that is shown is asked of it."""

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import pyarrow as pa

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
from data.records import Event, Problem
from data.region import Region, load_region
from data.selection import EVERYTHING, Selection, Window
from data.store.days import days
from data.store.frames import day_frames, few_sides
from data.store.grid import Grid
from data.store.index import Index
from data.store.rows import read_article, read_event, read_place, row_article
from data.store.schema import ARTICLES, PLACES, STAGED
from data.store.spans import spans
from data.store.table import Table, read_columns
from data.store.write import DESCRIPTION, VERSION, write_store

__all__ = ["Store", "StoreError", "write_store"]

SIDES_NAMED = 6
"""Sides that a headline names at most."""
COLUMNS = tuple(name for name in STAGED.names if name != "search")
FRAME_COUNTS = 40_000
"""Counts that a playback holds at most, unless it is told otherwise."""
FEWEST = 10
MOST_DAYS = 124
"""Days that are counted one by one: four months. The timeline draws as many bars."""
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
        self._counts = Index(directory) if indexed else _queries(directory)
        self._events = Table(directory / "events.parquet", [*COLUMNS, "precision"])
        self._articles = Table(directory / "articles.parquet", ARTICLES.names)
        table = read_columns(directory / "places.parquet", PLACES.names)
        places = [read_place(row) for row in table.to_pylist()]
        self._places = {place.place_id: place for place in places}
        self._grid = Grid(places)
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
        problems = tuple(_problem(fields) for fields in meta["problems"])
        try:
            return cls(directory, load_region(meta["region"]), problems, indexed)
        except (OSError, KeyError, ValueError, pa.ArrowException) as error:
            raise StoreError(f"{directory}: a broken store ({error}); build it anew: python -m data build") from error

    def headline(self, selection: Selection) -> Headline:
        """Count the selected events and tell their days and sides."""
        places = self._grid.numbers(selection.place_ids)
        count, first, last = self._counts.span(selection, places)
        if count and first:
            asked_first, asked_last = selection.days
            first, last = max(first, asked_first or first), min(last, asked_last or last)
        sides = selection.sides or tuple(side for side, _n in self._counts.by_side(selection, places)[:SIDES_NAMED])
        return Headline(count, self.total, first, last, sides)

    def by_day(self, selection: Selection, most: int = MOST_DAYS) -> tuple[DayCount, ...]:
        """Count what is known to a day, or to be no later than one, by day and side.

        Where the days asked for, else the store's, are more than `most`, they are gathered into `most` equal
        stretches or fewer, and `day` is the first day of one.
        """
        rows = self._counts.by_day(selection, self._grid.numbers(selection.place_ids))
        first, last = selection.first_day or self.first_day, selection.last_day or self.last_day
        return tuple(days(*rows, first, last, most)) if first and last else ()

    def by_span(self, selection: Selection, most: int = 40) -> tuple[SpanCount, ...]:
        """Count what is known only to lie within some days, most first; widened where there are more than `most`."""
        rows = self._counts.by_span(selection, self._grid.numbers(selection.place_ids))
        return tuple(spans(*rows, most))

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
        return tuple(self._event_row(row) for row in self._rows(selection, only, offset, size))

    def loosen(self, selection: Selection) -> tuple[Loosening, ...]:
        """Tell for each filter in force how many events would be there without it, most first."""
        counts = [Loosening(name, self.count(selection.lifted(name))) for name in selection.filters]
        return tuple(sorted(counts, key=lambda loosening: -loosening.events))

    def evidence(self, event_id: str) -> Evidence | None:
        """Return an event with all its reports and their articles; None where there is no such event."""
        found = (row for row in self._events.rows(self._counts.find(event_id)) if row["event_id"] == event_id)
        row = next(found, None)
        return self._evidence(row) if row else None

    def events(self, selection: Selection) -> Iterator[Event]:
        """Yield the selected events in order, however many there are."""
        for row in self._rows(selection):
            yield read_event(row, self._places)

    def evidences(self, selection: Selection) -> Iterator[Evidence]:
        """Yield the selected events in order, each with the articles of its reports."""
        for row in self._rows(selection):
            yield self._evidence(row)

    def day_frames(
        self,
        selection: Selection,
        window: Window | None = None,
        most: int = 500,
        fits: Callable[[Frames], bool] = lambda frames: len(frames.counts) <= FRAME_COUNTS,
    ) -> Frames:
        """Return the playback of a selection: few places rather than many where it would not fit."""
        place, first, last, side, events = self._counts.by_place_and_day(
            selection, self._grid.numbers(selection.place_ids)
        )
        rows = place, first, last, few_sides(side, events, self.region), events
        while True:
            places = self.by_place(selection, window, most)
            frames = day_frames(rows, places, [self._grid.numbers([mark.place_id]) for mark in places], selection)
            if most <= FEWEST or fits(frames):
                return frames
            most //= 2

    def _rows(
        self, selection: Selection, only: str | None = None, offset: int = 0, size: int | None = None
    ) -> Iterator[dict]:
        if only == "no_date":
            selection = selection.lifted(*DAY_FILTERS)
        places = self._grid.numbers(selection.place_ids)
        return self._events.rows(self._counts.numbers(selection, places, only, offset, size))

    def _event_row(self, row: dict) -> EventRow:
        fields = {name: row[name] for name in EventRow.__slots__ if name in row}
        fields |= {name: tuple(row[name]) for name in ("claimed_by", "denied_by", "sources")}
        return EventRow(**fields, place_names=tuple(self._places[place_id].name for place_id in row["place_ids"]))

    def _evidence(self, row: dict) -> Evidence:
        event = read_event(row, self._places)
        if not row["detail"]:
            return Evidence(event, (row_article(row),))
        ids = list(dict.fromkeys(report.article_id for report in event.reports))
        known = self._article_number
        rows = self._articles.rows(sorted(known[article_id] for article_id in ids if article_id in known))
        found = {article.article_id: article for article in map(read_article, rows)}
        return Evidence(event, tuple(found[article_id] for article_id in ids if article_id in found))

    @cached_property
    def _article_number(self) -> dict[str, int]:
        return {article_id: number for number, article_id in enumerate(self._articles.column("article_id"))}


def _problem(fields: dict) -> Problem:
    values = tuple((name, value) for name, value in fields.get("values", ()))
    return Problem(**{**fields, "values": values})


def _queries(directory: Path):
    from data.store.queries import Queries  # loads Ibis, which a store that is indexed never needs

    return Queries(directory)
