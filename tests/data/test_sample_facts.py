"""The sample reports tell facts that a reader expects on the map: each must be among what is read from them.

A fact names what must be right; a field it leaves out may be anything.
"""

from functools import cache
from pathlib import Path

import pytest

from data.articles import load_articles
from data.reading import Reader
from data.records import Report
from data.region import load_region

ARTICLES = Path(__file__).parents[2] / "data" / "files" / "articles"
ANY_ATTACK = {"explosion", "battle"}

FACTS = [
    ("r000", "Stepanakert under fire", ANY_ATTACK, {"place": "Stepanakert", "side": "Azerbaijan"}),
    (
        "r000",
        "seven villages near the Iranian border, by Azerbaijan's word",
        {"territory"},
        {"side": "Azerbaijan", "claimed_by": "Azerbaijan", "not_at": "Stepanakert"},
    ),
    ("r001", "fire across the border, reported by both", ANY_ATTACK, {"side": "both", "claimed_by": "both"}),
    ("r001", "fighting on a Sunday", {"battle"}, {"start": "2020-09-27", "side": "both"}),
    (
        "r002",
        "Stepanakert under fire, claimed and denied",
        ANY_ATTACK,
        {"place": "Stepanakert", "start": "2020-10-24", "claimed_by": "Armenia", "denied_by": "Azerbaijan"},
    ),
    ("r002", "talks in Washington", {"diplomacy"}, {"place": "Washington", "start": "2020-10-23"}),
    ("r002", "fighting one day after the talks", {"battle"}, {"start": "2020-10-24"}),
    ("r002", "the dead by Putin's estimate", {"casualties"}, {"killed": 5000, "claimed_by": "Russia"}),
    ("r002", "Rouhani's warning", {"statement"}, {"start": "2020-10-07", "side": "Iran", "claimed_by": "Iran"}),
    ("r002", "shells in villages of northern Iran", {"explosion"}, {"place": "Iran"}),
    (
        "r003",
        "Terter shelled",
        {"explosion"},
        {"place": "Tartar", "start": "2020-09-28", "side": "Armenia", "claimed_by": "Azerbaijan"},
    ),
    ("r003", "fifteen dead", {"casualties"}, {"killed": 15}),
    (
        "r004",
        "soldiers lost, by Nagorno-Karabakh's own word",
        {"casualties"},
        {"killed": 53, "start": "2020-09-28", "claimed_by": "Armenia"},
    ),
    *(
        ("r004", f"{place} attacked on the second day", ANY_ATTACK, {"place": place, "start": "2020-09-28"})
        for place in ("Madagiz", "Talish", "Aras")
    ),
    (
        "r004",
        "two civilians dead, by Azerbaijan's word",
        {"casualties", "explosion"},
        {"killed": 2, "start": "2020-09-28", "claimed_by": "Azerbaijan"},
    ),
    ("r004", "martial law and mobilisation", {"movement"}, {"start": "2020-09-27", "side": "Azerbaijan"}),
    ("r004", "mobilisation on the other side", {"movement"}, {"side": "Armenia"}),
]
LINK_PLACES = {"Iraq", "Cyprus", "Malaysia", "China"}


@cache
def reports_of(name: str) -> tuple[Report, ...]:
    (article,) = load_articles([ARTICLES / f"{name}.md"])
    return Reader(load_region()).read(article).reports


def told(report: Report) -> dict[str, object]:
    return {
        "start": report.start and report.start.isoformat(),
        "side": report.side,
        "claimed_by": report.claimed_by,
        "denied_by": report.denied_by,
        "killed": report.killed,
    }


def fits(report: Report, types: set[str], fact: dict[str, object]) -> bool:
    places = {place.name for place in report.places}
    plain = {key: value for key, value in fact.items() if key not in ("place", "not_at")}
    return (
        report.type in types
        and ("place" not in fact or fact["place"] in places)
        and fact.get("not_at") not in places
        and all(told(report)[key] == value for key, value in plain.items())
    )


@pytest.mark.parametrize(("name", "what", "types", "fact"), FACTS, ids=[f"{f[0]}: {f[1]}" for f in FACTS])
def test_the_sample_tells_the_fact(name: str, what: str, types: set[str], fact: dict[str, object]) -> None:
    reports = reports_of(name)
    found = [(r.type, [place.name for place in r.places], told(r)) for r in reports if r.type in types]
    assert any(fits(report, types, fact) for report in reports), f"{what}: not among {found}"


@pytest.mark.parametrize("name", ["r000", "r001", "r002", "r003", "r004"])
def test_a_link_line_puts_nothing_on_the_map(name: str) -> None:
    places = {place.name for report in reports_of(name) for place in report.places}
    assert not places & LINK_PLACES
