"""Set up the page itself: its title, its style, its theme."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Semaphore

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import map_files
from components.text import Text
from data.region import Region

PAINTING_SECONDS = 0.09
"""What a browser takes to draw the timeline anew; measured with `python -m tests.bench`."""
OPENING_SECONDS = 1.0
"""What a browser takes at first to load what draws the map and the timeline."""
STATIC = Path(__file__).parent / "static"
# Not one of Streamlit's named icons: the browser would fetch those from a server elsewhere.
ICON = STATIC / "icon.svg"
STYLE = "page.css"
_TURNS = Semaphore(2)
FRAMED = "framed.css"
"""Added to the style where the page is a frame in another page."""


def set_up(title: str) -> None:
    """Configure the page; must be the first thing shown."""
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide")
    # Named instead of sent: it would go to the browser again at every change.
    styles = (STYLE, FRAMED) if is_embedded() else (STYLE,)
    imports = "".join(f'@import url("{map_files.page_address("drawing", style)}");' for style in styles)
    st.html(f"<style>{imports}</style>")


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn to work: where many click at once, each is served sooner one after the other than all together.

    The interpreter runs one thread at a time anyway. Two turns, since it is let go of while the store reads.
    """
    with _TURNS:
        yield


def lay_out(show_map: Callable[[], None], show_timeline: Callable[[], None], change: bool) -> DeltaGenerator:
    """Show the map above the timeline; returns the row between them, to be filled afterwards.

    The map is sent first, for it is drawn sooner; but at first the browser has more to load for the timeline.
    """
    with st.container(key="map-and-timeline"):
        above, between = st.container(), st.container(key="key-and-playback", horizontal=True)
        parts = [(above, show_map), (st.container(), show_timeline)]
    for place, show in parts if change else reversed(parts):
        with place:
            show()
    return between


def let_paint(change: bool) -> None:
    """Wait until the browser has painted what was sent: sent at once, the rest delays that painting.

    Map and timeline are there a third sooner, and nobody waits for the table below the window.
    """
    time.sleep(PAINTING_SECONDS if change else OPENING_SECONDS)


def theme() -> str:
    """Return light or dark, as the visitor's Streamlit shows the page."""
    return st.context.theme.type or "light"


def is_embedded() -> bool:
    """Tell whether the page is a frame in another page (`?embed=true`)."""
    return bool(st.context.is_embedded)


def browser_language() -> str | None:
    """Return the visitor's browser's language, such as "id-ID"."""
    return st.context.locale


def page_title(region: Region, text: Text) -> str:
    """Name the page by its region."""
    return text("page.title", region=region.names.get(text.language, region.region_id))
