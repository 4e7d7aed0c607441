"""What one visitor looks at: the selection, the event opened, the map's window, the language."""

import hashlib
from dataclasses import dataclass, replace

from data.selection import EVERYTHING, Selection

KINDS = ("all", "no_place", "no_date")
"""What the table lists: all selected events, or those alone that the map or the timeline cannot show."""


@dataclass(frozen=True, slots=True)
class View:
    """All that the address bar carries. lat, lon are the map's centre in degrees; None means "not said".

    kind, page: what the table lists, and which page of it, from 1.
    """

    selection: Selection = EVERYTHING
    event: str | None = None
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None
    language: str | None = None
    kind: str = KINDS[0]
    page: int = 1

    @property
    def chosen(self) -> "View":
        """The view without the map's window, which the map tells by itself too."""
        return replace(self, lat=None, lon=None, zoom=None)


def fingerprint(selection: Selection) -> str:
    """Name a selection in eight letters, so that what is drawn can say which selection it shows."""
    return hashlib.blake2s(repr(selection).encode(), digest_size=4).hexdigest()


def page_key(selection: Selection, kind: str) -> str:
    """Return the key that holds the table's page: another selection begins at its first page."""
    return f"page-{fingerprint(selection)}-{kind}"
