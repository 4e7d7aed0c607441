"""Weigh options by their features: a small linear model, trained by `python -m data.train`, a JSON file at run time."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from sys import intern

from data.records import EVENT_TYPES

FILE = Path(__file__).parent / "files" / "models" / "events.json"

Features = Sequence[str]
Weights = dict[str, dict[str, float]]
"""Task -> feature -> weight; an option's score is the sum over its features."""


@cache
def load_weights(path: Path = FILE) -> Weights:
    """Load the trained weights; a task that the file lacks weighs everything nought."""
    return json.loads(path.read_text(encoding="utf-8"))["weights"] if path.exists() else {}


def score(weights: Weights, task: str, features: Features) -> float:
    """Return the sum of a task's weights over the features."""
    return sum(map(weights.get(task, {}).get, features, repeat(0.0)))


def choose(weights: Weights, task: str, options: Sequence[Features]) -> int:
    """Return the index of the option that scores most; the first of equals."""
    scores = [score(weights, task, features) for features in options]
    return scores.index(max(scores))


@dataclass(frozen=True, slots=True)
class Scale:
    """One task's weights, taken apart for speed: those of a feature alone, and those of it for one kind of event.

    both: kind -> feature -> its weight alone and for the kind together.
    """

    plain: dict[str, float]
    typed: dict[str, dict[str, float]]
    both: dict[str, dict[str, float]]

    def weigh(self, kind: str, options: Iterable["Option"]) -> list[float]:
        """Return for each option the sum of the weights that its features have, alone and for the kind."""
        plain_of, typed_of, both_of = self.plain.get, self.typed[kind].get, self.both[kind].get
        totals = []
        for plain, typed, both in options:
            total = sum(map(both_of, both, NOUGHT)) if both else 0.0
            if typed:
                total += sum(map(typed_of, typed, NOUGHT))
            if plain:
                total += sum(map(plain_of, plain, NOUGHT))
            totals.append(total)
        return totals

    def choose(self, kind: str, options: Sequence["Option"]) -> int:
        """Return the index of the option that weighs most; the first of equals."""
        if len(options) < 2:
            return 0
        totals = self.weigh(kind, options)
        return totals.index(max(totals))


NOUGHT = repeat(0.0)
Option = tuple[Features, Features, Features]
"""An option's features: those that count alone, those that count for its kind of event, and those that do both."""


def names_of(kind: str, option: Option) -> list[str]:
    """Return an option's features under the names that their weights are stored by."""
    plain, typed, both = option
    return [*plain, *both, *(f"{kind}|{feature}" for feature in (*typed, *both))]


def scales_of(weights: Weights) -> dict[str, Scale]:
    """Take the weights of every task apart. Equal names and figures are one object each: less memory is read faster."""
    scales = {}
    one: dict[float, float] = {}
    for task, known in weights.items():
        plain = {intern(name): one.setdefault(weight, weight) for name, weight in known.items() if "|" not in name}
        typed: dict[str, dict[str, float]] = {kind: {} for kind in EVENT_TYPES}
        for name, weight in known.items():
            kind, sign, feature = name.partition("|")
            if sign:
                typed[kind][intern(feature)] = one.setdefault(weight, weight)
        both = {kind: {} for kind in typed}
        for kind, own in typed.items():
            for name in plain | own:
                weight = plain.get(name, 0.0) + own.get(name, 0.0)
                both[kind][name] = one.setdefault(weight, weight)
        scales[task] = Scale(plain, typed, both)
    return scales


@cache
def load_scales(path: Path = FILE) -> dict[str, Scale]:
    """Load trained weights, taken apart."""
    return scales_of(load_weights(path))


def likelihood(total: float) -> float:
    """Return how likely a yes is that weighs so much against nothing, from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
