"""Kinds of events: all that a filter asks of an event but its days, places and words, once for each combination.

A store of 10^7 events has some 10^4 kinds; a filter is a yes or no for each kind, and counts of events by kind
answer every question of the sidebar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.records import ROLES
from data.selection import Selection

REMEMBERED = 16
"""Answers kept about sides in roles: one run of the page asks the same of each of its questions."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A column of labels: `names` and for each kind the number of its name, -1 for none."""

    names: tuple[str, ...]
    of_kind: np.ndarray

    @classmethod
    def read(cls, column: pa.ChunkedArray) -> "Labels":
        """Number the labels of a column of texts in their alphabetical order."""
        names, numbers = _numbered(column.combine_chunks())
        return cls(names, numbers)

    def among(self, wanted: Iterable[str]) -> np.ndarray:
        """Tell for each kind whether its label is one of those wanted."""
        table = np.zeros(len(self.names) + 1, bool)
        table[[self.names.index(name) for name in wanted if name in self.names]] = True
        return table[self.of_kind]  # -1 is the last entry, which stays False


@dataclass(frozen=True, slots=True)
class Sets:
    """A column of sets of labels, flat: kind `kinds[i]` has label `labels[i]`."""

    names: tuple[str, ...]
    kinds: np.ndarray
    labels: np.ndarray

    @classmethod
    def read(cls, column: pa.ChunkedArray) -> "Sets":
        """Number the labels of a column of lists of texts."""
        lists = column.combine_chunks()
        kinds = _plain(pc.list_parent_indices(lists)).astype(np.int32)
        names, labels = _numbered(lists.flatten())
        pairs = _distinct(kinds.astype(np.int64) * max(len(names), 1) + labels)
        return cls(names, (pairs // max(len(names), 1)).astype(np.int32), (pairs % max(len(names), 1)).astype(np.int32))

    def among(self, wanted: Iterable[str], size: int) -> np.ndarray:
        """Tell for each kind whether one of its labels is wanted."""
        table = np.zeros(len(self.names), bool)
        table[[self.names.index(name) for name in wanted if name in self.names]] = True
        found = np.zeros(size, bool)
        found[self.kinds[table[self.labels]]] = True
        return found


class Kinds:
    """The kinds of one store, column by column."""

    def __init__(self, columns: pa.Table) -> None:
        self.size = columns.num_rows
        self.side = Labels.read(columns["side"])
        self.target = Labels.read(columns["target"])
        self.type = Labels.read(columns["type"])
        self.claimed_by = Sets.read(columns["claimed_by"])
        self.sources = Sets.read(columns["sources"])
        self.exact = np.array(columns["exact"].to_pylist(), bool)
        self.placed = np.array(columns["placed"].to_pylist(), bool)
        self.known = Labels.read(columns["known"])
        self.span = self.known.among(["span"])
        self.dated = ~self.known.among(["unknown"])
        self.unclaimed = np.ones(self.size, bool)
        self.unclaimed[self.claimed_by.kinds] = False
        self._known_parties: dict[tuple[str, ...], tuple[list[str], np.ndarray, np.ndarray]] = {}
        self.in_roles = lru_cache(REMEMBERED)(self._find_in_roles)

    def kept(self, selection: Selection) -> np.ndarray:
        """Tell for each kind whether the selection's filters keep it."""
        kept = np.ones(self.size, bool)
        if selection.sides:
            kept &= self.in_roles(selection.sides, selection.roles)
        if selection.types:
            kept &= self.type.among(selection.types)
        if selection.sources:
            kept &= self.sources.among(selection.sources, self.size)
        if selection.exact_only:
            kept &= self.exact
        return kept

    def _find_in_roles(self, sides: tuple[str, ...], roles: tuple[str, ...]) -> np.ndarray:
        """Tell for each kind whether one of the sides takes part in one of the roles."""
        found = np.zeros(self.size, bool)
        for role in roles:
            if role == "says":
                found |= self.claimed_by.among(sides, self.size)
            else:
                found |= (self.side if role == "did" else self.target).among(sides)
        return found

    def by_party(self, counts: np.ndarray, roles: Iterable[str]) -> list[tuple[str, int]]:
        """Count (side, events) of those that take part in one of the roles, most first; an event once a side."""
        names, kinds, labels = self._parties(tuple(roles))
        return ranked(names, np.bincount(labels, counts[kinds], len(names)))

    def _parties(self, roles: tuple[str, ...]) -> tuple[list[str], np.ndarray, np.ndarray]:
        """List which side takes part in which kind, each pair once; kept, since it is asked for at every change."""
        if roles not in self._known_parties:
            pairs = [self._having(role) for role in roles]
            names = sorted({name for column, _kinds, _labels in pairs for name in column})
            number = {name: position for position, name in enumerate(names)}
            keys = [
                kinds.astype(np.int64) * len(names) + np.array([number[name] for name in column], np.int64)[labels]
                for column, kinds, labels in pairs
                if len(kinds)
            ]
            keys = _distinct(np.concatenate(keys)) if keys else np.zeros(0, np.int64)
            self._known_parties[roles] = names, keys // max(len(names), 1), keys % max(len(names), 1)
        return self._known_parties[roles]

    def _having(self, role: str) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
        if role == "says":
            return self.claimed_by.names, self.claimed_by.kinds, self.claimed_by.labels
        column = self.side if role == "did" else self.target
        kinds = np.flatnonzero(column.of_kind >= 0)
        return column.names, kinds, column.of_kind[kinds]

    def by_role(self, counts: np.ndarray, sides: tuple[str, ...]) -> list[tuple[str, int]]:
        """Count (role, events) in which one of the sides, or any known one, has the role."""
        if sides:
            having = {role: self.in_roles(sides, (role,)) for role in ROLES}
        else:
            having = {
                "did": ~self.side.among(["unknown"]),
                "hit": self.target.of_kind >= 0,
                "says": ~self.unclaimed,
            }
        return [(role, int(counts[having[role]].sum())) for role in ROLES]

    def by_label(self, counts: np.ndarray, column: Labels) -> list[tuple[str, int]]:
        """Count (label, events), most first."""
        return ranked(column.names, np.bincount(column.of_kind, counts, len(column.names)))

    def by_member(self, counts: np.ndarray, column: Sets) -> list[tuple[str, int]]:
        """Count (label, events), most first; an event once for each of its labels."""
        return ranked(column.names, np.bincount(column.labels, counts[column.kinds], len(column.names)))


def _numbered(texts: pa.Array) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the different texts in alphabetical order, and each one's number among them, -1 for none."""
    coded = texts.dictionary_encode(null_encoding="encode")
    names = coded.dictionary.to_pylist()
    order = sorted((position for position, name in enumerate(names) if name is not None), key=names.__getitem__)
    number = np.full(len(names), -1, np.int32)
    number[order] = np.arange(len(order))
    return tuple(names[position] for position in order), number[_plain(coded.indices)]


def _plain(numbers: pa.Array) -> np.ndarray:
    """Return whole numbers as numpy's; Arrow's own way loads pandas, and the page opens a fifth of a second later."""
    return np.from_dlpack(numbers)


def _distinct(keys: np.ndarray) -> np.ndarray:
    """Return the different keys in order: sorting is many times as fast as numpy's hashing of as many keys."""
    keys = np.sort(keys)
    return keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys


def ranked(names: Iterable[str], counts: np.ndarray) -> list[tuple[str, int]]:
    """Pair names with their counts, most first, those without events left out."""
    pairs = ((name, int(count)) for name, count in zip(names, counts.tolist(), strict=True) if count)
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
