"""Read rows of the Armed Conflict Location & Event Data."""

import calendar
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from data.answers import Evidence
from data.imports.cells import code, count, day, needed, place, text
from data.imports.sides import side_of
from data.imports.single import single
from data.records import Article, Note
from data.region import FILES, Region

NEEDED = ("event_id_cnty", "event_date", "event_type", "actor1", "geo_precision", "latitude", "longitude")


@cache
def table() -> dict:
    """Return what the codes mean; the file cites the codebook."""
    return tomllib.loads((FILES / "imports" / "acled.toml").read_text(encoding="utf-8"))


def read_row(row: Mapping[str, str | None], region: Region) -> Evidence:
    """Read one row; raises ValueError saying which cell cannot be used."""
    kind = table()["sub_types"].get(text(row, "sub_event_type")) or code(row, "event_type", table()["types"])
    precision = code(row, "geo_precision", table()["precision"])
    name = text(row, table()["name"][needed(row, "geo_precision")]) or text(row, "location") or text(row, "country")
    known = table()["dates"].get(text(row, "time_precision") or "1")
    if not known:
        raise ValueError(f"time_precision is {row.get('time_precision')!r}, which is none of 1, 2, 3")
    start, end = days_around(day(row, "event_date"), known)
    directed = needed(row, "event_type") in table()["directed"]["types"]
    article = Article(
        f"acled:{needed(row, 'event_id_cnty')}",
        path="",
        text=text(row, "notes"),
        source=text(row, "source").split(";")[0].strip() or "ACLED",
    )
    target = text(row, "actor2")
    return single(
        article,
        type=kind,
        places=(place(row, name, precision, text(row, "country")),),
        start=start,
        end=end,
        date_precision="day" if known == "day" else "range",
        side=side_of(needed(row, "actor1"), region),
        target=side_of(target, region) if target else None,
        killed=count(row, "fatalities"),
        notes=() if directed or not target else (Note("parties_without_direction"),),
    )


def days_around(on: date, known: str) -> tuple[date, date]:
    """Return the first and last day of the day, week (from Monday) or month that a date stands for."""
    if known == "week":
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)
    if known == "month":
        return on.replace(day=1), on.replace(day=calendar.monthrange(on.year, on.month)[1])
    return on, on
