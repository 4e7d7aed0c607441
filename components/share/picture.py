"""Make a picture of a view: title, map, legend, timeline, sources; the same bytes for the same scene."""

import io
from dataclasses import dataclass

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from components.share.labels import Spot
from components.share.layout import Layout, lay_out
from components.share.marks import Mark
from components.share.paper import PAPERS
from components.share.picture_legend import draw_legend
from components.share.picture_map import (
    draw_ground,
    draw_places,
    draw_scale_bar,
    enlarged,
    make_marks,
)
from components.share.picture_names import draw_names
from components.share.picture_timeline import draw_timeline
from components.share.picture_words import draw_foot, draw_head
from components.share.scene import Scene
from components.share.sheet import DRAWING, Sheet
from components.share.viewport import Viewport


@dataclass(frozen=True)
class Drawn:
    """A drawn picture, and what stands where on its map."""

    sheet: Sheet
    layout: Layout
    view: Viewport
    marks: list[Mark]
    names: tuple[Spot, ...]


def build_picture(scene: Scene, size: str = "1600x900", kind: str = "png") -> bytes:
    """Return a picture as PNG, SVG or PDF; raises KeyError for a size that is not in SIZES."""
    with DRAWING:
        drawn = draw_picture(scene, size)
        if kind == "png":
            return _png(drawn.sheet, scene)
        return drawn.sheet.vector(kind, _metadata(scene, kind))


def draw_picture(scene: Scene, size: str) -> Drawn:
    """Draw all of a picture on a sheet."""
    layout = lay_out(size)
    sheet = Sheet(layout.width, layout.height, PAPERS[scene.theme])
    view = Viewport(layout.map, scene.lat, scene.lon, scene.zoom)
    draw_ground(sheet, view, scene)
    marks = make_marks(view, scene, scene.places)
    draw_head(sheet, layout.head, scene, len(scene.places) - len(marks))
    draw_places(sheet, view, scene, scene.places, marks)
    bar = draw_scale_bar(sheet, view, scene.text.number)
    names = draw_names(sheet, view, scene, marks, [bar])
    sheet.rectangle(layout.map, None, sheet.paper.rule, 1)
    draw_legend(sheet, layout.legend, layout.legend_columns, scene, enlarged(view))
    draw_timeline(sheet, layout.timeline, scene)
    draw_foot(sheet, layout.foot, scene)
    return Drawn(sheet, layout, view, marks, names)


def _png(sheet: Sheet, scene: Scene) -> bytes:
    said = PngInfo()
    for name, words in {**scene.facts, "Software": "Dateline"}.items():
        said.add_itxt(name, words)
    file = io.BytesIO()
    Image.fromarray(sheet.pixels()).convert("RGB").save(file, "PNG", pnginfo=said)
    return file.getvalue()


def _metadata(scene: Scene, kind: str) -> dict:
    """Return the scene's facts under the names that the format has; no date, no version of a program."""
    facts = "\n".join(f"{name}: {words}" for name, words in scene.facts.items())
    if kind == "pdf":
        return {"Title": scene.title, "Subject": scene.headline, "Keywords": facts, "Creator": "Dateline",
                "Producer": "Dateline", "CreationDate": None, "ModDate": None}
    return {"Title": scene.title, "Description": facts, "Source": scene.sources, "Rights": scene.credits,
            "Identifier": scene.permalink, "Creator": "Dateline", "Date": None}
