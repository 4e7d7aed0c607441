"""Read the base map of a picture: outlines, lines and names in degrees, cut to the window that is drawn."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.region import FILES, Region
from data.selection import Window

LAYERS = ("countries", "lakes", "rivers", "disputed", "towns")
REGION_LAYERS = ("areas", "lines")


@dataclass(frozen=True)
class Feature:
    """One thing of the base map: its geometry in degrees, and what the file says of it."""

    geometry: BaseGeometry
    properties: dict[str, Any]

    def name(self, language: str) -> str:
        return self.properties.get(f"name_{language}") or self.properties.get("name") or ""


@dataclass(frozen=True)
class Ground:
    """The base map by layer, and the outlines and lines that places are drawn with, by id."""

    layers: dict[str, tuple[Feature, ...]]
    drawn: dict[str, Feature]

    def within(self, layer: str, window: Window) -> list[Feature]:
        """Return a layer's features that meet the window, cut to it with some air around."""
        air_lon, air_lat = (window.east - window.west) * 0.02, (window.north - window.south) * 0.02
        box = (window.west - air_lon, window.south - air_lat, window.east + air_lon, window.north + air_lat)
        return [
            Feature(cut, feature.properties)
            for feature in self.layers.get(layer, ())
            if not (cut := shapely.clip_by_rect(feature.geometry, *box)).is_empty
        ]


def load_ground(region: Region) -> Ground:
    """Load the base map's files and the region's own; a file that is not there is a layer without features."""
    return _load(region.directory)


@cache
def _load(directory: Path) -> Ground:
    files = {layer: FILES / "basemap" / f"{layer}.geojson" for layer in LAYERS}
    files |= {layer: directory / f"{layer}.geojson" for layer in REGION_LAYERS}
    layers = {layer: _read(path) for layer, path in files.items()}
    drawn = {
        feature.properties["id"]: feature
        for layer in ("countries", *REGION_LAYERS)
        for feature in layers[layer]
        if feature.properties.get("id")
    }
    return Ground(layers, drawn)


def _read(path: Path) -> tuple[Feature, ...]:
    if not path.exists():
        return ()
    collection = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Feature(shapely.make_valid(shape(feature["geometry"])), feature["properties"])
        for feature in collection["features"]
        if feature["geometry"]
    )


def base_layers(region: Region) -> list[tuple[str, dict]]:
    """Return the base map's collections as they stand in their files, in the order of painting."""
    files = [(layer, FILES / "basemap" / f"{layer}.geojson") for layer in LAYERS]
    files += [(layer, region.directory / f"{layer}.geojson") for layer in REGION_LAYERS]
    return [(layer, json.loads(path.read_text(encoding="utf-8"))) for layer, path in files if path.exists()]
