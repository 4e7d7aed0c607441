"""Write the names on the map of a picture: places with events first, then towns, waters, countries; none touching."""

from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.path import Path as Outline

from components.share.ground import Feature, Ground, load_ground
from components.share.labels import Spot, Wish, place_labels
from components.share.marks import Mark
from components.share.scene import Scene
from components.share.sheet import Sheet
from components.share.viewport import Box, Viewport

MOST_NAMES, MOST_TRIED = 30, 70
"""Places named at most, and how many are looked at for that; more names would hide the map."""
NAME_PX, TOWN_PX, COUNTRY_PX, WATER_PX = 14.0, 12.0, 13.0, 12.0


def draw_names(
    sheet: Sheet, view: Viewport, scene: Scene, marks: list[Mark], taken: list[Box],
    layers: Sequence[str] = ("towns", "lakes", "countries"),
) -> tuple[Spot, ...]:
    """Name places with events, then the layers of the ground, where there is room; return what got a name where."""
    inside, number, paper = view.box.grown(-6), scene.text.number, sheet.paper
    full = [*taken, *(mark.box for mark in marks)]
    words, wishes = {}, []
    by_name: dict[str, Mark] = {}
    for mark in marks:
        if mark.place.name:
            by_name.setdefault(mark.place.name, mark)
    for number_wanted, mark in enumerate(list(by_name.values())[:MOST_TRIED]):
        counted = f" {number(mark.place.events)}"
        room = view.box.width * 0.3 - sheet.measure(counted, NAME_PX, bold=True)[0]
        line = sheet.fit(mark.place.name, NAME_PX, room, bold=True) + counted
        words[mark.place.place_id] = line
        width, height = sheet.measure(line, NAME_PX, bold=True)
        reach = mark.box.width / 2, mark.box.height / 2
        wishes.append(Wish(mark.place.place_id, mark.x, mark.y, *reach, width, height, far=number_wanted < MOST_NAMES))
    spots = list(place_labels(wishes, full, inside, MOST_NAMES))
    sheet.lines([np.array(spot.thread) for spot in spots if spot.thread], paper.ink, 1, view.box)
    for spot in spots:
        _write_into(sheet, spot.box, words[spot.key], NAME_PX, paper.ink, bold=True)
    named = {mark.place.name for mark in marks}
    full += [spot.box for spot in spots]
    looks = {"towns": (TOWN_PX, paper.town), "lakes": (WATER_PX, paper.water), "countries": (COUNTRY_PX, paper.country)}
    ground = load_ground(scene.region)
    for layer in layers:
        found = _name_ground(sheet, view, scene, ground, layer, *looks[layer], named, full, inside)
        spots += found
        full += [spot.box for spot in found]
    return tuple(spots)


def _name_ground(sheet, view, scene, ground: Ground, layer, size, colour, named, full, inside) -> list[Spot]:
    """Name a layer's features: towns beside a dot, lakes and countries at their middle."""
    wishes, words, points = [], {}, {}
    for number, feature in enumerate(_ranked(ground, layer, view)):
        name = feature.name(scene.text.language)
        if not name or name in named or feature.properties.get("name") in named:
            continue
        at = _label_point(feature, view)
        if at is None:
            continue
        x, y = (float(value) for value in view.project(*at))
        line = " ".join(name.upper()).replace("   ", "   ") if layer == "countries" else name
        width, height = sheet.measure(line, size, bold=layer == "countries")
        key = f"{layer}:{number}"
        words[key], points[key] = line, (x, y)
        reach = (3.0, 3.0) if layer == "towns" else None
        wishes.append(Wish(key, x, y, *(reach or (-width / 2, -height / 2)), width, height))
    if layer == "towns":
        dots = {key: Box(x - 3, y - 3, x + 3, y + 3) for key, (x, y) in points.items()}
        wishes = [wish for wish in wishes if not any(dots[wish.key].meets(box) for box in full)]
    spots = list(place_labels(wishes, full, inside))
    for spot in spots:
        if layer == "towns":
            x, y = points[spot.key]
            sheet.shapes([Outline.circle((x, y), 1.9)], colour, None, 0, view.box)
        _write_into(sheet, spot.box, words[spot.key], size, colour, bold=layer == "countries")
    return spots


def _ranked(ground: Ground, layer: str, view: Viewport) -> list[Feature]:
    """Return a layer's features that show at the window's zoom, the most important first."""
    features = ground.layers.get(layer, ())
    lowest = 8 if layer == "towns" else 0
    shown = [f for f in features if view.zoom >= (f.properties.get("rank") or lowest)]
    return sorted(shown, key=lambda feature: feature.properties.get("rank") or lowest)


def _label_point(feature: Feature, view: Viewport) -> tuple[float, float] | None:
    """Return (lon, lat) where a feature is named: its own label point, else the middle of what is in view."""
    window = view.window
    if feature.geometry.geom_type == "Point":
        return feature.geometry.x, feature.geometry.y
    lat, lon = feature.properties.get("label_lat"), feature.properties.get("label_lon")
    if lat is not None and window.south < lat < window.north and window.west < lon < window.east:
        return lon, lat
    cut = shapely.clip_by_rect(feature.geometry, window.west, window.south, window.east, window.north)
    if cut.is_empty or cut.area < (window.east - window.west) * (window.north - window.south) * 0.02:
        return None
    middle = cut.representative_point()
    return middle.x, middle.y


def _write_into(sheet: Sheet, box: Box, words: str, size: float, colour: str, bold: bool = False) -> None:
    sheet.write((box.left + box.right) / 2, (box.top + box.bottom) / 2, words, size, colour, bold=bold,
                align="center", upright="center", halo=sheet.paper.halo)
