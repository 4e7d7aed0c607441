"""The command line makes what a link shows, or says why not."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from components.share.command import share
from data.columns import COLUMNS

ROOT = Path(__file__).parents[3]
QUERY = "side=Azerbaijan&from=2020-10-01&to=2020-10-31"


@pytest.fixture(scope="module")
def directory(store) -> Path:
    return store.directory


def run(*arguments) -> tuple[int, str, str]:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(share)
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_morning_picture(directory, tmp_path):
    """The line as the README has it, in a process of its own."""
    files = {kind: tmp_path / f"e.{kind}" for kind in ("png", "html", "csv", "geojson", "xlsx")}
    options = {"--picture": "png", "--page": "html", "--csv": "csv", "--geojson": "geojson", "--xlsx": "xlsx"}
    command = [sys.executable, "-m", "components.share", "--query", QUERY, "--store", str(directory)]
    for option, kind in options.items():
        command += [option, str(files[kind])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert Image.open(files["png"]).text["Permalink"] == f"?{QUERY}&lang=id"
    assert b"<!doctype html>" in files["html"].read_bytes()[:20]
    with files["csv"].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = json.loads(files["geojson"].read_text(encoding="utf-8"))["features"]
    sheet = openpyxl.load_workbook(files["xlsx"])["events"]
    assert len(rows) == len(features) == sheet.max_row - 1 > 0
    assert all("Azerbaijan" in (row["side"], row["target"], row["claimed_by"]) for row in rows)
    start = list(COLUMNS).index("start")
    assert [row["start"] for row in rows] == [cell.value or "" for cell in list(sheet.columns)[start]][1:]


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_ending_chooses_the_picture(ending, begins, directory, tmp_path):
    path = tmp_path / f"p.{ending}"
    code, said, _errors = run("--store", directory, "--picture", path, "--size", "1080x1080", "--theme", "dark")
    assert code == 0
    assert path.read_bytes().startswith(begins)
    assert said.startswith(f"{path}: 10 ")


def test_the_language_is_the_one_asked_for(directory, tmp_path):
    for arguments, words in ((["--lang", "en"], "events"), (["--query", "lang=id"], "peristiwa")):
        path = tmp_path / "p.png"
        assert run("--store", directory, "--picture", path, *arguments)[0] == 0
        assert words in Image.open(path).text["Headline"]


def test_a_link_with_its_question_mark_is_a_query_too(directory, tmp_path):
    path = tmp_path / "e.csv"
    link = "http://news.example.org/?type=territory"
    assert run("--store", directory, "--query", link, "--csv", path)[0] == 0
    assert path.read_text(encoding="utf-8").count("territory") == 1


@pytest.mark.parametrize(("arguments", "says"), [
    ([], "nothing was asked for"),
    (["--picture", "p.gif"], ".png, .svg, .pdf"),
    (["--csv", "no/such/folder/e.csv"], "there is no folder no/such/folder"),
    (["--picture", "p.png", "--query", "side=Azerbaijn"], "side=Azerbaijn is not known"),
    (["--picture", "p.png", "--query", "from=yesterday"], "from=yesterday is not known"),
    (["--picture", "p.png", "--size", "3x3"], "there is 1600x900, 1080x1080"),
    (["--picture", "p.png", "--theme", "blue"], "there is light, dark"),
    (["--picture", "p.png", "--lang", "xx"], "--lang 'xx' is not known"),
])  # fmt: skip
def test_what_cannot_be_made_is_told(arguments, says, directory, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _said, errors = run("--store", directory, *arguments)
    assert code == 1
    assert errors.startswith("Stopped: ") and says in errors
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_no_store_is_told(tmp_path):
    code, _said, errors = run("--store", tmp_path, "--csv", tmp_path / "e.csv")
    assert code == 1
    assert str(tmp_path) in errors and "build" in errors


def test_a_file_that_was_there_stays_whole_when_the_new_one_fails(directory, tmp_path, monkeypatch):
    path = tmp_path / "e.csv"
    path.write_text("yesterday's", encoding="utf-8")

    def fail(*_arguments):
        raise OSError("the disk is full")

    monkeypatch.setattr("components.share.files.write_csv", fail)
    code, _said, errors = run("--store", directory, "--csv", path)
    assert code == 1 and "the disk is full" in errors
    assert path.read_text(encoding="utf-8") == "yesterday's"
    assert list(tmp_path.iterdir()) == [path]
