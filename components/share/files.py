"""Write each kind of file that can be shared of a view; tables are written as they are read."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from components.share.animation import build_animation
from components.share.export_csv import write_csv
from components.share.export_excel import write_excel
from components.share.export_geojson import write_geojson
from components.share.kinds import WIDE
from components.share.page import build_page
from components.share.paper import Theme
from components.share.picture import build_picture
from components.share.scene import Scene, gather_scene
from components.text import Text
from components.view import View
from data.store import Store


@dataclass(frozen=True, slots=True)
class Ask:
    """What is shared: a view of a store, its scene, and for pictures one of SIZES."""

    store: Store
    view: View
    scene: Scene
    size: str = WIDE


Writer = Callable[[Ask, BinaryIO], object]


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


def _picture(kind: str) -> Writer:
    return lambda ask, file: file.write(build_picture(ask.scene, ask.size, kind))


def _animation(ask: Ask, file: BinaryIO) -> None:
    file.write(build_animation(ask.store, ask.view, ask.scene, ask.size))


def _page(ask: Ask, file: BinaryIO) -> None:
    file.write(build_page(ask.store, ask.view.selection, ask.scene))


WRITERS: dict[str, Writer] = {
    "picture": _picture("png"), "svg": _picture("svg"), "pdf": _picture("pdf"), "animation": _animation,
    "page": _page, "csv": _csv, "geojson": _geojson, "xlsx": _excel,
}  # fmt: skip


def make_file(kind: str, store: Store, view: View, text: Text, address: str, theme: Theme, size: str) -> bytes:
    """Make one of KINDS in memory; address: where the page is served, for the link in it."""
    file = io.BytesIO()
    WRITERS[kind](Ask(store, view, gather_scene(store, view, text, address, theme), size), file)
    return file.getvalue()
