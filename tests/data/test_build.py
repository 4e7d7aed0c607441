"""A store is built from articles, once; what is read and how decide whether it is built anew."""

import tempfile
from pathlib import Path

import pytest

from data import build as building
from data.region import load_region
from data.selection import EVERYTHING
from data.store import Store

ARTICLE = """---
id: "1"
language: en
published: 2020-10-05
source: Reuters
---
Stepanakert was shelled on Sunday, Armenia's defence ministry said. Two people were killed.
"""


@pytest.fixture
def articles(tmp_path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1.md").write_text(ARTICLE)
    (folder / "empty.md").write_text("")
    return folder


def test_articles_become_a_store_with_its_problems(articles, tmp_path):
    store = Store.open(building.build([articles], tmp_path / "store", load_region()))
    assert store.total >= 1
    event = next(store.events(EVERYTHING))
    assert store.evidence(event.event_id).articles[0].source == "Reuters"
    assert any("empty.md" in problem.path for problem in store.problems)


def test_what_has_not_changed_is_not_built_again(articles, tmp_path, monkeypatch):
    region = load_region()
    building.build([articles], tmp_path / "store", region)
    monkeypatch.setattr(building, "write_store", lambda *_all: pytest.fail("built again"))
    building.build([articles], tmp_path / "store", region)


def test_what_has_changed_is_built_again(articles, tmp_path):
    region = load_region()
    directory = building.build([articles], tmp_path / "store", region)
    before, total = building.built_from(directory), Store.open(directory).total
    (articles / "1.md").write_text(ARTICLE.replace("Two", "Three"))
    (articles / "2.md").write_text(ARTICLE.replace('"1"', '"2"').replace("Stepanakert", "Hadrut"))
    directory = building.build([articles], tmp_path / "store", region)
    assert building.built_from(directory) != before
    assert Store.open(directory).total > total


def test_the_environment_names_another_store(tmp_path, monkeypatch):
    monkeypatch.setenv(building.STORE_VARIABLE, str(tmp_path / "other"))
    assert building.store_directory() == tmp_path / "other"


def test_a_folder_that_cannot_be_written_is_passed_over(articles, tmp_path, monkeypatch):
    monkeypatch.delenv(building.STORE_VARIABLE, raising=False)
    monkeypatch.setattr(building, "SAMPLE", articles)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "file").write_text("")
    folders = [tmp_path / "file" / "inside", tmp_path / "cache"]
    monkeypatch.setattr(building, "_cache_folders", lambda: folders)
    assert building.store_directory().parent == folders[1]
    monkeypatch.setattr(building, "_cache_folders", lambda: folders[:1])
    assert Store.open(building.store_directory()).total >= 1
