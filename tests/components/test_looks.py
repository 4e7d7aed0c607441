"""Sides can be told apart by colour, and by shape alone."""

from itertools import combinations

import pytest

from components.looks import PATTERNS, look_label, look_of, looks, looks_present


def luminance(colour: str) -> float:
    """Return the relative luminance of a CSS colour (WCAG 2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_looks_share_a_colour_a_shape_or_a_hatching(region, theme):
    for one, other in combinations(looks(region, theme), 2):
        assert one.colour != other.colour
        assert one.shape != other.shape
        assert one.pattern != other.pattern


@pytest.mark.parametrize(("theme", "paper"), [("light", "#f7f5f0"), ("dark", "#24282c")])
def test_marks_stand_out_from_the_land(region, theme, paper):
    """WCAG 2 asks for 3:1 of what is needed to understand a picture."""
    for look in looks(region, theme):
        assert contrast(look.colour, paper) >= 3, look


def test_every_shape_has_its_hatching(region):
    assert {side.shape for side in region.sides} <= set(PATTERNS)


def test_every_side_has_a_look_and_each_look_a_name(region, text):
    assert set(look_of(region, "light")) == {side.side_id for side in region.sides}
    labels = [look_label(look, region, text) for look in looks(region, "light")]
    assert len(set(labels)) == len(labels)


def test_a_side_that_the_region_does_not_know_is_drawn_as_another_state_or_body(region):
    assert [look.sides[-1] for look in looks_present(region, "light", ["Atlantis"])] == ["other"]
