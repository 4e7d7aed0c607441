"""A small store made of records, for what needs one: three towns, a region, a river, and what has no place or date."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import cached, page
from components.text import Text
from data.records import Note
from data.region import load_region
from data.store import Store, write_store
from tests.factories import article, place, report, told

PAGE = Path(__file__).parents[2] / "dashboard.py"


def scene():
    """Return the events and the articles of the small store."""
    shelled, first = told("Stepanakert was shelled on 4 October 2020.", source="Reuters")
    answered, second = told(
        "Ganja was hit on 5 October 2020.", source="AP", places=(place("Ganja"),), side="Armenia",
        target="Azerbaijan", claimed_by=("Azerbaijan",), denied_by=("Armenia",), start=date(2020, 10, 5),
        end=date(2020, 10, 5), killed=3,
    )  # fmt: skip
    region = place("Nagorno-Karabakh", kind="region", precision="area", geometry="nagorno-karabakh", lat=39.8, lon=46.8)
    fought, third = told(
        "Fighting in Nagorno-Karabakh since 27 September.", source="AP", places=(region,), type="battle", side="both",
        target="both", start=date(2020, 9, 27), end=None, date_precision="since",
    )  # fmt: skip
    river = place("Aras", kind="river", precision="line", geometry="aras", lat=39.15, lon=46.94)
    crossed, fourth = told(
        "Villages along the Aras were taken between 18 and 20 October.", source="Tempo", places=(river,),
        type="territory", start=date(2020, 10, 18), end=date(2020, 10, 20), date_precision="range",
    )  # fmt: skip
    talked, fifth = told(
        "Ministers will meet, Moscow said.", source="Tempo", places=(), type="diplomacy", side="Russia", target=None,
        start=None, end=None, date_precision="by_publication",
    )  # fmt: skip
    of = article("It was denied.", published=None, source="Tempo")
    note = Note("weekday_mismatch", (("weekday", "7"), ("date", "2020-09-28"), ("actual", "1")))
    undated = report(
        of, places=(), type="statement", start=None, end=None, no_later_than=None, date_precision="unknown",
        notes=(note,),
    )  # fmt: skip
    denied, _ = told(
        of.text, places=(), type="statement", start=None, end=None, no_later_than=None, date_precision="unknown",
        reports=(undated,), notes=undated.notes,
    )  # fmt: skip
    events = (shelled, answered, fought, crossed, talked, denied)
    return events, (first, second, third, fourth, fifth, of)


@pytest.fixture(autouse=True)
def no_browser_to_wait_for(monkeypatch):
    monkeypatch.setattr(page, "OPENING_SECONDS", 0)
    monkeypatch.setattr(page, "PAINTING_SECONDS", 0)


@pytest.fixture(scope="session")
def region():
    return load_region()


@pytest.fixture(scope="session")
def store(tmp_path_factory, region):
    events, articles = scene()
    directory = tmp_path_factory.mktemp("stores") / "small"
    write_store(events, articles, (), region, directory)
    return Store.open(directory)


@pytest.fixture(scope="session", params=["id", "en"])
def text(request):
    return Text(request.param)


@pytest.fixture(scope="session")
def english():
    return Text("en")


@pytest.fixture
def page_on(monkeypatch):
    """Return a function that takes a store and returns one that opens the page on it with a query, and runs it."""

    def opener(of):
        monkeypatch.setenv("DATELINE_STORE", str(of.directory))
        cached.load_store.clear()

        def opened(**query):
            app = AppTest.from_file(PAGE, default_timeout=60)
            for key, value in query.items():
                app.query_params[key] = value
            return app.run()

        return opened

    yield opener
    cached.load_store.clear()
