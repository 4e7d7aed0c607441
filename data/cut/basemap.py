"""Cut the map that lies under the events: countries, lakes, rivers, lines of dispute and towns' names."""

import csv
from collections.abc import Iterator
from pathlib import Path

from shapely.geometry import Point, box

from data.cut.countries import read_countries
from data.cut.coverage import simplify_coverage
from data.cut.geojson import feature, write_features
from data.cut.outlines import bounds, disputed_features, lake_features, read_cut, region_folders
from data.cut.tables import FILES
from data.cut.water import read_river

BASEMAP = FILES / "basemap"
# what is left off an outline, degrees: in the window about 600 m, around it 5 km, elsewhere 40 km
FINE, MIDDLE, COARSE = 0.006, 0.05, 0.4
WORLD = box(-180, -90, 180, 90)
SMALLEST_ISLAND = 1.0  # square degrees, about 10,000 km²
# the zoom at which a town is named, by its inhabitants
RANKS = ((1_000_000, 5), (300_000, 7), (90_000, 8), (30_000, 9), (10_000, 10), (5_000, 11))
CAPITAL_RANK = 5
CROWDED = 0.07  # degrees in which only the largest of several towns is named, but for those named by hand
VILLAGE_RANK = 12
SMALLEST_FAR_TOWN = 200_000


def country_features(folder: Path, cut: dict) -> Iterator[dict]:
    """Yield every country with its names and label point, fine inside the window and coarse far from it."""
    window, around = bounds(cut["window"]), bounds(cut["surroundings"])
    zones = [(box(*window), FINE), (box(*around), MIDDLE), (WORLD, COARSE)]
    frame = read_countries(folder)
    frame = frame[frame.ISO_A2_EH != "AQ"]
    with (FILES / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        named = {row["iso2"]: row for row in csv.DictReader(lines)}
    shapes = simplify_coverage(list(frame.geometry), zones, SMALLEST_ISLAND)
    for country, shape in zip(frame.itertuples(), shapes, strict=True):
        row = named[country.ISO_A2_EH]
        if shape.is_empty:  # a state too small to be drawn keeps its label alone
            shape = Point(float(row["lon"]), float(row["lat"]))
        other = {"name_id": country.NAME_ID} if row["name"] != country.NAME_ID else {}
        yield feature(shape, window, id=row["geometry"], name=row["name"], **other, rank=round(country.MIN_LABEL, 1),
                      label_lat=float(row["lat"]), label_lon=float(row["lon"]))


def town_rank(row: dict, cut: dict) -> int | None:
    """Return the zoom from which a gazetteer row is named on the map, or None where it is left to larger ones."""
    west, south, east, north = bounds(cut["surroundings"])
    inside = south < float(row["lat"]) < north and west < float(row["lon"]) < east
    near, people = row["country"] in cut["towns"]["near"], int(row["population"])
    if row["feature"] == "PPLC" and (inside or people >= SMALLEST_FAR_TOWN):
        return CAPITAL_RANK
    if not inside or not (near or people >= SMALLEST_FAR_TOWN):
        return None
    by_hand = next((int(zoom) for zoom, names in cut["towns"]["rank"].items() if row["name"] in names), None)
    if near and by_hand and people > 1000:  # not the villages of the same name
        return by_hand
    return next((zoom for least, zoom in RANKS if people >= least), None)


def read_towns(region: Path, cut: dict) -> Iterator[tuple[int, int, str, float, float]]:
    """Yield the towns to name as (zoom, minus inhabitants, name, lat, lon)."""
    with (FILES / "gazetteer" / "places.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rank = town_rank(row, cut)
            if rank:
                yield rank, -int(row["population"]), row["name"], float(row["lat"]), float(row["lon"])
    with (region / "places.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "settlement" and row["precision"] != "area":
                yield VILLAGE_RANK, 0, row["name"], float(row["lat"]), float(row["lon"])


def town_features(region: Path, cut: dict) -> Iterator[dict]:
    """Yield towns as points with the zoom (`rank`) from which they are named, none that crowds a larger one."""
    kept = []
    by_hand = {name for names in cut["towns"]["rank"].values() for name in names}
    for rank, _, name, lat, lon in sorted(read_towns(region, cut)):
        if name not in by_hand and any(abs(lat - other[0]) < CROWDED and abs(lon - other[1]) < CROWDED
                                       for other in kept):
            continue
        kept.append((lat, lon))
        yield feature(Point(round(lon, 3), round(lat, 3)), name=name, rank=rank)


def cut_basemap(folder: Path) -> Iterator[str]:
    """Write the basemap of the first region that has a `cut.toml`; yield a line about each file."""
    region = region_folders()[0]
    cut = read_cut(region)
    yield write_features(BASEMAP / "countries.geojson", country_features(folder, cut))
    seas = [feature(Point(row["lon"], row["lat"]), id=row["id"], name=row["name"], name_id=row["name_id"], kind="sea",
                    rank=row["rank"], label_lat=row["lat"], label_lon=row["lon"]) for row in cut["seas"]]
    yield write_features(BASEMAP / "lakes.geojson", [*lake_features(folder, cut), *seas])
    rivers = (feature(read_river(folder, row["name"], row["countries"]).simplify(FINE), id=row["id"],
                      name=row["name"], kind="river") for row in cut["rivers"])
    yield write_features(BASEMAP / "rivers.geojson", rivers)
    yield write_features(BASEMAP / "disputed.geojson", disputed_features(folder, cut))
    yield write_features(BASEMAP / "towns.geojson", town_features(region, cut))
