"""A region of the news: its sides, its first day and its map window, read from a folder of data files."""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

FILES = Path(__file__).parent / "files"
DEFAULT_REGION = "karabakh-2020"


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the events, or one who speaks of them; colours are CSS, for light and dark pages."""

    side_id: str
    names: dict[str, str]
    short: dict[str, str]
    colour: str
    colour_dark: str
    shape: str

    def name(self, language: str) -> str:
        """Name the side in a language, or by its id."""
        return self.names.get(language, self.side_id)

    def short_name(self, language: str) -> str:
        """Name the side briefly, for a headline."""
        return self.short.get(language) or self.name(language)


@dataclass(frozen=True, slots=True)
class Region:
    """Where and when a body of news happened. lat, lon in degrees; window is (south, west, north, east)."""

    region_id: str
    directory: Path
    names: dict[str, str]
    first_day: date
    last_day: date
    lat: float
    lon: float
    zoom: int
    window: tuple[float, float, float, float]
    sides: tuple[Side, ...]
    by_id: dict[str, Side] = field(init=False, repr=False, compare=False)
    """The sides by their ids; a page asks for one thousands of times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {side.side_id: side for side in self.sides})

    def side(self, side_id: str) -> Side:
        """Return a side by its id; one that the region does not know keeps its own name."""
        known = self.by_id.get(side_id)
        return known or replace(self.by_id[self.drawn_as(side_id)], side_id=side_id, names={}, short={})

    def drawn_as(self, side_id: str) -> str:
        """Return the id of the side whose look a side has: its own, or "other" where the region does not know it."""
        return side_id if side_id in self.by_id else "other" if "other" in self.by_id else "unknown"


@cache
def load_region(region_id: str = DEFAULT_REGION) -> Region:
    """Load a region from `data/files/regions/<region_id>/`; raises FileNotFoundError naming the folder."""
    directory = FILES / "regions" / region_id
    with open(directory / "region.toml", "rb") as file:
        table = tomllib.load(file)
    window = table["map"]
    return Region(
        region_id=table["id"],
        directory=directory,
        names=table["names"],
        first_day=table["first_day"],
        last_day=table["last_day"],
        lat=window["lat"],
        lon=window["lon"],
        zoom=window["zoom"],
        window=(window["south"], window["west"], window["north"], window["east"]),
        sides=tuple(
            Side(side["id"], side["names"], side.get("short", {}), side["colour"], side["colour_dark"], side["shape"])
            for side in table["sides"]
        ),
    )
