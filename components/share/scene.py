"""Gather what is shared of a view: the words that explain it, the marks, the days; one pass over the store."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from components.address import write_query
from components.event_map import MOST_PLACES
from components.headline import headline_words
from components.looks import Look, look_of
from components.share.paper import Theme
from components.share.viewport import Box, Viewport
from components.text import Text
from components.view import View
from data.answers import DayCount, PlaceCount, SpanCount
from data.region import Region
from data.selection import Selection
from data.store import Store

WIDEST = Box(0, 0, 1600, 1080)
"""A box that holds the map of every picture, in pixels."""
SOURCES_NAMED = 12
"""Sources named in a picture at most; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a picture, a page or an animation of one view shows. lat, lon, zoom: the map's window."""

    region: Region
    text: Text
    theme: Theme
    title: str
    headline: str
    unshown: str
    sources: str
    boundary: str
    credits: str
    permalink: str
    looks: dict[str, Look]
    """By the ids of the region's sides."""
    sides: tuple[str, ...]
    """Those that did what is shown, most events first."""
    places: tuple[PlaceCount, ...]
    days: tuple[DayCount, ...]
    spans: tuple[SpanCount, ...]
    first: date
    last: date
    lat: float
    lon: float
    zoom: float
    events: int

    def look(self, side: str) -> Look:
        """Return how a side looks; one that the region does not know looks like the others."""
        return self.looks[self.region.drawn_as(side)]

    @property
    def looks_shown(self) -> tuple[Look, ...]:
        """Return the looks of the sides shown, in the region's order: the count must not decide who comes first."""
        shown = {self.look(side) for side in self.sides}
        return tuple(look for look in dict.fromkeys(self.looks.values()) if look in shown)

    @property
    def source_line(self) -> str:
        """Return the sources as a line of the small print; empty where there are none."""
        return self.text("picture.sources", sources=self.sources) if self.sources else ""

    @property
    def facts(self) -> dict[str, str]:
        """Return what the file's metadata say: the same words as the picture."""
        named = {
            "Title": self.title,
            "Headline": self.headline,
            "Not shown": self.unshown,
            "Sources": self.sources,
            "Boundaries": self.boundary,
            "Credits": self.credits,
            "Permalink": self.permalink,
        }
        return {name: words for name, words in named.items() if words}


def gather_scene(store: Store, view: View, text: Text, address: str = "", theme: Theme = "light") -> Scene:
    """Ask the store for what a view shows. address: where the app is served, for the permalink."""
    region, selection = store.region, view.selection
    headline, tray = store.headline(selection), store.tray(selection)
    lat, lon, zoom = (
        given if given is not None else own
        for given, own in zip((view.lat, view.lon, view.zoom), (region.lat, region.lon, region.zoom), strict=True)
    )
    places, days, spans = _places(store, selection, lat, lon, zoom), store.by_day(selection), store.by_span(selection)
    first, last = selection.stretch or (
        selection.first_day or headline.first or region.first_day,
        selection.last_day or headline.last or region.last_day,
    )
    return Scene(
        region=region,
        text=text,
        theme=theme,
        title=text("page.title", region=region.names.get(text.language, region.region_id)),
        headline=headline_words(headline, selection, region, text, _picked_places(store, selection)),
        unshown=_unshown(tray.no_place, tray.no_date, text),
        sources=_sources(store, selection, text),
        boundary=text("picture.boundary"),
        credits=text("picture.credits"),
        permalink=permalink(view, address),
        looks=look_of(region, theme),
        sides=_sides(days, spans, places),
        places=places,
        days=days,
        spans=spans,
        first=min(first, last),
        last=max(first, last),
        lat=lat,
        lon=lon,
        zoom=zoom,
        events=headline.selected,
    )


def permalink(view: View, address: str = "") -> str:
    """Return the link that opens a view. address: where the app is served; a query of its own is left out."""
    return f"{address.partition('?')[0].partition('#')[0]}?{write_query(view)}".rstrip("?")


def _places(store: Store, selection: Selection, lat: float, lon: float, zoom: float) -> tuple[PlaceCount, ...]:
    """Return every place, or where they are too many the places and cells of the widest window a picture shows."""
    places = store.by_place(selection, None, MOST_PLACES)
    if not any(place.place_id.startswith("cell:") for place in places):
        return places
    return store.by_place(selection, Viewport(WIDEST, lat, lon, zoom).window, MOST_PLACES)


def _picked_places(store: Store, selection: Selection) -> tuple[str, ...]:
    if not selection.place_ids:
        return ()
    names = {place.place_id: place.name for place in store.by_place(selection.lifted("place_ids"))}
    return tuple(names[place_id] for place_id in selection.place_ids if names.get(place_id))


def _unshown(no_place: int, no_date: int, text: Text) -> str:
    said = [text.plural("headline.no_place", no_place)] if no_place else []
    said += [text.plural("headline.no_date", no_date)] if no_date else []
    return " · ".join(said)


def _sides(days, spans, places) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for count in (*days, *spans):
        counts[count.side] += count.events
    for place in places:
        for side, _events in place.by_side:
            counts[side] += 0
    return tuple(side for side, _events in counts.most_common())


def _sources(store: Store, selection: Selection, text: Text) -> str:
    """Name the sources of the selected events, most events first."""
    counted = store.facets(selection).sources
    names = [name for name, events in counted if events and (not selection.sources or name in selection.sources)]
    if not names:
        return ""
    more = len(names) - SOURCES_NAMED
    shown = names[:SOURCES_NAMED] + ([text.plural("picture.sources.more", more)] if more > 0 else [])
    return text.listed(shown)
