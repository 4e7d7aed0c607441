"""Generate synthetic events that clump as real ones do: few towns, few days and few sides hold most of them."""

import csv
import math
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.records import Place
from data.region import FILES, Region
from data.store.schema import ARTICLES, STAGED
from data.store.write import PlaceTable, finish, new_directory

BATCH = 500_000
NUMBERS = 140
"""Numbers that a sentence may hold: about 10^6 sentences differ, as agencies' sentences repeat themselves."""


def synthesize(
    count: int, region: Region, directory: Path, seed: int = 1, progress: Callable[[int], None] | None = None
) -> None:
    """Write a store of `count` synthetic events; the same seed gives the same events."""
    recipe = tomllib.loads((FILES / "synth.toml").read_text(encoding="utf-8"))
    places = _places(region, recipe["places"]["settlements"])
    table = PlaceTable()
    for place in places:
        table.add(place)
    rng = np.random.default_rng(seed)
    draw = _Draw(recipe, region, places, rng)
    with new_directory(directory) as folder:
        with pq.ParquetWriter(folder / "staged.parquet", STAGED) as writer:
            for start in range(0, count, BATCH):
                writer.write_table(draw.batch(start, min(BATCH, count - start)))
                if progress:
                    progress(min(start + BATCH, count))
        table.write(folder / "places.parquet")
        pq.write_table(ARTICLES.empty_table(), folder / "articles.parquet")
        finish(folder, region, ())


