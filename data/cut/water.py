"""Read rivers and lakes from the packages that carry them."""

import json
import sqlite3
import zlib
from pathlib import Path

import numpy
from shapely import line_merge, union_all
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from data.cut.inputs import find_input

LAKE = 2  # the level of lakes in GSHHG: 1 is land, 3 an island in a lake


def read_river(folder: Path, name: str, countries: list[str]) -> BaseGeometry:
    """Return a river's line through the named countries (two-letter codes), in degrees, pieces joined."""
    pieces = []
    with sqlite3.connect(find_input(folder, "maps.sqlite3")) as maps:
        for country in countries:
            (payload,) = maps.execute("select payload from country_map where alpha2 = ?", (country,)).fetchone()
            rivers = json.loads(zlib.decompress(payload))["rivers"]
            pieces += [open_line(river["points"]) for river in rivers if river["name"] == name]
    if not pieces:
        raise ValueError(f"maps.sqlite3 has no river {name!r} in {', '.join(countries)}")
    return line_merge(union_all(pieces))


def open_line(points: list[list[float]]) -> LineString:
    """Return a line from its points; the source repeats the first at the end, as if a river ran in a ring."""
    return LineString(points[:-1] if points[0] == points[-1] and len(points) > 2 else points)


def read_lakes(folder: Path, window: tuple[float, float, float, float], smallest_km2: float) -> list[Polygon]:
    """Return the lakes wholly in a window (west, south, east, north) of at least `smallest_km2`, largest first."""
    west, south, east, north = window
    lakes = []
    with find_input(folder, "gshhs_f.dat").open("rb") as shores:
        for line in find_input(folder, "gshhsmeta_f.dat").read_text(encoding="ascii").splitlines():
            level, km2, _, lowest, highest, start, length = line.split()[:7]
            if int(level) != LAKE or float(km2) < smallest_km2 or float(highest) < south or float(lowest) > north:
                continue
            shores.seek(int(start))
            points = numpy.frombuffer(shores.read(int(length)), dtype="<f4").reshape(-1, 2)
            lake = Polygon(points)
            if box(west, south, east, north).contains(lake):
                lakes.append((float(km2), lake.buffer(0)))
    return [lake for _, lake in sorted(lakes, key=lambda pair: -pair[0])]
