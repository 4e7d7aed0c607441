"""The timeline's traces as plain dicts: bars or steps of the days, a strip of spans, marks to point at.

As few traces as tell it: to draw one costs the browser more than the bars in it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from operator import itemgetter

from components.bins import Bins
from components.looks import Look, look_label
from components.text import Text
from data.answers import SpanCount
from data.region import Region

HOUR = 3_600_000
DAY = 24 * HOUR
"""Milliseconds."""
BAR = 0.82
"""A bar's share of its bin."""
MOST_BARS = 62
"""Bars that are drawn one by one: two months of days."""
MOST_SIGNS = 40
"""Hollow bars that each carry a sign; more would be too thin for it."""
MOST_NAMED = 2
"""Sides named for a bar."""
CLEAR = "rgba(0,0,0,0)"
PATTERN = {"size": 5, "solidity": 0.35, "fillmode": "overlay"}

Counts = Counter[tuple[date, str, str]]
"""Events by bin, side and precision, as `bins.gather` gives them."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the traces are drawn with: the region's sides, their looks, the words, the colour of neutral lines."""

    region: Region
    text: Text
    look_of: dict[str, Look]
    ink: str

    def look(self, side: str) -> Look:
        return self.look_of[self.region.drawn_as(side)]

    def label(self, look: Look) -> str:
        return look_label(look, self.region, self.text, short=True)


def day_traces(counts: Counts, present: Sequence[Look], bins: Bins, style: Style) -> list[dict]:
    """Return a solid trace a look for what is known to the day, and a hollow one for what is bounded by its report.

    Where bars are many they touch, as steps: one shape a trace, where Plotly takes as long for a bar as for a shape.
    """
    number = {start: position for position, start in enumerate(bins.starts)}
    known: dict[Look, list[int]] = {look: [0] * len(number) for look in present}
    bounded: dict[Look, list[int]] = {look: [0] * len(number) for look in present}
    heights_of: dict[tuple[str, str], list[int]] = {}
    for (start, side, precision), events in counts.items():
        if (side, precision) not in heights_of:
            heights_of[side, precision] = (bounded if precision == "by_publication" else known)[style.look(side)]
        heights_of[side, precision][number[start]] += events
    few = len(number) <= MOST_BARS
    # A bar's day is told by its number (x0, dx): written out, the days would be most of what is sent.
    place = {"x0": bins.first.isoformat(), "dx": bins.width_days * DAY, "hoverinfo": "skip"}
    draw = _bars if few else _steps
    traces = [
        {**place, "name": style.label(look), "meta": "day", **draw(look, heights, bins)}
        for look, heights in known.items()
        if any(heights)
    ]
    if any(map(any, bounded.values())):
        hollow = _hollow_bars(known, bounded, bins) if few else _hollow_steps(bounded, style)
        traces.append({**place, "meta": "by_publication", **hollow})
    return traces


def _bars(look: Look, heights: list[int], bins: Bins) -> dict:
    pattern = {"pattern": {"shape": look.pattern, **PATTERN}} if look.pattern else {}
    return {
        "type": "bar", "y": heights, "width": bins.width_days * BAR * DAY, "unselected": {"marker": {"opacity": 1}},
        "marker": {"color": look.colour, "line": {"width": 0}, **pattern},
    }  # fmt: skip


def _steps(look: Look, heights: list[int], bins: Bins) -> dict:
    pattern = {"fillpattern": {"shape": look.pattern, **PATTERN}} if look.pattern else {}
    return {
        "type": "scatter", "mode": "lines", "stackgroup": "days", "y": heights, "fillcolor": look.colour, **pattern,
        "line": {"shape": "hvh", "width": 0, "color": look.colour},
    }  # fmt: skip


