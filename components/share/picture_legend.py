"""Draw the legend of a picture: what colours, shapes, outlines, dashes and sizes mean."""

from collections.abc import Callable, Iterator

import numpy as np

from components.looks import look_label
from components.share.ground import load_ground
from components.share.marks import draw_symbol, radius_px, scale_of
from components.share.picture_map import DASH
from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import Box

LINE_PX, WRAPPED_PX, WORDS_PX = 23.0, 17.0, 14.0
SIZES_PX, GUTTER_PX = 52.0, 14.0
SYMBOL_PX = 34.0
Draw = Callable[[float, float], None]
"""Draws a symbol around a point."""


def draw_legend(sheet: Sheet, box: Box, columns: int, scene: Scene, enlarged: float) -> None:
    """Draw the lines of the legend from the top, column by column; what finds no room is left to the page."""
    lines = [*_sides(sheet, scene), *_precisions(sheet, scene), *_ground(sheet, scene), *_days(sheet, scene)]
    width = box.width / columns - GUTTER_PX
    column, y = 0, box.top
    for draw, words in lines:
        rows = sheet.wrap(words, WORDS_PX, width - SYMBOL_PX, 3)
        if y + LINE_PX + (len(rows) - 1) * WRAPPED_PX > box.bottom:
            column, y = column + 1, box.top
        if column == columns:
            break
        left = box.left + column * (width + GUTTER_PX)
        draw(left + SYMBOL_PX / 2 - 4, y + LINE_PX / 2)
        for row in rows:
            sheet.write(left + SYMBOL_PX, y + LINE_PX / 2, row, WORDS_PX, sheet.paper.ink, upright="center_baseline")
            y += WRAPPED_PX
        y += LINE_PX - WRAPPED_PX
    if scene.places:
        left = box.right - width if columns > 1 else box.left
        middle = box.bottom - SIZES_PX / 2 if columns > 1 else y + SIZES_PX / 2
        _draw_sizes(sheet, left, middle, width, scene, enlarged)


def _sides(sheet: Sheet, scene: Scene) -> Iterator[tuple[Draw, str]]:
    for look in scene.looks_shown:
        def draw(x: float, y: float, look=look) -> None:
            draw_symbol(sheet, look.shape, x, y, 7, look.colour, "exact")

        yield draw, look_label(look, scene.region, scene.text)


def _precisions(sheet: Sheet, scene: Scene) -> Iterator[tuple[Draw, str]]:
    """Explain the ways of drawing that are used."""
    ink, used = sheet.paper.ink, {place.precision for place in scene.places}
    if "near" in used:
        yield lambda x, y: draw_symbol(sheet, "circle", x, y, 7, ink, "near"), scene.text("map.legend.near")
    if used & {"area", "country"}:
        yield lambda x, y: draw_symbol(sheet, "circle", x, y, 7, ink, "area"), scene.text("map.legend.area")
    if "line" in used:
        yield _dash(sheet, ink, 4.5), scene.text("map.legend.line")


def _ground(sheet: Sheet, scene: Scene) -> Iterator[tuple[Draw, str]]:
    """Name the lines in dispute."""
    for feature in load_ground(scene.region).layers["disputed"]:
        dash = tuple(feature.properties.get("dash") or DASH)
        yield _dash(sheet, sheet.paper.line, 1.5, (0, dash)), feature.name(scene.text.language)


def _days(sheet: Sheet, scene: Scene) -> Iterator[tuple[Draw, str]]:
    """Explain the timeline's hollow bars and its strip where they are used."""
    faint = sheet.paper.ink
    if any(count.precision == "by_publication" for count in scene.days):
        def hollow(x: float, y: float) -> None:
            sheet.rectangle(Box(x - 6, y - 8, x + 6, y + 8), sheet.paper.sheet, faint, 1.3)
            sheet.write(x, y, "≤", 11, faint, align="center", upright="center")

        yield hollow, scene.text("picture.legend.by_publication")
    if scene.spans:
        yield _dash(sheet, faint, 4), scene.text("picture.legend.span")


def _dash(sheet: Sheet, colour: str, width: float, style="solid") -> Draw:
    def draw(x: float, y: float) -> None:
        sheet.lines([np.array([(x - 14, y), (x + 14, y)])], colour, width, linestyle=style)

    return draw


def _draw_sizes(sheet: Sheet, left: float, y: float, width: float, scene: Scene, enlarged: float) -> None:
    """Draw a mark for one event and for two round numbers up to the most, and say what size means."""
    scale = scale_of(scene.places)
    x = left + 6
    for events in round_counts(max((place.events for place in scene.places), default=1)):
        radius = radius_px(events, scale, enlarged)
        draw_symbol(sheet, "circle", x + radius, y, radius, sheet.paper.town, "area")
        words = sheet.write(x + 2 * radius + 5, y, scene.text.number(events), WORDS_PX, sheet.paper.ink,
                            upright="center_baseline")
        x = words.right + 12
    label = sheet.fit(scene.text("map.legend.size"), WORDS_PX, left + width - x)
    sheet.write(x, y, label, WORDS_PX, sheet.paper.ink, upright="center_baseline")


def round_counts(most: int) -> list[int]:
    """Choose the counts that the legend shows a mark for: one, and two round ones up to the most."""
    steps = [base * 10**power for power in range(9) for base in (1, 2, 5)]
    below = [step for step in steps if 1 < step <= most]
    middle = below[len(below) // 2 - 1 : len(below) // 2] if len(below) > 2 else []
    return [1, *middle, *below[-1:]]
