"""Play the days of a selection on the map and the timeline; the browser does it, the server is asked once."""

import json
import zlib
from base64 import b64encode
from datetime import timedelta
from pathlib import Path

import numpy as np
import streamlit as st

from components import state
from components.browser_part import browser_part
from components.event_map import MOST_PLACES
from components.looks import look_of
from components.text import Text
from components.view import fingerprint
from data.answers import Frames
from data.region import Region
from data.selection import Selection, Window
from data.store import Store

STATIC = Path(__file__).parent / "static"
MOST_NAMES = 3
NAMED_PLACES = 100
"""With more places than this their other names are left to the evidence, as on the map."""
MOST_BYTES = 55_000
"""Of the frames as they are sent: with what goes with them a change's 60 kB."""
PACES = (("½×", 900), ("1×", 450), ("2×", 220), ("5×", 80))
"""What the choice of pace says, and how long a day is shown, in milliseconds."""
WORDS = ("play", "pause", "back", "forward", "close", "day", "sum", "pace", "mode")


def build_playback(frames: Frames | None, painted: str, region: Region, theme: str, text: Text) -> dict:
    """Build what the controls are given; painted: the selection's fingerprint; frames: None until asked for."""
    return {
        "painted": painted,
        "words": {name: text(f"playback.{name}") for name in WORDS},
        "paces": PACES,
        "frames": None if frames is None else _plain(frames, region, theme, text),
    }


def _plain(frames: Frames, region: Region, theme: str, text: Text) -> dict:
    looks = look_of(region, theme)
    names = MOST_NAMES if len(frames.places) <= NAMED_PLACES else 0
    sides = [region.side(side) for side in frames.sides]
    return {
        "first": frames.days[0].isoformat() if frames.days else None,
        "width": frames.width_days,
        "names": [text.days(day, day + timedelta(frames.width_days - 1)) for day in frames.days],
        "sides": [
            {"name": side.name(text.language), "colour": side_look.colour, "shape": side_look.shape}
            for side in sides
            for side_look in [looks[region.drawn_as(side.side_id)]]
        ],
        "places": [
            (place.place_id, place.name, list(place.other_names[:names]), round(place.lat, 4),
             round(place.lon, 4), place.kind, place.precision, place.geometry)
            for place in frames.places
        ],
        "counts": pack_counts(frames),
    }  # fmt: skip


def fitting_frames(store: Store, selection: Selection, window: Window | None, theme: str, text: Text) -> dict:
    """Return a selection's frames as plain values that take MOST_BYTES at most, with as many places as fit."""

    def plain(frames: Frames) -> dict:
        return _plain(frames, store.region, theme, text)

    def fits(frames: Frames) -> bool:
        return len(json.dumps(plain(frames), ensure_ascii=False).encode()) <= MOST_BYTES

    return plain(store.day_frames(selection, window, MOST_PLACES, fits))


def pack_counts(frames: Frames) -> str:
    """Pack the counts for the way: a tenth of what they take as JSON.

    For each place, side and day in turn the events that begin, then in the same order those on the last of their
    days, as numbers of seven bits a byte, deflated, in base64. What is on a day follows from both.
    """
    shape = len(frames.places), len(frames.sides), len(frames.days)
    on, begun = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    if frames.counts:
        place, day, side, events, starts = np.array(frames.counts, np.int64).T
        on[place, side, day], begun[place, side, day] = events, starts
    ended = on.copy()
    ended[:, :, :-1] += begun[:, :, 1:] - on[:, :, 1:]
    numbers = np.concatenate([begun.ravel(), ended.ravel()])
    return b64encode(zlib.compress(_sevens(numbers), 9)).decode("ascii")


def _sevens(numbers: np.ndarray) -> bytes:
    """Write whole numbers with seven bits a byte, the lowest first; a set eighth bit says that more follow."""
    columns, used, wanted = [], [], np.ones(len(numbers), bool)
    while wanted.any():
        more = wanted & (numbers > 127)
        columns.append((numbers & 127) + 128 * more)
        used.append(wanted)
        numbers, wanted = numbers >> 7, more
    if not columns:
        return b""
    return np.column_stack(columns)[np.column_stack(used)].astype(np.uint8).tobytes()


@st.fragment
def show_playback(store: Store, selection: Selection, gathered: bool, theme: str, text: Text) -> None:
    """Show the controls; the frames are sent when somebody first asks to play this selection."""
    painted = fingerprint(selection)
    wanted = (state.widget_value("playback") or {}).get("wanted") == painted
    data = build_playback(None, painted, store.region, theme, text)
    if wanted:
        data["frames"] = fitting_frames(store, selection, state.window() if gathered else None, theme, text)
    _component()(key="playback", data=data, on_wanted_change=lambda: None)


def _component():
    html = '<div class="dateline-playback-row"><div class="dateline-playback" role="group"></div></div>'
    return browser_part("dateline_playback", html, STATIC / "playback.css", "drawing", "playback.js")
