"""The headline says in words what is looked at."""

from dataclasses import replace
from datetime import date

import pytest

from components.headline import build_headline, headline_words
from components.text import Text
from components.view import fingerprint
from data.answers import Headline, Tray
from data.selection import EVERYTHING, Selection

COUNTED = Headline(64, 189, date(2020, 9, 27), date(2020, 11, 10), ("Azerbaijan", "Armenia"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "64 of 189 events · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia"),
        ({"sides": ("Azerbaijan", "Armenia"), "roles": ("did",)},
         "64 of 189 events · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia (did it)"),
        ({"sides": ("Azerbaijan", "Armenia"), "roles": ("did", "says")},
         "64 of 189 events · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia (did it or says so)"),
        ({"text": "fire"}, "64 of 189 events · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia · search: “fire”"),
        ({"types": ("battle",), "exact_only": True},
         "64 of 189 events · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia · Battle · exactly known places only"),
    ],
)  # fmt: skip
def test_it_names_every_filter(region, english, fields, words):
    assert headline_words(COUNTED, Selection(**fields), region, english) == words


def test_it_speaks_indonesian(region):
    words = headline_words(COUNTED, EVERYTHING, region, Text("id"), ("Stepanakert",))
    assert words == "64 dari 189 peristiwa · 27 Sep – 10 Nov 2020 · Azerbaijan, Armenia · Stepanakert"


def test_nothing_selected_has_no_days(region, english):
    assert headline_words(Headline(0, 1, None, None, ()), EVERYTHING, region, english) == "0 of 1 event"


def test_not_every_side_is_named_where_none_is_asked_for(region, english):
    many = replace(COUNTED, sides=("Azerbaijan", "Armenia", "both", "Turkey"))
    assert headline_words(many, EVERYTHING, region, english).endswith("Azerbaijan, Armenia …")
    fewest_first = replace(many, sides=("both", "Armenia", "Turkey", "Azerbaijan"))
    assert headline_words(fewest_first, EVERYTHING, region, english).endswith("Azerbaijan, Armenia …")
    asked = Selection(sides=many.sides)
    assert headline_words(many, asked, region, english).endswith("Azerbaijan, Armenia, Both sides, Turkey")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Azerbaijan (did it, was hit or says so)"),
        ("id", "Azerbaijan (melakukan, disasar, atau menyatakan)"),
    ],
)
def test_it_says_what_one_side_in_any_role_means(region, language, words):
    one = replace(COUNTED, sides=("Azerbaijan",))
    assert headline_words(one, Selection(sides=one.sides), region, Text(language)).endswith(words)


def test_what_is_not_shown_is_counted(region, english):
    html = build_headline("words", Tray(3, 1), EVERYTHING, region, english)
    assert "3 events without a place are not on the map · 1 without a date is not on the timeline" in html


def test_it_says_which_selection_it_shows_and_runs_nothing(region, text):
    html = build_headline("<script>alert(1)</script>", Tray(0, 0), EVERYTHING, region, text)
    assert f'data-painted="{fingerprint(EVERYTHING)}"' in html and "<script" not in html


def test_different_selections_have_different_fingerprints():
    assert fingerprint(EVERYTHING) != fingerprint(Selection(text="x"))
