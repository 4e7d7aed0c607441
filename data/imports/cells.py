"""Read the cells of a row, saying which one is wrong."""

from collections.abc import Mapping
from datetime import date, datetime

from data.columns import position
from data.records import Place, PlaceKind, PlacePrecision

KINDS: dict[PlacePrecision, PlaceKind] = {
    "exact": "settlement", "near": "settlement", "line": "river", "area": "region", "country": "country",
}  # fmt: skip
DAY_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%d-%b-%Y")


def text(row: Mapping[str, str | None], name: str) -> str:
    """Return a cell's text, "" for an empty or missing one."""
    return (row.get(name) or "").strip()


def needed(row: Mapping[str, str | None], name: str) -> str:
    """Return a cell that must not be empty."""
    found = text(row, name)
    if not found:
        raise ValueError(f"{name} is empty")
    return found


def code(row: Mapping[str, str | None], name: str, table: Mapping[str, str]) -> str:
    """Return what a coded cell means by a table."""
    found = needed(row, name)
    if found not in table:
        raise ValueError(f"{name} is {found!r}, which is none of {', '.join(table)}")
    return table[found]


def day(row: Mapping[str, str | None], name: str) -> date:
    """Return a cell's day."""
    found = needed(row, name)
    try:
        return date.fromisoformat(found)  # what nearly all are: many times as fast as looking for a form
    except ValueError:
        pass
    for form in DAY_FORMS:
        try:
            return datetime.strptime(found, form).date()
        except ValueError:
            continue
    raise ValueError(f"{name} is {found!r}, which is no day")


def count(row: Mapping[str, str | None], name: str) -> int | None:
    """Return a cell's count, None for an empty one."""
    found = text(row, name)
    if not found:
        return None
    try:
        number = int(float(found))
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{name} is {found!r}, which is no number") from error
    if number < 0:
        raise ValueError(f"{name} is {found!r}, which is less than none")
    return number


def place(row: Mapping[str, str | None], name: str, precision: PlacePrecision, country: str = "") -> Place:
    """Return the place at a row's latitude and longitude."""
    try:
        lat, lon = float(needed(row, "latitude")), float(needed(row, "longitude"))
    except ValueError as error:
        raise ValueError(f"latitude {row.get('latitude')!r}, longitude {row.get('longitude')!r}: {error}") from error
    return position(
        Place(f"at:{lat:g},{lon:g}:{name}", name, lat, lon, KINDS[precision], precision, country=country or None)
    )
