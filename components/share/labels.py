"""Place names so that none touches another: each takes the first free spot around its point, or stays away."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from components.share.viewport import Box

GAP_PX = 3.0
"""Air kept around a name."""


REACHES_PX, DIRECTIONS = (22, 36, 50, 64), 16
"""How far a name may stand from its mark, tied to it by a thread, and in how many directions it is tried."""
STEP_PX = 4.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place, in pixels: its point, how far its mark reaches, the size of its words.

    far: it may stand apart from its mark, where a thread leads to it.
    """

    key: str
    x: float
    y: float
    reach_x: float
    reach_y: float
    width: float
    height: float
    far: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name got its place; thread: the line to its mark where it stands apart."""

    key: str
    box: Box
    thread: tuple[Point, Point] | None = None


def place_labels(
    wishes: Iterable[Wish], taken: Sequence[Box], inside: Box, most: int | None = None
) -> tuple[Spot, ...]:
    """Return up to `most` names that found room, most wanted first: clear of `taken` and of one another, `inside`."""
    full = _Full(taken)
    spots: list[Spot] = []
    for wish in wishes:
        if len(spots) == most:
            break
        for box, thread in chain(((box, None) for box in _around(wish)), _apart(wish) if wish.far else ()):
            if not inside.holds(box) or full.meets(box):
                continue
            along = _beads(thread, wish) if thread else []
            if any(full.meets(bead) for bead in along):
                continue
            full.add(box.grown(GAP_PX), *along)
            spots.append(Spot(wish.key, box, thread))
            break
    return tuple(spots)


class _Full:
    """What is taken, as columns of edges: hundreds of boxes are compared with one at once."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._edges = np.empty((4, 0))
        self.add(*boxes)

    def add(self, *boxes: Box) -> None:
        edges = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4).T
        self._edges = np.concatenate([self._edges, edges], axis=1)

    def meets(self, box: Box) -> bool:
        left, top, right, bottom = self._edges
        return bool(((left < box.right) & (box.left < right) & (top < box.bottom) & (box.top < bottom)).any())


def _apart(wish: Wish) -> Iterator[tuple[Box, tuple[Point, Point]]]:
    """Yield boxes in rings around the mark, each with the thread that leads from the mark to it."""
    for reach in REACHES_PX:
        for turn in range(DIRECTIONS):
            angle = 2 * math.pi * turn / DIRECTIONS
            across, down = math.cos(angle), math.sin(angle)
            start = wish.x + wish.reach_x * across, wish.y + wish.reach_y * down
            end = start[0] + reach * across, start[1] + reach * down
            left = end[0] if across > 0.3 else end[0] - wish.width if across < -0.3 else end[0] - wish.width / 2
            top = end[1] - wish.height / 2
            if abs(across) <= 0.3:
                top = end[1] if down > 0 else end[1] - wish.height
            yield Box(left, top, left + wish.width, top + wish.height), (start, end)


def _beads(thread: tuple[Point, Point], wish: Wish) -> list[Box]:
    """Return boxes along a thread without a gap, outside of its own mark, so that nothing else lies on it."""
    (x0, y0), (x1, y1) = thread
    count = int(math.dist(*thread) // STEP_PX)
    points = [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(1, count)]
    mark = Box(wish.x - wish.reach_x, wish.y - wish.reach_y, wish.x + wish.reach_x, wish.y + wish.reach_y).grown(1)
    half = math.dist(*thread) / count / 2
    beads = [Box(x - half, y - half, x + half, y + half) for x, y in points]
    return [bead for bead in beads if not bead.meets(mark)]


def _around(wish: Wish) -> Iterator[Box]:
    """Yield the eight boxes around the point: beside it, above and below it, then the corners.

    A reach of minus half the words' size asks for the middle alone.
    """
    w, h = wish.width, wish.height
    if wish.reach_x < 0:
        yield Box(wish.x - w / 2, wish.y - h / 2, wish.x + w / 2, wish.y + h / 2)
        return
    beside, above = wish.reach_x + GAP_PX, wish.reach_y + GAP_PX
    corner_x, corner_y = wish.reach_x * 0.75 + GAP_PX, wish.reach_y * 0.75 + GAP_PX
    for left, top in (
        (wish.x + beside, wish.y - h / 2),
        (wish.x - beside - w, wish.y - h / 2),
        (wish.x - w / 2, wish.y - above - h),
        (wish.x - w / 2, wish.y + above),
        (wish.x + corner_x, wish.y - corner_y - h),
        (wish.x + corner_x, wish.y + corner_y),
        (wish.x - corner_x - w, wish.y - corner_y - h),
        (wish.x - corner_x - w, wish.y + corner_y),
    ):
        yield Box(left, top, left + w, top + h)
