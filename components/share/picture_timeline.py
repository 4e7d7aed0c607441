"""Draw the timeline of a picture: events a day by side, what lies within some days, what is only bounded."""

import math
from collections import Counter
from datetime import timedelta

import numpy as np

from components.bins import Bins, choose_bins, gather
from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import Box
from data.answers import SpanCount

HATCHES = {"/": "////", "x": "xxxx", ".": "....", "-": "----"}
"""The page's hatching of a side's bars → the same in matplotlib's words."""
STRIP_ROWS = 5
STRIP_ROW_PX = 6.0
BAR_MOST_PX = 26.0
SCALE_PX = 46.0
"""Room for the figures of the scale."""


def draw_timeline(sheet: Sheet, box: Box, scene: Scene) -> None:
    """Draw bars above a strip of spans; the axis runs from the selection's first to its last day."""
    bins = choose_bins(scene.first, scene.last)
    rows = _rows([span for span in scene.spans if _overlaps(span, scene)], scene)
    plot = timeline_plot(box, scene, len(rows))
    counts = gather(scene.days, bins)
    most = _draw_scale(sheet, plot, counts, scene)
    _draw_bars(sheet, plot, bins, counts, most, scene)
    sheet.lines([np.array([(plot.left, plot.bottom), (plot.right, plot.bottom)])], sheet.paper.faint, 1)
    for number, row in enumerate(rows[:STRIP_ROWS]):
        for span in row:
            _draw_span(sheet, span, plot, plot.bottom + 6 + number * STRIP_ROW_PX, scene)
    _name_days(sheet, plot, box.bottom, scene)


def timeline_plot(box: Box, scene: Scene, rows: int | None = None) -> Box:
    """Return where the bars stand in the timeline's box: above the strip and the names of days."""
    if rows is None:
        rows = len(_rows([span for span in scene.spans if _overlaps(span, scene)], scene))
    strip = STRIP_ROW_PX * min(rows, STRIP_ROWS) + (6 if rows else 0)
    return Box(box.left + SCALE_PX, box.top + 8, box.right, box.bottom - 20 - strip)


def day_px(plot: Box, scene: Scene) -> float:
    """Return a day's width in pixels."""
    return plot.width / ((scene.last - scene.first).days + 1)


def _draw_scale(sheet: Sheet, plot: Box, counts: Counter, scene: Scene) -> int:
    """Draw the scale of events a day and return its highest value."""
    totals: Counter = Counter()
    for (start, _side, _precision), events in counts.items():
        totals[start] += events
    most = max(totals.values(), default=0)
    if not most:
        words = scene.text("timeline.none")
        sheet.write((plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2, words, 15, sheet.paper.faint,
                    align="center", upright="center")
        return 1
    step = _nice_step(most)
    for value in range(step, most + 1, step):
        y = plot.bottom - value / most * plot.height
        sheet.lines([np.array([(plot.left, y), (plot.right, y)])], sheet.paper.rule, 1)
        sheet.write(plot.left - 8, y, scene.text.number(value), 12, sheet.paper.faint, align="right", upright="center")
    return most


def _nice_step(most: int) -> int:
    """Return a step of 1, 2 or 5 times a power of ten that cuts the scale in at most five."""
    raw = max(1.0, most / 5)
    power = 10 ** math.floor(math.log10(raw))
    return next(int(power * factor) for factor in (1, 2, 5, 10) if power * factor >= raw)


def _draw_bars(sheet: Sheet, plot: Box, bins: Bins, counts: Counter, most: int, scene: Scene) -> None:
    """Stack each bin's looks, known days under those that a report's publication bounds."""
    by_look: Counter = Counter()
    for (start, side, precision), events in counts.items():
        by_look[start, scene.look(side), precision] += events
    order = {look: number for number, look in enumerate(scene.looks_shown)}
    step = day_px(plot, scene)
    width = min(step * bins.width_days * 0.82, BAR_MOST_PX)
    bases = dict.fromkeys(bins.starts, plot.bottom)
    for start, look, precision in sorted(by_look, key=lambda c: (c[0], c[2] != "day", order[c[1]])):
        middle = plot.left + ((start - scene.first).days + bins.width_days / 2) * step
        base = bases[start]
        top = base - by_look[start, look, precision] / most * plot.height
        bases[start] = top
        bar = Box(middle - width / 2, top, middle + width / 2, base)
        if precision == "day":
            hatch = HATCHES.get(look.pattern) if width >= 6 else None
            sheet.rectangle(bar, look.colour, sheet.paper.sheet, 0.8, hatch=hatch)
            continue
        inset = min(0.7, bar.height / 3, width / 3)
        sheet.rectangle(bar.grown(-inset), sheet.paper.sheet, look.colour, 2 * inset)
        if bar.height >= 11 and width >= 10:
            sheet.write(middle, (top + base) / 2, "≤", 11, look.colour, align="center", upright="center")


def _rows(spans: list[SpanCount], scene: Scene) -> list[list[SpanCount]]:
    """Share spans out to rows in which none covers another, the fullest first."""
    rows: list[list[SpanCount]] = []
    for span in sorted(spans, key=lambda s: (-s.events, s.start, s.side)):
        row = next((row for row in rows if all(_apart(span, other, scene) for other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(span)
    return rows


def _apart(one: SpanCount, other: SpanCount, scene: Scene) -> bool:
    return (one.end or scene.last) < other.start or (other.end or scene.last) < one.start


def _overlaps(span: SpanCount, scene: Scene) -> bool:
    return span.start <= scene.last and (span.end or scene.last) >= scene.first


def _draw_span(sheet: Sheet, span: SpanCount, plot: Box, top: float, scene: Scene) -> None:
    colour, step = scene.look(span.side).colour, day_px(plot, scene)
    left = plot.left + max(0, (span.start - scene.first).days) * step
    last = min(span.end or scene.last, scene.last)
    right = plot.left + ((last - scene.first).days + 1) * step
    sheet.rectangle(Box(left + 1, top, right - 1, top + STRIP_ROW_PX - 2), colour, alpha=0.75)
    if span.end is None:
        tip = np.array([(right - 7, top - 2), (right - 1, top + 1.5), (right - 7, top + 5)])
        sheet.lines([tip], colour, 1.4)


def _name_days(sheet: Sheet, plot: Box, bottom: float, scene: Scene) -> None:
    """Name as many days as have room, at equal distances, the first always."""
    step, days = day_px(plot, scene), (scene.last - scene.first).days + 1
    every = next((n for n in (1, 2, 3, 7, 14, 28, 91, 182) if n * step >= 74), 365)
    while every * step < 74:
        every *= 2
    for offset in range(0, days, every):
        x = plot.left + (offset + 0.5) * step
        words = scene.text.day_of_month(scene.first + timedelta(offset))
        half = sheet.measure(words, 12)[0] / 2
        if x + half > plot.right:
            continue
        sheet.write(max(x, plot.left + half), bottom - 2, words, 12, sheet.paper.faint, align="center")
        sheet.lines([np.array([(x, plot.bottom), (x, plot.bottom + 4)])], sheet.paper.faint, 1)
