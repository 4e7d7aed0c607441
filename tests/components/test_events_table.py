"""The table says briefly what the evidence says at length."""

from dataclasses import replace
from datetime import date

import pytest

from components.events_table import build_table, when
from components.text import Text
from data.answers import EventRow

DAY = date(2020, 10, 4)
ROW = EventRow(
    "e:1", "battle", DAY, DAY, None, "day", ("Hadrut", "Tartar"), "exact", "both", None, ("Armenia", "media"), (), 5,
    None, "  Fire\nin Hadrut. ", ("AP", "Reuters"), 2, True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "bound", "words"),
    [
        ((2020, 10, 4), (2020, 10, 4), None, "4 Oct 2020"),
        ((2020, 10, 4), (2020, 10, 6), None, "4–6 Oct 2020"),
        ((2020, 10, 4), None, None, "4 Oct 2020 – …"),
        (None, None, (2020, 10, 4), "≤ 4 Oct 2020"),
        (None, None, None, "?"),
    ],
)
def test_days_are_brief(english, start, end, bound, words):
    days = [day and date(*day) for day in (start, end, bound)]
    assert when(replace(ROW, start=days[0], end=days[1], no_later_than=days[2]), english) == words


def test_a_row_a_line(region, english):
    (row,) = build_table([ROW], region, english).to_pylist()
    assert row == {
        "Days": "4 Oct 2020", "Place": "Hadrut, Tartar", "Type": "Battle", "Who did it": "Both sides",
        "Sentence": "Fire in Hadrut.", "Says so": "Armenia, Media", "Denies it": "", "Against": "", "Killed": "5",
        "Injured": "", "Sources": "AP, Reuters", "Note": "⚠",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("en", "Source not known"), ("id", "Sumber tidak diketahui")])
def test_an_unknown_outlet_is_said_to_be_unknown(region, language, words):
    text = Text(language)
    (row,) = build_table([replace(ROW, sources=())], region, text).to_pylist()
    assert row[text("column.sources")] == words
