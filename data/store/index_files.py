"""Write the index of a store: arrays beside its tables, opened in place without being read.

kinds.parquet       the kinds of events (see `kinds`), in order of how their day is known and of their party
kind, first, last   for each event: its kind, and its days (see UNDATED, OPEN)
at_place            the places of the events, in order of events; those of an event begin at its at_start
place_event         the same events in order of places; those of a place begin at its place_start
id_hash, id_event   the events in order of a hash of their ids
days                the first and the last day of the store
total               events by kind
by_first, by_last   for each day, the events by kind that begin before it, and that end before it
daily               for each kind, the events that begin on each day
party_daily         the same for parties: kinds that differ in their sources only; party_kind is one of them
at_place_no, at_kind, at_by_first, at_by_last, at_total   as above for pairs of a place and a party (of any date)
span_days, span_pair, span_kind, span_events    events known only within some days, by those days and kind
party_span_pair, …  the same by party
kind_place, kind_events  for each kind its places and how many of its events stand there; they begin at kind_start

A table by day that would be too large is left out; the events are counted one by one then.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import duckdb  # takes a tenth of a second to load, and a store is opened without it

UNDATED = np.int32(2**30)
"""`first` of an event without a date; its `last` is -UNDATED, so that it lies within no days at all."""
OPEN = np.int32(2932896)
"""9999-12-31: the last day of what began and is not known to have ended."""
CELLS = 50_000_000
"""Numbers that a table of counts by day may hold; a larger one is not made, and events are counted one by one."""

PARTY = ("side", "target", "claimed_by", "type")
KINDS = f"""
    SELECT (row_number() OVER (ORDER BY known, {", ".join(PARTY)}, exact, sources, placed) - 1)::INTEGER AS kind, *
    FROM (SELECT DISTINCT * EXCLUDE (event_no, first, last) FROM coded)
"""
KIND_COLUMNS = """
    side, target, list_sort(claimed_by) AS claimed_by, type, list_sort(sources) AS sources,
    coalesce(precision = 'exact', false) AS exact, precision IS NOT NULL AS placed,
    CASE WHEN first IS NULL THEN 'unknown' WHEN first <> last THEN 'span'
         WHEN start IS NULL AND "end" IS NULL THEN 'by_publication' ELSE 'day' END AS known
"""
MATCH = " AND ".join(
    f"kinds.{name} IS NOT DISTINCT FROM coded.{name}"
    for name in ("side", "target", "claimed_by", "type", "sources", "exact", "placed", "known")
)


def write_index(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the index of the tables `events` and `event_places` into a folder."""
    connection.execute(f"CREATE VIEW coded AS SELECT event_no, first, last, {KIND_COLUMNS} FROM events")
    connection.execute(f"CREATE TABLE kinds AS {KINDS}")
    connection.execute("COPY (FROM kinds ORDER BY kind) TO ? (FORMAT parquet)", [str(folder / "kinds.parquet")])
    events = connection.execute(
        f"SELECT kind, coalesce(first - DATE '1970-01-01', {UNDATED})::INTEGER AS first, "
        f"coalesce(last - DATE '1970-01-01', -{UNDATED})::INTEGER AS last "
        f"FROM coded JOIN kinds ON {MATCH} ORDER BY event_no"
    ).fetchnumpy()
    kind, first, last = (np.asarray(events[name], np.int32) for name in ("kind", "first", "last"))
    at = connection.execute("SELECT event_no, place_no FROM event_places ORDER BY event_no, place_no").fetchnumpy()
    at_event, at_place = (np.asarray(at[name], np.int32) for name in ("event_no", "place_no"))
    groups = connection.execute(
        f"SELECT dense_rank() OVER (ORDER BY known, {', '.join(PARTY)}, exact) - 1 AS dated_party, "
        f"dense_rank() OVER (ORDER BY {', '.join(PARTY)}) - 1 AS party, known = 'span' AS span FROM kinds ORDER BY kind"
    ).fetchnumpy()
    days = _days(first, last)
    arrays = {"kind": kind, "first": first, "last": last, "at_place": at_place, "days": days}
    arrays["at_start"] = _starts(np.bincount(at_event, minlength=len(kind)))
    arrays |= _by_place(at_event, at_place)
    arrays |= _kinds_by_day(kind, first, last, days, np.asarray(groups["dated_party"]))
    arrays |= _places_by_day(kind, first, last, days, np.asarray(groups["party"]), at_event, at_place)
    arrays |= _spans(kind, first, last, np.asarray(groups["span"], bool), np.asarray(groups["dated_party"]))
    arrays |= _ids(connection)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


