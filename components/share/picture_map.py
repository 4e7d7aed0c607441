"""Draw the map of a picture: the ground, the places with their events, the scale."""

import math
from collections.abc import Iterable

import numpy as np

from components.share.ground import load_ground
from components.share.marks import Mark, draw_mark, make_mark, scale_of, step_aside
from components.share.outlines import lines_px, outlines_px
from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import SCREEN, Box, Viewport
from data.answers import PlaceCount

DASH = (5, 4)


def draw_ground(sheet: Sheet, view: Viewport, scene: Scene) -> None:
    """Draw sea, land, waters, borders and the lines in dispute."""
    paper, window, ground = sheet.paper, view.window, load_ground(scene.region)
    sheet.rectangle(view.box, paper.sea)
    land = [outline for f in ground.within("countries", window) for outline in outlines_px(f.geometry, view)]
    rivers = [line for feature in ground.within("rivers", window) for line in lines_px(feature.geometry, view)]
    lakes = [outline for f in ground.within("lakes", window) for outline in outlines_px(f.geometry, view)]
    sheet.shapes(land, paper.land, None, 0, view.box)
    sheet.lines(rivers, paper.river, 1.2, view.box)
    sheet.shapes(lakes, paper.lake, paper.river, 0.8, view.box)
    sheet.shapes(land, None, paper.border, 1.0, view.box, joinstyle="round")
    for feature in ground.within("disputed", window):
        dash = (0, tuple(feature.properties.get("dash") or DASH))
        sheet.lines(lines_px(feature.geometry, view), paper.line, 1.3, view.box, linestyle=dash)


def make_marks(view: Viewport, scene: Scene, places: Iterable[PlaceCount]) -> list[Mark]:
    """Return the marks of the places in view, most events first."""
    scale = scale_of(scene.places)
    marks = []
    for place in places:
        x, y = (float(value) for value in view.project(place.lon, place.lat))
        if view.box.grown(-2).holds(Box(x, y, x, y)):
            marks.append(make_mark(place, x, y, scene, scale, enlarged(view)))
    return step_aside(marks)


def enlarged(view: Viewport) -> float:
    """Return how much larger than on the screen the map is drawn."""
    return min(view.box.width / SCREEN[0], view.box.height / SCREEN[1])


def draw_places(sheet: Sheet, view: Viewport, scene: Scene, places: Iterable[PlaceCount], marks: list[Mark]) -> None:
    """Draw the lines and outlines of what has some, then the marks; the small ones last, so that none is hidden."""
    ground = load_ground(scene.region)
    for place in places:
        feature = ground.drawn.get(place.geometry or "")
        if not feature:
            continue
        if place.precision == "line":
            colours = list(dict.fromkeys(scene.look(s).colour for s, _n in place.by_side))[:3]
            for number, colour in enumerate(colours):
                dash = (6.5 * number, (6.5, 6.5 * (len(colours) - 1))) if len(colours) > 1 else "solid"
                sheet.lines(lines_px(feature.geometry, view), colour, 4, view.box, linestyle=dash, capstyle="butt")
        else:
            outlines = outlines_px(feature.geometry, view)
            if place.precision == "area":
                sheet.shapes(outlines, sheet.paper.ink, None, 0, view.box, alpha=0.06)
            sheet.shapes(outlines, None, sheet.paper.ink, 1.5, view.box, alpha=0.5)
    for mark in marks:
        draw_mark(sheet, mark, view.box)


def draw_scale_bar(sheet: Sheet, view: Viewport, words) -> Box:
    """Draw a bar of a round length in kilometres at the map's lower right, and return its box."""
    most_km = view.metres_per_px() * 130 / 1000
    power = 10 ** math.floor(math.log10(most_km))
    length_km = next(power * factor for factor in (5, 2, 1) if power * factor <= most_km)
    width = length_km * 1000 / view.metres_per_px()
    right, bottom = view.box.right - 14, view.box.bottom - 12
    bar = np.array([(right - width, bottom - 5), (right - width, bottom), (right, bottom), (right, bottom - 5)])
    sheet.lines([bar], sheet.paper.ink, 1.5)
    label = f"{words(length_km) if length_km >= 1 else length_km} km"
    box = sheet.write(right - width / 2, bottom - 7, label, 12, sheet.paper.ink, align="center", halo=sheet.paper.halo)
    return Box(min(box.left, right - width), box.top, max(box.right, right), bottom + 2).grown(4)
