"""Keep what is large and never changes: the only cache decorators."""

import gc
from functools import lru_cache

import streamlit as st

from components.text import Text, languages
from components.timeline import Timeline, draw_timeline, frame_of
from data.answers import EventRow, Evidence, Overview
from data.build import store_directory
from data.selection import EVERYTHING, Selection, Window
from data.store import Store

READING = " · ".join(Text(language)("loading") for language in languages())
"""Said while the sample is read for the first time, when it is not known yet in which language."""


@st.cache_resource(show_spinner=READING)
def load_store() -> Store:
    """Open the store to show, once for all sessions; the sample is read first where it was not yet.

    Raises StoreError, or OSError where no folder can be written.
    """
    return Store.open(store_directory())


@st.cache_resource(show_spinner=False)
def speak(language: str) -> Text:
    """Compile a language's catalogue once for all sessions."""
    return Text(language)


@st.cache_resource(show_spinner=False, hash_funcs={Store: lambda store: str(store.directory)})
def count_places(store: Store) -> int:
    """Count the places of a store that have events."""
    return len(store.by_place(EVERYTHING, most=10**9))


@lru_cache(maxsize=64)
def look_over(store: Store, selection: Selection, window: Window | None, most: int) -> Overview:
    """Answer a selection once for all who look at it: many open the same link, or go to and fro between two filters.

    An answer is bounded by the screen, some 300 kB; functools' cache, for Streamlit's would hash or copy it each time.
    """
    return store.overview(selection, window, most)


@lru_cache(maxsize=256)
def timeline(store: Store, selection: Selection, window: Window | None, most: int, text: Text, theme: str) -> Timeline:
    """Draw the timeline of an answer once for all who look at it."""
    overview = look_over(store, selection, window, most)
    return draw_timeline(overview.days, overview.spans, frame_of(store, selection, text, theme))


@lru_cache(maxsize=64)
def page(store: Store, selection: Selection, offset: int, size: int, only: str | None = None) -> tuple[EventRow, ...]:
    """Read a page of the events once for all who look at it."""
    return store.page(selection, offset, size, only)


@lru_cache(maxsize=64)
def evidence(store: Store, event_id: str) -> Evidence | None:
    """Read an event once for all who look at it."""
    return store.evidence(event_id)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Exempt what the imports made from garbage collection."""
    gc.freeze()
