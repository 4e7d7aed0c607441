"""Read the features of a GeoJSON file one after the other, and events from them."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from shapely.errors import ShapelyError
from shapely.geometry import shape

from data.answers import Evidence
from data.cells import join
from data.columns import COLUMNS, from_row
from data.region import Region

CHUNK = 1 << 20
LONGEST = 1 << 26
"""Characters of one feature at most; a file that goes on longer is broken."""
FEATURES = re.compile(r'"features"\s*:\s*\[')
PRECISIONS = {"Point": "exact", "LineString": "line", "MultiLineString": "line"}
ALIASES = {
    "start": ("date", "day", "event_date", "date_start"), "end": ("date_end",), "type": ("event_type",),
    "place_names": ("place", "name", "location"), "sentence": ("text", "notes", "description"),
}  # fmt: skip


def features(path: Path) -> Iterator[dict]:
    """Yield the features of a FeatureCollection, never holding more than one and a chunk of text.

    Raises ValueError where the file is no FeatureCollection, or breaks off.
    """
    decoder = json.JSONDecoder()
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        held = file.read(CHUNK)
        opening = FEATURES.search(held)
        if not opening:
            raise ValueError('no "features": this is no GeoJSON FeatureCollection')
        held = held[opening.end() :]
        while True:
            held = held.lstrip(" \t\r\n,")
            if held.startswith("]"):
                return
            try:
                feature, end = decoder.raw_decode(held)
                held = held[end:]
                yield feature
            except json.JSONDecodeError as error:
                more = file.read(CHUNK)
                if not more or len(held) > LONGEST:
                    raise ValueError(f"the file breaks off or is no JSON: {error.msg}") from error
                held += more


def read_feature(feature: Mapping, region: Region) -> Evidence:
    """Read an event from a feature's properties and geometry; raises ValueError saying what cannot be used.

    Properties have the names of this project's own columns, or a common one that means the same.
    """
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        raise ValueError("no properties")
    properties = {name: _cell(value) for name, value in feature["properties"].items()}
    row = {name: properties.get(name) or _alias(name, properties) for name in COLUMNS}
    row["event_id"] = row["event_id"] or _cell(feature.get("id"))
    row["type"] = row["type"] or "statement"
    if feature.get("geometry") and not row["lat"]:
        row |= _position(feature["geometry"], row)
    return from_row(row)


def _alias(name: str, properties: Mapping[str, str | None]) -> str | None:
    return next((properties[alias] for alias in ALIASES.get(name, ()) if properties.get(alias)), None)


def _position(geometry: Mapping, row: Mapping[str, str | None]) -> dict[str, str]:
    """Stand a place at the geometry, or at a point inside it."""
    try:
        point = shape(geometry).representative_point()
    except (ShapelyError, AttributeError, TypeError, ValueError, KeyError, IndexError) as error:
        raise ValueError(f"a geometry that cannot be read: {error}") from error
    if point.is_empty:
        return {}
    return {
        "lat": str(point.y),
        "lon": str(point.x),
        "place_names": row["place_names"] or f"{point.y:.3f}, {point.x:.3f}",
        "precision": row["precision"] or PRECISIONS.get(geometry["type"], "area"),
        "kind": row["kind"] or {"exact": "settlement", "line": "river"}.get(PRECISIONS.get(geometry["type"]), "region"),
    }


def _cell(value) -> str | None:
    """Lay a property out as a cell; a list is one of several things in a cell."""
    if value is None:
        return None
    if isinstance(value, list):
        return join("" if one is None else str(one) for one in value)
    return str(value)
