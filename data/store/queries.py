"""Ask a store's tables, in Ibis: every question that a page has, for any selection, on any engine Ibis speaks to."""

import threading
from datetime import date
from functools import reduce
from pathlib import Path

import duckdb
import ibis
import numpy as np
from ibis import _
from ibis.expr.types import Table

from data.records import ROLES
from data.selection import Selection
from data.store.predicate import all_of, any_of, predicates, takes_part
from data.store.schema import OPEN_END

TABLES = ("events", "event_places")
Places = tuple[int, ...]
OPEN = date.fromisoformat(OPEN_END)


class Queries:
    """The tables of one store and the questions to them. Safe to use from several threads."""

    def __init__(self, directory: Path) -> None:
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        for name in TABLES:
            path = str(directory / f"{name}.parquet").replace("'", "''")
            self._connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{path}')")
        backend = ibis.duckdb.from_connection(self._connection.cursor())
        self.events, self.event_places = (backend.table(name) for name in TABLES)
        self._own = threading.local()

    def rows(self, query: Table) -> list[tuple]:
        """Run a query and return all its rows."""
        return self._cursor().execute(ibis.to_sql(query, dialect="duckdb")).fetchall()

    def _cursor(self):
        if not hasattr(self._own, "cursor"):
            self._own.cursor = self._connection.cursor()
        return self._own.cursor

    def kept(self, selection: Selection, places: Places = ()) -> Table:
        """Return the events that a selection keeps; places are the numbers of its places."""
        return self.events.filter(all_of(predicates(self.events, self.event_places, selection, places)))

    def span(self, selection: Selection, places: Places = ()) -> tuple[int, date | None, date | None]:
        """Count events, and tell the first and the last day on which they may have happened."""
        kept = self.kept(selection, places)
        last = kept.last.nullif(ibis.literal(OPEN)).fill_null(kept.first)
        return self.rows(kept.aggregate(n=_.count(), first=_.first.min(), last=last.max()))[0]

    def by_side(self, selection: Selection, places: Places = ()) -> list[tuple[str, int]]:
        """Count (side, events), most first."""
        return self._ranked(self.kept(selection, places), "side")

    def by_day(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count what is known to a day, or is no later than one: arrays of day (since 1970), side, how, events."""
        precise = ibis.ifelse(_.start.isnull() & _.end.isnull(), "by_publication", "day")
        single = self.kept(selection, places).filter(_.first == _.last)
        counted = single.mutate(known=precise, day=_.first.epoch_days()).group_by("day", "side", "known")
        return _columns(self.rows(counted.aggregate(n=_.count())), 4)

    def by_span(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count what is known only within some days: arrays of first, last (since 1970), side's name and events."""
        spans = self.kept(selection, places).filter(_.first != _.last)
        days = {name: spans[name].epoch_days() for name in ("first", "last")}
        counted = spans.select("side", **days).group_by("first", "last", "side").aggregate(n=_.count())
        return _columns(self.rows(counted), 4)

    def by_place(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Count events by place and side: arrays of place number, side's name and events, in order of places."""
        at = self._at(selection).join(self.kept(selection, places).select("event_no", "side"), "event_no")
        counted = at.group_by("place_no", "side").aggregate(n=_.count()).order_by("place_no", "side")
        return _columns(self.rows(counted), 3)

    def by_place_and_day(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count by place, days and side: arrays of place number, first, last (since 1970), side's name and events."""
        kept = self.kept(selection, places).filter(_.first.notnull())
        days = {name: kept[name].epoch_days() for name in ("first", "last")}
        at = self._at(selection).join(kept.select("event_no", "side", **days), "event_no")
        grouped = at.group_by("place_no", "first", "last", "side")
        return _columns(self.rows(grouped.aggregate(n=_.count()).order_by("place_no", "first", "last", "side")), 5)

    def by_party(self, selection: Selection, places: Places = ()) -> list[tuple[str, int]]:
        """Count (side, events) of those that take part in one of the roles, most first; an event once a side."""
        kept = self.kept(selection, places)
        columns = {"did": kept.side, "hit": kept.target, "says": kept.claimed_by.unnest()}
        parts = [kept.select("event_no", side=columns[role]) for role in selection.roles]
        together = reduce(lambda left, right: left.union(right), parts).distinct()
        return self._ranked(together.filter(_.side.notnull()), "side")

    def by_role(self, selection: Selection, sides: tuple[str, ...], places: Places = ()) -> list[tuple[str, int]]:
        """Count (role, events) in which one of the sides, or any known one, has the role."""
        kept = self.kept(selection, places)
        any_side = {"did": kept.side != "unknown", "hit": kept.target.notnull(), "says": kept.claimed_by.length() > 0}
        having = {
            role: any_of(takes_part(kept, side, (role,)) for side in sides) if sides else any_side[role]
            for role in ROLES
        }
        counts = {role: kept.count(where=having[role]) for role in ROLES}
        return list(zip(ROLES, self.rows(kept.aggregate(**counts))[0], strict=True))

    def by_type(self, selection: Selection, places: Places = ()) -> list[tuple[str, int]]:
        """Count (type, events), most first."""
        return self._ranked(self.kept(selection, places), "type")

    def by_source(self, selection: Selection, places: Places = ()) -> list[tuple[str, int]]:
        """Count (source, events), most first; an event once for each of its sources."""
        kept = self.kept(selection, places)
        return self._ranked(kept.select("event_no", source=kept.sources.unnest()).distinct(), "source")

    def exact(self, selection: Selection, places: Places = ()) -> int:
        """Count the events with a place that is known exactly."""
        return self.rows(self.kept(selection, places).filter(_.precision == "exact").aggregate(n=_.count()))[0][0]

    def unshown(self, selection: Selection, places: Places = ()) -> tuple[int, int]:
        """Count events with no place, and events with no date."""
        kept = self.kept(selection, places)
        none = {"no_place": kept.precision.isnull(), "no_date": kept.first.isnull()}
        return self.rows(kept.aggregate(**{name: kept.count(where=test) for name, test in none.items()}))[0]

    def numbers(
        self,
        selection: Selection,
        places: Places = (),
        only: str | None = None,
        offset: int = 0,
        size: int | None = None,
    ) -> np.ndarray:
        """Return the numbers of selected events in order, `size` of them from `offset`; only: no_place or no_date."""
        kept = self.kept(selection, places)
        if only:
            kept = kept.filter((kept.precision if only == "no_place" else kept.first).isnull())
        ordered = kept.select("event_no").order_by("event_no").limit(size, offset=offset)
        return _columns(self.rows(ordered), 1)[0]

    def find(self, event_id: str) -> list[int]:
        """Return the numbers of the events that have an id."""
        return [number for (number,) in self.rows(self.events.filter(_.event_id == event_id).select("event_no"))]

    def _ranked(self, table: Table, column: str) -> list[tuple[str, int]]:
        return self.rows(table.group_by(column).aggregate(n=_.count()).order_by(_.n.desc(), column))

    def _at(self, selection: Selection) -> Table:
        """Return where events stand; on a map of exact places, at those alone."""
        at = self.event_places
        return at.filter(at.precision == "exact") if selection.exact_only else at


def _columns(rows: list[tuple], width: int) -> tuple[np.ndarray, ...]:
    """Turn rows into columns: texts as objects, the rest as whole numbers."""
    columns = zip(*rows, strict=True) if rows else [()] * width
    return tuple(np.array(column, object if column and isinstance(column[0], str) else np.int64) for column in columns)
