"""Clean the names of places: which scripts, which spellings, which are ordinary words."""

import unicodedata
from collections.abc import Iterable


def fold_name(name: str) -> str:
    """Return a name in lower case without accents, apostrophes and hyphens, to compare names by."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("ə", "a"))
    return "".join(" " if mark == "-" else mark for mark in plain if mark.isalnum() or mark in " -").strip()


def script_of(name: str) -> str:
    """Return the Unicode script word of the first letter (`LATIN`, `CYRILLIC` …), or an empty string."""
    for letter in name:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0]
    return ""


def is_usable(name: str, scripts: Iterable[str]) -> bool:
    """Tell whether an alias can stand in a report: a kept script, a capital, no airport code, no bare letters.

    GeoNames mixes in machine transliterations (`ba er da`) and three-letter airport codes (`GNJ`).
    """
    if len(name) < 3 or script_of(name) not in scripts or any(mark in name for mark in "|,;()/[]0123456789"):
        return False
    return name[0].isupper() and not (name.isupper() and len(name) <= 4) and len(name) <= 40


def romanise(name: str, tables: Iterable[dict[str, str]], marks: str) -> list[str]:
    """Return the spellings that each letter table makes of a name with one of `marks`, the alphabet's own letters."""
    if not set(marks) & set(name):
        return []
    made = (name.translate(str.maketrans(table)) for table in tables)
    return [spelling for spelling in dict.fromkeys(made) if spelling != name]


def plain_marks(name: str) -> str:
    """Return a name composed, with one apostrophe and one schwa instead of the look-alikes GeoNames has."""
    for mark in "’‘ʼʻ`´":
        name = name.replace(mark, "'")
    return unicodedata.normalize("NFC", name.replace("\u0301", "").replace("ǝ", "ə").replace("Ǝ", "Ə")).strip()


def unique_names(name: str, names: Iterable[str]) -> list[str]:
    """Return the other names in their order, each once, without the name itself and empty ones."""
    return [other for other in dict.fromkeys(filter(None, names)) if other != name]
