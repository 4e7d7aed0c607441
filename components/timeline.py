"""Draw a selection's events over the days: a bar a day by side, and a strip of what is known to some days only."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path

import streamlit as st
from plotly.basedatatypes import BaseFigure

from components import state
from components.bins import Bins, choose_bins, gather
from components.looks import Look, look_label, look_of, looks_present
from components.text import Text
from components.timeline_traces import Style, day_traces, pointing_trace, strip_trace
from data.answers import DayCount, SpanCount
from data.region import Region
from data.selection import Selection
from data.store import Store

INK = {"light": "#3d3a35", "dark": "#d5d3ce"}
PAPER = {"light": "#ffffff", "dark": "#22262a"}
GRID = {"light": "rgba(0,0,0,.08)", "dark": "rgba(255,255,255,.12)"}
PICK = {"light": "rgba(30,30,30,.10)", "dark": "rgba(255,255,255,.16)"}
FONT = "Source Sans, Source Sans Pro, system-ui, Segoe UI, DejaVu Sans, sans-serif"
CLICKS = (Path(__file__).parent / "static" / "timeline.js").read_text(encoding="utf-8")
STRIP = 0.2
"""The strip's share of the drawing's height."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a timeline is drawn in: its days, its words and its looks."""

    first: date
    last: date
    region: Region
    text: Text
    theme: str
    stretch: tuple[date, date] | None = None
    height: int = 168


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline as it is drawn: a Plotly figure as a plain dict, its title and key as HTML, its bins of days."""

    figure: dict
    key: str
    bins: Bins
    alt: str


class PlainFigure(BaseFigure):
    """A Plotly figure that is a plain dict, sent as it is: to check it takes Plotly as long as to build it."""

    def __init__(self, spec: dict) -> None:
        self._spec = spec

    def to_dict(self) -> dict:
        return self._spec


def frame_of(store: Store, selection: Selection, text: Text, theme: str) -> Frame:
    """Frame a timeline by the days asked for, else by all the store has."""
    first = selection.first_day or store.first_day or store.region.first_day
    last = selection.last_day or store.last_day or store.region.last_day
    return Frame(min(first, last), max(first, last), store.region, text, theme, selection.stretch)


def draw_timeline(days: Sequence[DayCount], spans: Sequence[SpanCount], frame: Frame) -> Timeline:
    """Build all of a timeline."""
    bins = choose_bins(frame.first, frame.last)
    figure, key = build_timeline(days, spans, frame), build_key(days, spans, frame)
    return Timeline(figure, key, bins, frame.text("timeline.alt"))


def build_timeline(days: Sequence[DayCount], spans: Sequence[SpanCount], frame: Frame) -> dict:
    """Build a Plotly figure as a plain dict; its axis runs from the frame's first day to its last."""
    bins = choose_bins(frame.first, frame.last)
    counts = gather(days, bins)
    totals: Counter[date] = Counter()
    for (start, _side, _precision), events in counts.items():
        totals[start] += events
    most = max(totals.values(), default=1)
    present = _present({side for _start, side, _precision in counts}, frame)
    lanes = _present({span.side for span in spans}, frame)
    style = Style(frame.region, frame.text, look_of(frame.region, frame.theme), INK[frame.theme])
    traces = day_traces(counts, present, bins, style)
    if spans:
        traces.append(strip_trace(spans, lanes, bins, style))
    traces.append(pointing_trace(counts, most, bins, style))
    return {"data": traces, "layout": _layout(bins, frame, most, len(lanes))}


def build_key(days: Sequence[DayCount], spans: Sequence[SpanCount], frame: Frame) -> str:
    """Build the timeline's title and key as HTML: it wraps where the window is narrow, as the chart's own does not."""
    text = frame.text
    bins = choose_bins(frame.first, frame.last)
    title = text("timeline.title") if bins.width_days == 1 else text("timeline.title.bins", n=bins.width_days)
    items = [
        f'<span class="dateline-key-item">'
        f'<i class="dateline-hatch-{escape(look.shape)}" style="color:{escape(look.colour)}"></i>'
        f"{escape(look_label(look, frame.region, text, short=True))}</span>"
        for look in _present({count.side for count in (*days, *spans)}, frame)
    ]
    if any(count.precision == "by_publication" for count in days):
        bounded = escape(text("timeline.bounded"))
        items.append(f'<span class="dateline-key-item"><i class="dateline-hollow"></i>{bounded}</span>')
    return f'<div class="dateline-key"><b>{escape(title)}</b><span>{"".join(items)}</span></div>'


def picked_days(selection: dict, bins: Bins) -> tuple[date, date] | None:
    """Return the first and last day of what was selected in the chart; None where nothing was.

    A box too narrow to hold a bar's middle means the bar that it lies on.
    """
    chosen = sorted(str(point["x"])[:10] for point in selection.get("points") or () if "x" in point)
    starts = [bins.start(date.fromisoformat(day)) for day in chosen]
    box = next(iter(selection.get("box") or ()), None)
    if not starts and box and box.get("x"):
        half = timedelta(hours=12) * bins.width_days
        middle = datetime.fromisoformat(str(min(box["x"]))[:19]) + half
        starts = [bins.start(min(max(middle.date(), bins.first), bins.last))]
    return (starts[0], bins.end(starts[-1])) if starts else None


