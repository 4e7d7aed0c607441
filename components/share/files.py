"""Make each file that can be shared of a view, in memory: its name, its type, its bytes."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from components.share.animation import build_animation
from components.share.export_csv import write_csv
from components.share.export_excel import write_excel
from components.share.export_geojson import write_geojson
from components.share.page import build_page
from components.share.picture import build_picture
from components.share.scene import Scene, gather_scene
from components.text import Text
from components.view import View
from data.store import Store

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending, its media type, and how it is made of a store, a view and its scene."""

    ending: str
    media_type: str
    make: Callable[[Store, View, Scene, str], bytes]


def _csv(store: Store, view: View, scene: Scene, size: str) -> bytes:
    file = io.StringIO(newline="")
    write_csv(store.evidences(view.selection), file)
    return file.getvalue().encode()


def _geojson(store: Store, view: View, scene: Scene, size: str) -> bytes:
    file = io.StringIO()
    write_geojson(store.evidences(view.selection), store.region, scene.facts, file)
    return file.getvalue().encode()


def _excel(store: Store, view: View, scene: Scene, size: str) -> bytes:
    file = io.BytesIO()
    write_excel(store.evidences(view.selection), scene.facts, file)
    return file.getvalue()


KINDS = {
    "picture": Kind("png", "image/png", lambda store, view, scene, size: build_picture(scene, size)),
    "svg": Kind("svg", "image/svg+xml", lambda store, view, scene, size: build_picture(scene, size, "svg")),
    "pdf": Kind("pdf", "application/pdf", lambda store, view, scene, size: build_picture(scene, size, "pdf")),
    "page": Kind("html", "text/html", lambda store, view, scene, size: build_page(store, view.selection, scene)),
    "csv": Kind("csv", "text/csv", _csv),
    "geojson": Kind("geojson", "application/geo+json", _geojson),
    "xlsx": Kind("xlsx", EXCEL, _excel),
    "animation": Kind("webp", "image/webp", lambda store, view, scene, size: build_animation(store, view, scene, size)),
}


def make_file(kind: str, store: Store, view: View, text: Text, address: str, theme: str, size: str) -> bytes:
    """Make one file of KINDS; address: where the app is served, for the link in it."""
    return KINDS[kind].make(store, view, gather_scene(store, view, text, address, theme), size)

