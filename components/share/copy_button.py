"""Buttons that copy the page's link, and the code that embeds it; the browser does it without the server."""

from pathlib import Path

from components.browser_part import browser_part
from components.text import Text

BROWSER = Path(__file__).parent / "browser"
LABELS = {"link": "share.link", "embed": "share.embed"}


def build_copy(name: str, title: str, text: Text) -> dict:
    """Build what the button is given: what it copies, its words, and the title of a frame that embeds the page."""
    return {"name": name, "label": text(LABELS[name]), "copied": text("share.link.copied"), "title": title}


def show_copy(name: str, title: str, text: Text) -> None:
    """Show a button that copies the address bar's link, or the code that embeds it, as it is when clicked."""
    _component()(key=f"copy-{name}", data=build_copy(name, title, text), width="content")


def _component():
    html = '<div class="dateline-copy"></div>'
    return browser_part("dateline_copy", html, BROWSER / "copy.css", "sharing", "copy.js")
