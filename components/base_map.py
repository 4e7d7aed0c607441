"""Build the base map: a Folium map that is the same at each run, so that zoom and centre stay put.

Its GeoJSON is fetched once by the browser from the same server; nothing of it is sent again at a filter.
"""

from pathlib import Path

import folium
from branca.element import MacroElement
from folium.template import Template

from components import map_files
from components.event_map import DRAWING
from data.region import Region

LAYERS = ("countries", "lakes", "rivers", "disputed", "towns")
"""The basemap's layers in the order of painting, each a GeoJSON file of that name."""


class DrawnBase(MacroElement):
    """The drawing script's base layer, controls and listeners on the map it is added to."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "dateline.base({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict) -> None:
        super().__init__()
        self._name = "DrawnBase"
        self.options = options


class OfflineMap(folium.Map):
    """A Folium map whose scripts and styles come from the same server as the page.

    The map's frame waits for each script before it asks for the next one: the first one fetches all but the last.
    """

    default_js = [
        (
            "loading",
            map_files.address("drawing", "event_map/load.js")
            + f"?run=../{map_files.address('leaflet', 'leaflet.js')}"
            + "".join(f"&run={part.name}" for part in DRAWING[:-1]),
        ),
        ("drawing", map_files.address("drawing", f"event_map/{DRAWING[-1].name}")),
    ]
    default_css = [
        ("leaflet_css", map_files.address("leaflet", "leaflet.css")),
        ("drawing_css", map_files.address("drawing", "event_map.css")),
    ]


def base_sources(region: Region) -> list[tuple[str, Path]]:
    """Name the layers that exist, with their files: the world's and then the region's own."""
    found = [(layer, map_files.BASEMAP / f"{layer}.geojson") for layer in LAYERS]
    found += [(layer, region.directory / f"{layer}.geojson") for layer in ("areas", "lines")]
    return [(layer, path) for layer, path in found if path.exists()]


def build_base_map(
    region: Region, lat: float | None = None, lon: float | None = None, zoom: float | None = None
) -> folium.Map:
    """Build the base map, opened at a centre and zoom or, where none is given, at the region's own."""
    folder = map_files.region_folder(region)
    addresses = [
        (layer, map_files.address(folder if path.parent == region.directory else "basemap", path.name))
        for layer, path in base_sources(region)
    ]
    asked = lat is not None and lon is not None
    base = OfflineMap(
        location=(lat, lon) if asked else (region.lat, region.lon),
        zoom_start=zoom or region.zoom,
        tiles=None,
        min_zoom=2,
        max_zoom=14,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=120,
        max_bounds=True,
    )
    base.options["maxZoom"] = 14
    # The drawing script does it: it hears of more than the window's resizes, and keeps the centre as it was asked for.
    base.options["trackResize"] = False
    base.options["minZoom"] = 2
    base.add_child(DrawnBase({"sources": addresses, "narrower": not asked}))
    return base
