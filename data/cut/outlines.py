"""Cut a region's outlines: `areas.geojson` and `lines.geojson`, which places name by id."""

import tomllib
from collections.abc import Iterator
from math import dist
from pathlib import Path

import geopandas
from shapely import line_merge, union_all
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.cut.countries import read_countries
from data.cut.geojson import feature, write_features
from data.cut.inputs import find_input
from data.cut.tables import FILES
from data.cut.water import read_lakes, read_river

WIDEST_GAP = 0.01  # degrees, about 1 km
FINE = 0.003  # degrees: what may be left off a line looked at closely, about 300 m


def read_cut(region: Path) -> dict:
    """Return the `cut.toml` of a region's folder."""
    return tomllib.loads((region / "cut.toml").read_text(encoding="utf-8"))


def region_folders() -> list[Path]:
    """Return the folders of the regions that say what their map is cut from."""
    return sorted(path.parent for path in (FILES / "regions").glob("*/cut.toml"))


def bounds(window: dict) -> tuple[float, float, float, float]:
    """Return a window of `cut.toml` as (west, south, east, north), degrees."""
    return tuple(window[side] for side in ("west", "south", "east", "north"))


def read_disputed(folder: Path, source: str, country: str) -> BaseGeometry:
    """Return one of Natural Earth's lines of dispute inside a country, its pieces joined."""
    lines = geopandas.read_file(find_input(folder, "world_map.gpkg"), layer="disputed_borders")
    named = lines[(lines["name"] == source) & (lines.adm0_left == country)]
    if named.empty:
        raise ValueError(f"world_map.gpkg has no line {source!r} in {country}")
    return line_merge(union_all(named.geometry.values))


def enclosed_area(line: BaseGeometry) -> Polygon:
    """Return the polygon that the pieces of a closed line enclose, joined end to nearest end.

    The source leaves gaps of up to 300 m between its pieces; raise ValueError where one is wider than WIDEST_GAP.
    """
    pieces = [list(piece.coords) for piece in getattr(line, "geoms", [line])]
    ring = pieces.pop(0)
    while pieces:
        gap, piece, turned = min((dist(ring[-1], end), i, turned) for i, points in enumerate(pieces)
                                 for end, turned in ((points[0], False), (points[-1], True)))
        if gap > WIDEST_GAP:
            raise ValueError(f"the line is open: {gap:.3f} degrees from {ring[-1]} to the next piece")
        ring += pieces.pop(piece)[:: -1 if turned else 1]
    if dist(ring[0], ring[-1]) > WIDEST_GAP:
        raise ValueError(f"the line does not close: {ring[0]} to {ring[-1]}")
    return Polygon(ring)


def disputed_features(folder: Path, cut: dict) -> Iterator[dict]:
    """Yield the region's lines of dispute, dashed as `cut.toml` says."""
    for row in cut["disputed"]:
        line = read_disputed(folder, row["source"], row["country"])
        named = {key: row[key] for key in row if key == "name" or key.startswith("name_")}
        yield feature(line.simplify(FINE), id=row["id"], **named, kind="disputed", dash=row["dash"])


def lake_features(folder: Path, cut: dict) -> Iterator[dict]:
    """Yield the named lakes, then the nameless ones that are large enough; `place` tells one that reports name."""
    smallest = cut["lakes"]["smallest_km2"]
    named = {row["id"]: row for row in cut["lakes"]["named"]}
    for lake in read_lakes(folder, bounds(cut["surroundings"]), 1):
        of_this = [row for row in named.values() if lake.covers(Point(row["lon"], row["lat"]))]
        simple = lake.simplify(FINE)
        if of_this:
            row = named.pop(of_this[0]["id"])
            centre = lake.representative_point()
            properties = {key: row[key] for key in ("id", "name", "name_id", "place") if key in row}
            yield feature(simple, **properties, kind="lake", rank=7, label_lat=round(centre.y, 3),
                          label_lon=round(centre.x, 3))
        elif simple.area * 1e4 > smallest:  # a square degree is about 10,000 km² at these latitudes
            yield feature(simple, kind="lake")
    if named:
        raise ValueError(f"gshhs_f.dat has no lake at the points of {', '.join(named)}")


def cut_outlines(folder: Path) -> Iterator[str]:
    """Write every region's areas and lines from the packages below `folder`; yield a line about each file."""
    countries = read_countries(folder).set_index("ISO_A2_EH").geometry
    for region in region_folders():
        cut = read_cut(region)
        areas, lines = [], list(disputed_features(folder, cut))
        for row in cut["disputed"]:
            if "polygon" in row:
                area = enclosed_area(read_disputed(folder, row["source"], row["country"]))
                areas.append(feature(area.simplify(FINE / 3), **row["polygon"], kind="area"))
        areas += [lake for lake in lake_features(folder, cut) if lake["properties"].get("place")]
        for row in cut["rivers"]:
            if row.get("place"):
                river = read_river(folder, row["name"], row["countries"]).simplify(FINE)
                lines.append(feature(river, id=row["id"], name=row["name"], kind="river"))
        for row in cut["borders"]:
            one, other = (countries[code] for code in row["countries"])
            shared = line_merge(one.intersection(other).boundary if one.overlaps(other) else one.intersection(other))
            lines.append(feature(shared.simplify(FINE), id=row["id"], name=row["name"], kind="border"))
        yield write_features(region / "areas.geojson", areas)
        yield write_features(region / "lines.geojson", lines)
