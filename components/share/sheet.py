"""A sheet of paper to draw on in pixels from its top left, written out as PNG, SVG or PDF; no browser, no screen."""

import io
import threading
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
import numpy as np
from anyascii import anyascii
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke

from components.share.paper import Paper
from components.share.viewport import Box

DOTS_PER_INCH = 100
HALO_PX = 2.6
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FAMILIES = ["DejaVu Sans", "Verdana", "sans-serif"]
"""What an SVG asks for: the font that was measured, then one as wide."""
DRAWING = threading.Lock()
"""matplotlib keeps fonts and settings for the whole process: one picture is drawn at a time."""
SETTINGS = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "dateline",  # the same ids, so the same bytes
    "pdf.fonttype": 42,
    "text.parse_math": False,  # a "$" in a name is a dollar
    "path.simplify": True,
}


@cache
def _font(bold: bool) -> FontProperties:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(family=FAMILIES, weight="bold" if bold else "normal", fname=FONTS / name)


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """Return a text as one line whose every letter the font has; letters it lacks are spelled in Latin."""
    known = get_font(str(FONTS / "DejaVuSans.ttf")).get_charmap()
    letters = []
    for letter in " ".join(text.split()):
        if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs"):
            continue
        letters.append(letter if ord(letter) in known else anyascii(letter) or "?")
    return "".join(letters)


class Sheet:
    """One picture in the making. Sizes and places are pixels; text sizes are pixels of the font's body."""

    def __init__(self, width: int, height: int, paper: Paper):
        self.width, self.height, self.paper = width, height, paper
        inches = (width / DOTS_PER_INCH, height / DOTS_PER_INCH)
        self.figure = Figure(figsize=inches, dpi=DOTS_PER_INCH, facecolor=paper.sheet)
        self.canvas = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.axis("off")
        self.axes.set_autoscale_on(False)
        self._order = 1.0

    def measure(self, text: str, size: float, bold: bool = False) -> tuple[float, float]:
        """Return a line's width and height."""
        font = _font(bold).copy()
        font.set_size(_points(size))
        width, height, _ = self.canvas.get_renderer().get_text_width_height_descent(drawable(text), font, False)
        return width, max(height, size * 0.95)

    def wrap(self, text: str, size: float, width: float, most: int, bold: bool = False) -> list[str]:
        """Cut a text into at most `most` lines of a width; what does not fit ends in "…"."""
        lines: list[str] = []
        rest = drawable(text).split()
        while rest and len(lines) < most:
            count = 1
            while count < len(rest) and self.measure(" ".join(rest[: count + 1]), size, bold)[0] <= width:
                count += 1
            if len(lines) == most - 1 and count < len(rest):
                return [*lines, self.fit(" ".join(rest), size, width, bold)]
            lines.append(self.fit(" ".join(rest[:count]), size, width, bold))
            rest = rest[count:]
        return lines

    def fit(self, text: str, size: float, width: float, bold: bool = False) -> str:
        """Cut a line to a width, ending in "…" where something was cut."""
        text = drawable(text)
        if self.measure(text, size, bold)[0] <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.measure(text[:middle].rstrip() + "…", size, bold)[0] <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip(" ·,") + "…"

    def write(
        self, x: float, y: float, text: str, size: float, colour: str, *,
        bold: bool = False, align: str = "left", upright: str = "baseline", halo: str | None = None,
    ) -> Box:
        """Write one line; (x, y) is its left, middle or right end (`align`) on its baseline, top or centre."""
        font = _font(bold).copy()
        font.set_size(_points(size))
        line = drawable(text)
        if halo:
            # As a text of its own, since an effect turns the whole text into outlines in SVG and PDF.
            under = self._text(x, y, line, halo, font, align, upright)
            under.set_path_effects([Stroke(linewidth=_points(HALO_PX), foreground=halo, alpha=0.85)])
        self._text(x, y, line, colour, font, align, upright)
        width, height = self.measure(line, size, bold)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        top = y - {"baseline": height, "top": 0.0, "center": height / 2, "center_baseline": height / 2}[upright]
        return Box(left, top, left + width, top + height)

    def _text(self, x: float, y: float, line: str, colour: str, font: FontProperties, align: str, upright: str):
        return self.axes.text(
            x, y, line, color=colour, fontproperties=font, ha=align, va=upright, parse_math=False, zorder=self._next(),
        )  # fmt: skip

    def rectangle(self, box: Box, fill: str | None, edge: str | None = None, width: float = 1.0, **style) -> None:
        """Draw a rectangle."""
        self.axes.add_artist(Rectangle(
            (box.left, box.top), box.width, box.height, facecolor=fill or "none", edgecolor=edge or "none",
            linewidth=_points(width), zorder=self._next(), **style,
        ))

    def lines(self, lines: list[np.ndarray], colour: str, width: float, clip: Box | None = None, **style) -> None:
        """Draw lines, each an array of (x, y)."""
        drawn = LineCollection(lines, colors=colour, linewidths=_points(width), zorder=self._next(), **style)
        self._add(drawn, clip)

    def shapes(self, outlines: list[Outline], fill: str | None, edge: str | None, width: float = 1.0,
               clip: Box | None = None, **style) -> None:
        """Draw closed outlines, filled, stroked or both."""
        self._add(PathCollection(
            outlines, facecolors=fill or "none", edgecolors=edge or "none", linewidths=_points(width),
            zorder=self._next(), **style,
        ), clip)

    def pixels(self) -> np.ndarray:
        """Return what is drawn as (height, width, 4) bytes."""
        self.canvas.draw()
        return np.asarray(self.canvas.buffer_rgba())

    def keep(self) -> None:
        """Take what is drawn so far as the ground that `overlay` draws on."""
        self.canvas.draw()
        self._ground = self.canvas.copy_from_bbox(self.figure.bbox)
        self._kept = set(self.axes.get_children())

    def fade(self, opacity: float) -> None:
        """Make what was drawn since the ground was kept more transparent."""
        for artist in self._above():
            artist.set_alpha(opacity * (1.0 if artist.get_alpha() is None else artist.get_alpha()))

    def overlay(self) -> np.ndarray:
        """Return the ground with what was drawn since, as `pixels` does, and take the latter away again."""
        self.canvas.restore_region(self._ground)
        above = self._above()
        for artist in above:
            self.axes.draw_artist(artist)
        pixels = np.array(self.canvas.buffer_rgba())
        for artist in above:
            artist.remove()
        return pixels

    def _above(self) -> list:
        return sorted((a for a in self.axes.get_children() if a not in self._kept), key=lambda a: a.get_zorder())

    def vector(self, kind: str, metadata: dict) -> bytes:
        """Return what is drawn as SVG or PDF; no date goes in, so that the same sheet gives the same bytes."""
        file = io.BytesIO()
        with matplotlib.rc_context(SETTINGS):
            self.figure.savefig(file, format=kind, metadata=metadata, facecolor=self.paper.sheet)
        return file.getvalue()

    def _add(self, collection, clip: Box | None) -> None:
        self.axes.add_collection(collection, autolim=False)
        if clip:
            collection.set_clip_path(Rectangle(
                (clip.left, clip.top), clip.width, clip.height, transform=self.axes.transData,
            ))

    def _next(self) -> float:
        self._order += 1
        return self._order


def _points(pixels: float) -> float:
    return pixels * 72 / DOTS_PER_INCH
