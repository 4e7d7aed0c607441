"""The gazetteer in memory: places by id, and by every folded name they are called."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.records import Place, PlaceKind
from data.region import FILES, Region
from data.tokens import WORD, fold

PLACES, COUNTRIES, REGIONS = (FILES / "gazetteer" / name for name in ("places.csv", "countries.csv", "regions.csv"))
Window = tuple[float, float, float, float]
SHOWN = "shown.csv"
"""A region's own choice of the other names to show, where the first of the list would not name both sides' usage."""
MOST_SHOWN = 3

PROVINCE = "ADM1"
"""GeoNames' feature code of a state's provinces: many are named like persons, and need a word that says what they
are."""
LARGE_CITY, NEAR_TOWN = 100_000, 5_000
"""Inhabitants from which a town is known by its name alone, without words around it that say it is one; near the
region smaller towns are."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A place with what the choice between homonyms needs.

    tier: 0 the region's own list, 1 countries, 2 seas, provinces and other areas, 3 towns near the region,
    4 towns elsewhere. known: named without further words. capital: of a state.
    """

    place: Place
    tier: int
    known: bool
    capital: bool
    population: int
    country: str | None
    own_key: str
    """The key of the place's own name, against those of its other names."""
    spellings: tuple[str, ...]
    """Every other name and spelling it is found by, misprints too; `place.names` holds those worth showing."""


@dataclass(frozen=True, slots=True, eq=False)
class GazetteerIndex:
    """Names are keyed by their folded words joined by spaces; `longest` holds the most words after a first word."""

    entries: tuple[Entry, ...]
    names: dict[str, list[Entry]]
    longest: dict[str, int]
    capitals_only: frozenset[str]
    """Keys that are a name only when printed in capitals ("AS", "UK")."""
    great: frozenset[str]
    """Keys of one word that name a state, its capital or a place of the region: known even in small letters."""

    def lookup(self, name: str) -> list[Entry]:
        """Return the places called so, whatever the spelling's case, diacritics, hyphens and script."""
        return self.names.get(name_key(name), [])


def load_index(region: Region | None = None) -> GazetteerIndex:
    """Load the world's gazetteer and, where a region is given, its own places before it."""
    return _load(region.directory, region.window) if region else _load(None, None)


@cache
def _load(directory: Path | None, window: Window | None) -> GazetteerIndex:
    entries = tuple(_entries(directory, window))
    names: dict[str, list[Entry]] = {}
    in_capitals: set[str] = set()
    otherwise: set[str] = set()
    for entry in entries:
        for name in (entry.place.name, *entry.spellings):
            key = name_key(name) if name is entry.place.name or _is_name(name) else ""
            if not key:
                continue
            named = names.setdefault(key, [])
            if not any(each is entry for each in named):
                named.append(entry)
            (in_capitals if _is_abbreviation(name) else otherwise).add(key)
    longest: dict[str, int] = {}
    for key in names:
        first, _, rest = key.partition(" ")
        longest[first] = max(longest.get(first, 1), rest.count(" ") + 2 if rest else 1)
    great = (key for key, named in names.items() if " " not in key and any(e.tier <= 1 or e.capital for e in named))
    return GazetteerIndex(entries, names, longest, frozenset(in_capitals - otherwise), frozenset(great))


def name_key(name: str) -> str:
    """Fold a name to the key it is found by; empty where it has no letters."""
    # Most names are one plain word: the shortcut halves the time to load.
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join(filter(None, map(fold, WORD.findall(name))))


def _is_name(name: str) -> bool:
    """Tell another name from a phrase around one ("the Caucasus"), which begins in small letters."""
    return bool(name) and not name[0].islower()


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= 4 and letters.isupper() and letters.isascii()


def _entries(directory: Path | None, window: Window | None) -> Iterator[Entry]:
    shown = {row["id"]: _split(row["names"]) for row in _rows(directory / SHOWN)} if directory else {}
    if directory:
        for row in _rows(directory / "places.csv"):
            yield _entry(row, 0, row.get("kind") or "settlement", True, shown)
    for row in _rows(COUNTRIES):
        yield _entry(row, 1, "country", True, shown)
    for row in _rows(REGIONS):
        yield _entry(row, 2, row.get("kind") or "region", row["feature"] != PROVINCE, shown)
    for row in _rows(PLACES):
        tier = 3 if window and _is_within(row, window) else 4
        known = int(row["population"] or 0) >= (NEAR_TOWN if tier == 3 else LARGE_CITY) or row["feature"] == "PPLC"
        yield _entry(row, tier, "settlement", known, shown)


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.split("|")))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with open(path, encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _is_within(row: dict[str, str], window: Window) -> bool:
    south, west, north, east = window
    return south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east


def _entry(row: dict[str, str], tier: int, kind: PlaceKind, known: bool, shown: dict[str, tuple[str, ...]]) -> Entry:
    spellings = _split(row["names"])
    area = "area" if kind in {"region", "sea"} else "line" if kind in {"river", "border"} else "exact"
    country = row.get("country") or row.get("iso2") or None
    place = Place(
        place_id=row["id"],
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=kind,
        precision=row.get("precision") or ("country" if kind == "country" else area),
        names=shown.get(row["id"], spellings[:MOST_SHOWN]),
        country=country,
        geometry=row.get("geometry") or None,
        source=row.get("source") or None,
    )
    population = int(row.get("population") or 0)
    return Entry(place, tier, known, row.get("feature") == "PPLC", population, country, name_key(place.name), spellings)
