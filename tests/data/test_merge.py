"""One act told by several is one event with all its reports; what only looks alike stays apart."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.merge import merge_reports
from tests.factories import article, place, report

DAY = date(2020, 10, 4)


def told(by: str = "a1", **fields):
    return report(article(article_id=by), report_id=f"{by}/{fields.pop('number', 0)}", **fields)


def test_two_articles_on_one_act():
    events = merge_reports([told("a1", claimed_by="Armenia"), told("a2", claimed_by="media", denied_by="Azerbaijan")])
    assert len(events) == 1
    assert [each.article_id for each in events[0].reports] == ["a1", "a2"]
    assert events[0].claimed_by == ("Armenia", "media")
    assert events[0].denied_by == ("Azerbaijan",)


@pytest.mark.parametrize(
    "other",
    [
        {"start": date(2020, 10, 5), "end": date(2020, 10, 5)},
        {"type": "battle"},
        {"side": "Armenia", "target": "Azerbaijan"},
        {"places": (place("Hadrut"),)},
        {"places": ()},
        {"start": None, "end": None},
        {"end": None},
        {"killed": 500},
    ],
    ids=["day", "type", "side", "place", "no place", "no day", "since", "toll of another size"],
)
def test_another_act(other):
    assert len(merge_reports([told("a1", killed=2), told("a2", **{"killed": 3, **other})])) == 2


def test_shells_on_a_whole_region_are_not_one_act():
    wide = (place("Nagorno-Karabakh", kind="region"),)
    assert len(merge_reports([told("a1", places=wide), told("a2", places=wide)])) == 2
    assert len(merge_reports([told("a1", type="battle", places=wide), told("a2", type="battle", places=wide)])) == 1


def test_different_tolls_are_told():
    (event,) = merge_reports([told("a1", killed=13), told("a2", killed=15)])
    assert [(note.code, note.values) for note in event.notes] == [("killed_differs", (("figures", "13, 15"),))]
    assert merge_reports([told("a1", killed=13), told("a2", killed=13)])[0].notes == ()


def test_an_id_holds_when_other_articles_come_in():
    (alone,) = merge_reports([told("a2")])
    together = merge_reports([told("a1"), told("a2"), told("a3", places=(place("Hadrut"),))])
    assert alone.event_id in {event.event_id for event in together}


FIELDS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["explosion", "battle", "statement"]),
        "side": st.sampled_from(["Azerbaijan", "Armenia", "unknown"]),
        "places": st.sampled_from([(), (place(),), (place("Hadrut"),), (place(), place("Hadrut"))]),
        "start": st.sampled_from([None, DAY, date(2020, 10, 5)]),
        "end": st.sampled_from([None, DAY]),
        "killed": st.sampled_from([None, 2, 30]),
    }
)


@given(st.lists(FIELDS, max_size=12), st.randoms())
def test_no_report_is_lost_and_order_does_not_matter(fields, random):
    reports = [told(f"a{number % 3}", number=number, **each) for number, each in enumerate(fields)]
    events = merge_reports(reports)
    assert sorted(r.report_id for e in events for r in e.reports) == sorted(r.report_id for r in reports)
    assert len({event.event_id for event in events}) == len(events)
    random.shuffle(reports)
    assert merge_reports(reports) == events
