"""What went wrong is told in few lines, and nothing that it quotes runs."""

import pytest

from components.notices import build_notes, build_problems
from components.text import Text
from data.records import Note, Problem

HOSTILE = "<img src=x onerror=alert(1)>"


def unknown(key: str, value: str) -> Note:
    return Note("address.unknown", (("key", key), ("value", value)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2 parts of the link are not known here and were left out: side=Atlantis, event=7."),
        ("id", "2 bagian tautan tidak dikenal di sini dan diabaikan: side=Atlantis, event=7."),
    ],
)
def test_all_that_a_link_holds_in_vain_is_one_sentence(language, words):
    html = build_notes((unknown("side", "Atlantis"), unknown("event", "7")), Text(language))
    assert words in html and html.count("<p") == 1


def test_a_link_runs_nothing(english):
    html = build_notes((unknown("side", HOSTILE),), english)
    assert "<img" not in html and "&lt;img" in html


def test_every_problem_is_a_line_and_runs_nothing():
    problems = (Problem(f"{HOSTILE}.md", 0, "the file is empty", "skipped", ""),) * 3
    html = build_problems(problems, Text("en"))
    assert html.count("<li>") == 3 and "<img" not in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "x.md:3: front matter: title is no text; read without it; write it in quotes"),
        ("id", "x.md:3: kepala berkas: title bukan teks; dibaca tanpa bagian itu; tulis dalam tanda kutip"),
    ],
)
def test_a_problem_is_told_in_the_readers_language(language, words):
    values = (("field", "title"),)
    problem = Problem(
        "x.md", 3, "front matter: {field} is no text", "read without it", "write it in quotes", values
    )
    assert words in build_problems((problem,), Text(language))


def test_a_problem_that_no_catalogue_knows_keeps_its_words(english):
    assert "x.md: {odd}; done" in build_problems((Problem("x.md", None, "{odd}", "done"),), english)
