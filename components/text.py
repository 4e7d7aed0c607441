"""Speak the page's words: one gettext catalogue a language, compiled in memory, and its forms of dates and numbers."""

import gettext
import io
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "dateline"
MOST_WRITTEN = 20_000
"""Written days that are remembered."""


def catalogue_path(language: str) -> Path:
    """Return where the page's part of a language's catalogue stands, whether or not it is there."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages() -> tuple[str, ...]:
    """Name the languages that have a catalogue, in the order in which they are offered."""
    return tuple(tomllib.loads((LOCALES / "locales.toml").read_text(encoding="utf-8"))["order"])


def choose_language(browser: str | None) -> str:
    """Choose the browser's language ("en-GB" counts as "en"), else the first one offered."""
    wish = (browser or "").split("-")[0]
    return wish if wish in languages() else languages()[0]


def compile_catalogue(language: str) -> gettext.GNUTranslations:
    """Compile a language's catalogue in memory, so that there is no build step; raises FileNotFoundError.

    Its files are parts of one: the page's words, and those of what is shared (`share.po`).
    """
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    for path in sorted(catalogue_path(language).parent.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.id not in catalogue:
                    catalogue[message.id] = message
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return gettext.GNUTranslations(binary)


@dataclass(frozen=True)
class Text:
    """The page's words in one language: `text(key, **values)`; a key with no entry is returned as it is.

    Whole numbers and dates among the values take the language's own form.
    """

    language: str

    @cached_property
    def _messages(self) -> gettext.GNUTranslations:
        return compile_catalogue(self.language)

    @cached_property
    def _written(self) -> dict[tuple[date, date], str]:
        return {}

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self._messages.gettext("format.locale"))

    @cached_property
    def _thousands(self) -> str | None:
        """The sign after every three digits, where that is all that the language does to a whole number."""
        written = {number: format_decimal(number, locale=self._locale) for number in (9, 1234, 12345678)}
        sign = written[1234][1:-3]
        return sign if all(f"{number:,}".replace(",", sign) == as_is for number, as_is in written.items()) else None

    def __call__(self, key: str, /, **values: object) -> str:
        return self._fill(self._messages.gettext(key), values)

    def plural(self, key: str, number: int, /, **values: object) -> str:
        """Choose the form for a number, which the message names {n}."""
        return self._fill(self._messages.ngettext(key, key, number), {"n": number, **values})

    def has(self, key: str) -> bool:
        """Tell whether the catalogue has a key."""
        return self._messages.gettext(key) != key

    def number(self, value: float) -> str:
        """Write a number: 12,345 or 12.345."""
        if isinstance(value, int) and value >= 0 and self._thousands is not None:
            return f"{value:,}".replace(",", self._thousands)  # there are hundreds of them on a page
        return format_decimal(value, locale=self._locale)

    def day(self, day: date) -> str:
        """Write one day: 27 Sep 2020."""
        return self.days(day, day)

    def days(self, first: date, last: date) -> str:
        """Write days from one to another: 27 Sep – 10 Nov 2020."""
        # A page writes the same hundreds of days at each run, and writing one takes a fifth of a millisecond.
        written = self._written.get((first, last))
        if written is None:
            written = self._write_days(first, last)
            if len(self._written) >= MOST_WRITTEN:
                self._written.clear()
            self._written[first, last] = written
        return written

    def _write_days(self, first: date, last: date) -> str:
        if first == last:
            return self._short(format_skeleton("yMMMd", first, locale=self._locale))
        return self._short(format_interval(first, last, "yMMMd", locale=self._locale))

    def day_of_month(self, day: date) -> str:
        """Write a day without its year, for an axis: 27 Sep."""
        return self._short(format_skeleton("MMMd", day, locale=self._locale))

    def weekday(self, number: int) -> str:
        """Name a day of the week, 1 for Monday to 7 for Sunday."""
        return self._locale.days["stand-alone"]["wide"][number - 1]

    def listed(self, items: tuple[str, ...] | list[str]) -> str:
        """Join words as the language lists them: A, B and C."""
        return format_list(list(items), locale=self._locale)

    def either(self, items: tuple[str, ...] | list[str]) -> str:
        """Join words of which one is enough: A, B or C."""
        return format_list(list(items), style="or", locale=self._locale)

    def _short(self, words: str) -> str:
        # Thin spaces look alike and are not found by a search; CLDR's "Sept" is longer than its fellows.
        return re.sub(r"\bSept\b", "Sep", words.replace("\u2009", " ").replace("\u202f", " "))

    def _fill(self, message: str, values: dict[str, object]) -> str:
        return message.format(**{name: self._form(value) for name, value in values.items()}) if values else message

    def _form(self, value: object) -> str:
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return self.number(value)
        return str(value)
