"""Simplify outlines that share borders, the finer the nearer, without tearing them apart."""

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SPECK = 0.0005  # square degrees, about 5 km²: too small to be drawn


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in a geometry, leaving out stray points and lines."""
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and not part.is_empty]


def simplify_coverage(
    shapes: list[BaseGeometry], zones: list[tuple[Polygon, float]], smallest: float
) -> list[MultiPolygon]:
    """Return shapes with what is finer than their zone's tolerance (degrees) left off, borders still shared.

    Zones are (frame, tolerance), from the innermost to the whole world. Parts outside the first two frames and smaller
    than `smallest` square degrees are left out, except a shape's largest.
    """
    near = shapely.union_all([frame for frame, _ in zones[:2]])
    parts = [MultiPolygon(_worth_keeping(shape, near, smallest)) for shape in shapes]
    # The sea is a shape too: so the point where a coast meets a frame is one that both sides of it must keep.
    parts.append(zones[-1][0].difference(shapely.union_all(parts)))
    simple, done = [], Polygon()
    for frame, tolerance in zones:
        zone = frame.difference(done)
        simple.append(shapely.coverage_simplify([part.intersection(zone) for part in parts], tolerance))
        done = done.union(frame)
    joined = (shapely.union_all(pieces) for pieces in list(zip(*simple, strict=True))[:-1])
    return [MultiPolygon([_without_specks(part) for part in polygons_of(shape) if part.area > SPECK])
            for shape in joined]


def _without_specks(part: Polygon) -> Polygon:
    return Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > SPECK])


def _worth_keeping(shape: BaseGeometry, frame: Polygon, smallest: float) -> list[Polygon]:
    parts = sorted(polygons_of(shape), key=lambda part: -part.area)
    return parts[:1] + [part for part in parts[1:] if part.area >= smallest or part.intersects(frame)]
