"""What is shared in these tests: a few events in every shape, in five scripts, with words that would like to run."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from components.share.scene import Scene, gather_scene
from components.text import Text
from components.view import View
from data.region import load_region
from data.selection import EVERYTHING, Selection
from data.store import Store, write_store
from tests.factories import place, told

HOSTILE = (
    "</script><script>document.title='ran'</script><img src=x onerror=document.title='ran'>"
    "${document.title='ran'}`\u2028'\"&lt;"
)
FORMULA = '=HYPERLINK("http://example.org";"open")'
ADDRESS = "http://news.example.org:8501/"


def day(number: int) -> date:
    return date(2020, 10, number)


def one(text: str, *places, days=(4, 4), source="Reuters", url=None, **fields):
    """Make an event of some places on some days of October, and its article."""
    start, end = (day(number) if number else None for number in days)
    precision = "day" if start == end else "range" if end else "since"
    fields = {"start": start, "end": end, "date_precision": precision, **fields}
    event, of = told(text, source, places=places, **fields)
    return event, replace(of, url=url or of.url)


def events_and_articles() -> list:
    """Return ten events, each with its article, in the shapes that a selection can hold."""
    river = place("Aras", place_id="t:aras", lat=39.1, lon=46.9, kind="river", precision="line", geometry="aras")
    others = ("Artsakh", "Լեռնային Ղարաբաղ", "Dağlıq Qarabağ", "Нагорный Карабах")
    region = place("Nagorno-Karabakh", place_id="t:nk", lat=39.82, lon=46.75, kind="region", precision="area",
                   geometry="nagorno-karabakh", names=others)
    hostile = place(HOSTILE, place_id="t:hostile", lat=40.2, lon=47.5)
    pair = place("Stepanakert", names=("Xankəndi", "Ստեփանակերտ"))
    return [
        one("Stepanakert was shelled on 4 October 2020.", pair),
        one("Penembakan di Stepanakert, kata pejabat Հայաստան.", pair, days=(5, 5), source="Kompas", killed=3),
        one("Ganja was hit by rockets, said Gəncə's mayor.", place("Ganja", names=("Gəncə", "Гянджа")), days=(4, 4),
            side="Armenia", target="Azerbaijan", denied_by=("Armenia",)),
        one("Fire along the Aras river.", river, days=(7, 9), side="both"),
        one("Fighting went on.", region, days=(6, None), no_later_than=day(8), side="both", type="battle"),
        one("Shusha and Hadrut were taken.", place("Shusha"), place("Hadrut"), days=(9, 9), type="territory"),
        one(f"A report that says {HOSTILE}.", hostile, days=(10, 10), url="javascript:document.title='ran'"),
        one(f"{FORMULA} came first.", place("Tartar"), days=(11, 11), source="+1 news", side="Armenia"),
        one("Talks were held somewhere.", days=(12, 12), type="diplomacy", side="Russia", target=None),
        one("Tartar was shelled, it is said.", place("Tartar", precision="near", place_id="t:near"), days=(None, None),
            no_later_than=day(13), date_precision="by_publication", side="unknown", source="Interfax"),
    ]  # fmt: skip


def make_store(directory: Path, pairs: list | None = None) -> Store:
    """Write and open a store of events with their articles."""
    pairs = events_and_articles() if pairs is None else pairs
    write_store([event for event, _of in pairs], [of for _event, of in pairs], (), load_region(), directory)
    return Store.open(directory)


def many(count: int) -> list:
    """Return events at as many places close to one another, with long names."""
    return [
        one(f"Village {n} was shelled.", place(
            f"Village with a long name {n}", place_id=f"t:{n}", lat=39.7 + n % 9 * 0.02, lon=46.6 + n // 9 * 0.03,
        ), days=(1 + n % 28, 1 + n % 28))
        for n in range(count)
    ]  # fmt: skip


def scene_of(store: Store, language="en", theme="light", selection: Selection = EVERYTHING, **view) -> Scene:
    """Gather a scene with defaults."""
    return gather_scene(store, View(selection, **view), Text(language), ADDRESS, theme)