def _places(region: Region, settlements: int) -> list[Place]:
    """Take the settlements nearest to the region's middle, and its provinces as areas."""
    with open(FILES / "gazetteer" / "places.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["feature"].startswith("P")]
    rows.sort(key=lambda row: math.hypot(float(row["lat"]) - region.lat, float(row["lon"]) - region.lon))
    towns = [
        Place(row["id"], row["name"], float(row["lat"]), float(row["lon"]), "settlement", "exact",
              tuple(row["names"].split("|")[:3]), row["country"])
        for row in rows[:settlements]
    ]  # fmt: skip
    provinces = {row["admin1"]: row for row in reversed(rows[:settlements]) if row["admin1"]}
    areas = [
        Place(f"synth:{name}", name, float(row["lat"]) + 0.05, float(row["lon"]), "region", "area", (), row["country"])
        for name, row in sorted(provinces.items())
    ]
    return towns + areas


def _clumped(rng: np.random.Generator, size: int, power: float) -> np.ndarray:
    """Return probabilities that fall off by rank, in no order of rank."""
    weights = rng.permutation(1.0 / np.arange(1, size + 1) ** power)
    return weights / weights.sum()


class _Draw:
    """Draws batches of rows."""

    def __init__(self, recipe: dict, region: Region, places: list[Place], rng: np.random.Generator) -> None:
        self.rng = rng
        self.recipe = recipe
        self.types = list(recipe["types"])
        self.days = (region.last_day - region.first_day).days + 1
        self.first_day = np.datetime64(region.first_day, "D")
        self.sides = [side.side_id for side in region.sides]
        self.ids = pa.array([place.place_id for place in places])
        self.names = pa.array([place.name for place in places])
        self.towns = sum(place.precision == "exact" for place in places)
        self.areas = len(places) - self.towns
        self.sources = pa.array([f"Agency {number + 1:02d}" for number in range(recipe["sources"])])
        self.town_odds = _clumped(rng, self.towns, 1.1)
        self.day_odds = _clumped(rng, self.days, 0.7)
        self.source_odds = np.sort(_clumped(rng, recipe["sources"], 1.0))[::-1]

    def batch(self, start: int, size: int) -> pa.Table:
        """Return rows start..start+size of the staged table."""
        rng, types = self.rng, self._pick(list(self.recipe["types"].values()), size)
        numbers = pa.array(np.arange(start, start + size)).cast("string")
        columns = {"event_id": pc.binary_join_element_wise("s", numbers, "")}
        columns |= self._dates(size) | self._parties(size)
        towns, columns["place_ids"] = self._at(size)
        sources = self._pick(self.source_odds, size)
        columns |= {
            "type": pa.array(self.types).take(pa.array(types)),
            "sources": _lists(self.sources.take(pa.array(sources)), np.ones(size, bool)),
            "sentence": self._sentences(types, towns, size),
            "killed": pa.array(rng.poisson(2, size), mask=rng.random(size) > 0.1),
            "injured": pa.array(rng.poisson(5, size), mask=rng.random(size) > 0.1),
            "title": pa.nulls(size, pa.string()),
            "url": pa.nulls(size, pa.string()),
            "search": pa.nulls(size, pa.string()),
            "notes": pa.nulls(size, pa.string()),
            "detail": pa.nulls(size, pa.string()),
            "reports": pa.array(np.ones(size, np.int32)),
            "noted": pa.array(np.zeros(size, bool)),
        }
        return pa.table({name: columns[name].cast(STAGED.field(name).type) for name in STAGED.names}, STAGED)

    def _pick(self, odds, size: int) -> np.ndarray:
        bounds = np.cumsum(odds)
        return np.minimum(np.searchsorted(bounds / bounds[-1], self.rng.random(size)), len(bounds) - 1)

    def _dates(self, size: int) -> dict[str, pa.Array]:
        shares = self.recipe["dates"]
        names = ["day", *shares]
        known = self._pick([1 - sum(shares.values()), *shares.values()], size)
        is_ = {name: known == number for number, name in enumerate(names)}
        start = self.first_day + self._pick(self.day_odds, size).astype("timedelta64[D]")
        published = start + self.rng.integers(0, 3, size).astype("timedelta64[D]")
        length = np.where(is_["range"], self.rng.integers(1, 5, size), 0).astype("timedelta64[D]")
        dateless = is_["by_publication"] | is_["unknown"]
        return {
            "start": pa.array(start, mask=dateless),
            "end": pa.array(start + length, mask=dateless | is_["since"]),
            "no_later_than": pa.array(published, mask=is_["unknown"]),
            "published": pa.array(published, mask=is_["unknown"]),
            "date_precision": pa.array(names).take(pa.array(known)),
        }

    def _parties(self, size: int) -> dict[str, pa.Array]:
        """The region's first two sides do most, to each other, and each tells mostly what the other did."""
        rng, sides = self.rng, pa.array(self.sides)
        side = np.where(rng.random(size) < 0.85, rng.integers(0, 2, size), rng.integers(2, len(self.sides), size))
        target = np.where(side < 2, 1 - side, rng.integers(0, 2, size))
        claimed = np.where(rng.random(size) < 0.6, target, side)
        return {
            "side": sides.take(pa.array(side)),
            "target": pc.if_else(pa.array(rng.random(size) < 0.8), sides.take(pa.array(target)), None),
            "claimed_by": _lists(sides.take(pa.array(claimed)), rng.random(size) < 0.7),
            "denied_by": _lists(sides.take(pa.array(1 - np.minimum(claimed, 1))), rng.random(size) < 0.04),
        }

    def _at(self, size: int) -> tuple[np.ndarray, pa.ListArray]:
        shares = self.recipe["places"]
        fate = self.rng.random(size)
        place = self._pick(self.town_odds, size)
        none = fate < shares["none"]
        area = ~none & (fate < shares["none"] + shares["area"])
        two = fate > 1 - shares["two"]
        place = np.where(area, self.towns + self.rng.integers(0, max(self.areas, 1), size), place)
        second = (place + 1 + self.rng.integers(0, 5, size)) % self.towns
        counts = np.where(none, 0, np.where(two, 2, 1))
        pairs = np.stack([place, second], axis=1)[np.arange(2) < counts[:, None]]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        return place, pa.ListArray.from_arrays(pa.array(offsets), self.ids.take(pa.array(pairs)))

    def _sentences(self, types: np.ndarray, places: np.ndarray, size: int) -> pa.Array:
        """Fill the templates; their parts stand before, between and after the place and the number."""
        templates = [(kind, text) for kind, name in enumerate(self.types) for text in self.recipe["sentences"][name]]
        first = np.searchsorted([kind for kind, _text in templates], np.arange(len(self.types)))
        many = np.bincount([kind for kind, _text in templates], minlength=len(self.types))
        chosen = pa.array(first[types] + (self.rng.random(size) * many[types]).astype(int))
        parts = [text.replace("{number}", "{place}").split("{place}") for _kind, text in templates]
        before, between, after = (pa.array(column).take(chosen) for column in zip(*parts, strict=True))
        number = pa.array(self.rng.integers(1, NUMBERS + 1, size)).cast("string")
        return pc.binary_join_element_wise(
            before, self.names.take(pa.array(places)), between, number, after, ""
        )


def _lists(values: pa.Array, filled: np.ndarray) -> pa.ListArray:
    """Make a list of one value, or of none, for each row."""
    offsets = np.concatenate([[0], np.cumsum(filled)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), values.filter(pa.array(filled)))

