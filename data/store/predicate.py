"""Say as Ibis expressions which events a selection keeps, one by one for each filter in force."""

from functools import reduce
from operator import and_, or_

import ibis
from ibis.expr.types import BooleanValue, Table

from data.selection import Selection


def predicates(events: Table, event_places: Table, selection: Selection, place_nos: tuple[int, ...]) -> list:
    """Return one condition on `events` for each filter in force; place_nos are the numbers of its place_ids."""
    conditions = []
    first, last = selection.days
    if first:
        conditions.append(events.last >= ibis.literal(first))
    if last:
        conditions.append(events.first <= ibis.literal(last))
    if selection.sides:
        conditions.append(any_of(takes_part(events, side, selection.roles) for side in selection.sides))
    if selection.types:
        conditions.append(events.type.isin(selection.types))
    if selection.sources:
        conditions.append(any_of(events.sources.contains(source) for source in selection.sources))
    if selection.exact_only:
        conditions.append(events.precision == "exact")
    for word in selection.text.split():
        conditions.append(events.search.contains(fold(word)))
    if selection.place_ids:
        at = event_places.filter(event_places.place_no.isin(place_nos or (-1,)))
        conditions.append(events.event_no.isin(at.event_no))
    return conditions


def takes_part(events: Table, side: str, roles: tuple[str, ...]) -> BooleanValue:
    """Say that a side takes part in an event in one of the roles."""
    by_role = {
        "did": lambda: events.side == side,
        "hit": lambda: events.target.fill_null("") == side,
        "says": lambda: events.claimed_by.contains(side),
    }
    return any_of(by_role[role]() for role in roles)


@ibis.udf.scalar.builtin
def strip_accents(text: str) -> str:
    """Name DuckDB's own function; `search` was folded with it when the store was written."""


def fold(word: str):
    """Fold a word for case and diacritics, as `search` is folded."""
    return strip_accents(ibis.literal(word).lower())


def any_of(conditions) -> BooleanValue:
    """Join conditions by or; none at all is false."""
    return reduce(or_, conditions, ibis.literal(False))


def all_of(conditions) -> BooleanValue:
    """Join conditions by and; none at all is true."""
    return reduce(and_, conditions, ibis.literal(True))
