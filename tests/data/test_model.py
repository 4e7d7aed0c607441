"""Weights taken apart for speed weigh as they did whole."""

import pytest

from data.model import choose, likelihood, names_of, scales_of, score

WEIGHTS = {"side": {"near": 1.0, "far": -0.5, "explosion|near": 2.0, "battle|far": 4.0, "known": 0.25}}
OPTIONS = [(["near"], ["far"], []), (["far"], [], ["near", "known"]), ([], ["unheard of"], ["far"])]


@pytest.mark.parametrize("kind", ["explosion", "battle", "statement"])
def test_taken_apart(kind):
    scale = scales_of(WEIGHTS)["side"]
    whole = [names_of(kind, option) for option in OPTIONS]
    assert scale.weigh(kind, OPTIONS) == [score(WEIGHTS, "side", names) for names in whole]
    assert scale.choose(kind, OPTIONS) == choose(WEIGHTS, "side", whole)


def test_likelihood():
    assert likelihood(0) == 0.5
    assert likelihood(1000) == pytest.approx(1)
    assert likelihood(-1000) == pytest.approx(0)