def _ids(connection: duckdb.DuckDBPyConnection) -> dict[str, np.ndarray]:
    found = connection.execute(
        "SELECT md5_number_lower(event_id) AS hash, event_no FROM events ORDER BY hash, event_no"
    ).fetchnumpy()
    return {"id_hash": np.asarray(found["hash"], np.uint64), "id_event": np.asarray(found["event_no"], np.int32)}


def id_hash(event_id: str) -> np.uint64:
    """Hash an id as DuckDB's md5_number_lower does."""
    return np.frombuffer(hashlib.md5(event_id.encode(), usedforsecurity=False).digest()[8:], "<u8")[0]


def _days(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    dated = first != UNDATED
    if not dated.any():
        return np.zeros(2, np.int32)
    return np.array([first[dated].min(), max(first[dated].max(), last[last != OPEN].max())], np.int32)


def _by_place(at_event: np.ndarray, at_place: np.ndarray) -> dict[str, np.ndarray]:
    return {
        "place_event": at_event[np.argsort(at_place, kind="stable")],
        "place_start": _starts(np.bincount(at_place)),
    }


def _starts(counts: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _kinds_by_day(kind, first, last, days, dated_party) -> dict[str, np.ndarray]:
    groups = len(dated_party)
    arrays = _before_days(kind, first, last, days, groups)
    party_kind = np.unique(dated_party, return_index=True)[1].astype(np.int32)
    if "by_first" in arrays:
        daily = np.ascontiguousarray(np.diff(arrays["by_first"], axis=0).T)
        parties = np.add.reduceat(daily, party_kind, axis=0) if groups else daily
        arrays |= {"daily": daily, "party_daily": parties.astype(np.int32), "party_kind": party_kind}
    return arrays


def _places_by_day(kind, first, last, days, party, at_event, at_place) -> dict[str, np.ndarray]:
    """Count by place and party, so that the map needs no events where only days, sides and types are asked for."""
    parties = int(party.max(initial=0)) + 1
    keys, pair = np.unique(at_place.astype(np.int64) * parties + party[kind[at_event]], return_inverse=True)
    party_kind = np.unique(party, return_index=True)[1]
    counts = _before_days(pair.reshape(-1), first[at_event], last[at_event], days, len(keys))
    places = int(at_place.max(initial=0)) + 1
    of_kind, standing = np.unique(kind[at_event].astype(np.int64) * places + at_place, return_counts=True)
    return {
        "kind_place": (of_kind % places).astype(np.int32),
        "kind_events": standing.astype(np.int32),
        "kind_start": _starts(np.bincount(of_kind // places, minlength=len(party))),
        "at_place_no": (keys // parties).astype(np.int32),
        "at_kind": party_kind[keys % parties].astype(np.int32),
        **{f"at_{name}": array for name, array in counts.items()},
    }


def _before_days(group, first, last, days, groups: int) -> dict[str, np.ndarray]:
    """Count the events of each group that begin, and that end, before each day of the store and after its last."""
    low, high = int(days[0]), int(days[1])
    arrays = {"total": np.bincount(group, minlength=groups).astype(np.int32)}
    size = (high - low + 1) * groups
    if size > CELLS:
        return arrays
    for name, day, which in (("by_first", first, first != UNDATED), ("by_last", last, np.abs(last) < OPEN)):
        keys = (day[which].astype(np.int64) - low) * groups + group[which]
        table = np.zeros((high - low + 2, groups), np.int32)
        np.cumsum(np.bincount(keys, minlength=size).reshape(high - low + 1, groups), axis=0, out=table[1:])
        arrays[name] = table
    return arrays


def _spans(kind, first, last, spans: np.ndarray, dated_party: np.ndarray) -> dict[str, np.ndarray]:
    """Count by first day, last day and kind, and by party alike; each pair of days has a number."""
    which = spans[kind] if len(kind) else np.zeros(0, bool)
    pairs, pair = np.unique(np.stack([first[which], last[which]], axis=1), axis=0, return_inverse=True)
    party_kind = np.unique(dated_party, return_index=True)[1]
    parties = party_kind[dated_party[kind[which]]]
    arrays = {"span_days": pairs.astype(np.int32).reshape(-1, 2)}
    for prefix, of in (("span", kind[which]), ("party_span", parties)):
        keys, events = np.unique(pair.reshape(-1).astype(np.int64) * max(len(spans), 1) + of, return_counts=True)
        arrays[f"{prefix}_pair"] = (keys // max(len(spans), 1)).astype(np.int32)
        arrays[f"{prefix}_kind"] = (keys % max(len(spans), 1)).astype(np.int32)
        arrays[f"{prefix}_events"] = events.astype(np.int32)
    return arrays
