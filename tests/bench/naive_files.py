"""Serve the naive page's scripts from its own server: from a CDN, as usual, its map stays blank with no internet."""

from importlib.resources import files
from pathlib import Path

from streamlit.components.v1 import declare_component

SCRIPTS = {"jquery": "jquery.min.js", "leaflet": "leaflet.js", "leaflet_markercluster": "leaflet.markercluster.js"}
STYLES = {"leaflet": ("leaflet.css",), "leaflet_markercluster": ("MarkerCluster.css", "MarkerCluster.Default.css")}

for _package in SCRIPTS:
    declare_component(_package, path=str(Path(str(files(f"xstatic.pkg.{_package}"))) / "data"))


def script(package: str) -> tuple[str, str]:
    """Name a package's script and its address, as the map's frame sees it."""
    return package, f"../{__name__}.{package}/{SCRIPTS[package]}"


def styles(package: str) -> list[tuple[str, str]]:
    """Name a package's style sheets and their addresses."""
    return [(f"{package}-{name}", f"../{__name__}.{package}/{name}") for name in STYLES[package]]