def show_key(timeline: Timeline) -> None:
    """Show the timeline's title and key, and let a click on a day select it."""
    st.html(f"{timeline.key}<script>{CLICKS}</script>", unsafe_allow_javascript=True)


def show_timeline(timeline: Timeline) -> None:
    """Show the timeline; a stretch or a day selected in it becomes the selection's stretch, or lifts it."""
    bins = timeline.bins

    def pick() -> None:
        value = state.widget_value("timeline")
        days = picked_days(value["selection"], bins) if value else None
        if days:
            state.pick_stretch(*days, one=days[0] == bins.start(days[1]))

    st.plotly_chart(
        PlainFigure(timeline.figure), key="timeline", on_select=pick, selection_mode=("points", "box"), theme=None,
        config={"displayModeBar": False, "responsive": True}, alt=timeline.alt,
    )  # fmt: skip


def _present(sides: set[str], frame: Frame) -> tuple[Look, ...]:
    return looks_present(frame.region, frame.theme, sides)


def _layout(bins: Bins, frame: Frame, most: int, lanes: int) -> dict:
    ink, grid, text = INK[frame.theme], GRID[frame.theme], frame.text
    margin = timedelta(hours=14) * bins.width_days
    low, high = frame.first, bins.starts[-1]
    axis = {"gridcolor": grid, "zeroline": False, "fixedrange": True, "linecolor": grid, "tickfont": {"color": ink}}
    annotations = []
    if lanes:
        annotations.append({
            "text": text("timeline.strip"), "xref": "paper", "yref": "paper", "x": -0.004, "y": STRIP / 2,
            "xanchor": "right", "yanchor": "middle", "showarrow": False, "font": {"size": 10, "color": ink},
            "align": "right",
        })  # fmt: skip
    tick_days, tick_words = _ticks(bins, text)
    return {
        "template": {}, "height": frame.height, "barmode": "stack",
        "margin": {"l": 58, "r": 8, "t": 6, "b": 22 + 14 * (bins.first.year != bins.last.year), "autoexpand": False},
        "bargap": 0.15, "font": {"family": FONT, "size": 12, "color": ink}, "separators": text("format.separators"),
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "hovermode": "closest",
        "hoverdistance": -1, "hoverlabel": {"bgcolor": PAPER[frame.theme], "font": {"color": ink, "size": 12}},
        "dragmode": "select", "selectdirection": "h", "clickmode": "event+select",
        "showlegend": False, "annotations": annotations,
        "xaxis": {**axis, "type": "date", "range": [f"{_moment(low) - margin}", f"{_moment(high) + margin}"],
                  "tickvals": tick_days, "ticktext": tick_words, "tickangle": 0,
                  "anchor": "y2" if lanes else "y", "showgrid": True,
                  "ticks": "outside", "ticklen": 3, "tickcolor": grid},
        "yaxis": {**axis, "range": [0, most * 1.12 or 1], "domain": [STRIP + 0.06 if lanes else 0, 1],
                  "dtick": _step(most), "tickformat": ",d"},
        "yaxis2": {**axis, "domain": [0, STRIP], "range": [-lanes + 0.4, 0.6], "visible": False},
        "shapes": _pick(frame, bins), "selections": [],
    }  # fmt: skip


def _step(most: int, ticks: int = 3) -> int:
    """Return a round whole number between the ticks of a count."""
    rough = max(1, most / ticks)
    power = 10 ** math.floor(math.log10(rough))
    return max(1, int(next(base * power for base in (1, 2, 5, 10) if base * power >= rough)))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _ticks(bins: Bins, text: Text, most: int = 7) -> tuple[list[str], list[str]]:
    """Return evenly spaced days and their words; where years differ, the year stands below."""
    starts = bins.starts
    chosen = starts[:: max(1, math.ceil(len(starts) / most))]
    words, year = [], bins.first.year if bins.first.year == bins.last.year else None
    for day in chosen:
        words.append(text.day_of_month(day) + (f"<br>{day.year}" if day.year != year else ""))
        year = day.year
    return [day.isoformat() for day in chosen], words


def _pick(frame: Frame, bins: Bins) -> list[dict]:
    if not frame.stretch:
        return []
    first, last = bins.start(max(frame.stretch[0], bins.first)), bins.start(min(frame.stretch[1], bins.last))
    half = timedelta(hours=12) * bins.width_days
    return [{
        "type": "rect", "xref": "x", "yref": "paper", "x0": f"{_moment(first) - half}", "x1": f"{_moment(last) + half}",
        "y0": 0, "y1": 1, "fillcolor": PICK[frame.theme], "line": {"color": INK[frame.theme], "width": 1},
        "layer": "below",
    }]  # fmt: skip
