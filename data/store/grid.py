"""Gather places into the cells of a grid on the screen, so that a map window never holds more than fit."""

import math
from collections import Counter
from collections.abc import Iterable

from data.answers import PlaceCount

CELLS_A_TILE = 8
"""A map tile is 256 pixels wide: at a map's own zoom a cell is 32 pixels wide."""
MERCATOR_LIMIT = 85.0511
POINTS = ("exact", "near")


def cell_of(lat: float, lon: float, level: int) -> tuple[int, int]:
    """Return the column and row of a position in the grid of a level (web Mercator, from the north-west)."""
    across = CELLS_A_TILE * 2**level
    sine = math.sin(math.radians(max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, lat))))
    x = (lon + 180) / 360
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return int(x * across), int(y * across)


def cell_id(level: int, column: int, row: int, shape: str) -> str:
    """Name a cell; shape is "point" for places known by a position, else "area"."""
    return f"cell:{level}:{column}:{row}:{shape}"


def shape_of(place: PlaceCount) -> str:
    return "point" if place.precision in POINTS else "area"


def in_cell(place: PlaceCount, cell: str) -> bool:
    """Tell whether a place lies in a cell named by `cell_id`; a broken name holds nothing."""
    try:
        _, level, column, row, shape = cell.split(":")
        return shape_of(place) == shape and cell_of(place.lat, place.lon, int(level)) == (int(column), int(row))
    except ValueError:
        return False


def gather(places: list[PlaceCount], zoom: int, most: int) -> list[PlaceCount]:
    """Gather places until at most `most` marks are left; what has an outline or a line of its own stays apart.

    The finest grid is tried first: 32 pixels a cell at the zoom given. A cell with one place in it is that place.
    """
    if len(places) <= most:
        return places
    drawn = [place for place in places if place.geometry][: most // 2]
    kept = {place.place_id for place in drawn}
    rest = [place for place in places if place.place_id not in kept]
    level = max(0, zoom)
    while True:
        cells: dict[str, list[PlaceCount]] = {}
        for place in rest:
            cells.setdefault(cell_id(level, *cell_of(place.lat, place.lon, level), shape_of(place)), []).append(place)
        if len(cells) + len(drawn) <= most or level == 0:
            break
        level -= 1
    return drawn + [_cell(name, inside) for name, inside in cells.items()]


def _cell(name: str, inside: list[PlaceCount]) -> PlaceCount:
    if len(inside) == 1:
        return inside[0]
    events = sum(place.events for place in inside)
    largest = max(inside, key=lambda place: place.events)
    return PlaceCount(
        name,
        largest.name,
        lat=sum(place.lat * place.events for place in inside) / events,
        lon=sum(place.lon * place.events for place in inside) / events,
        kind=largest.kind,
        precision="near" if name.endswith(":point") else "area",
        geometry=None,
        events=events,
        by_side=_sum(place.by_side for place in inside),
        other_names=tuple(place.name for place in sorted(inside, key=lambda place: -place.events)[1:6]),
    )


def _sum(counts: Iterable[tuple[tuple[str, int], ...]]) -> tuple[tuple[str, int], ...]:
    total = Counter()
    for by_side in counts:
        total.update(dict(by_side))
    return tuple(sorted(total.items(), key=lambda item: (-item[1], item[0])))
