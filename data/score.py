"""Score what was read against answers marked by hand: how many places and events were found, and how many are right.

The rules: a place is found when its exact span is; a point is right within 25 km, an area by its name or by its kind
within 250 km; an event is found when one of its type lies in its quoted sentence.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

POINT_KINDS = ("settlement", "site", "mountain")
POINT_KM, AREA_KM = 25, 250
FIELDS = ("places", "start", "side", "target", "claimed_by", "denied_by", "killed")
EARTH_DIAMETER_KM = 12742

Marks = dict[str, Any]
"""One article's marks, or one toponym or event of them, as JSON has it."""


@dataclass(slots=True)
class Score:
    """Counts over some articles, from which every figure is a share; scores of articles add up."""

    places_found: int = 0
    places_marked: int = 0
    places_right: int = 0
    resolved: int = 0
    use: int = 0
    events_found: int = 0
    events_marked: int = 0
    events_right: int = 0
    whole: int = 0
    fields: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))

    def __add__(self, other: "Score") -> "Score":
        sums = {name: getattr(self, name) + getattr(other, name) for name in self.__slots__ if name != "fields"}
        return Score(**sums, fields={name: self.fields[name] + other.fields[name] for name in FIELDS})

    def figures(self) -> dict[str, float]:
        """Return every figure by its name, each from 0 to 1; a share of nothing is not a number."""
        place_p, place_r, place_f1 = f1(self.places_right, self.places_found, self.places_marked)
        event_p, event_r, event_f1 = f1(self.events_right, self.events_found, self.events_marked)
        return {
            "toponym_precision": place_p,
            "toponym_recall": place_r,
            "toponym_f1": place_f1,
            "toponym_resolved": _share(self.resolved, self.places_right),
            "toponym_use": _share(self.use, self.places_right),
            "event_precision": event_p,
            "event_recall": event_r,
            "event_f1": event_f1,
            **{f"event_{name}": _share(self.fields[name], self.events_right) for name in FIELDS},
            "event_whole_f1": f1(self.whole, self.events_found, self.events_marked)[2],
        }


def f1(right: int, found: int, marked: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean, each 0 where there is nothing to divide by."""
    precision, recall = right / found if found else 0.0, right / marked if marked else 0.0
    return precision, recall, (2 * precision * recall / (precision + recall) if precision + recall else 0.0)


def score_article(text: str, gold: Marks, read: Marks) -> Score:
    """Score one article: its text without front matter, its marks, and the object that `read` printed for it."""
    score = Score()
    marked = list(toponym_spans(text, gold["toponyms"]))
    wanted = {(start, end): mark for start, end, mark in marked if not mark["boilerplate"]}
    found = {(t["start"], t["end"]): t for t in read["toponyms"] if not t.get("boilerplate")}
    score.places_found, score.places_marked = len(found), len(wanted)
    for span, mark in wanted.items():
        if span in found:
            score.places_right += 1
            score.resolved += same_place(found[span], mark)
            score.use += found[span].get("use") == mark["use"]

    atlas = {mark["name"]: mark for _, _, mark in marked}
    score.events_found, score.events_marked = len(read["events"]), len(gold["events"])
    for mark, event in match_events(text, gold["events"], read["events"], atlas):
        right = fields_right(event, mark, atlas)
        score.events_right += 1
        for name, is_right in right.items():
            score.fields[name] += is_right
        score.whole += right["places"] and right["start"] and right["side"]
    return score


def match_events(text: str, marked: list[Marks], read: list[Marks], atlas: Marks) -> Iterator[tuple[Marks, Marks]]:
    """Pair each marked event with the event of its type in its sentence that agrees most; each is taken once."""
    left = list(read)
    for mark in marked:
        start, end = quote_span(text, mark["quote"])
        here = [
            event for event in left
            if event["sentence"]["start"] < end and start < event["sentence"]["end"] and event["type"] == mark["type"]
        ]
        if here:
            best = max(here, key=lambda event: sum(fields_right(event, mark, atlas).values()))
            left.remove(best)
            yield mark, best


def fields_right(event: Marks, mark: Marks, atlas: Marks) -> dict[str, bool]:
    """Tell for each field whether an event has it as marked."""
    right = {name: event.get(name) == mark[name] for name in FIELDS if name != "places"}
    return {"places": places_right(event["places"], mark["places"], atlas), **right}


def places_right(found: list[Marks], names: list[str], atlas: Marks) -> bool:
    """Tell whether places found are the marked ones, no more and no fewer; atlas: the marks of each name."""
    marks = [atlas.get(name, {"name": name, "lat": 0, "lon": 0, "kind": "region"}) for name in names]
    return len(marks) == len(found) and all(any(same_place(f, mark) for f in found) for mark in marks)


def same_place(found: Marks, mark: Marks) -> bool:
    """Tell whether a place found is the marked one."""
    if found.get("lat") is None:
        return False
    near_km = distance_km(found, mark)
    if mark.get("kind") in POINT_KINDS:
        return near_km <= POINT_KM
    same_name = _plain(found["name"]) == _plain(mark["name"])
    return same_name or (found.get("kind") == mark.get("kind") and near_km <= AREA_KM)


def distance_km(a: Marks, b: Marks) -> float:
    """Return the great-circle distance between two places with lat and lon in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(float(degrees)) for degrees in (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1, h)))


def toponym_spans(text: str, toponyms: Iterable[Marks]) -> Iterator[tuple[int, int, Marks]]:
    """Yield where each marked toponym stands: they are listed in reading order; ValueError where one does not."""
    at = 0
    for mark in toponyms:
        at = text.index(mark["text"], at)
        yield at, at + len(mark["text"]), mark
        at += len(mark["text"])


def quote_span(text: str, quote: str) -> tuple[int, int]:
    """Return where a marked event's quote stands, whatever its white space; (-1, -1) where it does not."""
    match = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return match.span() if match else (-1, -1)


def body_of(path: Path) -> str:
    """Return an article's text without its front matter, as offsets count it."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("---\n"):
        return text.split("\n---\n", 1)[1]
    return text.split("\n", 1)[1] if text.startswith("# published") else text


def marked_articles(texts: Path, gold: Path) -> Iterator[tuple[Path, Marks]]:
    """Yield each marked article's file and its marks, in order; FileNotFoundError where a text is missing."""
    for path in sorted(gold.glob("*.json")):
        text = next((p for p in (texts / f"{path.stem}.md", texts / f"{path.stem}.txt") if p.exists()), None)
        if text is None:
            raise FileNotFoundError(f"{path} marks an article that {texts} does not hold")
        yield text, json.loads(path.read_text(encoding="utf-8"))


def _share(right: int, of: int) -> float:
    return right / of if of else float("nan")


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
