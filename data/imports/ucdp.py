"""Read rows of the UCDP Georeferenced Event Dataset."""

import tomllib
from collections.abc import Mapping
from functools import cache

from data.answers import Evidence
from data.imports.cells import code, count, day, needed, place, text
from data.imports.sides import side_of
from data.imports.single import single
from data.records import Article, Note
from data.region import FILES, Region

NEEDED = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "date_prec", "date_start", "latitude", "longitude",
)  # fmt: skip


@cache
def table() -> dict:
    """Return what the codes mean; the file cites the codebook."""
    return tomllib.loads((FILES / "imports" / "ucdp.toml").read_text(encoding="utf-8"))


def read_row(row: Mapping[str, str | None], region: Region) -> Evidence:
    """Read one row; raises ValueError saying which cell cannot be used."""
    kind, where = code(row, "type_of_violence", table()["types"]), needed(row, "where_prec")
    precision = code(row, "where_prec", table()["precision"])
    name = text(row, table()["name"][where]) or text(row, "where_coordinates") or text(row, "country")
    start = day(row, "date_start")
    end = day(row, "date_end") if text(row, "date_end") else start
    if end < start:
        raise ValueError(f"date_end {end} is before date_start {start}")
    known = needed(row, "date_prec")
    if known not in table()["dates"]["known"]:
        raise ValueError(f"date_prec is {known!r}, which is none of {', '.join(table()['dates']['known'])}")
    exact = known in table()["dates"]["exact"] and start == end
    directed = needed(row, "type_of_violence") in table()["directed"]["types"]
    headline = text(row, "source_headline")
    article = Article(
        f"ucdp:{needed(row, 'id')}",
        path="",
        text=headline or text(row, "source_article") or text(row, "where_description"),
        source=(text(row, "source_office").split(";")[0].strip() or "UCDP GED"),
        title=headline or None,
    )
    return single(
        article,
        type=kind,
        places=(place(row, name, precision, text(row, "country")),),
        start=start,
        end=end,
        date_precision="day" if exact else "range",
        side=side_of(text(row, "side_a"), region),
        target=side_of(text(row, "side_b"), region),
        killed=count(row, "best"),
        notes=() if directed else (Note("parties_without_direction"),),
    )
