"""Keep what is large and never changes: the only cache decorators."""

import gc
import os
from pathlib import Path

import streamlit as st

from components.text import Text
from data.selection import EVERYTHING
from data.store import Store

STORE_VARIABLE = "DATELINE_STORE"
"""Environment variable that names another store's directory than the sample's."""


def load_store() -> Store:
    """Return the store to show. Raises StoreError."""
    return _open_store(os.environ.get(STORE_VARIABLE, ""))


@st.cache_resource(show_spinner=False)
def _open_store(directory: str) -> Store:
    return Store.open(Path(directory))


@st.cache_resource(show_spinner=False)
def speak(language: str) -> Text:
    """Compile a language's catalogue once for all sessions."""
    return Text(language)


@st.cache_resource(show_spinner=False, hash_funcs={Store: lambda store: str(store.directory)})
def count_places(store: Store) -> int:
    """Count the places of a store that have events."""
    return len(store.by_place(EVERYTHING, most=10**9))


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Exempt what the imports made from garbage collection, which Streamlit runs in full after every run."""
    gc.freeze()
