"""Ask a store's tables, in Ibis: every question that a page has, for any selection, on any engine Ibis speaks to."""

import threading
from datetime import date
from pathlib import Path

import duckdb
import ibis
from ibis import _
from ibis.expr.types import Table

from data.records import ROLES
from data.selection import Selection
from data.store.predicate import all_of, predicates, takes_part
from data.store.schema import OPEN_END

TABLES = ("events", "places", "event_places", "articles")
OPEN = date.fromisoformat(OPEN_END)


class Queries:
    """The tables of one store and the questions to them. Safe to use from several threads."""

    def __init__(self, directory: Path) -> None:
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        for name in TABLES:
            path = str(directory / f"{name}.parquet").replace("'", "''")
            self._connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{path}')")
        backend = ibis.duckdb.from_connection(self._connection.cursor())
        self.events, self.places, self.event_places, self.articles = (backend.table(name) for name in TABLES)
        self._own = threading.local()

    def rows(self, query: Table) -> list[tuple]:
        """Run a query and return all its rows."""
        return self._cursor().execute(ibis.to_sql(query, dialect="duckdb")).fetchall()

    def batches(self, query: Table, size: int):
        """Run a query on a cursor of its own and return its rows as Arrow batches of at most `size`."""
        return self._connection.cursor().sql(str(ibis.to_sql(query, dialect="duckdb"))).to_arrow_reader(size)

    def _cursor(self):
        if not hasattr(self._own, "cursor"):
            self._own.cursor = self._connection.cursor()
        return self._own.cursor

    def kept(self, selection: Selection, place_nos: tuple[int, ...] = ()) -> Table:
        """Return the events that a selection keeps."""
        return self.events.filter(all_of(predicates(self.events, self.event_places, selection, place_nos)))

    def span(self, kept: Table) -> tuple[int, date | None, date | None]:
        """Count events, and tell the first and the last day on which they may have happened."""
        last = kept.last.nullif(ibis.literal(OPEN))
        return self.rows(kept.aggregate(n=_.count(), first=_.first.min(), last=last.fill_null(kept.first).max()))[0]

    def by_side(self, kept: Table) -> list[tuple]:
        """Count (side, events), most first."""
        return self.rows(kept.group_by("side").aggregate(n=_.count()).order_by(_.n.desc(), _.side))

    def by_day(self, kept: Table) -> list[tuple]:
        """Count (day, side, precision, events) of what is known to a day, or is no later than one."""
        precise = ibis.ifelse(_.start.isnull() & _.end.isnull(), "by_publication", "day")
        single = kept.filter(_.first == _.last).mutate(known=precise)
        counted = single.group_by("first", "side", "known").aggregate(n=_.count())
        return self.rows(counted.order_by("first", "side", "known"))

    def by_span(self, kept: Table, most: int) -> list[tuple]:
        """Count (first, last, side, events) of what is known only within some days, most first."""
        spans = kept.filter(_.first != _.last)
        counted = spans.group_by("first", "last", "side").aggregate(n=_.count())
        return self.rows(counted.order_by(_.n.desc(), "first", "last", "side").limit(most))

    def by_place(self, kept: Table) -> list[tuple]:
        """Count (place_no, side, events)."""
        sides = kept.select("event_no", "side")
        at = self.event_places.join(sides, "event_no")
        return self.rows(at.group_by("place_no", "side").aggregate(n=_.count()))

    def by_place_and_day(self, kept: Table) -> list[tuple]:
        """Count (place_no, first, last, side, events)."""
        days = kept.filter(_.first.notnull()).select("event_no", "side", "first", "last")
        at = self.event_places.join(days, "event_no")
        return self.rows(at.group_by("place_no", "first", "last", "side").aggregate(n=_.count()))

    def by_party(self, kept: Table, roles: tuple[str, ...]) -> list[tuple]:
        """Count (side, events) of those that take part in one of the roles, most first; an event once a side."""
        columns = {"did": kept.side, "hit": kept.target, "says": kept.claimed_by}
        parts = [
            kept.select("event_no", side=columns[role].unnest() if role == "says" else columns[role]) for role in roles
        ]
        together = ibis.union(*parts, distinct=True) if len(parts) > 1 else parts[0].distinct()
        return self.rows(
            together.filter(_.side.notnull()).group_by("side").aggregate(n=_.count()).order_by(_.n.desc(), "side")
        )

    def by_role(self, kept: Table, sides: tuple[str, ...]) -> list[tuple]:
        """Count (role, events) in which one of the sides, or any known one, has the role."""
        any_side = {
            "did": kept.side != "unknown",
            "hit": kept.target.notnull(),
            "says": kept.claimed_by.length() > 0,
        }
        counts = {
            role: (any_of_sides(kept, sides, role) if sides else any_side[role]).cast("int").sum().fill_null(0)
            for role in ROLES
        }
        return list(zip(ROLES, self.rows(kept.aggregate(**counts))[0], strict=True))

    def by_type(self, kept: Table) -> list[tuple]:
        """Count (type, events), most first."""
        return self.rows(kept.group_by("type").aggregate(n=_.count()).order_by(_.n.desc(), "type"))

    def by_source(self, kept: Table) -> list[tuple]:
        """Count (source, events), most first; an event once for each of its sources."""
        sources = kept.select(source=kept.sources.unnest())
        return self.rows(sources.group_by("source").aggregate(n=_.count()).order_by(_.n.desc(), "source"))

    def exact(self, kept: Table) -> int:
        """Count the events with a place that is known exactly."""
        return self.rows(kept.filter(_.precision == "exact").aggregate(n=_.count()))[0][0]

    def unshown(self, kept: Table) -> tuple[int, int]:
        """Count events with no place, and events with no date."""
        none = {"no_place": kept.precision.isnull(), "no_date": kept.first.isnull()}
        counts = {name: test.cast("int").sum().fill_null(0) for name, test in none.items()}
        return self.rows(kept.aggregate(**counts))[0]


def any_of_sides(kept: Table, sides: tuple[str, ...], role: str):
    """Say that one of the sides has a role."""
    condition = ibis.literal(False)
    for side in sides:
        condition = condition | takes_part(kept, side, (role,))
    return condition