def _hollow_bars(known: dict[Look, list[int]], bounded: dict[Look, list[int]], bins: Bins) -> dict:
    """Return hollow bars above the solid ones, each outlined in its side's colour."""
    top = [sum(heights) for heights in zip(*known.values(), strict=True)]
    starts, x, y, base, colours = bins.starts, [], [], [], []
    for look, heights in bounded.items():
        for number, events in enumerate(heights):
            if events:
                x.append(starts[number].isoformat())
                y.append(events)
                base.append(top[number])
                colours.append(look.colour)
                top[number] += events
    bars = {
        "type": "bar", "x": x, "y": y, "base": base, "width": bins.width_days * BAR * DAY,
        "marker": {"color": CLEAR, "line": {"color": colours, "width": 1.2}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    if len(x) <= MOST_SIGNS:
        bars |= {"texttemplate": "≤", "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
                 "textfont": {"color": colours}}  # fmt: skip
    return bars


def _hollow_steps(bounded: dict[Look, list[int]], style: Style) -> dict:
    return {
        "type": "scatter", "mode": "lines", "stackgroup": "days", "fillcolor": CLEAR,
        "y": [sum(heights) for heights in zip(*bounded.values(), strict=True)],
        "line": {"shape": "hvh", "width": 1, "color": style.ink},
    }  # fmt: skip


def strip_trace(spans: Sequence[SpanCount], lanes: Sequence[Look], bins: Bins, style: Style) -> dict:
    """Return a see-through bar from each span's first day to its last, a lane a look; "since" is hatched to the end."""
    lane_of = {look: number for number, look in enumerate(lanes)}
    drawn = [span for span in spans if span.start <= bins.last and (span.end is None or span.end >= bins.first)]
    looks = [style.look(span.side) for span in drawn]
    starts = [max(span.start, bins.first) for span in drawn]
    ends = [min(span.end or bins.last, bins.last) for span in drawn]
    return {
        "type": "bar", "orientation": "h", "yaxis": "y2", "width": 0.6, "meta": "span",
        # A day's bar stands around its midnight, and so does a span's.
        "base": [f"{start - timedelta(1)} 14:00" for start in starts],
        "x": [(end - start).days * DAY + 20 * HOUR for start, end in zip(starts, ends, strict=True)],
        "y": [-lane_of[look] for look in looks],
        "marker": {
            "color": [look.colour for look in looks], "opacity": 0.55, "line": {"width": 0},
            "pattern": {"shape": ["" if span.end else "x" for span in drawn], "size": 4, "solidity": 0.4,
                        "fillmode": "replace"},
        },
        "text": [_span_in_words(span, style) for span in drawn], "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>", "unselected": {"marker": {"opacity": 0.55}},
    }  # fmt: skip


def _span_in_words(span: SpanCount, style: Style) -> str:
    text = style.text
    when = text.days(span.start, span.end) if span.end else text("when.since", day=span.start)
    return f"{when}, {escape(style.region.side(span.side).short_name(text.language))} {text.number(span.events)}"


def pointing_trace(counts: Counts, most: int, bins: Bins, style: Style) -> dict:
    """Return an unseen mark on every bin: what a pointer meets, a stretch selects and a reader hovers.

    All at one height, so that the nearest mark is the nearest bin.
    """
    text = style.text

    def named(side: str, precision: str, events: int) -> str:
        name = escape(style.region.side(side).short_name(text.language))
        return f"{'≤ ' if precision == 'by_publication' else ''}{name} {text.number(events)}"

    starts = bins.starts
    parts: dict[date, list[tuple[str, str, int]]] = {start: [] for start in starts}
    # Written out for the fullest alone: there may be hundreds of sides on a day.
    for (start, side, precision), events in sorted(counts.items(), key=itemgetter(1), reverse=True):
        of_bin = parts[start]
        if len(of_bin) <= MOST_NAMED:
            of_bin.append((side, precision, events))
    said = {
        start: ", ".join(named(*part) for part in of_bin[:MOST_NAMED]) + (" …" if len(of_bin) > MOST_NAMED else "")
        for start, of_bin in parts.items()
        if of_bin
    }
    return {
        "type": "scatter", "mode": "markers", "x": [start.isoformat() for start in starts],
        "y": [most / 2] * len(starts), "marker": {"size": 14, "opacity": 0},
        "customdata": [text.days(start, bins.end(start)) for start in starts],
        "text": [said.get(start, text("timeline.none")) for start in starts],
        "hovertemplate": "<b>%{customdata}</b><br>%{text}<extra></extra>", "meta": "days",
        "selected": {"marker": {"opacity": 0}}, "unselected": {"marker": {"opacity": 0}},
    }  # fmt: skip
