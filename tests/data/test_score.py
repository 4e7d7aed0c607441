"""The figures are those that the rules give by hand."""

import json
import math

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.score import Score, distance_km, quote_span, same_place, score_article

TEXT = "Stepanakert and Terter were shelled. Baku denied it. Read also: Malaysia"
TOWN = {"name": "Stepanakert", "lat": 39.815, "lon": 46.752, "kind": "settlement"}
TARTAR = {"name": "Tartar", "lat": 40.342, "lon": 46.932, "kind": "settlement"}
BAKU = {"name": "Baku", "lat": 40.41, "lon": 49.87, "kind": "settlement"}
MALAYSIA = {"name": "Malaysia", "lat": 4.0, "lon": 102.0, "kind": "country"}


def mark(text, place, use="place", boilerplate=False):
    return {"text": text, **place, "use": use, "boilerplate": boilerplate}


def read(text, place, use="place", boilerplate=False):
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), **place, "use": use, "boilerplate": boilerplate}


def event(kind="explosion", sentence=(0, 36), places=(TOWN, TARTAR), **fields):
    span = dict(zip(("start", "end"), sentence, strict=True))
    empty = dict.fromkeys(("start", "claimed_by", "denied_by", "killed"))
    sides = {"side": "Azerbaijan", "target": "Armenia"}
    return {"type": kind, "sentence": span, "places": places, **empty, **sides, **fields}


GOLD = {
    "toponyms": [
        mark("Stepanakert", TOWN), mark("Terter", TARTAR), mark("Baku", BAKU, "actor"),
        mark("Malaysia", MALAYSIA, "other", boilerplate=True),
    ],
    "events": [
        {"quote": "were shelled", "type": "explosion", "places": ["Stepanakert", "Tartar"], "start": "2020-10-04",
         "end": None, "side": "Azerbaijan", "target": "Armenia", "claimed_by": "Armenia", "denied_by": "Azerbaijan",
         "killed": None, "injured": None},
        {"quote": "Baku denied it", "type": "statement", "places": [], "start": None, "end": None, "side": "Azerbaijan",
         "target": None, "claimed_by": None, "denied_by": None, "killed": None, "injured": None},
    ],
}  # fmt: skip
READ = {
    "toponyms": [read("Stepanakert", TOWN), read("Terter", BAKU), read("Malaysia", MALAYSIA), read("Read", TOWN)],
    "events": [event(start="2020-10-04", claimed_by="Armenia"), event("battle")],
}


def test_figures_by_hand():
    figures = score_article(TEXT, GOLD, READ).figures()
    # Two of three names found, of four taken for places; one put right; one of two events, whole but for the denial.
    assert figures == pytest.approx(
        {
            "toponym_precision": 0.5, "toponym_recall": 2 / 3, "toponym_f1": 4 / 7, "toponym_resolved": 0.5,
            "toponym_use": 1.0, "event_precision": 0.5, "event_recall": 0.5, "event_f1": 0.5, "event_places": 1.0,
            "event_start": 1.0, "event_side": 1.0, "event_target": 1.0, "event_claimed_by": 1.0, "event_denied_by": 0.0,
            "event_killed": 1.0, "event_whole_f1": 0.5,
        }
    )  # fmt: skip


def test_a_share_of_nothing_is_not_a_number():
    figures = Score().figures()
    assert math.isnan(figures["event_side"])
    assert figures["event_f1"] == 0


def test_scores_add_up():
    one = score_article(TEXT, GOLD, READ)
    assert (one + one).figures() == one.figures()
    assert (one + one).events_marked == 4


@pytest.mark.parametrize(
    ("found", "gold", "is_same"),
    [
        (TOWN, {**TOWN, "lat": 40.0}, True),
        (TOWN, {**TOWN, "lat": 40.1}, False),
        ({**BAKU, "kind": "region"}, {"name": "Elsewhere", "kind": "region", "lat": 40.0, "lon": 47.5}, True),
        ({**BAKU, "name": "Upper Land"}, {"name": "Upper-Land", "kind": "region", "lat": 0, "lon": 0}, True),
        ({"name": "?", "lat": None, "lon": None}, TOWN, False),
    ],
)
def test_same_place(found, gold, is_same):
    assert same_place(found, gold) is is_same


def test_distance():
    assert distance_km(TOWN, TOWN) == 0
    assert distance_km({"lat": 0, "lon": 0}, {"lat": 0, "lon": 1}) == pytest.approx(111.2, abs=0.1)


def test_a_quote_is_found_whatever_its_white_space():
    assert quote_span("a  were\nshelled b", "were shelled") == (3, 15)
    assert quote_span("nothing", "were shelled") == (-1, -1)


def test_command(tmp_path):
    texts, gold = tmp_path / "texts", tmp_path / "gold"
    texts.mkdir()
    gold.mkdir()
    (texts / "a1.md").write_text(f"---\nid: a1\nlanguage: en\npublished: 2020-10-05\n---\n{TEXT}\n", encoding="utf-8")
    (gold / "a1.json").write_text(json.dumps({"id": "a1", "language": "en", **GOLD}), encoding="utf-8")
    result = CliRunner().invoke(app, ["score", str(texts), str(gold)])
    lines = result.stdout.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].startswith("toponym_precision ")
    assert lines[15].startswith("event_whole_f1 ")
    assert [line.split()[0] for line in lines if line[:2] in ("en", "a1")] == ["en", "a1"]


def test_command_names_a_missing_text(tmp_path):
    (tmp_path / "a1.json").write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(app, ["score", str(tmp_path), str(tmp_path)])
    assert result.exit_code == 1
    assert "a1.json" in result.stderr
