"""Lay a view out as the plain values that a shared page works on; texts stay texts."""

from collections.abc import Sequence
from typing import Any

from components.event_map import build_payload
from components.evidence import days_in_words, web_address
from components.looks import look_label, looks_present
from components.share.scene import Scene
from data.answers import Evidence
from data.records import EVENT_TYPES, Article, Place, Report

MOST_NAMES = 4
WORDS = (
    "document.filter", "document.all", "document.from", "document.to", "document.listed", "document.close",
    "timeline.none", "evidence.did", "evidence.hit", "evidence.says", "evidence.denies", "place.none",
    "picture.legend.by_publication", "picture.legend.span", "source.open", "column.killed", "column.injured",
)  # fmt: skip


def page_data(told: Sequence[Evidence], scene: Scene) -> dict[str, Any]:
    """Return events, places and sides as lists that refer to one another by number; days as ISO texts."""
    text = scene.text
    places: dict[str, Place] = {place.place_id: place for one in told for place in one.event.places}
    number = {place_id: index for index, place_id in enumerate(places)}
    acts = {one.event.side for one in told}
    in_order = [side.side_id for side in scene.region.sides]
    sides = [*(side for side in in_order if side in acts), *sorted(acts - set(in_order))]
    return {
        "language": text.language,
        "first": scene.first.isoformat(),
        "last": scene.last.isoformat(),
        "centre": [scene.lat, scene.lon, scene.zoom],
        "opening": (scene.lat, scene.lon, scene.zoom) == (scene.region.lat, scene.region.lon, scene.region.zoom),
        "locale": text("format.locale").replace("_", "-"),
        "counted": text.plural("document.count", len(told), selected="{selected}", total="{total}"),
        "words": {key: text(key) for key in WORDS},
        "types": [[name, text(f"type.{name}")] for name in EVENT_TYPES if any(one.event.type == name for one in told)],
        "sides": [_side(side, scene) for side in sides],
        "map": _payload(sides, scene),
        "places": [_place(place) for place in places.values()],
        "events": [_event(one, sides, number, scene) for one in told],
    }


def _side(side: str, scene: Scene) -> dict[str, str]:
    look = scene.look(side)
    return {"name": scene.region.side(side).name(scene.text.language), "colour": look.colour, "shape": look.shape,
            "pattern": look.pattern}


def _payload(sides: list[str], scene: Scene) -> dict[str, Any]:
    """Return what the map's drawing script is given, with no place counted yet."""
    payload = build_payload(
        scene.places, scene.region, scene.text, theme=scene.theme, fingerprint="", summary=scene.headline
    )
    looks = looks_present(scene.region, scene.theme, sides)
    return payload | {
        "sides": [_side(side, scene) for side in sides], "legend": _legend(looks, scene), "places": [],
    }


def _legend(looks, scene: Scene) -> list[dict[str, str]]:
    return [
        {"colour": look.colour, "shape": look.shape, "label": look_label(look, scene.region, scene.text)}
        for look in looks
    ]


def _place(place: Place) -> list:
    return [place.place_id, place.name, list(place.names[:MOST_NAMES]), round(place.lat, 4), round(place.lon, 4),
            place.kind, place.precision, place.geometry]


def _event(one: Evidence, sides: list[str], number: dict[str, int], scene: Scene) -> dict[str, Any]:
    event = one.event
    articles = {article.article_id: article for article in one.articles}
    said = {
        "type": event.type,
        "start": _iso(event.start),
        "end": _iso(event.end),
        "by": _iso(event.no_later_than),
        "when": days_in_words(event, scene.text),
        "side": sides.index(event.side),
        "target": _names((event.target,), scene),
        "says": _names(event.claimed_by, scene),
        "denies": _names(event.denied_by, scene),
        "killed": event.killed,
        "injured": event.injured,
        "places": [number[place.place_id] for place in event.places],
        "reports": [_report(report, articles[report.article_id], scene) for report in event.reports
                    if report.article_id in articles],
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _report(report: Report, article: Article, scene: Scene) -> dict[str, str]:
    sentence = " ".join(article.text[report.sentence_start : report.sentence_end].split())
    said = {
        "sentence": sentence,
        "source": article.source or scene.text("source.unknown"),
        "url": web_address(article.url),
        "title": article.title,
        "published": scene.text.day(article.published) if article.published else None,
    }
    return {name: value for name, value in said.items() if value}


def _names(sides: Sequence[str | None], scene: Scene) -> str:
    return ", ".join(scene.region.side(side).name(scene.text.language) for side in sides if side)


def _iso(day) -> str | None:
    return day.isoformat() if day else None
