"""Cut the table of countries: `countries.csv`, with names in English, Indonesian and the shapes the press uses."""

from collections.abc import Iterator
from pathlib import Path

import geopandas
from babel import Locale

from data.cut.inputs import find_input
from data.cut.names import is_usable, plain_marks, unique_names
from data.cut.tables import FILES, read_rules, read_table, write_table

COLUMNS = ("id", "iso2", "name", "names", "lat", "lon", "geometry")


def read_countries(folder: Path) -> geopandas.GeoDataFrame:
    """Return Natural Earth's 10m countries with their outlines (degrees, WGS 84), one row a country."""
    path = find_input(folder, "ne_10m_admin_0_countries_deu.zip")
    frame = geopandas.read_file(f"zip://{path}", encoding="utf-8")
    return frame[frame.ISO_A2_EH.str.fullmatch("[A-Z]{2}", na=False)].drop_duplicates("ISO_A2_EH")


def cut_countries(folder: Path) -> Iterator[str]:
    """Write `countries.csv` from the packages below `folder`; yield a line about it."""
    hand = {row["id"]: row for row in read_table("countries")}
    languages = [Locale.parse(code) for code in read_rules()["countries"]["languages"]]
    rows = []
    for country in read_countries(folder).sort_values("ISO_A2_EH").itertuples():
        code = country.ISO_A2_EH
        own = hand.get(code, {"name": country.NAME_EN, "names": ""})
        names = [*own["names"].split("|"), country.NAME_EN, country.NAME_ID, country.FORMAL_EN, country.NAME_LONG]
        names += [language.territories.get(code, "") for language in languages]
        usable = [plain_marks(name) for name in names if isinstance(name, str) and is_usable(name, {"LATIN"})]
        written = own["names"].split("|")
        others = unique_names(own["name"], [name for name in (*written, *usable) if name])
        rows.append({"id": f"country:{code}", "iso2": code, "name": own["name"], "names": "|".join(others),
                     "lat": round(country.LABEL_Y, 2), "lon": round(country.LABEL_X, 2),
                     "geometry": f"country:{code}"})
    write_table(FILES / "gazetteer" / "countries.csv", COLUMNS, rows)
    yield f"gazetteer/countries.csv: {len(rows)} countries"
