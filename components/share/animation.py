"""Make an animated picture of a view, a frame a day: the base drawn once, the marks of each day over it."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from PIL import Image

from components.share.layout import Layout, lay_out
from components.share.marks import Mark, draw_mark, make_mark, scale_of
from components.share.paper import PAPERS
from components.share.picture_legend import draw_legend
from components.share.picture_map import draw_ground, draw_scale_bar, enlarged, make_marks
from components.share.picture_names import draw_names
from components.share.picture_timeline import day_px, draw_timeline, timeline_plot
from components.share.picture_words import draw_foot, draw_head
from components.share.scene import Scene
from components.share.sheet import DRAWING, Sheet
from components.share.viewport import Box, Viewport
from components.view import View
from data.answers import Frames, PlaceCount
from data.store import Store

MOST_FRAMES = 120
"""Frames at most; a longer selection is shown in steps of several days."""
WIDTH_PX = 960
"""Of the animation: what feeds show, and small enough to post."""
MOST_BYTES = 5_000_000
QUALITIES = (80, 60, 40, 20)
DAY_MS, LAST_MS = 350, 2_500
DAY_PX = 30.0
PALE = 0.35
"""How much is seen of what happened before the day shown."""


def build_animation(store: Store, view: View, scene: Scene, size: str = "1600x900") -> bytes:
    """Return an animated WebP of at most MOST_BYTES: events add up by the day, those of the day itself stand out."""
    frames = store.day_frames(view.selection)
    with DRAWING:
        pictures = list(_draw_frames(scene, frames, size))
    times = [DAY_MS] * (len(pictures) - 1) + [LAST_MS]
    for quality in QUALITIES:
        file = io.BytesIO()
        pictures[0].save(file, "WEBP", save_all=True, append_images=pictures[1:], duration=times, loop=0,
                         quality=quality, method=2)
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


def _draw_frames(scene: Scene, frames: Frames, size: str) -> Iterator[Image.Image]:
    """Yield a picture for each step of days; what does not change is drawn once."""
    layout = lay_out(size)
    sheet = Sheet(layout.width, layout.height, PAPERS[scene.theme])
    window = Viewport(layout.map, scene.lat, scene.lon, scene.zoom)
    draw_ground(sheet, window, scene)
    marks = {mark.place.place_id: mark for mark in make_marks(window, scene, frames.places)}
    draw_head(sheet, layout.head, scene, len(frames.places) - len(marks))
    bar = draw_scale_bar(sheet, window, scene.text.number)
    draw_legend(sheet, layout.legend, layout.legend_columns, scene, enlarged(window))
    draw_timeline(sheet, layout.timeline, scene)
    draw_foot(sheet, layout.foot, scene)
    corner = Box(layout.map.left, layout.map.top, layout.map.left + 400, layout.map.top + 80)
    taken = [bar, corner, *(mark.box for mark in marks.values())]
    named = draw_names(sheet, window, scene, [], taken, ("lakes", "countries"))
    sheet.keep()
    if not frames.days:
        yield _shrunk(sheet.overlay())
    step = max(1, -(-len(frames.days) // MOST_FRAMES))
    for first in range(0, len(frames.days), step):
        last = min(first + step, len(frames.days)) - 1
        now = [_moved(mark, place, scene, window) for place in places_until(frames, last)
               if (mark := marks.get(place.place_id))]
        active = places_on(frames, first, last)
        for mark in now:
            if mark.place.place_id not in active:
                draw_mark(sheet, mark, window.box)
        sheet.fade(PALE)
        bright = [mark for mark in now if mark.place.place_id in active]
        for mark in bright:
            draw_mark(sheet, mark, window.box)
        until = frames.days[last] + timedelta(frames.width_days - 1)
        day = _draw_day(sheet, layout, scene, frames.days[first], until)
        draw_names(sheet, window, scene, bright, [bar, day, *(spot.box for spot in named)], ())
        yield _shrunk(sheet.overlay())


def places_until(frames: Frames, last: int) -> list[PlaceCount]:
    """Return the places with the events begun by a day, most first."""
    counts: dict[int, Counter[str]] = {}
    for place, day, side, _events, begun in frames.counts:
        if day <= last and begun:
            counts.setdefault(place, Counter())[frames.sides[side]] += begun
    places = [
        replace(frames.places[place], events=by_side.total(), by_side=tuple(by_side.most_common()))
        for place, by_side in counts.items()
    ]
    return sorted(places, key=lambda place: (-place.events, place.place_id))


def places_on(frames: Frames, first: int, last: int) -> set[str]:
    """Return the ids of the places with events on some days."""
    return {frames.places[place].place_id for place, day, _side, _n, _b in frames.counts if first <= day <= last}


def _moved(mark: Mark, place: PlaceCount, scene: Scene, window: Viewport) -> Mark:
    """Make a place's mark where it stands in the last frame, so that it grows but does not move."""
    grown = make_mark(place, mark.x, mark.y, scene, scale_of(scene.places), enlarged(window))
    return replace(grown, spot=mark.spot)


def _draw_day(sheet: Sheet, layout: Layout, scene: Scene, first: date, last: date) -> Box:
    """Name the day on the map, and mark it on the timeline."""
    plot = timeline_plot(layout.timeline, scene)
    step = day_px(plot, scene)
    left = plot.left + max(0, (first - scene.first).days) * step
    right = min(plot.right, plot.left + ((last - scene.first).days + 1) * step)
    sheet.rectangle(Box(left, plot.top, max(right, left + 2), plot.bottom), sheet.paper.ink, alpha=0.22)
    words = scene.text.days(first, last)
    width, height = sheet.measure(words, DAY_PX, bold=True)
    box = Box(layout.map.left + 14, layout.map.top + 12, layout.map.left + 42 + width, layout.map.top + 36 + height)
    sheet.rectangle(box, sheet.paper.sheet, alpha=0.85)
    sheet.write(box.left + 14, (box.top + box.bottom) / 2, words, DAY_PX, sheet.paper.ink, bold=True, upright="center")
    return box


def _shrunk(pixels: np.ndarray) -> Image.Image:
    picture = Image.fromarray(pixels).convert("RGB")
    return picture.resize((WIDTH_PX, round(picture.height * WIDTH_PX / picture.width)), Image.Resampling.LANCZOS)
