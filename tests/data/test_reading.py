"""A whole article is read into records that agree with one another, whatever stands in it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from data.__main__ import app
from data.languages import UNKNOWN, detect_language
from data.reading import Reader, tell_language
from data.reading_json import reading_to_json
from data.region import load_region
from tests.bad_input.make import write
from tests.factories import article

READER = Reader(load_region())
INDONESIAN = "Kementerian Pertahanan Armenia menyatakan pasukan Azerbaijan menembaki Stepanakert pada 1 Oktober 2020."
ENGLISH = "Armenia's defence ministry said that Azerbaijani forces shelled Stepanakert on October 1, 2020."
FINNISH = "Puolustusministeriön mukaan kaupunkia tulitettiin koko yön, mutta uhreista ei ole vielä tietoa."


def run(*arguments: str):
    return CliRunner().invoke(app, ["read", *map(str, arguments)])


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (ENGLISH, "en"), (FINNISH, "und"), ("", "und")])
def test_language_is_told_by_the_words(text, code):
    assert detect_language(text).code == code


@pytest.mark.parametrize(("text", "stated", "code", "told"), [
    (INDONESIAN, "id", "id", ""),
    (INDONESIAN, None, "id", ""),
    (INDONESIAN, "en", "id", "language"),
    (INDONESIAN, "no", "id", "language"),
    (FINNISH, "fi", "und", "language"),
    (FINNISH, None, "und", "language"),
    ("Stepanakert.", "id", "id", ""),
])  # fmt: skip
def test_what_front_matter_says_is_checked_against_the_words(text, stated, code, told):
    language, problems, notes = tell_language(article(text, language=stated))
    assert language.code == code
    assert bool(problems) == bool(notes) == bool(told)
    assert all(told in str(problem) for problem in problems)


def test_reading_names_place_and_day():
    reading = READER.read(article(INDONESIAN, language="id", published=None))
    assert [toponym.text for toponym in reading.toponyms] == ["Armenia", "Azerbaijan", "Stepanakert"]
    assert [mention.first for mention in reading.dates] == [date(2020, 10, 1)]
    assert [note.code for note in reading.notes] == ["date_from_text"]
    assert reading.language == "id"


def test_an_article_that_names_nothing_says_so():
    text = "Cuci beras sampai bersih, lalu rendam sebentar dengan air yang hangat."
    reading = READER.read(article(text, language="id"))
    assert not reading.reports
    assert "no place and no date" in str(reading.problems[0])


def test_the_json_has_what_is_scored():
    printed = reading_to_json(READER.read(article(INDONESIAN, article_id="05", language="id")))
    assert printed["article"] == "05" and printed["language"] == "id" and printed["published"] == "2020-10-04"
    assert set(printed["toponyms"][0]) >= {"start", "end", "text", "name", "lat", "lon", "kind", "use", "boilerplate"}
    for event in printed["events"]:
        assert set(event) >= {
            "type", "sentence", "places", "start", "end", "side", "target", "claimed_by", "denied_by", "killed",
            "injured",
        }  # fmt: skip
    json.dumps(printed)


def test_command_prints_a_line_an_article_and_problems_elsewhere(tmp_path):
    (tmp_path / "a.md").write_text(f"---\nlanguage: id\n---\n{INDONESIAN}\u2028baris", encoding="utf-8")
    (tmp_path / "b.md").write_text("", encoding="utf-8")
    result = run(tmp_path)
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["article"] == "a"
    assert "b.md: the file is empty; skipped" in result.stderr
    assert result.exit_code == 1


def test_command_reads_the_same_with_several_processes(tmp_path):
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_text(f"{INDONESIAN} Nomor {number}.", encoding="utf-8")
    alone, together = run(tmp_path), run(tmp_path, "--jobs", "2")
    assert alone.exit_code == together.exit_code == 0
    assert alone.stdout == together.stdout
    assert len(alone.stdout.splitlines()) == 20


def test_command_refuses_a_service_that_does_not_exist(tmp_path):
    result = run(tmp_path, "--online", "nosuch")
    assert result.exit_code == 2 and "nosuch" in result.stderr


def test_every_bad_file_becomes_what_the_table_says(tmp_path):
    table = write(tmp_path / "bad", big=False)
    result = run(tmp_path / "bad")
    read = {json.loads(line)["article"]: json.loads(line) for line in result.stdout.splitlines()}
    messages = result.stderr.split("\n")
    for name, expected in table.items():
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        about = [each.replace(shown, "") for each in messages if f"/{shown}:" in each]
        assert (shown.removesuffix(".md") in read) == (expected.outcome != "skipped"), name
        assert bool(about) == (expected.outcome != "read"), (name, about)
        assert not expected.word or any(expected.word in each.lower() for each in about), (name, about)
        if expected.places and expected.outcome != "skipped":
            found = {toponym["name"] for toponym in read[shown.removesuffix(".md")]["toponyms"]}
            assert found >= set(expected.places), name
    assert "Traceback" not in result.stderr and "fault" not in result.stderr


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    INDONESIAN, ENGLISH, "Baca Juga: Jakarta", "\n", "\n\n", "Minggu (28/9)", "kemarin", "53 tentara tewas", "\u202e",
    "²", "menurut Baku", "membantah", '"Kami', '"', "dua drone ditembak jatuh", "(", "Sept.", "\x00",
    "1.000.000.000.000", "’",
]) | st.text(max_size=8), max_size=15))
def test_every_span_of_every_record_lies_in_its_text(parts):
    text = " ".join(parts)
    for language in ("id", "en"):
        reading = READER.read(article(text, language=language))
        sentences = {(sentence.start, sentence.end) for sentence in reading.sentences}
        for record in (*reading.toponyms, *reading.dates, *reading.sides):
            assert text[record.start : record.end] == record.text
        for report in reading.reports:
            assert (report.sentence_start, report.sentence_end) in sentences
            for span in report.spans:
                assert 0 <= span.start < span.end <= len(text)


def test_reading_twice_reads_the_same():
    report = article(f"{INDONESIAN} {ENGLISH}", language="id")
    assert READER.read(report) == READER.read(replace(report))


def test_a_text_in_no_known_language_gives_names_and_no_events():
    reading = READER.read(article(f"{FINNISH} Stepanakert, Baku.", language="fi"))
    assert reading.language is None and not reading.reports
    assert tell_language(reading.article)[0] is UNKNOWN
