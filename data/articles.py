"""Load articles from files and folders: each decoded, its front matter set aside, its text unmodified."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from data.decode import decode
from data.frontmatter import split_front_matter
from data.records import Article, Note, Problem

SUFFIXES = (".md", ".txt")

MOST_BYTES = 2_000_000
"""The longest magazine pieces have 150 kB: a larger file is an archive or an accident, and would hold up the rest."""

HIDDEN = re.compile("[\x00\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Characters that cannot be seen but can part a word or turn a line round; joiners that scripts need are not here."""


def load_articles(paths: Iterable[Path | str]) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders in order, and a Problem for each file that is skipped or mended.

    Folders are walked in order of name for .md and .txt; a file that is named itself is read whatever its suffix.
    An article with the same words as an earlier one is skipped; one with the same stem gets a numbered id.
    """
    texts: dict[bytes, str] = {}
    stems: dict[str, int] = {}
    keys: dict[str, str] = {}
    for path in _files(paths):
        for item in [path] if isinstance(path, Problem) else load_article(path):
            if isinstance(item, Problem):
                yield item
                continue
            article, key = item
            # Told the next day, "yesterday" is another day: the same words on two days are two reports.
            words = " ".join([str(article.published), *article.text.lower().split()])
            words = hashlib.blake2b(words.encode(errors="replace")).digest()
            if words in texts:
                values = (("other", repr(texts[words])),)
                yield Problem(article.path, None, "a duplicate: the same text as {other}", "skipped", "", values)
                continue
            texts[words] = article.article_id
            if key in keys:
                what = "front matter says id {id}, which is also that of {other}"
                values = (("id", repr(key)), ("other", repr(keys[key])), ("name", repr(article.article_id)))
                yield Problem(article.path, None, what, "kept under its file's name {name}", "", values)
            elif key:
                keys[key] = article.article_id
            stems[article.article_id] = number = stems.get(article.article_id, 0) + 1
            yield article if number == 1 else replace(article, article_id=f"{article.article_id}-{number}")


def load_article(path: Path) -> Iterator[Problem | tuple[Article, str]]:
    """Yield the problems of one file, then its article with the id of its front matter, unless it cannot be read."""
    name = os.fsencode(path).decode("utf-8", "replace")
    raw = _read(path, name)
    if isinstance(raw, Problem):
        yield raw
        return
    decoded = decode(raw)
    if decoded is None:
        yield Problem(name, None, "not text but binary data", "skipped", "give the article as .md or .txt in UTF-8")
        return
    text, encoding = decoded
    if not text.strip():
        yield Problem(name, None, "the file is empty", "skipped")
        return
    notes: list[Note] = []
    if name != str(path):
        yield Problem(name, None, "its name is not UTF-8", "read under the name shown", "rename the file")
    if encoding != "utf-8":
        values = (("encoding", encoding),)
        yield Problem(name, None, "not UTF-8 but by its letters {encoding}", "read as that", "save it as UTF-8", values)
        notes.append(Note("encoding_guessed", (("encoding", encoding),)))
    matter = split_front_matter(text, name)
    yield from matter.problems
    if not matter.body.strip():
        yield Problem(name, None, "front matter alone, its text is empty", "skipped")
        return
    hidden = HIDDEN.search(matter.body)
    if hidden:
        line = text[: len(text) - len(matter.body) + hidden.start()].count("\n") + 1
        what = "NUL characters in the text" if hidden.group() == "\x00" else "invisible characters in the text"
        yield Problem(name, line, what, "read; words were read without them")
        notes.append(Note("hidden_characters"))
    fields = matter.fields
    article = Article(
        article_id=os.fsencode(path.stem).decode("utf-8", "replace"),
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
    yield article, fields.get("id", "")


def _read(path: Path, name: str) -> bytes | Problem:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Problem(name, None, "a folder with an article's name", "its files are read, itself skipped")
        if not stat.S_ISREG(status.st_mode):
            return Problem(name, None, "not a regular file", "skipped")
        if status.st_size > MOST_BYTES:
            what = "too large for a report: {size} kB, the limit is {most} kB"
            values = (("size", str(status.st_size // 1000)), ("most", str(MOST_BYTES // 1000)))
            return Problem(name, None, what, "skipped", "give each report a file of its own", values)
        return path.read_bytes()
    except OSError as error:
        if path.is_symlink() and not os.path.exists(path):
            return Problem(name, None, "a link that leads nowhere", "skipped", "mend or remove it")
        values = (("reason", str(error.strerror)),)
        return Problem(name, None, "cannot be opened: {reason}", "skipped", "check path and permissions", values)


def _files(paths: Iterable[Path | str]) -> Iterator[Path | Problem]:
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        found = False
        for directory, folders, names in os.walk(path):
            folders.sort()
            for name in sorted([*names, *folders]):
                if name.endswith(SUFFIXES) and not name.startswith("."):
                    found = True
                    yield Path(directory, name)
        if not found:
            yield Problem(str(path), None, "no .md or .txt file in this folder", "nothing read")
