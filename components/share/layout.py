"""Divide a picture: where its words, its map, its legend and its timeline stand."""

from dataclasses import dataclass

from components.share.kinds import SIZES
from components.share.viewport import Box

MARGIN = 36


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a picture, in pixels. legend_columns: 1 beside the map, more under it."""

    width: int
    height: int
    head: Box
    map: Box
    legend: Box
    legend_columns: int
    timeline: Box
    foot: Box


def lay_out(size: str) -> Layout:
    """Divide a picture of one of SIZES; raises KeyError for another size."""
    width, height = SIZES[size]
    left, right = MARGIN, width - MARGIN
    if width > height:
        return Layout(
            width, height,
            head=Box(left, 24, right, 112),
            map=Box(left, 122, right - 296, 614),
            legend=Box(right - 276, 122, right, 614),
            legend_columns=1,
            timeline=Box(left, 626, right, 788),
            foot=Box(left, 798, right, height - 16),
        )
    return Layout(
        width, height,
        head=Box(left, 28, right, 122),
        map=Box(left, 136, right, 644),
        legend=Box(left, 658, right, 776),
        legend_columns=3,
        timeline=Box(left, 790, right, 942),
        foot=Box(left, 958, right, height - 22),
    )
