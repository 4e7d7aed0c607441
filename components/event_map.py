"""What the map draws of a selection, as plain arrays: counts by place, looks and words."""

from collections.abc import Sequence
from pathlib import Path

from components.looks import Look, look_label, look_of, looks_present
from components.text import Text
from data.answers import PlaceCount
from data.records import PlacePrecision
from data.region import Region

MOST_PLACES = 110
"""Marks at most in one window: more would hide one another, and cost more than the screen shows."""
MOST_NAMES = 3
NAMED_PLACES = 100
"""With more places than this their other names are left to the evidence: a change is sent in less."""
NAMED_SIDES = 2
"""Sides of a place that are named even where others look the same."""
SMALLEST_SCALE = 10
DRAWING = tuple(
    Path(__file__).parent / "static" / "event_map" / f"{name}.js"
    for name in ("state", "canvas", "ground", "marks", "labels", "events", "legend", "host", "pointing", "map")
)
"""The parts of the drawing script, in the order in which they run; Leaflet runs before them."""
PRECISIONS: tuple[PlacePrecision, ...] = ("exact", "near", "area", "line", "country")


def build_payload(
    places: Sequence[PlaceCount], region: Region, text: Text, *, theme: str, fingerprint: str,
    selected: Sequence[str] = (), summary: str = "",
) -> dict:
    """Build what the drawing script draws, as plain values; its form is told in `static/event_map/map.js`."""
    by_side = look_of(region, theme)
    shares = [_shares(place, by_side, region) for place in places]
    named = list(dict.fromkeys(share for of in shares for share in of))
    number = {share: index for index, share in enumerate(named)}
    sides = list(dict.fromkeys(side for place in places for side, _n in place.by_side))
    most = max((place.events for place in places), default=1)
    present = looks_present(region, theme, sides)
    names = MOST_NAMES if len(places) <= NAMED_PLACES else 0
    return {
        "fingerprint": fingerprint,
        "language": text.language,
        "theme": theme,
        "scale": max(SMALLEST_SCALE, most),
        "sizes": _sizes(most),
        "selected": list(selected),
        "sides": [
            {
                "name": region.side(share).name(text.language) if isinstance(share, str)
                else look_label(share, region, text),
                "colour": look.colour, "shape": look.shape,
            }
            for share in named
            for look in [by_side[region.drawn_as(share)] if isinstance(share, str) else share]
        ],
        "legend": [
            {"colour": look.colour, "shape": look.shape, "label": look_label(look, region, text)} for look in present
        ],
        "places": [
            (
                place.place_id, place.name, list(place.other_names[:names]), round(place.lat, 3), round(place.lon, 3),
                "", place.precision, place.geometry, place.events,
                [(number[share], events) for share, events in of.items()],
            )
            for place, of in zip(places, shares, strict=True)
        ],
        "words": _words(text, summary),
    }  # fmt: skip


def _shares(place: PlaceCount, by_side: dict[str, Look], region: Region) -> dict[str | Look, int]:
    """Count a place's events by side; with many sides all but the fullest by look, as the mark shows them anyway."""
    shares: dict[str | Look, int] = {}
    for position, (side, events) in enumerate(place.by_side):
        look = by_side[region.drawn_as(side)]
        share = side if position < NAMED_SIDES or len(look.sides) == 1 else look
        shares[share] = shares.get(share, 0) + events
    return shares


def _sizes(most: int) -> list[int]:
    """Choose the counts that the legend shows a mark for: one, the largest round one, and one half as wide."""
    steps = [base * 10**power for power in range(9) for base in (1, 2, 5)]
    largest = max(step for step in steps if step <= max(1, most))
    return sorted({1, largest, max((step for step in steps if step <= largest / 4), default=1)})


def _words(text: Text, summary: str) -> dict[str, str]:
    keys = ("legend", "legend.near", "legend.area", "legend.line", "legend.size", "places", "credits")
    keys += tuple(f"precision.{precision}" for precision in PRECISIONS)
    # The drawing script counts what lies outside its window, and fills the number in.
    elsewhere = text("map.elsewhere", n="{n}")
    return {**{key: text(f"map.{key}") for key in keys}, "elsewhere": elsewhere, "summary": summary}
