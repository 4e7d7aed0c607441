"""Find events by their numbers: those with some words, at some places, of some kinds, within some days."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from data.selection import Selection
from data.store.calendar import EPOCH
from data.store.index_files import UNDATED, id_hash
from data.store.kinds import Kinds
from data.store.words import Words

REMEMBERED = 4
"""Lists of events kept in case the next question is about the same: they may be millions long."""
SCANNED = 1 << 16
"""Events looked at in one go when only a page of them is wanted."""
EARLIEST, LATEST = -int(UNDATED) + 1, int(UNDATED) - 1
"""Days, as numbers since 1970, between which every dated event lies and no undated one."""

Places = tuple[int, ...]


class Finder:
    """Looks events up in the index's arrays; `slice(None)` stands for all of them."""

    def __init__(self, folder: Path, arrays: dict[str, np.ndarray], kinds: Kinds) -> None:
        self._arrays = arrays
        self._kinds = kinds
        self._words = Words(folder)
        self.events_of = lru_cache(REMEMBERED)(self._find_events)

    def numbers(
        self,
        selection: Selection,
        places: Places = (),
        only: str | None = None,
        offset: int = 0,
        size: int | None = None,
    ) -> np.ndarray:
        """Return the numbers of selected events in order, `size` of them from `offset`; only: no_place or no_date."""
        kept = self._kinds.kept(selection)
        if only:
            kept &= ~(self._kinds.placed if only == "no_place" else self._kinds.dated)
        rows = self.events_of(selection.text, selection.place_ids, places)
        end = len(self._arrays["kind"]) if isinstance(rows, slice) else len(rows)
        wanted = end if size is None else offset + size
        found, many = [], 0
        for start in range(0, end, SCANNED):
            stop = min(start + SCANNED, end)
            part = np.arange(start, stop) if isinstance(rows, slice) else rows[start:stop]
            part = part[self.keep(part, kept, selection)]
            found.append(part)
            many += len(part)
            if many >= wanted:
                break
        return np.concatenate(found)[offset:wanted] if found else np.zeros(0, np.int64)

    def find(self, event_id: str) -> list[int]:
        """Return the numbers of the events that may have an id: the one that has it is among them."""
        low, high = (np.searchsorted(self._arrays["id_hash"], id_hash(event_id), side) for side in ("left", "right"))
        return sorted(self._arrays["id_event"][low:high].tolist())

    def _find_events(self, text: str, place_ids: tuple[str, ...], places: Places) -> np.ndarray | slice:
        """Return the numbers of the events with the words and at the places, in order; all as a slice."""
        found = None
        if place_ids:
            start, events = self._arrays["place_start"], self._arrays["place_event"]
            parts = [events[start[place] : start[place + 1]] for place in places if place + 1 < len(start)]
            found = parts[0] if len(parts) == 1 else _merged(parts)
        if text.split():
            said = self._words.events(text)
            found = said if found is None else np.intersect1d(found, said, assume_unique=True)
        return slice(None) if found is None else found

    def kept_events(self, selection: Selection, places: Places) -> np.ndarray:
        """Return the numbers of the selected events, in order."""
        rows = self.events_of(selection.text, selection.place_ids, places)
        kept = self.keep(rows, self._kinds.kept(selection), selection)
        return np.flatnonzero(kept) if isinstance(rows, slice) else rows[kept]

    def keep(self, rows: np.ndarray | slice, kinds: np.ndarray, selection: Selection) -> np.ndarray:
        """Tell for each event whether its kind is kept and it may have happened within the days asked for."""
        kept = kinds[self._arrays["kind"][rows]]
        first, last = day_numbers(selection)
        if first is not None:
            kept &= (self._arrays["first"][rows] <= last) & (self._arrays["last"][rows] >= first)
        return kept

    def at(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the events and their places, one row for each place of each event."""
        entry, event = slices(self._arrays["at_start"], rows)
        return event, self._arrays["at_place"][entry]


def slices(start: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the entries start[row]..start[row + 1] of each row, and for each entry its row."""
    begin = start[rows]
    many = start[rows + 1] - begin
    offset = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(begin, many) + offset, np.repeat(rows, many)


def _merged(parts: list[np.ndarray]) -> np.ndarray:
    """Return the numbers in any of the parts, once each and in order."""
    return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)


def day_numbers(selection: Selection) -> tuple[int | None, int | None]:
    """Return the days asked for as numbers since 1970; None twice where none are, so that the undated stay."""
    first, last = selection.days
    if first is None and last is None:
        return None, None
    return (first - EPOCH).days if first else EARLIEST, (last - EPOCH).days if last else LATEST
