"""Escape text of articles for the language it goes into: HTML (html.escape), Markdown, JavaScript."""

import json
import re
from typing import Any

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'_"}


def for_markdown(words: str) -> str:
    """Escape every character that Streamlit's Markdown could read as markup, links, icons or formulas."""
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def for_script(value: Any) -> str:
    """Write a value as JSON that is safe inside JavaScript, a template of it and an HTML script element.

    `_` is escaped as well: streamlit-folium renames what looks like one of Folium's variables.
    """
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).translate(_SCRIPT)
