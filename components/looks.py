"""How sides look wherever they are drawn: one colour, one shape, one hatching, the same on map and timeline."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.text import Text
from data.region import Region

PATTERNS = {"circle": "", "diamond": "/", "square": "x", "triangle": ".", "cross": "-"}
"""Shape → Plotly's hatching of a bar, so that sides differ in the timeline without their colour too."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look and the sides that share it. colour is CSS."""

    colour: str
    shape: str
    sides: tuple[str, ...]

    @property
    def pattern(self) -> str:
        return PATTERNS.get(self.shape, "")


def looks(region: Region, theme: str) -> tuple[Look, ...]:
    """Return the region's looks in its sides' order; theme: light or dark."""
    shared: dict[tuple[str, str], list[str]] = {}
    for side in region.sides:
        colour = side.colour_dark if theme == "dark" else side.colour
        shared.setdefault((colour, side.shape), []).append(side.side_id)
    return tuple(Look(colour, shape, tuple(sides)) for (colour, shape), sides in shared.items())


def look_of(region: Region, theme: str) -> dict[str, Look]:
    """Return each side's look by the side's id."""
    return {side: look for look in looks(region, theme) for side in look.sides}


def look_label(look: Look, region: Region, text: Text, *, short: bool = False) -> str:
    """Name a look in a legend: its side, or all who share it."""
    if "unknown" in look.sides:
        return text("look.unknown")
    if len(look.sides) > 1:
        return text("look.others")
    side = region.side(look.sides[0])
    return side.short_name(text.language) if short else side.name(text.language)


def looks_present(region: Region, theme: str, sides: Iterable[str]) -> tuple[Look, ...]:
    """Return the looks that the given sides have, in the region's order."""
    given = {region.drawn_as(side) for side in sides}
    return tuple(look for look in looks(region, theme) if given & set(look.sides))
