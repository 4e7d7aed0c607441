"""Split an article's front matter from its text, and read the fields it gives."""

from dataclasses import dataclass, field
from datetime import date, datetime

import dateparser
import yaml

from data.records import Note, Problem

OPEN, CLOSE = "---\n", "\n---\n"
FIRST_LINE = "# published"
MOST_CHARACTERS = 20_000
"""Front matter is a dozen lines; a longer block is text that happens to stand between two rules."""


@dataclass(slots=True)
class FrontMatter:
    """What stands above the text. `body` begins after the line that closes it."""

    body: str
    fields: dict[str, str] = field(default_factory=dict)
    published: date | None = None
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Return the text without its front matter; what is broken or lies is left out and reported."""
    if text.startswith(FIRST_LINE):
        line, _, body = text.partition("\n")
        matter = FrontMatter(body, {"published": line.removeprefix(FIRST_LINE).strip(" :")})
    elif text.startswith(OPEN):
        block, closed, body = text.partition(CLOSE)
        if not closed or len(block) > MOST_CHARACTERS:
            return _broken(FrontMatter(text), path, 1, "front matter that is not closed by a line of ---")
        matter = FrontMatter(body)
        try:
            # BaseLoader keeps every scalar a string: no code, no octal ids, no country "no" turned into False.
            loaded = yaml.load(block[len(OPEN):], Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            return _broken(matter, path, mark.line + 2 if mark else 1, "front matter that is not valid YAML")
        if loaded and not isinstance(loaded, dict):
            return _broken(matter, path, 2, "front matter that is no list of `field: value`")
        matter.fields = {str(key): value.strip() for key, value in (loaded or {}).items() if isinstance(value, str)}
    else:
        return FrontMatter(text)
    stated = matter.fields.get("published", "")
    matter.published = parse_day(stated)
    if stated and matter.published is None:
        line = next((i for i, row in enumerate(text.split("\n"), 1) if "published" in row), 1)
        what = f"published: {stated[:60]!r} is no date"
        matter.problems.append(Problem(path, line, what, "read without it", "write it as YYYY-MM-DD"))
        matter.notes.append(Note("published_unreadable", (("value", stated[:60]),)))
    return matter


def parse_day(stated: str) -> date | None:
    """Read a day as front matter writes it: ISO date or time, else as dateparser reads it, day before month."""
    try:
        return datetime.fromisoformat(stated).date()
    except ValueError:
        pass
    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(stated, settings=settings) if 6 <= len(stated) <= 60 else None
    return parsed.date() if parsed else None


def _broken(matter: FrontMatter, path: str, line: int, what: str) -> FrontMatter:
    matter.problems.append(Problem(path, line, what, "read without it", "mend or remove it"))
    matter.notes.append(Note("front_matter_broken"))
    return matter
