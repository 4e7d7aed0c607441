"""Fit linear weights so that the right option of each question outscores the others."""

import json
from collections.abc import Iterable

import numpy as np

from data.model import Features, Weights

STEPS, RATE = 250, 0.1
"""Steps of the fitting and how large the first is; more of either changed no figure of the folds."""

Example = tuple[list[Features], frozenset[int]]
"""The options of one question and which of them are right."""


def fit(examples: Iterable[Example], pull: float) -> dict[str, float]:
    """Minimise the multinomial log loss plus pull/2 times the squared weights (Adam over all examples at once)."""
    names: dict[str, int] = {}
    options: list[int] = []
    features: list[int] = []
    firsts, is_right = [], []
    count = 0
    for choices, right in examples:
        firsts.append(count)
        for index, choice in enumerate(choices):
            for name in choice:
                options.append(count)
                features.append(names.setdefault(name, len(names)))
            is_right.append(index in right)
            count += 1
    option, feature, right = np.array(options, int), np.array(features, int), np.array(is_right, float)
    first = np.array(firsts, int)
    sizes = np.diff(np.append(first, count))
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(option, weights[feature], count)
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first), sizes))
        among_all = shares / np.repeat(np.add.reduceat(shares, first), sizes)
        among_right = shares * right
        among_right /= np.repeat(np.add.reduceat(among_right, first), sizes)
        slope = np.bincount(feature, (among_all - among_right)[option], len(names)) + pull * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def as_json(weights: Weights) -> str:
    """Return weights as a small file: rounded, nought left out, in order."""
    kept = {
        task: {name: round(value, 3) for name, value in sorted(values.items()) if abs(value) >= 0.02}
        for task, values in sorted(weights.items())
    }
    return json.dumps({"made_by": "python -m data.train", "weights": kept}, ensure_ascii=False, indent=0) + "\n"
