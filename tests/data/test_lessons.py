"""Lessons are read as they are marked; a broken mark is named with its file and line."""

from pathlib import Path

import pytest

from data.lessons import read_lessons

FOLDER = Path(__file__).parents[1] / "marked" / "lessons"
SHORT = 'year = 2020\n[sides]\nAZ = "Azerbaijan"\nAM = "Armenia"\n'


def write(folder: Path, text: str) -> Path:
    (folder / "lessons.toml").write_text(SHORT, encoding="utf-8")
    (folder / "one.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_lesson(tmp_path):
    mark = "@explosion;Stepanakert,Shusha;1004..;AZ>AM;AM;AZ;k=2;i=3"
    folder = write(tmp_path, f"## s1 en 2020-10-05\nTitle\n\nOne here.\nShells fell.\n{mark}\nMore.\n")
    ((article, marks),) = read_lessons(folder)
    assert article.text == "Title\n\nOne here. Shells fell. More.\n"
    assert marks["events"] == [
        {
            "quote": "Shells fell.", "type": "explosion", "places": ["Stepanakert", "Shusha"], "start": "2020-10-04",
            "end": None, "side": "Azerbaijan", "target": "Armenia", "claimed_by": "Armenia", "denied_by": "Azerbaijan",
            "killed": 2, "injured": 3,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["@explosion", "@explosion;-;9999;AZ>AM", "@explosion;-;-;XX>AM"])
def test_a_broken_mark(tmp_path, mark):
    folder = write(tmp_path, f"## s1 en -\nShells fell.\n{mark}\n")
    with pytest.raises(ValueError, match=r"one.txt:3"):
        list(read_lessons(folder))


def test_every_lesson_fits():
    for article, marks in read_lessons(FOLDER):
        assert all(event["quote"] in article.text for event in marks["events"]), article.article_id
