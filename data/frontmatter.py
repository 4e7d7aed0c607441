"""Split an article's front matter from its text, and read the fields it gives."""

from dataclasses import dataclass, field
from datetime import date, datetime

import yaml

from data.records import Note, Problem

OPEN, CLOSE = "---\n", "\n---\n"
FIRST_LINE = "# published"
MOST_CHARACTERS = 20_000
"""Front matter is a dozen lines; what is longer is no list of fields, and would only cost time."""
YEARS = range(1900, 2101)
"""Years that a report of the press can have been published in; others are a program's zero or its infinity."""
FIELDS = ("id", "language", "published", "source", "title", "url", "retold")


@dataclass(slots=True)
class FrontMatter:
    """What stands above the text. `body` begins after the line that closes it."""

    body: str
    path: str
    fields: dict[str, str] = field(default_factory=dict)
    published: date | None = None
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, line: int, what: str, todo: str, note: Note, **values: str) -> "FrontMatter":
        """Report what is wrong at a line and was left out; values: what the phrases' {names} stand for."""
        self.problems.append(Problem(self.path, line, what, "read without it", todo, tuple(values.items())))
        self.notes.append(note)
        return self


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Return the text without its front matter; what is broken or lies there is left out and reported."""
    if text.startswith(FIRST_LINE):
        line, _, body = text.partition("\n")
        matter = FrontMatter(body, path, {"published": line.removeprefix(FIRST_LINE).strip(" :")})
        return _published(matter, 1)
    if not text.startswith(OPEN):
        return FrontMatter(text, path)
    block, closed, body = text.partition(CLOSE)
    broken = Note("front_matter_broken")
    if not closed:
        what = "front matter: no line of --- closes it"
        return FrontMatter(text, path).leave_out(1, what, "close or remove it", broken)
    matter = FrontMatter(body, path)
    if len(block) > MOST_CHARACTERS:
        what, length = "front matter: {length} characters long", str(len(block))
        return matter.leave_out(1, what, "give a few fields, one a line", broken, length=length)
    try:
        # BaseLoader keeps every scalar a string: no code, no octal ids, no country "no" turned into False.
        loaded = yaml.load(block[len(OPEN) :], Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        return matter.leave_out(line, "front matter: not valid YAML", "write `field: value`", broken)
    if not isinstance(loaded, dict):
        return matter.leave_out(2, "front matter: no list of `field: value`", "write one field a line", broken)
    for name in FIELDS:
        _take(matter, name, loaded.get(name, ""), _line_of(name, block))
    return _published(matter, _line_of("published", block))


def _take(matter: FrontMatter, name: str, value: object, line: int) -> None:
    """Take a field that is text as it should be."""
    broken = Note("front_matter_broken")
    if not isinstance(value, str):
        matter.leave_out(line, "front matter: {field} is no text", "write it in quotes", broken, field=name)
    elif not value.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in value):
        matter.leave_out(line, "front matter: {field} holds half a character", "write it out", broken, field=name)
    elif name == "url" and value.strip() and not value.strip().lower().startswith(("http://", "https://")):
        matter.leave_out(line, "front matter: url is no web address", "begin it with https://", broken)
    else:
        matter.fields[name] = value.strip()


def _published(matter: FrontMatter, line: int) -> FrontMatter:
    stated = matter.fields.get("published", "")
    matter.published = parse_day(stated)
    if stated and (matter.published is None or matter.published.year not in YEARS):
        matter.published = None
        shown = stated[:60]
        note = Note("published_unreadable", (("value", shown),))
        what = "front matter: published: {value} is no day of a report"
        matter.leave_out(line, what, "write it as YYYY-MM-DD", note, value=repr(shown))
    return matter


def parse_day(stated: str) -> date | None:
    """Read a day as front matter writes it: ISO date or time, else as dateparser reads it, day before month."""
    try:
        return datetime.fromisoformat(stated).date()
    except ValueError:
        pass
    # Imported where it is needed: it takes longer to load than most front matter takes to read.
    import dateparser

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(stated, settings=settings) if 6 <= len(stated) <= 60 else None
    return parsed.date() if parsed else None


def _line_of(name: str, block: str) -> int:
    return next((number for number, row in enumerate(block.split("\n"), 1) if row.startswith(name)), 1)
