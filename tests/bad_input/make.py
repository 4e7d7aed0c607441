"""Write a folder of hostile and broken articles, and say what must become of each.

    python -m tests.bad_input.make FOLDER

`write(folder)` returns the table of what it wrote: file name -> Expected. `EXPECTED` is that table without a folder.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.bad_input.texts import (
    CHINESE,
    EVENT,
    FINNISH,
    NO_DATE_NO_PLACE,
    PAYLOADS,
    YESTERDAY,
    article,
    event,
    hostile,
)

Outcome = Literal["read", "read_with_note", "skipped"]
BIG_MB = 50


@dataclass(frozen=True, slots=True)
class Expected:
    """What must become of a file.

    `read`: it is read and no message names it. `read_with_note`: it is read and a message names it. `skipped`: it is
    not read and a message names it. The message holds `word`, whatever the case; no file's own name does.
    Where `places` is given, events of the file lie at these places (canonical names); where `start` is given, one of
    them starts on that ISO day.
    """

    outcome: Outcome
    word: str = ""
    places: tuple[str, ...] = ()
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    expected: Expected
    put: Callable[[Path], object]


def _bytes(content: bytes | str, expected: Expected) -> Case:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return Case(expected, lambda path: path.write_bytes(raw))


def _put_big(path: Path) -> None:
    line = (EVENT + "\n").encode()
    with path.open("wb") as file:
        for _ in range(BIG_MB):
            file.write(line * (1_000_000 // len(line) + 1))


def _put_unreadable(path: Path) -> None:
    path.write_text(article(event(4)), encoding="utf-8")
    path.chmod(0)


def _at(day: int, outcome: Outcome = "read", word: str = "") -> Expected:
    return Expected(outcome, word, ("Stepanakert",), f"2020-10-{day:02}")


def _noted(day: int, word: str) -> Expected:
    return _at(day, "read_with_note", word)


def _skipped(word: str) -> Expected:
    return Expected("skipped", word)


CASES: dict[str, Case] = {
    # Nothing to read.
    "nothing.md": _bytes(b"", _skipped("empty")),
    "<img src=x onerror=alert(1)>.md": _bytes(b"", _skipped("empty")),
    "white_space.md": _bytes(" \n\t\n\u00a0\n", _skipped("empty")),
    "front_matter_only.md": _bytes('---\nid: "only"\nlanguage: id\n---\n', _skipped("empty")),
    "recipe.md": _bytes(article(NO_DATE_NO_PLACE), Expected("read_with_note", "place")),
    # Not text, or not in the encoding that was agreed.
    "noise.md": _bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, _skipped("binary")),
    "latin1.md": _bytes(article(f"Hélène Géraud, çà et là. {event(2)}").encode("latin-1"), _noted(2, "utf-8")),
    "utf16.md": _bytes(article(event(3)).encode("utf-16"), _noted(3, "utf-16")),
    "zero_bytes.md": _bytes(article(f"Kabar\x00 terbaru.\x00 {event(5)}"), _noted(5, "nul")),
    "bom.md": _bytes("\ufeff" + article(YESTERDAY, published="2020-10-07"), _at(6)),
    "crlf.md": _bytes(article(YESTERDAY, published="2020-10-08").replace("\n", "\r\n"), _at(7)),
    os.fsdecode(b"not_utf8_\xff.md"): _bytes(article(event(8)), _noted(8, "name")),
    # Too much.
    "big.md": Case(_skipped("large"), _put_big),
    "long_line.md": _bytes("Hujan turun di pegunungan dan jalanan basah, " * 4_600 + EVENT, Expected("read")),
    "repetition.md": _bytes("Armenia " * 12_500 + "\n" + event(9), _at(9)),
    "huge_number.md": _bytes(
        f"{event(10)} Serangan itu menewaskan 99999999999999999999999 orang dan melukai ² orang.", _at(10)
    ),
    # Front matter that is broken or lies.
    "no_front_matter.md": _bytes(event(11), _at(11)),
    "broken_yaml.md": _bytes(f'---\nid: broken\ntitle: "unclosed\n---\n{event(12)}', _noted(12, "front matter")),
    "unclosed_front_matter.md": _bytes(f"---\nid: unclosed\n\n{event(13)}", _noted(13, "front matter")),
    "list_front_matter.md": _bytes(f"---\n- one\n- two\n---\n{event(14)}", _noted(14, "front matter")),
    "deep_yaml.md": _bytes(f"---\nnote: {'[' * 50_000}\n---\n{event(15)}", _noted(15, "front matter")),
    "alias_bomb.md": _bytes(
        "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
        + f"title: *a9\n---\n{event(16)}",
        _noted(16, "front matter"),
    ),
    "yaml_tag.md": _bytes(
        f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{event(17)}", _noted(17, "front matter")
    ),
    "impossible_day.md": _bytes(article(event(18), published="31/31/2020"), _noted(18, "published")),
    "thirtieth_of_february.md": _bytes(article(event(19), published="2020-02-30"), _noted(19, "published")),
    "year_one.md": _bytes(article(event(20), published="0001-01-01"), _noted(20, "published")),
    "year_9999.md": _bytes(article(event(21), published="9999-12-31"), _noted(21, "published")),
    "heading_not_text.md": _bytes(article(event(22), title="{a: [b]}"), _noted(22, "title")),
    "heading_half_character.md": _bytes(article(event(23), title=r'"\ud800"'), _noted(23, "title")),
    "address_runs.md": _bytes(article(event(24), url="javascript:alert(1)"), _noted(24, "url")),
    "norwegian.md": _bytes(article(event(25), language="no"), _noted(25, "language")),
    "wrong_tongue.md": _bytes(article(f"{event(26)} {NO_DATE_NO_PLACE}", language="en"), _noted(26, "language")),
    "one_key_a.md": _bytes(article(event(27), id='"shared-key"'), _at(27)),
    "one_key_b.md": _bytes(article(event(28), id='"shared-key"'), _noted(28, "shared-key")),
    # Languages without a word list.
    "finnish.md": _bytes(article(FINNISH, language="fi"), _skipped("language")),
    "chinese.md": _bytes(CHINESE, _skipped("language")),
    # The same text under two names.
    "twin_a.md": _bytes(article(f"{event(29)} Laporan ini dimuat dua kali."), _at(29)),
    "twin_b.md": _bytes(article(f"{event(29)} Laporan ini dimuat dua kali."), _skipped("duplicate")),
    # Characters that cannot be seen, inside names.
    "hidden_marks.md": _bytes(
        article("\n".join(event(30, name) for name in ("Step\u200banakert", "\u202eTerter\u202c", "Had\u00adrut"))),
        Expected("read_with_note", "invisible", ("Stepanakert", "Tartar", "Hadrut"), "2020-10-30"),
    ),
    "impossible_day_in_text.md": _bytes(
        article("Pasukan Azerbaijan menembaki Stepanakert pada Minggu (31/31/2020) dan 30 Februari 2020."),
        Expected("read", places=("Stepanakert",)),
    ),
    # Not a file that can be opened. A pipe would be waited on for ever.
    "directory.md": Case(_skipped("folder"), Path.mkdir),
    "unreadable.md": Case(_skipped("permission"), _put_unreadable),
    "pipe.md": Case(_skipped("regular"), os.mkfifo),
    "loop.md": Case(_skipped("link"), lambda path: path.symlink_to(path.name)),
    "dangling.md": Case(_skipped("link"), lambda path: path.symlink_to("no_such_file.md")),
} | {
    # Text that means something in the languages of the page; each is a real event, at a place on a day of its own.
    f"{payload_name}.md": _bytes(
        hostile(payload, number % 10 + 1, "Terter" if number >= 10 else "Stepanakert"),
        Expected("read", "", ("Tartar" if number >= 10 else "Stepanakert",), f"2020-11-{number % 10 + 1:02}"),
    )
    for number, (payload_name, payload) in enumerate(PAYLOADS.items())
}

EXPECTED: dict[str, Expected] = {name: case.expected for name, case in CASES.items()}


def write(folder: Path, *, big: bool = True) -> dict[str, Expected]:
    """Write every case into `folder`, made if need be and else empty, and return what must become of each.

    A case that this machine cannot make is left out of the table (a file name that its disk refuses); a file closed
    to others is readable for the superuser, and the table then says so. `big=False` leaves the 50 MB file out.
    Beside the cases lies `again`, a link from the folder to itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table = {}
    for name, case in CASES.items():
        if name == "big.md" and not big:
            continue
        path = folder / name
        try:
            case.put(path)
        except OSError:
            continue
        table[name] = case.expected
    if os.access(folder / "unreadable.md", os.R_OK):
        table["unreadable.md"] = _at(4)
    (folder / "again").symlink_to(".", target_is_directory=True)
    return table


if __name__ == "__main__":
    for file_name, expected in write(Path(sys.argv[1])).items():
        print(ascii(file_name), expected.outcome, expected.word, sep="\t")
