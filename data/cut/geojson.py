"""Write GeoJSON that is small: coordinates rounded, no spaces, empty parts gone."""

import json
from collections.abc import Iterable
from pathlib import Path

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Window = tuple[float, float, float, float]
DECIMALS = 4  # of a degree: about ten metres
FAR_DECIMALS = 2  # outside a window: about a kilometre


def feature(shape: BaseGeometry, window: Window | None = None, /, **properties) -> dict:
    """Return a GeoJSON feature, its coordinates rounded to DECIMALS, or FAR_DECIMALS outside a window if one is given.

    Equal points stay equal, so that shared borders stay shared. window is (west, south, east, north), degrees.
    """
    geometry = mapping(shape)
    rounded = _round(geometry["coordinates"], window)
    return {"type": "Feature", "properties": properties, "geometry": {"type": geometry["type"], "coordinates": rounded}}


def _round(values, window: Window | None):
    if not isinstance(values[0], float | int):
        lists = [_round(value, window) for value in values]
        # rounding can put two points in one
        is_path = isinstance(lists[0][0], float | int)
        return [point for i, point in enumerate(lists) if i == 0 or point != lists[i - 1]] if is_path else lists
    lon, lat = values[:2]
    near = window is None or (window[0] <= lon <= window[2] and window[1] <= lat <= window[3])
    return [round(lon, DECIMALS if near else FAR_DECIMALS), round(lat, DECIMALS if near else FAR_DECIMALS)]


def write_features(path: Path, features: Iterable[dict]) -> str:
    """Write a feature collection and return a line that tells its name, number of features and size."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    size = len(text.encode()) / 1000
    return f"{path.parent.name}/{path.name}: {len(collection['features'])} features, {size:.0f} kB"
