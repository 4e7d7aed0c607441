"""Answer from a store's index: counts of events by day, place and kind that were made when it was written.

Where no words and no place are asked for, no event is looked at; else those few are counted one by one.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np

from data.selection import Selection
from data.store.calendar import Calendar, calendar_of_events, calendar_of_tables, unique_columns
from data.store.finder import EARLIEST, LATEST, Finder, Places, day_numbers, slices
from data.store.index_files import UNDATED
from data.store.kinds import Kinds
from data.store.table import read_columns

REMEMBERED = 16
"""Parts of answers kept in case the next question needs them too: one run of the page asks several."""
COUNTED = 5_000_000
"""Pairs of places and sides that are counted in a table of all of them; more are sorted instead."""


class Index:
    """The index of one store. Asked with a selection and the numbers of its places; see `Queries` for the forms."""

    def __init__(self, folder: Path) -> None:
        self._arrays = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
        self.kinds = Kinds(read_columns(folder / "kinds.parquet"))
        self._finder = Finder(folder, self._arrays, self.kinds)
        self.numbers, self.find = self._finder.numbers, self._finder.find
        precision = read_columns(folder / "places.parquet", ["precision"])["precision"]
        self._exact_place = np.asarray(precision.to_pylist(), dtype=object) == "exact"
        self._tally_of = lru_cache(REMEMBERED)(self._make_tally)
        self._calendar_of = lru_cache(REMEMBERED)(self._make_calendar)
        self._counts = lru_cache(REMEMBERED)(self._make_counts)

    def span(self, selection: Selection, places: Places = ()) -> tuple:
        """Count events, and tell the first and the last day on which they may have happened."""
        return int(self._counts(selection, places).sum()), *self._calendar_of(selection, places).ends()

    def by_day(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count what is known to a day, or is no later than one: arrays of day (since 1970), side, how, events."""
        return self._calendar_of(selection, places).by_day()

    def by_span(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count what is known only within some days: arrays of first, last (since 1970), side's name and events."""
        return self._calendar_of(selection, places).by_span()

    def by_side(self, selection: Selection, places: Places = ()) -> list[tuple]:
        """Count (side, events), most first."""
        return self.kinds.by_label(self._counts(selection, places), self.kinds.side)

    def by_party(self, selection: Selection, places: Places = ()) -> list[tuple]:
        """Count (side, events) of those that take part in one of the roles, most first; an event once a side."""
        return self.kinds.by_party(self._counts(selection, places), selection.roles)

    def by_role(self, selection: Selection, sides: tuple[str, ...], places: Places = ()) -> list[tuple]:
        """Count (role, events) in which one of the sides, or any known one, has the role."""
        return self.kinds.by_role(self._counts(selection, places), sides)

    def by_type(self, selection: Selection, places: Places = ()) -> list[tuple]:
        """Count (type, events), most first."""
        return self.kinds.by_label(self._counts(selection, places), self.kinds.type)

    def by_source(self, selection: Selection, places: Places = ()) -> list[tuple]:
        """Count (source, events), most first; an event once for each of its sources."""
        return self.kinds.by_member(self._counts(selection, places), self.kinds.sources)

    def exact(self, selection: Selection, places: Places = ()) -> int:
        """Count the events with a place that is known exactly."""
        return int(self._counts(selection, places)[self.kinds.exact].sum())

    def unshown(self, selection: Selection, places: Places = ()) -> tuple[int, int]:
        """Count events with no place, and events with no date."""
        counts = self._counts(selection, places)
        return int(counts[~self.kinds.placed].sum()), int(counts[~self.kinds.dated].sum())

    def by_place(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Count events by place and side: arrays of place number, side's name and events, in order of places."""
        if selection.text or selection.place_ids:
            place, kind, events = self._events_at_places(selection, places)
        elif selection.sources and selection.days == (None, None):
            place, kind, events = self._kinds_at_places(selection)
        elif "at_by_first" in self._arrays and not selection.sources:
            place, kind, events = self._parties_at_places(selection)
        else:
            place, kind, events = self._events_at_places(selection, places)
        if selection.exact_only:
            events = events * self._exact_place[place]
        names = np.array(self.kinds.side.names or ("",), dtype=object)
        keys = place.astype(np.int64) * len(names) + self.kinds.side.of_kind[kind]
        if len(self._exact_place) * len(names) <= COUNTED:
            counts = np.bincount(keys, events, len(self._exact_place) * len(names)).astype(np.int64)
            found = np.flatnonzero(counts)
            counts = counts[found]
        else:
            found, where = np.unique(keys[events > 0], return_inverse=True)
            counts = np.bincount(where, events[events > 0]).astype(np.int64)
        return found // len(names), names[found % len(names)], counts

    def by_place_and_day(self, selection: Selection, places: Places = ()) -> tuple[np.ndarray, ...]:
        """Count by place, days and side: arrays of place number, first, last (since 1970), side's name and events."""
        rows = self._finder.kept_events(selection, places)
        event, place = self._finder.at(rows[self._arrays["first"][rows] != UNDATED])
        if selection.exact_only:
            event, place = (array[self._exact_place[place]] for array in (event, place))
        kind, first, last = (self._arrays[name][event] for name in ("kind", "first", "last"))
        columns = np.stack([place, first, last, self.kinds.side.of_kind[kind]])
        (place, first, last, side), events = unique_columns(columns)
        return place, first, last, np.array(self.kinds.side.names or ("",), dtype=object)[side], events

    def _make_counts(self, selection: Selection, places: Places) -> np.ndarray:
        """Count the selected events by kind."""
        tally = self._tally_of(*day_numbers(selection), selection.text, selection.place_ids, places)
        return tally * self.kinds.kept(selection)

    def _make_tally(self, first: int | None, last: int | None, text: str, place_ids: tuple, places: Places):
        """Count events by kind, whatever the filters by kind: within the days, with the words, at the places."""
        arrays = self._arrays
        if not (text or place_ids):
            if first is None:
                return arrays["total"]
            if "by_first" in arrays:
                return self._between(arrays["by_first"], arrays["by_last"], first, last)
        rows = self._finder.events_of(text, place_ids, places)
        kind = arrays["kind"][rows]
        if first is not None:
            kind = kind[(arrays["first"][rows] <= last) & (arrays["last"][rows] >= first)]
        return np.bincount(kind, minlength=self.kinds.size)

    def _between(self, by_first: np.ndarray, by_last: np.ndarray, first: int, last: int) -> np.ndarray:
        """Count what may have happened within some days: it began by the last and had not ended before the first."""
        if first > last:
            return np.zeros(by_first.shape[1], np.int32)
        low, days = int(self._arrays["days"][0]), len(by_first) - 1
        return by_first[min(max(last - low + 1, 0), days)] - by_last[min(max(first - low, 0), days)]

    def _make_calendar(self, selection: Selection, places: Places) -> Calendar:
        arrays, kept = self._arrays, self.kinds.kept(selection)
        first, last = day_numbers(selection)
        if "daily" not in arrays or selection.text or selection.place_ids:
            rows = self._finder.kept_events(selection, places)
            return calendar_of_events(self.kinds, *(arrays[name][rows] for name in ("kind", "first", "last")))
        first, last = (EARLIEST, LATEST) if first is None else (first, last)
        return calendar_of_tables(self.kinds, kept, arrays, "" if selection.sources else "party_", first, last)

    def _parties_at_places(self, selection: Selection) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        arrays = self._arrays
        first, last = day_numbers(selection)
        events = (
            arrays["at_total"]
            if first is None
            else self._between(arrays["at_by_first"], arrays["at_by_last"], first, last)
        )
        kept = self.kinds.kept(selection.lifted("exact_only"))
        return arrays["at_place_no"], arrays["at_kind"], events * kept[arrays["at_kind"]]

    def _kinds_at_places(self, selection: Selection) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        kinds = np.flatnonzero(self.kinds.kept(selection))
        entry, kind = slices(self._arrays["kind_start"], kinds)
        return self._arrays["kind_place"][entry], kind, self._arrays["kind_events"][entry]

    def _events_at_places(self, selection: Selection, places: Places) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        event, place = self._finder.at(self._finder.kept_events(selection, places))
        return place, self._arrays["kind"][event], np.ones(len(event), np.int32)
