"""Load articles from files: decoded, their front matter set aside, their text unmodified."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from data.decode import decode
from data.frontmatter import split_front_matter
from data.records import Article, Note, Problem

SUFFIXES = (".md", ".txt")

MOST_BYTES = 1_000_000
"""No news report is longer: the longest magazine pieces have 150 kB. What a file holds beyond it is not read."""


def load_articles(paths: Iterable[Path | str]) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders in order, and a Problem for each that is skipped or mended.

    Folders are walked in order of name for .md and .txt; a file that is named itself is read whatever its suffix.
    An article with the same words as an earlier one is skipped; one with the same stem gets a numbered id.
    """
    texts: dict[bytes, str] = {}
    stems: dict[str, int] = {}
    for path in _files(paths):
        if isinstance(path, Problem):
            yield path
            continue
        for item in load_article(path):
            if isinstance(item, Problem):
                yield item
                continue
            words = hashlib.blake2b(" ".join(item.text.lower().split()).encode(), digest_size=16).digest()
            if words in texts:
                yield Problem(str(path), None, f"the same text as {texts[words]}", "skipped", "keep one of the two")
                continue
            texts[words] = str(path)
            yield _own_id(item, stems)


def _own_id(article: Article, stems: dict[str, int]) -> Article:
    stems[article.article_id] = number = stems.get(article.article_id, 0) + 1
    return article if number == 1 else replace(article, article_id=f"{article.article_id}-{number}")


def load_article(path: Path) -> Iterator[Article | Problem]:
    """Yield the problems of one file, then its article unless it cannot be read as text."""
    name = str(path)
    try:
        size = path.stat().st_size
        with open(path, "rb") as file:
            raw = file.read(MOST_BYTES)
    except OSError as error:
        yield Problem(name, None, f"cannot be opened: {error.strerror}", "skipped", "check path and permissions")
        return
    if not raw.strip():
        yield Problem(name, None, "the file is empty", "skipped")
        return
    decoded = decode(raw, cut=size > len(raw))
    if decoded is None:
        yield Problem(name, None, "not text but binary data", "skipped", "give the article as .md or .txt in UTF-8")
        return
    text, encoding = decoded
    notes: list[Note] = []
    if size > len(raw):
        text = text[: text.rfind("\n") + 1 or len(text)]
        what = f"{size:,} bytes, longer than any news report (limit {MOST_BYTES:,})"
        yield Problem(name, None, what, f"read as far as line {text.count(chr(10))}", "split it into a file a report")
        notes.append(Note("article_cut", (("bytes", f"{MOST_BYTES}"),)))
    if encoding != "utf-8":
        yield Problem(name, None, f"not UTF-8 but by its letters {encoding}", "read as that", "save it as UTF-8")
        notes.append(Note("encoding_guessed", (("encoding", encoding),)))
    matter = split_front_matter(text, name)
    yield from matter.problems
    if not matter.body.strip():
        yield Problem(name, None, "front matter alone, no text", "skipped")
        return
    fields = matter.fields
    yield Article(
        article_id=path.stem,
        path=name,
        text=matter.body,
        language=fields.get("language") or None,
        published=matter.published,
        source=fields.get("source") or None,
        title=fields.get("title") or None,
        url=fields.get("url") or None,
        retold=fields.get("retold", "").lower() in {"true", "yes", "1"},
        notes=(*notes, *matter.notes),
    )


def _files(paths: Iterable[Path | str]) -> Iterator[Path | Problem]:
    for path in map(Path, paths):
        if path.is_dir():
            found = False
            for directory, folders, names in os.walk(path):
                folders.sort()
                for name in sorted(names):
                    if name.endswith(SUFFIXES) and not name.startswith("."):
                        found = True
                        yield Path(directory, name)
            if not found:
                yield Problem(str(path), None, "no .md or .txt file in this folder", "nothing read")
        elif path.exists():
            yield path
        else:
            yield Problem(str(path), None, "no such file or folder", "skipped", "check the path")
