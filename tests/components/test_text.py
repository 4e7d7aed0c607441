"""Both catalogues are whole, say the same things, and write dates and numbers as their language does."""

import ast
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from components.text import LOCALES, Text, catalogue_path, choose_language, languages
from data.records import EVENT_TYPES, ROLES
from data.selection import Selection

COMPONENTS = Path(__file__).parents[2] / "components"
FIELDS = re.compile(r"{(\w+)}")
TELLING = ("Problem", "leave_out")


def messages(language: str, files: tuple[str, ...] = ("dateline.po", "share.po")) -> dict[str, tuple[str, ...]]:
    """Return every message of a language by its key."""
    found = {}
    for path in (catalogue_path(language).parent / name for name in files):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def spoken_keys() -> set[str]:
    """Return every key that the code asks for in so many letters."""
    keys = set()
    for path in COMPONENTS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func
            asks = isinstance(called, ast.Name) and called.id == "text"
            asks = asks or (isinstance(called, ast.Attribute) and called.attr in ("text", "plural", "has"))
            first = node.args[0]
            if asks and isinstance(first, ast.Constant) and isinstance(first.value, str):
                keys.add(first.value)
    return keys


def test_the_languages_are_those_with_a_catalogue():
    folders = {path.name for path in LOCALES.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert set(languages()) == folders


@pytest.mark.parametrize("language", languages())
def test_every_message_is_translated(language):
    empty = [key for key, strings in messages(language).items() if not all(strings)]
    assert not empty


def test_the_catalogues_hold_the_same_keys():
    keys = [set(messages(language)) for language in languages()]
    assert all(of_one == keys[0] for of_one in keys)


def test_translations_name_the_same_values():
    english, indonesian = messages("en"), messages("id")
    differing = {
        key for key in english
        if {name for form in english[key] for name in FIELDS.findall(form)} - {"n"}
        != {name for form in indonesian[key] for name in FIELDS.findall(form)} - {"n"}
    }  # fmt: skip
    assert not differing


def test_every_key_that_the_code_asks_for_exists():
    assert spoken_keys() - set(messages("en")) == set()


@pytest.mark.parametrize(
    "key",
    [f"type.{name}" for name in EVENT_TYPES] + [f"role.{name}" for name in ROLES]
    + [f"map.precision.{name}" for name in ("exact", "near", "area", "line", "country")]
    + [f"filter.name.{name}" for name in Selection.__slots__ if name != "roles"],
)
def test_every_value_that_is_put_into_a_key_has_its_message(key):
    assert key in messages("en")


def test_every_note_of_the_data_has_its_message():
    notes = tomllib.loads((COMPONENTS.parent / "data/files/notes.toml").read_text(encoding="utf-8"))
    missing = {code for code in notes if f"note.{code}" not in messages("en")}
    assert not missing


def problem_phrases() -> set[str]:
    """Return every phrase that the reading tells a problem in, as its code has them: `Problem(…)`, `leave_out(…)`."""
    phrases = set()
    for path in (COMPONENTS.parent / "data").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            told = [call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in TELLING]
            arguments = [argument for call in told for argument in call.args]
            named = {argument.id for argument in arguments if isinstance(argument, ast.Name)}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and any(named & _names(target) for target in node.targets):
                    arguments += node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for argument in arguments:
                either = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
                phrases |= {one.value for one in either if isinstance(one, ast.Constant)}
    return {phrase for phrase in phrases if phrase and isinstance(phrase, str)}


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_every_problem_of_the_reading_is_told_in_every_language(language):
    told = messages(language, ("problems.po",))
    assert set(told) == problem_phrases()
    for phrase, (translated,) in told.items():
        assert set(FIELDS.findall(phrase)) == set(FIELDS.findall(translated)), phrase


@pytest.mark.parametrize(
    ("language", "first", "last", "words"),
    [
        ("en", date(2020, 9, 27), date(2020, 11, 10), "27 Sep – 10 Nov 2020"),
        ("id", date(2020, 9, 27), date(2020, 11, 10), "27 Sep – 10 Nov 2020"),
        ("id", date(2020, 10, 1), date(2020, 10, 4), "1–4 Okt 2020"),
        ("en", date(2020, 12, 27), date(2021, 1, 10), "27 Dec 2020 – 10 Jan 2021"),
        ("en", date(2020, 10, 4), date(2020, 10, 4), "4 Oct 2020"),
    ],
)
def test_days_take_the_languages_form(language, first, last, words):
    assert Text(language).days(first, last) == words


@pytest.mark.parametrize(
    ("language", "number", "words"), [("en", 12345, "12,345"), ("id", 12345, "12.345"), ("id", 7, "7")]
)
def test_numbers_take_the_languages_form(language, number, words):
    assert Text(language).number(number) == words


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [("en", 1, "1 killed"), ("en", 1234, "1,234 killed"), ("id", 1, "1 tewas"), ("id", 1234, "1.234 tewas")],
)
def test_numbers_in_messages_take_their_plural(language, number, words):
    assert Text(language).plural("toll.killed", number) == words


def test_braces_in_a_value_stay_as_they_are():
    assert Text("en")("headline.search", words="{0} {words} {{7*7}}") == "search: “{0} {words} {{7*7}}”"


@pytest.mark.parametrize(
    ("browser", "language"), [("id-ID", "id"), ("en-GB", "en"), ("ka", "id"), (None, "id"), ("", "id")]
)
def test_the_browser_chooses_the_language(browser, language):
    assert choose_language(browser) == language
