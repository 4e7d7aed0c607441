"""The marks of places, as the map on the screen draws them: a shape a side, sized by events, hollow unless exact."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path as Outline

from components.looks import Look
from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import Box
from data.answers import PlaceCount

SMALLEST_PX, LARGEST_PX = 4.5, 20.0
"""A mark's radius for one event, and for as many as the fullest place has; as in `static/event_map/marks.js`."""
POINTS = ("exact", "near")
APART_PX, REACHES_PX, DIRECTIONS = 4, (20, 161, 14), 12
"""How a mark that is no point looks for room, in rings; as in `static/event_map/marks.js`."""
SMALLEST_SCALE = 10
"""The largest mark stands for at least so many events: three are not made to look like a hundred."""


@dataclass(frozen=True, slots=True)
class Part:
    """One side's share of a place's mark; pixels."""

    look: Look
    x: float
    radius: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A place's mark: the sides beside one another, touching, around (x, y); spot: where the place is; pixels."""

    place: PlaceCount
    spot: tuple[float, float]
    x: float
    y: float
    parts: tuple[Part, ...]

    @property
    def box(self) -> Box:
        half_width = sum(part.radius for part in self.parts)
        half_height = max(part.radius for part in self.parts)
        return Box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)


def scale_of(places: Sequence[PlaceCount]) -> int:
    """Return how many events the largest mark stands for."""
    return max([SMALLEST_SCALE, *(place.events for place in places)])


def radius_px(events: int, scale: int, enlarged: float = 1.0) -> float:
    """Return a mark's radius: its area grows with the events."""
    share = min(1.0, max(0.0, (events - 1) / max(1, scale - 1)))
    return (SMALLEST_PX + (LARGEST_PX - SMALLEST_PX) * math.sqrt(share)) * enlarged


def make_mark(place: PlaceCount, x: float, y: float, scene: Scene, scale: int, enlarged: float) -> Mark:
    """Lay a place's sides out; those that share a look are one part."""
    events: dict[Look, int] = {}
    for side, count in place.by_side:
        look = scene.look(side)
        events[look] = events.get(look, 0) + count
    radii = [(look, radius_px(count, scale, enlarged)) for look, count in events.items()]
    left = x - sum(radius for _look, radius in radii)
    parts = []
    for look, radius in radii:
        parts.append(Part(look, left + radius, radius))
        left += 2 * radius
    return Mark(place, (x, y), x, y, tuple(parts))


def step_aside(marks: Sequence[Mark]) -> list[Mark]:
    """Move the marks of what is no point (a region, a country, a line) off the others, as little as it takes."""
    placed = [mark for mark in marks if mark.place.precision in POINTS]
    for mark in marks:
        if mark.place.precision not in POINTS:
            taken = [other.box.grown(APART_PX) for other in placed]
            placed.append(next((m for m in _steps(mark) if not any(m.box.meets(box) for box in taken)), mark))
    return sorted(placed, key=lambda mark: -mark.place.events)


def _steps(mark: Mark) -> Iterator[Mark]:
    """Yield the mark where it is, then in rings around it."""
    yield mark
    for reach in range(*REACHES_PX):
        for turn in range(DIRECTIONS):
            angle = 2 * math.pi * turn / DIRECTIONS
            dx, dy = reach * math.cos(angle), reach * math.sin(angle)
            parts = tuple(replace(part, x=part.x + dx) for part in mark.parts)
            yield replace(mark, x=mark.x + dx, y=mark.y + dy, parts=parts)


def draw_mark(sheet: Sheet, mark: Mark, clip: Box | None = None) -> None:
    """Draw a place's mark, with a thread to the place where it stepped aside."""
    if math.dist(mark.spot, (mark.x, mark.y)) > APART_PX:
        sheet.lines([np.array([mark.spot, (mark.x, mark.y)])], sheet.paper.line, 1, clip)
        sheet.shapes([Outline.circle(mark.spot, 1.6)], sheet.paper.line, None, 0, clip)
    for part in mark.parts:
        draw_symbol(sheet, part.look.shape, part.x, mark.y, part.radius, part.look.colour, mark.place.precision, clip)


def draw_symbol(
    sheet: Sheet, shape: str, x: float, y: float, radius: float, colour: str, precision: str, clip: Box | None = None
) -> None:
    """Draw one shape: filled where the place is known exactly, else hollow, dashed where it is near."""
    outline = [symbol_outline(shape, x, y, radius)]
    if precision == "exact":
        sheet.shapes(outline, None, sheet.paper.halo, 2.6, clip, joinstyle="round")
        sheet.shapes(outline, colour, None, 0, clip)
    else:
        dashes = (0, (1.6, 1.2)) if precision == "near" else "solid"
        sheet.shapes(outline, sheet.paper.halo, colour, 1.9, clip, linestyle=dashes, joinstyle="round")


def symbol_outline(shape: str, x: float, y: float, r: float) -> Outline:
    """Return a side's shape around a point."""
    if shape == "circle":
        circle = Outline.unit_circle()
        return Outline(circle.vertices * r + (x, y), circle.codes)
    points = {
        "square": [(-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)],
        "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
        "triangle": [(0, -1.15), (1.1, 0.8), (-1.1, 0.8)],
    }.get(shape, CROSS)
    corners = np.array([*points, points[0]], float) * r + (x, y)
    return Outline(corners, closed=True)


_A, _B = 1.05, 0.4
CROSS = [
    (-_B, -_A), (_B, -_A), (_B, -_B), (_A, -_B), (_A, _B), (_B, _B),
    (_B, _A), (-_B, _A), (-_B, _B), (-_A, _B), (-_A, -_B), (-_B, -_B),
]  # fmt: skip
