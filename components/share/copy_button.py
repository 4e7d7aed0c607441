"""Buttons that copy the page's link, and the code that embeds it; the browser does it without the server."""

from functools import cache
from pathlib import Path

import streamlit as st

from components import map_files
from components.text import Text

BROWSER = Path(__file__).parent / "browser"
LABELS = {"link": "share.link", "embed": "share.embed"}


def build_copy(name: str, title: str, text: Text) -> dict:
    """Build what the button is given: what it copies, its words, and the title of a frame that embeds the page."""
    return {"name": name, "label": text(LABELS[name]), "copied": text("share.link.copied"), "title": title}


def show_copy(name: str, title: str, text: Text) -> None:
    """Show a button that copies the address bar's link, or the code that embeds it, as it is when clicked."""
    _component()(key=f"copy-{name}", data=build_copy(name, title, text), width="content")


@cache
def _component():
    return st.components.v2.component(
        "dateline_copy",
        html='<div class="dateline-copy"></div>',
        css=(BROWSER / "copy.css").read_text(encoding="utf-8"),
        # Named instead of sent: it would go to the browser again at every change.
        js=f"const copying = import(new URL({map_files.page_address('sharing', 'copy.js')!r}, document.baseURI));\n"
        "export default async (component) => (await copying).default(component);",
    )
