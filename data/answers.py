"""What the store answers: small frozen records whose number is bounded by the screen, never by the data."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.records import Article, DatePrecision, Event, PlaceKind, PlacePrecision


@dataclass(frozen=True, slots=True)
class Headline:
    """How many events are selected of how many, and the first and last day on which they happened."""

    selected: int
    total: int
    first: date | None
    last: date | None
    sides: tuple[str, ...]
    """The sides filtered by, or those that did the selected events, most first."""


class DayCount(NamedTuple):
    """Events of one side on one day. precision: day, or by_publication (no later than this day).

    A tuple, which is made and read several times as fast as a dataclass: a change of a filter makes thousands.
    """

    day: date
    side: str
    precision: DatePrecision
    events: int


@dataclass(frozen=True, slots=True)
class SpanCount:
    """Events of one side known only to lie between two days (`end` None: since `start`)."""

    start: date
    end: date | None
    side: str
    events: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Events at one place, or in one cell of the map's grid (place_id "cell:…"), by the side that did them."""

    place_id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    precision: PlacePrecision
    geometry: str | None
    events: int
    by_side: tuple[tuple[str, int], ...]
    """Most first."""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many events each option would leave, each counted with its own filter lifted."""

    sides: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    exact: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the table of events."""

    event_id: str
    type: str
    start: date | None
    end: date | None
    no_later_than: date | None
    date_precision: DatePrecision
    place_names: tuple[str, ...]
    precision: PlacePrecision | None
    side: str
    target: str | None
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    killed: int | None
    injured: int | None
    sentence: str
    sources: tuple[str, ...]
    reports: int
    noted: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One event with every report of it and the articles they stand in."""

    event: Event
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Tray:
    """What the map or the timeline cannot show, within the selection."""

    no_place: int
    no_date: int


@dataclass(frozen=True, slots=True)
class Loosening:
    """A filter in force and how many events would be there without it."""

    filter: str
    events: int


@dataclass(frozen=True, slots=True)
class Frames:
    """Playback: for each place or cell, events a frame by side, as sparse and as small as it goes.

    days[i] is the first day of the i-th frame, which shows `width_days` days. places are drawn as `by_place` gives
    them. counts holds (place index, frame index, side index, events, begun); an event of several frames stands on
    each of them, and is begun on its first alone (or the first of all, when it began before), so that frames add up
    to the whole.
    """

    days: tuple[date, ...]
    sides: tuple[str, ...]
    places: tuple[PlaceCount, ...]
    counts: tuple[tuple[int, int, int, int, int], ...]
    width_days: int = 1


@dataclass(frozen=True, slots=True)
class Overview:
    """All that one run of the page draws, answered in one pass."""

    headline: Headline
    days: tuple[DayCount, ...]
    spans: tuple[SpanCount, ...]
    places: tuple[PlaceCount, ...]
    facets: Facets
    tray: Tray
