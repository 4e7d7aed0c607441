"""Turn geometry in degrees into what a sheet draws, in pixels."""

import numpy as np
from matplotlib.path import Path as Outline
from shapely.geometry.base import BaseGeometry

from components.share.viewport import Viewport


def outlines_px(geometry: BaseGeometry, view: Viewport) -> list[Outline]:
    """Return each polygon as one outline in pixels, its holes in it."""
    outlines = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == "MultiPolygon" or part.geom_type == "GeometryCollection":
            outlines += outlines_px(part, view)
        elif part.geom_type == "Polygon":
            rings = [np.column_stack(view.project(*np.asarray(ring.coords).T[:2]))
                     for ring in (part.exterior, *part.interiors)]
            outlines.append(Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings)))
    return outlines


def lines_px(geometry: BaseGeometry, view: Viewport) -> list[np.ndarray]:
    """Return each line in pixels; of a polygon, its outline."""
    lines = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type in ("LineString", "LinearRing"):
            lines.append(np.column_stack(view.project(*np.asarray(part.coords).T[:2])))
        elif part.geom_type in ("Polygon", "MultiPolygon"):
            lines += lines_px(part.boundary, view)
        elif hasattr(part, "geoms"):
            lines += lines_px(part, view)
    return lines
