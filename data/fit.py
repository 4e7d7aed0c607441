"""Fit linear weights so that the right option of each question outscores the others."""

import json
from collections.abc import Iterable

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from data.model import Features, Weights

STEPS = 80
"""Steps of the fitting at most; more of them changed no figure of the folds."""

SEEN = 3
"""In how many options a feature must stand to be weighed: rarer ones taught the folds nothing, and make files large."""

Example = tuple[list[Features], frozenset[int]]
"""The options of one question and which of them are right."""


def fit(examples: Iterable[Example], pull: float, start: dict[str, float] | None = None) -> dict[str, float]:
    """Minimise the multinomial log loss plus pull/2 times the squared weights (L-BFGS over all examples at once).

    start: weights to begin from, of a like fit; they change how long it takes and not what is found.
    """
    names: dict[str, int] = {}
    features: list[int] = []
    ends = [0]
    firsts, is_right = [], []
    for choices, right in examples:
        firsts.append(len(is_right))
        for index, choice in enumerate(choices):
            features += [names.setdefault(name, len(names)) for name in choice]
            ends.append(len(features))
            is_right.append(index in right)
    columns = np.array(features, np.int32)
    ones = np.ones(len(columns), np.float32)
    options = csr_matrix((ones, columns, np.array(ends, int)), (len(is_right), len(names)))
    often = np.flatnonzero(np.bincount(columns, minlength=len(names)) >= SEEN)
    options = options[:, often]
    by_feature = options.T.tocsr()
    first, right = np.array(firsts, int), np.array(is_right, float)
    question = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(right))))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = options @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[question])
        among_all, among_right = np.add.reduceat(shares, first), np.add.reduceat(shares * right, first)
        slope = by_feature @ (shares / among_all[question] - shares * right / among_right[question])
        return np.sum(np.log(among_all / among_right)) + pull / 2 * weights @ weights, slope + pull * weights

    known = list(names)
    kept = [known[index] for index in often]
    begin = np.array([start.get(name, 0.0) for name in kept]) if start else np.zeros(len(kept))
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return dict(zip(kept, found.x.tolist(), strict=True))


def as_json(weights: Weights) -> str:
    """Return weights as a small file: rounded, nought left out, in order."""
    kept = {
        task: {name: round(value, 3) for name, value in sorted(values.items()) if abs(value) >= 0.02}
        for task, values in sorted(weights.items())
    }
    return json.dumps({"made_by": "python -m data.train", "weights": kept}, ensure_ascii=False, indent=0) + "\n"
