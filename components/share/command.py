"""Make pictures, pages and data from a command line, for one picture every morning."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qs

import typer

from components.address import known_to, read_address
from components.share.export_excel import TooManyEvents
from components.share.files import WRITERS, Ask
from components.share.kinds import SIZES, WIDE
from components.share.paper import PAPERS
from components.share.scene import gather_scene
from components.text import Text, choose_language, languages
from components.view import View
from data.build import store_directory
from data.store import Store, StoreError

PICTURES = {".png": "picture", ".svg": "svg", ".pdf": "pdf"}


class UnusableError(Exception):
    """Something asked for that cannot be made: says what, and what to do."""


def _file(help: str):
    return Annotated[Path | None, typer.Option(help=help, dir_okay=False)]


def share(
    query: Annotated[str, typer.Option(help='What stands in a link after "?": "side=…&from=2020-10-01".')] = "",
    picture: _file("Write a picture: .png, or for print .svg or .pdf.") = None,
    page: _file("Write a page that opens from a disk: .html.") = None,
    csv: _file("Write the events as CSV.") = None,
    geojson: _file("Write the events as GeoJSON.") = None,
    xlsx: _file("Write the events as an Excel workbook.") = None,
    animation: _file("Write an animated picture, a frame a day: .webp.") = None,
    store: Annotated[Path | None, typer.Option(help="Directory of the event store; without it, the sample's.")] = None,
    size: Annotated[str, typer.Option(help=f"Size of pictures: {' or '.join(SIZES)}.")] = WIDE,
    theme: Annotated[str, typer.Option(help=f"{' or '.join(PAPERS)}.")] = "light",
    lang: Annotated[str, typer.Option(help=f"{' or '.join(languages())}; goes before the query's.")] = "",
    address: Annotated[str, typer.Option(help="Where the page is served, for the link that is written in.")] = "",
) -> None:
    """Write what a link shows into files: the same selection, the same map window, as many kinds as are named."""
    asked = {"page": page, "csv": csv, "geojson": geojson, "xlsx": xlsx, "animation": animation}
    wanted = {kind: path for kind, path in asked.items() if path is not None}
    try:
        if picture is not None:
            wanted[_picture_kind(picture)] = picture
        if not wanted:
            raise UnusableError("nothing was asked for: name a file, for example --picture p.png")
        for name, value, choices in (("size", size, SIZES), ("theme", theme, PAPERS), ("lang", lang, languages())):
            if value and value not in choices:
                raise UnusableError(f"--{name} {value!r} is not known; there is {', '.join(choices)}")
        opened = Store.open(store or store_directory())
        view = _read_view(query, opened, lang)
        scene = gather_scene(opened, view, Text(view.language), address, theme)
        for kind, path in wanted.items():
            _write(kind, path, Ask(opened, view, scene, size))
            print(f"{path}: {scene.headline}")
    except (UnusableError, StoreError, TooManyEvents, OSError) as error:
        print(f"Stopped: {error}", file=sys.stderr)
        raise typer.Exit(1) from None


def _picture_kind(path: Path) -> str:
    if path.suffix.lower() not in PICTURES:
        raise UnusableError(f"--picture {path}: the ending must be {', '.join(PICTURES)}")
    return PICTURES[path.suffix.lower()]


def _read_view(query: str, store: Store, language: str) -> View:
    """Read the query as the address bar is read, but stop at a value that is not known: no one would see a notice."""
    given = parse_qs(query.partition("?")[2] or query, keep_blank_values=True)
    view, notes = read_address(given, known_to(store, languages()))
    for note in notes:
        said = dict(note.values)
        if "key" in said:
            raise UnusableError(f"--query: {said['key']}={said['value']} is not known here; correct it or drop it")
    return replace(view, language=language or view.language or choose_language(None))


def _write(kind: str, path: Path, ask: Ask) -> None:
    """Write a file beside its place and move it there, so that no half of one is ever seen."""
    if not path.parent.is_dir():
        raise UnusableError(f"{path}: there is no folder {path.parent}")
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            WRITERS[kind](ask, file)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
