"""The kinds of files that can be shared: endings, media types, sizes; nothing here draws."""

from dataclasses import dataclass

SIZES = {"1600x900": (1600, 900), "1080x1080": (1080, 1080)}
"""Of a picture, in pixels: wide for a screen or an article, square for a feed."""
WIDE = next(iter(SIZES))
MOST_EXPORTED = 100_000
"""Events that the page exports at once, about 25 MB in the server's memory; the command line has no such bound."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name's ending, and its media type."""

    ending: str
    media_type: str


KINDS = {
    "picture": Kind("png", "image/png"),
    "svg": Kind("svg", "image/svg+xml"),
    "pdf": Kind("pdf", "application/pdf"),
    "animation": Kind("webp", "image/webp"),
    "page": Kind("html", "text/html"),
    "csv": Kind("csv", "text/csv"),
    "geojson": Kind("geojson", "application/geo+json"),
    "xlsx": Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
