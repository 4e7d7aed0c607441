"""Weigh options by their features: a small linear model, trained by `python -m data.train`, a JSON file at run time."""

import json
import math
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

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


def probability(weights: Weights, task: str, features: Features) -> float:
    """Return how likely a yes is, from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(weights, task, features)))))


def choose(weights: Weights, task: str, options: Sequence[Features]) -> int:
    """Return the index of the option that scores most; the first of equals."""
    scores = [score(weights, task, features) for features in options]
    return scores.index(max(scores))
