"""The timeline shows what is known to the day, what only to some days, and days with nothing."""

from datetime import date, datetime, timedelta

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.bins import MOST_BINS, choose_bins, gather
from components.timeline import Frame, build_key, build_timeline, picked_days
from data.answers import DayCount, SpanCount

FIRST, LAST = date(2020, 9, 27), date(2020, 10, 6)
DAYS = (
    DayCount(date(2020, 9, 28), "Azerbaijan", "day", 3),
    DayCount(date(2020, 9, 28), "Armenia", "day", 2),
    DayCount(date(2020, 10, 1), "Armenia", "by_publication", 1),
)
SPANS = (SpanCount(date(2020, 9, 27), None, "both", 4), SpanCount(date(2020, 9, 20), date(2020, 10, 2), "Armenia", 1))


@pytest.fixture
def frame(region, english):
    return Frame(FIRST, LAST, region, english, "light")


def traces(figure: dict, meta: str) -> list[dict]:
    return [trace for trace in figure["data"] if trace.get("meta") == meta]


def test_plotly_knows_every_word_of_the_figure(frame):
    go.Figure(build_timeline(DAYS, SPANS, frame))  # raises ValueError for an unknown property


def test_a_bar_a_day_and_side(frame):
    bars = traces(build_timeline(DAYS, SPANS, frame), "day")
    assert all((trace["x0"], trace["dx"]) == ("2020-09-27", 86_400_000) for trace in bars)
    assert [(trace["name"], trace["y"]) for trace in bars] == [
        ("Azerbaijan", [0, 3] + [0] * 8), ("Armenia", [0, 2] + [0] * 8),
    ]  # fmt: skip


def test_sides_differ_in_hatching_too(frame):
    patterns = [trace["marker"].get("pattern", {}).get("shape", "")
                for trace in traces(build_timeline(DAYS, (), frame), "day")]  # fmt: skip
    assert len(set(patterns)) == len(patterns) == 2


def test_what_is_bounded_by_its_report_is_hollow(frame):
    (hollow,) = traces(build_timeline(DAYS, (), frame), "by_publication")
    assert hollow["marker"]["color"] == "rgba(0,0,0,0)" and hollow["texttemplate"] == "≤"


def test_many_bars_touch_as_steps_that_are_one_shape_each(region, english):
    frame = Frame(FIRST, FIRST + timedelta(99), region, english, "light")
    steps = traces(build_timeline(DAYS, (), frame), "day")
    assert {trace["type"] for trace in steps} == {"scatter"}
    assert [(trace["y"][1], sum(trace["y"])) for trace in steps] == [(3, 3), (2, 2)]
    (hollow,) = traces(build_timeline(DAYS, (), frame), "by_publication")
    assert hollow["fillcolor"] == "rgba(0,0,0,0)" and sum(hollow["y"]) == 1
    go.Figure(build_timeline(DAYS, SPANS, frame))  # raises ValueError for an unknown property


def test_hollow_bars_stand_above_the_solid_ones_of_their_day(frame):
    days = (*DAYS, DayCount(date(2020, 9, 28), "both", "by_publication", 2))
    (hollow,) = traces(build_timeline(days, (), frame), "by_publication")
    assert list(zip(hollow["x"], hollow["base"], hollow["y"], strict=True)) == [
        ("2020-10-01", 0, 1), ("2020-09-28", 5, 2),
    ]  # fmt: skip


def test_spans_lie_in_a_strip_and_an_open_end_is_hatched_to_the_last_day(frame):
    (strip,) = traces(build_timeline((), SPANS, frame), "span")
    ends = [datetime.fromisoformat(base) + timedelta(milliseconds=x)
            for base, x in zip(strip["base"], strip["x"], strict=True)]  # fmt: skip
    assert strip["base"] == ["2020-09-26 14:00", "2020-09-26 14:00"]  # the second is cut at the first day
    assert [f"{end:%Y-%m-%d %H}" for end in ends] == ["2020-10-06 10", "2020-10-02 10"]
    assert strip["marker"]["pattern"]["shape"] == ["x", ""]


def test_a_span_outside_the_days_asked_for_is_left_out(frame):
    spans = (SpanCount(date(2020, 9, 1), date(2020, 9, 3), "both", 1), SpanCount(date(2021, 1, 1), None, "both", 1))
    (strip,) = traces(build_timeline((), spans, frame), "span")
    assert strip["base"] == []


def test_every_day_has_its_place_even_with_nothing_on_it(frame):
    (days,) = traces(build_timeline(DAYS, SPANS, frame), "days")
    assert days["x"] == [(FIRST + timedelta(n)).isoformat() for n in range(10)]
    assert days["text"][0] == "no events" and days["text"][1] == "Azerbaijan 3, Armenia 2"
    assert days["text"][4] == "≤ Armenia 1"


def test_the_axis_runs_over_the_days_asked_for(frame):
    low, high = build_timeline((), (), frame)["layout"]["xaxis"]["range"]
    assert low < "2020-09-27" < "2020-10-06" < high


def test_the_stretch_picked_is_marked(region, english):
    frame = Frame(FIRST, LAST, region, english, "light", (date(2020, 9, 28), date(2020, 9, 30)))
    (mark,) = build_timeline(DAYS, (), frame)["layout"]["shapes"]
    assert (mark["x0"], mark["x1"]) == ("2020-09-27 12:00:00", "2020-09-30 12:00:00")


def test_the_key_names_what_is_there_and_runs_nothing(frame):
    key = build_key(DAYS, SPANS, frame)
    assert "Azerbaijan" in key and "Armenia" in key and "Both sides" in key and "no later than" in key
    assert "Turkey" not in key


BINS = choose_bins(FIRST, LAST)


@pytest.mark.parametrize(
    ("selection", "days"),
    [
        ({}, None),
        ({"points": [], "box": []}, None),
        ({"points": [{"x": "2020-09-28"}, {"x": "2020-09-30"}, {"x": "2020-09-29"}]}, ("2020-09-28", "2020-09-30")),
        ({"points": [{"x": "2020-09-28 00:00"}]}, ("2020-09-28", "2020-09-28")),
        ({"points": [], "box": [{"x": ["2020-09-28 13:05:01.5", "2020-09-28 20:00"]}]}, ("2020-09-29", "2020-09-29")),
        ({"points": [], "box": [{"x": ["2020-09-20 13:05", "2020-09-20 20:00"]}]}, ("2020-09-27", "2020-09-27")),
    ],
)
def test_a_selection_in_the_chart_is_a_stretch_of_days(selection, days):
    assert picked_days(selection, BINS) == (days and tuple(map(date.fromisoformat, days)))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000), st.integers(0, 40_000))
def test_bins_are_few_and_hold_every_day_once(first, length, offset):
    last = first + timedelta(length)
    bins = choose_bins(first, last)
    assert len(bins.starts) <= MOST_BINS
    day = first + timedelta(offset % (length + 1))
    assert bins.start(day) in bins.starts and bins.start(day) <= day <= bins.end(bins.start(day))


def test_counts_in_one_bin_add_up():
    bins = choose_bins(date(2000, 1, 1), date(2020, 1, 1))
    counts = [DayCount(date(2000, 1, 1) + timedelta(n), "both", "day", 1) for n in range(bins.width_days + 1)]
    assert list(gather(counts, bins).values()) == [bins.width_days, 1]
