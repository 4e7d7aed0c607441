"""Write a view into the address bar and read it back: one table of key, parse and format.

A link comes from anyone: a value that cannot be read is left out and told of, never an error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from components.view import KINDS, View
from data.records import EVENT_TYPES, ROLES, Note
from data.selection import EVERYTHING, Selection
from data.store import Store

MOST_PAGES = 10**9
MOST_CHARACTERS = 400
"""What of one value is read; a search of more words than that finds nothing anyway."""


@dataclass(frozen=True, slots=True)
class Known:
    """The values that exist here; a link that names others was made for other data."""

    sides: tuple[str, ...]
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    has_place: Callable[[str], bool] = bool
    has_event: Callable[[str], bool] = bool


def known_to(store: Store, languages: tuple[str, ...]) -> Known:
    """Return what a store knows; places and events are asked for one by one, for there may be millions."""
    return Known(
        tuple({**dict.fromkeys(side.side_id for side in store.region.sides), **dict.fromkeys(store.sides)}),
        store.sources, languages,
        has_place=lambda place_id: store.count(Selection(place_ids=(place_id,))) > 0,
        has_event=lambda event_id: store.evidence(event_id) is not None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the address bar: the field it holds, and how one value is parsed (ValueError: no) and formatted."""

    name: str
    field: str
    parse: Callable[[str, Known], Any]
    format: Callable[[Any], str] = str
    many: bool = False


def _one_of(choices: Callable[[Known], Sequence[str]]) -> Callable[[str, Known], str]:
    def parse(value: str, known: Known) -> str:
        by_folded = {choice.casefold(): choice for choice in choices(known)}
        if value.casefold() not in by_folded:
            raise ValueError(value)
        return by_folded[value.casefold()]

    return parse


def _there(is_known: Callable[[Known], Callable[[str], bool]]) -> Callable[[str, Known], str]:
    def parse(value: str, known: Known) -> str:
        if not is_known(known)(value):
            raise ValueError(value)
        return value

    return parse


def _day(value: str, known: Known) -> date:
    return date.fromisoformat(value)


def _stretch(value: str, known: Known) -> tuple[date, date]:
    first, _, last = value.partition("..")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return min(days), max(days)


def _between(low: float, high: float) -> Callable[[str, Known], float]:
    def parse(value: str, known: Known) -> float:
        number = float(value)
        if not low <= number <= high:
            raise ValueError(value)
        return number

    return parse


def _page(value: str, known: Known) -> int:
    number = int(value)
    if not 1 <= number <= MOST_PAGES:
        raise ValueError(value)
    return number


def _yes(value: str, known: Known) -> bool:
    if value not in ("1", "true", "yes"):
        raise ValueError(value)
    return True


def _plain(value: str, known: Known) -> str:
    return value


def _degrees(value: float) -> str:
    return f"{value:.4f}"


KEYS = (
    Key("side", "sides", _one_of(lambda known: known.sides), many=True),
    Key("role", "roles", _one_of(lambda known: ROLES), many=True),
    Key("from", "first_day", _day, date.isoformat),
    Key("to", "last_day", _day, date.isoformat),
    Key("type", "types", _one_of(lambda known: EVENT_TYPES), many=True),
    Key("source", "sources", _one_of(lambda known: known.sources), many=True),
    Key("q", "text", _plain),
    Key("exact", "exact_only", _yes, lambda value: "1"),
    Key("days", "stretch", _stretch, lambda days: f"{days[0].isoformat()}..{days[1].isoformat()}"),
    Key("place", "place_ids", _there(lambda known: known.has_place), many=True),
    Key("event", "event", _there(lambda known: known.has_event)),
    Key("lat", "lat", _between(-85, 85), _degrees),
    Key("lon", "lon", _between(-180, 180), _degrees),
    Key("zoom", "zoom", _between(1, 16), lambda value: f"{value:g}"),
    Key("lang", "language", _one_of(lambda known: known.languages)),
    Key("table", "kind", _one_of(lambda known: KINDS)),
    Key("page", "page", _page),
)


def read_address(query: Mapping[str, Sequence[str]], known: Known) -> tuple[View, tuple[Note, ...]]:
    """Read a view from the values of the address bar, and a note for each value that could not be used."""
    fields: dict[str, Any] = {}
    notes: list[Note] = []
    for key in KEYS:
        given = [value for value in query.get(key.name, ()) if value]
        read = []
        for value in given if key.many else given[-1:]:
            try:
                read.append(key.parse(value[:MOST_CHARACTERS], known))
            except ValueError:
                notes.append(Note("address.unknown", (("key", key.name), ("value", value[:60]))))
        if read:
            fields[key.field] = tuple(dict.fromkeys(read)) if key.many else read[-1]
    first, last = fields.get("first_day"), fields.get("last_day")
    if first and last and first > last:
        fields["first_day"], fields["last_day"] = last, first
        notes.append(Note("address.order", (("first", first.isoformat()), ("last", last.isoformat()))))
    selection = {name: fields.pop(name) for name in Selection.__slots__ if name in fields}
    if (fields.get("lat") is None) != (fields.get("lon") is None):
        fields.pop("lat", None)
        fields.pop("lon", None)
    return View(replace(EVERYTHING, **selection), **fields), tuple(notes)


def write_address(view: View) -> dict[str, list[str]]:
    """Write a view as the values of the address bar; what is not filtered is left out."""
    query, nothing = {}, View()
    for key in KEYS:
        of_selection = key.field in Selection.__slots__
        value, unset = (getattr(of.selection if of_selection else of, key.field) for of in (view, nothing))
        if value is None or value == unset or value == ():
            continue
        query[key.name] = [key.format(item) for item in value] if key.many else [key.format(value)]
    return query


def write_query(view: View) -> str:
    """Write a view as the part of a link after the question mark."""
    return urlencode(write_address(view), doseq=True)
