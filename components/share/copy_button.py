"""Buttons that copy the page's link, and the code that embeds it; the browser does it, the server is not asked."""

from functools import cache
from pathlib import Path

import streamlit as st

from components import map_files
from components.text import Text

BROWSER = Path(__file__).parent / "browser"
BUTTONS = (("link", "share.link"), ("embed", "share.embed"))


def build_copy(title: str, text: Text) -> dict:
    """Build what the buttons are given: their words, and the embedding frame's title."""
    buttons = [{"name": name, "label": text(key)} for name, key in BUTTONS]
    return {"title": title, "copied": text("share.link.copied"), "buttons": buttons}


def show_copy(title: str, text: Text) -> None:
    """Show the buttons; what they copy is the address bar's link at the moment of the click."""
    _component()(key="copy", data=build_copy(title, text))


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
