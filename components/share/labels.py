"""Place names so that none touches another: each takes the first free spot around its point, or stays away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.share.viewport import Box

GAP_PX = 3.0
"""Air kept around a name."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place, in pixels: its point, how far its mark reaches, the size of its words."""

    key: str
    x: float
    y: float
    reach_x: float
    reach_y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name got its place."""

    key: str
    box: Box


def place_labels(wishes: Iterable[Wish], taken: Sequence[Box], inside: Box) -> tuple[Spot, ...]:
    """Return the names that found room, most wanted first: clear of `taken`, of one another, within `inside`."""
    full = list(taken)
    spots = []
    for wish in wishes:
        box = next((box for box in _around(wish) if inside.holds(box) and not any(box.meets(o) for o in full)), None)
        if box is not None:
            full.append(box.grown(GAP_PX))
            spots.append(Spot(wish.key, box))
    return tuple(spots)


def _around(wish: Wish) -> Iterable[Box]:
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
