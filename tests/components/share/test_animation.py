"""The animation shows a day a frame, adds up to the whole, and is small enough to post."""

import io

import numpy as np
import pytest
from PIL import Image

from components.share.animation import (
    MOST_BYTES,
    MOST_FRAMES,
    WIDTH_PX,
    build_animation,
    places_on,
    places_until,
)
from components.view import View
from data.selection import EVERYTHING, Selection
from tests.components.share.cases import make_store, many, one, scene_of
from tests.factories import place


def opened(animation: bytes) -> Image.Image:
    return Image.open(io.BytesIO(animation))


def test_it_has_a_frame_a_day(store):
    animation = build_animation(store, View(), scene_of(store))
    picture = opened(animation)
    assert len(animation) <= MOST_BYTES
    assert picture.n_frames == len(store.day_frames(EVERYTHING).days)
    assert picture.width == WIDTH_PX
    frames = []
    for number in range(picture.n_frames):
        picture.seek(number)
        frames.append(np.asarray(picture.convert("RGB"), int))
    # The head never changes; the map and the timeline's band do.
    assert all(np.abs(frame[:40] - frames[0][:40]).max() < 40 for frame in frames)
    assert all((np.abs(one - other) > 60).any() for one, other in zip(frames, frames[1:], strict=False))


def test_days_add_up_to_the_map(store):
    frames = store.day_frames(EVERYTHING)
    whole = {place.place_id: dict(place.by_side) for place in store.by_place(EVERYTHING)}
    assert {place.place_id: dict(place.by_side) for place in places_until(frames, len(frames.days) - 1)} == whole
    totals = [sum(place.events for place in places_until(frames, day)) for day in range(len(frames.days))]
    assert totals == sorted(totals)


def test_an_event_of_several_days_stands_out_on_each_and_counts_once(tmp_path):
    told = one("Fighting for three days.", place(), days=(7, 9))
    frames = make_store(tmp_path / "s", [told]).day_frames(EVERYTHING)
    assert [bool(places_on(frames, day, day)) for day in range(len(frames.days))] == [True, True, True]
    assert [places_until(frames, day)[0].events for day in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("size", ["1600x900", "1080x1080"])
def test_no_events_is_one_still_frame(size, store):
    selection = Selection(text="nowhere")
    picture = opened(build_animation(store, View(selection), scene_of(store, selection=selection), size))
    assert picture.n_frames == 1


def test_years_are_shown_in_steps(tmp_path):
    from datetime import date

    told = [one("Long ago.", place(), start=date(year, 1, 1), end=date(year, 1, 1)) for year in (2019, 2020)]
    store = make_store(tmp_path / "s", [*told, *many(2)])
    assert opened(build_animation(store, View(), scene_of(store))).n_frames <= MOST_FRAMES
