"""Load what draws only when it is needed, or in the background once the page has been seen."""

import gc
from functools import cache
from importlib import import_module
from threading import Timer

AFTER_S = 3.0
"""By then the page that was opened first is painted."""


@cache
def load_files():
    """Import what makes files, and exempt it from the garbage collection that Streamlit runs after every run."""
    files = import_module("components.share.files")
    gc.collect()
    gc.freeze()
    return files


@cache
def load_soon() -> None:
    """Load it in the background, once, so that the first who shares does not wait for it."""
    timer = Timer(AFTER_S, load_files)
    timer.daemon = True
    timer.start()
