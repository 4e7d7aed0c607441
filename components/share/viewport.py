"""Lay a map window into a rectangle of a picture: Web Mercator, as the map on the screen is drawn."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.selection import Window

EQUATOR_M = 40_075_016.686
"""Length of the equator in metres (WGS 84)."""
TILE_PX = 256
"""Width of the world at zoom 0, in pixels, as Leaflet counts."""
SCREEN = (960.0, 490.0)
"""Width and height of the map on a 1280×800 screen, in pixels: what a picture must show at least."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the picture's top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Tell whether the other box lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> "Box":
        """Return the box with `by` pixels added on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Viewport:
    """A map window in a box of the picture. lat, lon: its centre in degrees; zoom: Leaflet's for the screen's map."""

    box: Box
    lat: float
    lon: float
    zoom: float

    @cached_property
    def world_px(self) -> float:
        """Width of the world in pixels of this picture: the screen's window fills the box, none of it cut."""
        enlarged = min(self.box.width / SCREEN[0], self.box.height / SCREEN[1])
        return TILE_PX * 2**self.zoom * enlarged

    def project(self, lon, lat) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels from the picture's top left for degrees (arrays or numbers)."""
        x, y = _world(np.asarray(lon, float), np.asarray(lat, float))
        x0, y0 = _world(np.asarray(self.lon), np.asarray(self.lat))
        middle_x = (self.box.left + self.box.right) / 2
        middle_y = (self.box.top + self.box.bottom) / 2
        return middle_x + (x - x0) * self.world_px, middle_y + (y - y0) * self.world_px

    @cached_property
    def window(self) -> Window:
        """Return the degrees that the box shows."""
        x0, y0 = _world(np.asarray(self.lon), np.asarray(self.lat))
        half_x, half_y = self.box.width / 2 / self.world_px, self.box.height / 2 / self.world_px
        lats = [_latitude(float(y0) + half_y), _latitude(float(y0) - half_y)]
        west, east = (float(x0) - half_x) * 360 - 180, (float(x0) + half_x) * 360 - 180
        return Window(lats[0], max(west, -180.0), lats[1], min(east, 180.0), round(self.zoom))

    def metres_per_px(self) -> float:
        """Return how many metres one pixel is, at the window's middle."""
        return EQUATOR_M * math.cos(math.radians(self.lat)) / self.world_px


def _world(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Web Mercator as shares of the world's width, from its top left."""
    sine = np.sin(np.radians(np.clip(lat, -85.05, 85.05)))
    return (lon + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
