"""Gather places into the cells of a grid on the screen, so that a map window never holds more marks than fit."""

from collections.abc import Iterable
from operator import itemgetter

import numpy as np

from data.answers import PlaceCount
from data.records import Place
from data.selection import Window

CELLS_A_TILE = 8
"""A map tile is 256 pixels wide: at a map's own zoom a cell is 32 pixels wide."""
FINEST = 22
MERCATOR_LIMIT = 85.0511
POINTS = ("exact", "near")
NAMED = 5
"""Places that a cell names beside its largest."""


class Grid:
    """The places of a store, and the cells that they fall into."""

    def __init__(self, places: list[Place]) -> None:
        self.places = places
        self.number = {place.place_id: number for number, place in enumerate(places)}
        self._lat = np.array([place.lat for place in places], float)
        self._lon = np.array([place.lon for place in places], float)
        self._point = np.array([place.precision in POINTS for place in places], bool)
        self._drawn = np.array([place.geometry is not None for place in places], bool)

    def numbers(self, place_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of places, and of those inside cells, named by their ids; unknown ids name none."""
        found: set[int] = set()
        for place_id in place_ids:
            if place_id in self.number:
                found.add(self.number[place_id])
            elif place_id.startswith("cell:"):
                found.update(self._inside(place_id))
        return tuple(sorted(found))

    def within(self, window: Window) -> np.ndarray:
        """Tell for each place whether it shows in a window; what has an outline or a line may reach into any."""
        lat, lon = self._lat, self._lon
        inside = (lat >= window.south) & (lat <= window.north) & (lon >= window.west) & (lon <= window.east)
        return inside | self._drawn

    def marks(
        self, place: np.ndarray, side: np.ndarray, events: np.ndarray, zoom: int, most: int
    ) -> list[PlaceCount]:
        """Make at most `most` marks of counts by place and side, most events first; cells where places are more.

        The finest grid is tried first: 32 pixels a cell at the zoom given. A cell with one place in it is that place.
        """
        present, where = np.unique(place, return_inverse=True)
        totals = np.bincount(where, events).astype(np.int64)
        group, level = self._groups(present, totals, zoom, most)
        by_side: list[dict[str, int]] = [{} for _ in range(group.max(initial=-1) + 1)]
        for mark, name, count in zip(group[where].tolist(), side.tolist(), events.tolist(), strict=True):
            by_side[mark][name] = by_side[mark].get(name, 0) + count
        ranked = np.lexsort((-totals, group))
        bounds = np.searchsorted(group[ranked], np.arange(len(by_side) + 1)).tolist()
        numbers = present[ranked].tolist()
        total = np.bincount(group, totals).astype(np.int64)
        lat, lon = (np.bincount(group, of[present] * totals) / total for of in (self._lat, self._lon))
        cells = self._cells(present[ranked[bounds[:-1]]], level).T.tolist()
        columns = zip(bounds, bounds[1:], by_side, total.tolist(), lat.tolist(), lon.tolist(), cells, strict=False)
        marks = [
            self._mark(numbers[begin:end], events, sides, centre_lat, centre_lon, (level, *cell))
            for begin, end, sides, events, centre_lat, centre_lon, cell in columns
        ]
        return sorted(marks, key=lambda mark: (-mark.events, mark.place_id))

    def _groups(self, places: np.ndarray, totals: np.ndarray, zoom: int, most: int) -> tuple[np.ndarray, int]:
        """Number the mark that each place goes into; what has an outline or a line of its own stays apart."""
        if len(places) <= most:
            return np.arange(len(places)), FINEST
        apart = np.flatnonzero(self._drawn[places])
        apart = apart[np.argsort(-totals[apart], kind="stable")][: most // 2]
        for level in range(min(max(zoom, 0), FINEST), -1, -1):
            column, row, point = self._cells(places, level)
            keys = (column * (CELLS_A_TILE * 2**level + 1) + row) * 2 + point
            keys[apart] = -1 - np.arange(len(apart))
            different, group = np.unique(keys, return_inverse=True)
            if len(different) <= most:
                break
        return group.reshape(-1), level

    def _mark(
        self, numbers: list[int], events: int, by_side: dict[str, int], lat: float, lon: float, cell: tuple[int, ...]
    ) -> PlaceCount:
        """Make the mark of the places that go into it, most events first; cell: its level, column, row and shape."""
        first = self.places[numbers[0]]
        shared = {
            "name": first.name,
            "kind": first.kind,
            "events": events,
            "by_side": tuple(sorted(sorted(by_side.items()), key=itemgetter(1), reverse=True)),
        }
        if len(numbers) == 1:
            own = {name: getattr(first, name) for name in ("place_id", "lat", "lon", "precision", "geometry")}
            return PlaceCount(**own, **shared, other_names=first.names)
        level, column, row, point = cell
        return PlaceCount(
            place_id=f"cell:{level}:{column}:{row}:{'point' if point else 'area'}",
            lat=lat,
            lon=lon,
            precision="near" if point else "area",
            geometry=None,
            other_names=tuple(self.places[number].name for number in numbers[1 : 1 + NAMED]),
            **shared,
        )

    def _cells(self, places: np.ndarray, level: int) -> np.ndarray:
        """Return each place's column, row and shape in the grid of a level (web Mercator, from the north-west)."""
        across = CELLS_A_TILE * 2**level
        sine = np.sin(np.radians(np.clip(self._lat[places], -MERCATOR_LIMIT, MERCATOR_LIMIT)))
        column = np.floor((self._lon[places] + 180) / 360 * across)
        row = np.floor((0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)) * across)
        return np.stack([column, row, self._point[places]]).astype(np.int64)

    def _inside(self, cell: str) -> list[int]:
        """Return the numbers of the places inside a cell named by its id; a broken name holds nothing."""
        try:
            _, level, column, row, shape = cell.split(":")
            wanted = np.array([[int(column)], [int(row)], [shape == "point"]], np.int64)
            every = self._cells(np.arange(len(self.places)), min(max(int(level), 0), FINEST))
        except (ValueError, OverflowError):
            return []
        return np.flatnonzero((every == wanted).all(axis=0)).tolist()
