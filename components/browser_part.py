"""A part of the page that runs in the browser: its markup and style, and a script fetched once from this server."""

from functools import cache
from pathlib import Path

import streamlit as st

from components import map_files


@cache
def browser_part(name: str, html: str, css: Path, served: str, script: str):
    """Declare a component whose script is `script` of the served set of files; returns what mounts it.

    The script is named instead of sent: it would go to the browser again at every change.
    """
    address = map_files.page_address(served, script)
    return st.components.v2.component(
        name,
        html=html,
        css=css.read_text(encoding="utf-8"),
        js=f"const part = import(new URL({address!r}, document.baseURI));\n"
        "export default async (component) => (await part).default(component);",
    )
