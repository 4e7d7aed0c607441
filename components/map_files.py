"""Serve what the browser loads once from the same server: Leaflet, the page's scripts and styles, the basemap.

A declared component's folder is served with the right content types; the map's frame reaches its neighbours by
relative addresses, so that a base path of the server changes nothing.
"""

from importlib.resources import files
from pathlib import Path

from streamlit.components.v1 import declare_component

from data.region import FILES, Region

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(str(files("xstatic.pkg.leaflet"))) / "data"
BASEMAP = FILES / "basemap"
SHARING = Path(__file__).parent / "share" / "browser"

_FOLDERS = {"leaflet": LEAFLET, "drawing": STATIC, "basemap": BASEMAP, "sharing": SHARING}
for _name, _folder in _FOLDERS.items():
    declare_component(_name, path=str(_folder))


def address(folder: str, name: str) -> str:
    """Return the address of a file of a served folder as the map's frame sees it."""
    return f"../{__name__}.{folder}/{name}"


def page_address(folder: str, name: str) -> str:
    """Return the address of a file of a served folder as the page itself sees it."""
    return f"component/{__name__}.{folder}/{name}"


def region_folder(region: Region) -> str:
    """Serve a region's folder too, and return its name."""
    name = f"region-{region.region_id}"
    if name not in _FOLDERS:
        _FOLDERS[name] = region.directory
        declare_component(name, path=str(region.directory))
    return name
