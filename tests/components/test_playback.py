"""What is sent to play the days is whole, small, and sent only when somebody asks."""

import json
import zlib
from base64 import b64decode
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from components.playback import build_playback, fitting_frames, pack_counts
from components.text import Text
from data.answers import Frames, PlaceCount
from data.region import load_region
from data.selection import EVERYTHING
from data.store import Store
from data.synth import synthesize

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 12))


def frames(places: int, sides: int, days: int, events) -> Frames:
    """Lay events (place, side, first day, last day, count) out as the store does."""
    cells: dict[tuple[int, int, int], list[int]] = {}
    for place, side, first, last, count in events:
        for day in range(first, last + 1):
            cell = cells.setdefault((place, day, side), [0, 0])
            cell[0] += count
            cell[1] += count if day == first else 0
    marks = [PlaceCount(f"p{n}", f"P{n}", 40.0, 47.0, "settlement", "exact", None, 1, ()) for n in range(places)]
    names = ("Azerbaijan", "Armenia", "both")[:sides]
    span = tuple(date(2020, 10, 1) + timedelta(day) for day in range(days))
    return Frames(span, names, tuple(marks), tuple((*key, *cell) for key, cell in sorted(cells.items())))


def unpacked(packed: str, shape: tuple[int, int, int]) -> tuple:
    """Read the counts as the browser does: back to rows of place, day, side, on, begun."""
    numbers, value, shift = [], 0, 0
    for byte in zlib.decompress(b64decode(packed)):
        value += (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value, shift = 0, 0
    places, sides, days = shape
    half, rows = len(numbers) // 2, []
    for place in range(places):
        for side in range(sides):
            running = 0
            for day in range(days):
                at = (place * sides + side) * days + day
                running += numbers[at]
                if running:
                    rows.append((place, day, side, running, numbers[at]))
                running -= numbers[half + at]
            assert running == 0
    return tuple(sorted(rows))


@given(SHAPES, st.data())
def test_counts_come_out_as_they_went_in(shape, data):
    places, sides, days = shape
    count = st.one_of(st.integers(1, 3), st.integers(100, 40_000))
    spans = st.tuples(st.integers(0, days - 1), st.integers(0, days - 1)).map(sorted)
    event = st.tuples(st.integers(0, places - 1), st.integers(0, sides - 1), spans, count)
    events = [(place, side, *span, n) for place, side, span, n in data.draw(st.lists(event, max_size=20))]
    laid = frames(places, sides, days, events)
    assert unpacked(pack_counts(laid), shape) == laid.counts


def test_nothing_is_sent_before_it_is_asked_for():
    built = build_playback(None, "abc", load_region(), "light", Text("en"))
    assert built["frames"] is None
    assert len(json.dumps(built)) < 500


def test_sides_and_days_have_the_words_of_the_language():
    built = build_playback(frames(1, 2, 2, [(0, 1, 0, 1, 5)]), "abc", load_region(), "light", Text("id"))["frames"]
    assert [side["name"] for side in built["sides"]] == ["Azerbaijan", "Armenia dan Nagorno-Karabakh"]
    assert built["names"] == ["1 Okt 2020", "2 Okt 2020"]
    assert (built["first"], built["width"]) == ("2020-10-01", 1)


def test_frames_of_several_days_say_so():
    week = replace(frames(1, 1, 2, [(0, 0, 0, 1, 5)]), width_days=7)
    built = build_playback(week, "abc", load_region(), "light", Text("en"))["frames"]
    assert built["width"] == 7 and built["names"][0] == "1–7 Oct 2020"


def test_frames_are_fewer_places_rather_than_too_many_bytes(tmp_path, monkeypatch):
    synthesize(3000, load_region(), tmp_path / "s")
    asked = Store.open(tmp_path / "s"), EVERYTHING, None, "light", Text("en")
    whole = fitting_frames(*asked)
    monkeypatch.setattr("components.playback.MOST_BYTES", 12_000)
    fewer = fitting_frames(*asked)
    assert len(json.dumps(fewer, ensure_ascii=False).encode()) <= 12_000
    assert 0 < len(fewer["places"]) < len(whole["places"])


def test_nothing_happened():
    built = build_playback(frames(0, 0, 0, []), "abc", load_region(), "dark", Text("en"))["frames"]
    assert (built["first"], built["names"], built["places"]) == (None, [], [])
    assert zlib.decompress(b64decode(built["counts"])) == b""
