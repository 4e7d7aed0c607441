"""What one visitor looks at: the selection, the event opened, the map's window, the language."""

import hashlib
from dataclasses import dataclass

from data.selection import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class View:
    """All that the address bar carries. lat, lon are the map's centre in degrees; None means "not said"."""

    selection: Selection = EVERYTHING
    event: str | None = None
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None
    language: str | None = None


def fingerprint(selection: Selection) -> str:
    """Name a selection in eight letters, so that what is drawn can say which selection it shows."""
    return hashlib.blake2s(repr(selection).encode(), digest_size=4).hexdigest()
