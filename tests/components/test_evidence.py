"""The evidence shows every account apart, how exactly it is known, and nothing that could run."""

from datetime import date

import pytest

from components.evidence import build_evidence, days_in_words, note_in_words, web_address
from components.text import Text
from data.answers import Evidence
from data.records import Note
from tests.factories import article, event, place, report


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"), ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None), ("JAVASCRIPT:alert(1)", None), ("data:text/html,x", None),
        ("//example.org", None), ("file:///etc/passwd", None), ("https:", None), ("http://[", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_links_lead_to_the_web_alone(url, address):
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "4 Oct 2020"),
        ({"end": date(2020, 10, 6)}, "4–6 Oct 2020"),
        ({"end": None}, "since 4 Oct 2020"),
        ({"start": None, "end": None}, "no later than 4 Oct 2020 (the report's publication)"),
        ({"start": None, "end": None, "no_later_than": None}, "date unknown"),
    ],
)
def test_days_are_said_as_exactly_as_they_are_known(english, fields, words):
    assert days_in_words(event(**fields), english) == words


def test_a_contradiction_is_noted_in_words(text):
    note = Note("weekday_mismatch", (("weekday", "7"), ("date", "2020-09-28"), ("actual", "1")))
    words = {"en": ("Sunday", "28 Sep 2020", "Monday"), "id": ("Minggu", "28 Sep 2020", "Senin")}[text.language]
    assert all(word in note_in_words(note, text) for word in words)


def test_a_note_that_is_not_known_is_shown_all_the_same(english):
    assert note_in_words(Note("surprise", (("why", "none"),)), english) == "surprise: why none"


def test_two_accounts_are_kept_apart(region, english):
    one, other = article("Stepanakert was shelled.", source="A"), article("Baku denies that.", source="B")
    both = event(
        report(one, claimed_by="Armenia", killed=5), report(other, claimed_by=None, denied_by="Azerbaijan", killed=2),
        notes=(Note("killed_differs", (("figures", "2, 5"),)),),
    )  # fmt: skip
    html = build_evidence(Evidence(both, (one, other)), region, english)
    first, second = html.split('<article class="dateline-report">')[1:]
    assert "says so: Armenia" in first and "denies it" not in first and "5 killed" in first
    assert "denies it: Azerbaijan" in second and "says so" not in second and "2 killed" in second
    assert "Read from 2 reports" in html and "The reports differ on the dead: 2, 5." in html


def test_the_other_places_that_a_name_could_mean_are_named(region, english):
    of = article()
    told = report(of, candidates=(place(), place("Fuzuli", place_id="other")))
    html = build_evidence(Evidence(event(told), (of,)), region, english)
    assert "could also have meant: Fuzuli" in html


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'><svg onload=alert(1)>"]
)
def test_nothing_of_an_article_runs(region, text, hostile):
    of = article(hostile, source=hostile, title=hostile, url="https://example.org/" + hostile)
    named = place(hostile, names=(hostile,))
    note = Note(hostile, (("value", hostile),))
    told = report(of, places=(named,), candidates=(place("Ganja"), place(hostile + "2")), notes=(note,), spans=())
    html = build_evidence(Evidence(event(told, notes=(note,)), (of,)), region, text)
    assert not any(start in html for start in ("<script", "<img", "<svg"))


def test_a_link_that_could_run_is_left_out(region, english):
    of = article(url="javascript:alert(1)")
    html = build_evidence(Evidence(event(report(of)), (of,)), region, english)
    assert "javascript" not in html and "<a " not in html


@pytest.mark.parametrize(("name", "words"), [("en", "Source not known"), ("id", "Sumber tidak diketahui")])
def test_an_unknown_outlet_is_said_to_be_unknown(region, name, words):
    lost = article("Stepanakert was shelled.", source=None)
    assert f"<b><bdi>{words}</bdi></b>" in build_evidence(Evidence(event(report(lost)), (lost,)), region, Text(name))
