"""Write selected events as GeoJSON (RFC 7946): points, lines, outlines; read back by `data import`."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TextIO

import shapely
from shapely.geometry import GeometryCollection, MultiPoint, Point, mapping
from shapely.geometry.base import BaseGeometry

from components.share.ground import Ground, load_ground
from data.answers import Evidence
from data.cells import split
from data.columns import COLUMNS, to_row
from data.records import Place
from data.region import Region

SINGLE = (
    "event_id", "type", "start", "end", "no_later_than", "date_precision", "side", "target", "killed", "injured",
)  # fmt: skip
"""Columns that hold one value; the others are lists, one entry a place, a report or a side."""
NUMBERS = ("lat", "lon")
DECIMALS = 5
"""Of a coordinate: about a metre."""


def write_geojson(told: Iterable[Evidence], region: Region, facts: Mapping[str, str], file: TextIO) -> int:
    """Write a FeatureCollection, a feature an event, one a line; return the number of events.

    Coordinates are longitude and latitude in degrees (WGS 84); an event with no place has a null geometry.
    """
    ground = load_ground(region)
    about = {name.lower().replace(" ", "_"): words for name, words in facts.items()}
    file.write(f'{{"type":"FeatureCollection","about":{_json(about)},"features":[')
    count = 0
    for count, evidence in enumerate(told, 1):
        file.write(("" if count == 1 else ",") + "\n" + _json(feature(evidence, ground)))
    file.write("\n]}\n")
    return count


def feature(evidence: Evidence, ground: Ground) -> dict:
    """Return an event as a feature: counts are integers, days ISO texts, what can be several is a list."""
    row = to_row(evidence)
    properties = {name: row[name] for name in SINGLE}
    for name in COLUMNS:
        if name not in SINGLE:
            parts = [row[name]] if isinstance(row[name], float | int) else split(row[name] or "")
            properties[name] = [float(part) for part in parts] if name in NUMBERS else parts
    return {
        "type": "Feature",
        "id": evidence.event.event_id,
        "geometry": _geometry(evidence.event.places, ground),
        "properties": properties,
    }


def _geometry(places: tuple[Place, ...], ground: Ground) -> dict | None:
    parts = [_drawn(place, ground) for place in places]
    if not parts:
        return None
    if len(parts) == 1:
        return _rounded(mapping(parts[0]))
    if all(part.geom_type == "Point" for part in parts):
        return _rounded(mapping(MultiPoint(parts)))
    return _rounded(mapping(GeometryCollection(parts)))


def _drawn(place: Place, ground: Ground) -> BaseGeometry:
    """Return a place's line or outline where it has one and is not known better, else its position."""
    found = ground.drawn.get(place.geometry or "")
    if not found or place.precision in ("exact", "near"):
        return Point(place.lon, place.lat)
    return _wound(found.geometry)


@cache
def _wound(geometry: BaseGeometry) -> BaseGeometry:
    """Turn rings the way the RFC has them: outlines counterclockwise, holes clockwise."""
    return shapely.orient_polygons(geometry, exterior_cw=False)


def _rounded(geometry: dict) -> dict:
    if geometry["type"] == "GeometryCollection":
        return {**geometry, "geometries": [_rounded(part) for part in geometry["geometries"]]}
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(coordinates):
    if isinstance(coordinates, float | int):
        return round(coordinates, DECIMALS)
    return [_round(part) for part in coordinates]


def _json(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
