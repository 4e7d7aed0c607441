"""Cut the table of large areas: `regions.csv`, hand-written seas and parts of the world, and provinces."""

from collections.abc import Iterator
from pathlib import Path

from data.cut.inputs import read_provinces, read_words
from data.cut.names import is_usable, plain_marks, unique_names
from data.cut.tables import FILES, SITE_COLUMNS, read_rules, read_table, write_table

# features that have an outline of their own on no map here: shown hollow
AREA = {"precision": "area", "population": 0, "admin1": ""}
FEATURES = {"region": "RGN", "country": "PCLH", "sea": "SEA", "river": "STM", "mountain": "MTS"}


def hand_rows() -> Iterator[dict]:
    """Yield the rows of `tables/regions.csv`, hand-written from general atlas knowledge."""
    for row in read_table("regions"):
        precision = "line" if row["kind"] == "river" else "near" if row["kind"] == "mountain" else "area"
        names = "|".join(unique_names(row["name"], row["names"].split("|")))
        yield AREA | row | {"names": names, "feature": FEATURES[row["kind"]], "precision": precision,
                            "source": "hand, from general atlas knowledge"}


def province_rows(provinces: list[dict], countries: list[str], left_out: set[str], words: dict) -> Iterator[dict]:
    """Yield a row for each first-level division of `countries` whose name is not an ordinary word."""
    for row in provinces:
        name = row["name_en"] or row["name"]
        if not name or row["iso_a2"] not in countries or row["iso_3166_2"] in left_out or name.casefold() in words:
            continue
        others = [row["name_id"], row["name"]]
        usable = [plain_marks(other) for other in others if other and is_usable(other, {"LATIN"})]
        names = [other for other in unique_names(name, usable) if other.casefold() not in words]
        yield AREA | {"id": f"ne:{row['adm1_code']}", "name": name, "names": "|".join(names),
                      "lat": round(row["latitude"], 3), "lon": round(row["longitude"], 3), "feature": "ADM1",
                      "country": row["iso_a2"], "source": "natural-earth", "kind": "region"}


def cut_regions(folder: Path) -> Iterator[str]:
    """Write `regions.csv` from the packages below `folder`; yield a line about it."""
    left_out = {row["code"] for row in read_table("provinces")}
    countries = read_rules()["provinces"]["countries"]
    provinces = sorted(read_provinces(folder), key=lambda row: row["adm1_code"])
    rows = [*hand_rows(), *province_rows(provinces, countries, left_out, read_words(folder))]
    write_table(FILES / "gazetteer" / "regions.csv", SITE_COLUMNS, rows)
    yield f"gazetteer/regions.csv: {len(rows)} regions, seas and provinces"
