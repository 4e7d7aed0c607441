"""Make each file that can be shared of a view: its ending, its type, and how it is written."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from components.share.animation import build_animation
from components.share.export_csv import write_csv
from components.share.export_excel import write_excel
from components.share.export_geojson import write_geojson
from components.share.layout import SIZES
from components.share.page import build_page
from components.share.picture import build_picture
from components.share.scene import Scene
from components.view import View
from data.store import Store

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = next(iter(SIZES))


@dataclass(frozen=True, slots=True)
class Ask:
    """What is shared: a view of a store, its scene, and for pictures one of SIZES."""

    store: Store
    view: View
    scene: Scene
    size: str = WIDE


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending, its media type, and how it is written; tables are written as they are read."""

    ending: str
    media_type: str
    write: Callable[[Ask, BinaryIO], object]


def _csv(ask: Ask, file: BinaryIO) -> None:
    with _text(file) as words:
        write_csv(ask.store.evidences(ask.view.selection), words)


def _geojson(ask: Ask, file: BinaryIO) -> None:
    with _text(file) as words:
        write_geojson(ask.store.evidences(ask.view.selection), ask.store.region, ask.scene.facts, words)


def _excel(ask: Ask, file: BinaryIO) -> None:
    write_excel(ask.store.evidences(ask.view.selection), ask.scene.facts, file)


@contextmanager
def _text(file: BinaryIO) -> Iterator[TextIO]:
    words = io.TextIOWrapper(file, encoding="utf-8", newline="")
    yield words
    words.flush()
    words.detach()


KINDS = {
    "picture": Kind("png", "image/png", lambda ask, file: file.write(build_picture(ask.scene, ask.size))),
    "svg": Kind("svg", "image/svg+xml", lambda ask, file: file.write(build_picture(ask.scene, ask.size, "svg"))),
    "pdf": Kind("pdf", "application/pdf", lambda ask, file: file.write(build_picture(ask.scene, ask.size, "pdf"))),
    "animation": Kind(
        "webp", "image/webp", lambda ask, file: file.write(build_animation(ask.store, ask.view, ask.scene, ask.size))
    ),
    "page": Kind(
        "html", "text/html", lambda ask, file: file.write(build_page(ask.store, ask.view.selection, ask.scene))
    ),
    "csv": Kind("csv", "text/csv", _csv),
    "geojson": Kind("geojson", "application/geo+json", _geojson),
    "xlsx": Kind("xlsx", EXCEL, _excel),
}


def make_file(kind: str, ask: Ask) -> bytes:
    """Make one file of KINDS in memory."""
    file = io.BytesIO()
    KINDS[kind].write(ask, file)
    return file.getvalue()
