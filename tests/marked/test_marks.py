"""The marked answers fit the articles they were made from.

A set lies in `tests/marked/<set>/gold/*.json`; its texts lie in `tests/marked/<set>/articles/` or, for the sample
corpus, in `data/files/articles/`. The form of a mark is that of `tests/marked/README.md`.
"""

import datetime
import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "data" / "files" / "articles"
SETS = sorted(gold.parent for gold in HERE.glob("*/gold"))
MARKS = [
    pytest.param(path, id=f"{one.name}-{path.stem}") for one in SETS for path in sorted((one / "gold").glob("*.json"))
]

USES = {"place", "actor", "other"}
KINDS = {"settlement", "region", "country", "river", "mountain", "sea", "site", "border"}
TYPES = {"battle", "explosion", "territory", "movement", "casualties", "diplomacy", "statement"}
SIDES = {
    "Azerbaijan", "Armenia", "both", "Turkey", "Russia", "France", "Iran", "Israel", "United States", "United Nations",
    "European Union", "other", "unknown",
}  # fmt: skip
SPEAKERS = SIDES | {"media", "analyst"}


def texts_of(marked_set: Path) -> Path:
    own = marked_set / "articles"
    return own if own.is_dir() else SAMPLE


def body_of(gold_path: Path) -> str:
    text = (texts_of(gold_path.parents[1]) / f"{gold_path.stem}.md").read_text(encoding="utf-8")
    assert text.startswith("---\n")
    return text.split("\n---\n", 1)[1]


def marks_of(gold_path: Path) -> dict:
    return json.loads(gold_path.read_text(encoding="utf-8"))


def test_every_set_was_found():
    assert {"corpus", "retold"} <= {one.name for one in SETS}
    assert all(list(one.glob("gold/*.json")) for one in SETS)


def test_every_sample_article_is_marked():
    marked = {path.stem for one in SETS if texts_of(one) == SAMPLE for path in one.glob("gold/*.json")}
    assert marked == {path.stem for path in SAMPLE.glob("*.md")}


@pytest.mark.parametrize("path", MARKS)
def test_toponyms_stand_in_the_text_in_order(path):
    body, at = body_of(path), 0
    for toponym in marks_of(path)["toponyms"]:
        found = body.find(toponym["text"], at)
        assert found >= 0, f"{toponym['text']!r} does not follow {body[max(0, at - 30) : at]!r}"
        at = found + len(toponym["text"])


@pytest.mark.parametrize("path", MARKS)
def test_quotes_stand_in_the_text(path):
    body = body_of(path)
    for event in marks_of(path)["events"]:
        # As the scorer does: the quote may differ from the text in white space alone.
        pattern = r"\s+".join(map(re.escape, event["quote"].split()))
        assert re.search(pattern, body), event["quote"]


@pytest.mark.parametrize("path", MARKS)
def test_marks_use_the_agreed_values(path):
    marks = marks_of(path)
    assert marks["id"] == path.stem
    for toponym in marks["toponyms"]:
        assert toponym["use"] in USES, toponym
        assert toponym["kind"] in KINDS, toponym
        assert type(toponym["boilerplate"]) is bool, toponym
        assert -90 <= toponym["lat"] <= 90 and -180 <= toponym["lon"] <= 180, toponym
    for event in marks["events"]:
        assert event["type"] in TYPES, event
        assert event["side"] in SIDES, event
        assert event["target"] in SIDES | {None}, event
        assert {event["claimed_by"], event["denied_by"]} <= SPEAKERS | {None}, event
        days = [datetime.date.fromisoformat(event[key]) for key in ("start", "end") if event[key]]
        assert days == sorted(days), event
        assert all(event[key] is None or type(event[key]) is int for key in ("killed", "injured")), event


@pytest.mark.parametrize("path", MARKS)
def test_places_of_events_are_marked_toponyms(path):
    marks = marks_of(path)
    atlas = {toponym["name"] for toponym in marks["toponyms"]}
    for event in marks["events"]:
        assert set(event["places"]) <= atlas, event
