"""Articles are loaded whole and unmodified; what is wrong with a file is named, and the others are read."""

from datetime import date

import pytest

from data.articles import MOST_BYTES, load_articles
from data.records import Article, Problem
from tests.bad_input.make import write


def write_article(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only_article(path) -> Article:
    (article,) = [item for item in load_articles([path]) if isinstance(item, Article)]
    return article


def problems(paths) -> list[Problem]:
    return [item for item in load_articles(paths) if isinstance(item, Problem)]


@pytest.mark.parametrize(("content", "text"), [
    ("---\nid: x\n---\nIsi berita.\n", "Isi berita.\n"),
    ("---\n---\nIsi", "Isi"),
    ("---\nid: x\n---\n\n  Isi\n---\nlagi\n", "\n  Isi\n---\nlagi\n"),
    ("# published 2020-10-24\nIsi berita.\n", "Isi berita.\n"),
    ("Isi tanpa kepala.\n", "Isi tanpa kepala.\n"),
    ("---\nid: x\nIsi tanpa penutup", "---\nid: x\nIsi tanpa penutup"),
    ("\ufeff---\nid: x\n---\nIsi", "Isi"),
    ("---\r\nid: x\r\n---\r\nIsi\r\nlagi", "Isi\nlagi"),
])  # fmt: skip
def test_text_begins_after_the_front_matter(tmp_path, content, text):
    assert only_article(write_article(tmp_path, "a.md", content)).text == text


@pytest.mark.parametrize(("stated", "day"), [
    ("2020-10-04", date(2020, 10, 4)),
    ("2020-10-04T06:17:00+07:00", date(2020, 10, 4)),
    ("'2020-10-04 06:17:00'", date(2020, 10, 4)),
    ("4/10/2020", date(2020, 10, 4)),
    ("4 Oktober 2020", date(2020, 10, 4)),
    ("31/31/2020", None),
    ("2020-02-30", None),
    ("besok", None),
    ("0001-01-01", None),
])  # fmt: skip
def test_publication_date(tmp_path, stated, day):
    path = write_article(tmp_path, "a.md", f"---\npublished: {stated}\n---\nIsi")
    article = only_article(path)
    assert article.published == day
    assert bool(article.notes) == bool(problems([path])) == (day is None)


def test_first_line_gives_publication(tmp_path):
    assert only_article(write_article(tmp_path, "a.txt", "# published 2020-10-24\nIsi")).published == date(2020, 10, 24)


def test_folders_are_walked_in_order_and_stems_stay_apart(tmp_path):
    for name in ("b.md", "a.txt", "sub/b.md", "c.jpg", ".hidden.md"):
        write_article(tmp_path, name, f"Isi {name}")
    assert [item.article_id for item in load_articles([tmp_path])] == ["a", "b", "b-2"]


def test_front_matter_codes_stay_text(tmp_path):
    path = write_article(tmp_path, "a.md", "---\nid: 010\nlanguage: no\nsource: 12:30\nretold: true\n---\nIsi")
    article = only_article(path)
    assert (article.language, article.source, article.retold) == ("no", "12:30", True)


def test_the_same_words_on_two_days_are_two_reports(tmp_path):
    write_article(tmp_path, "a.md", "---\npublished: 2020-10-07\n---\nStepanakert ditembaki kemarin.")
    write_article(tmp_path, "b.md", "---\npublished: 2020-10-08\n---\nStepanakert ditembaki kemarin.")
    write_article(tmp_path, "c.md", "---\npublished: 2020-10-08\n---\nStepanakert   ditembaki KEMARIN.")
    items = list(load_articles([tmp_path]))
    assert [item.article_id for item in items if isinstance(item, Article)] == ["a", "b"]
    assert "duplicate" in str(items[-1])


def test_nothing_there(tmp_path):
    assert "No such file" in str(problems([tmp_path / "none.md"])[0])
    assert "no .md" in str(problems([tmp_path])[0])


def test_too_large_is_skipped_unread(tmp_path):
    write_article(tmp_path, "a.md", b"a" * (MOST_BYTES + 1))
    (problem,) = load_articles([tmp_path])
    assert "large" in problem.what and problem.done == "skipped"


def test_every_bad_file_is_named_and_the_others_are_loaded(tmp_path):
    table = write(tmp_path / "bad")
    loaded, named = set(), []
    for item in load_articles([tmp_path / "bad"]):
        loaded.add(item.path.rsplit("/", 1)[-1]) if isinstance(item, Article) else named.append(str(item))
    for name, expected in table.items():
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if expected.outcome == "skipped" and expected.word != "language":
            assert shown not in loaded
            assert any(f"/{shown}" in each and expected.word in each.lower() for each in named), name
        else:
            assert shown in loaded, name
