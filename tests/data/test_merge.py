"""One act is one event with every report of it; what differs between reports is noted, never dropped."""

from datetime import date

from data.merge import merge
from data.reading import Reading
from tests.factories import article, place, report


def reading(text: str, **fields) -> Reading:
    of = article(text)
    return Reading(of, "en", (), (), (), (), reports=(report(of, **fields),), problems=(), notes=())


def test_one_act_in_two_articles_is_one_event_with_both_reports():
    events = merge([reading("Stepanakert was shelled."), reading("Rockets fell on Stepanakert.", claimed_by="media")])
    assert len(events) == 1
    assert len(events[0].reports) == 2
    assert events[0].claimed_by == ("Armenia", "media")


def test_another_day_place_side_or_type_is_another_event():
    same = "Stepanakert was shelled."
    for fields in (
        {"start": date(2020, 10, 5), "end": date(2020, 10, 5)},
        {"places": (place("Shusha"),)},
        {"side": "Armenia"},
        {"type": "battle"},
    ):
        assert len(merge([reading(same), reading(same, **fields)])) == 2


def test_different_tolls_are_one_event_with_a_note_and_the_highest():
    (event,) = merge([reading("Two died.", killed=2), reading("Five died.", killed=5)])
    assert event.killed == 5
    assert [(note.code, dict(note.values)) for note in event.notes] == [("killed_differs", {"figures": "2, 5"})]


def test_without_a_place_or_a_day_only_like_words_are_the_same_act():
    words = "Baku said its army had taken seven villages near the border"
    for fields in ({"places": ()}, {"start": None, "end": None}):
        assert len(merge([reading(words, **fields), reading(words + ".", **fields)])) == 1
        assert len(merge([reading(words, **fields), reading("A tank was hit at dawn", **fields)])) == 2


def test_two_statements_of_one_side_on_one_day_stay_two():
    said = {"type": "statement"}
    assert len(merge([reading("He thanked the army.", **said), reading("She warned of a wider war.", **said)])) == 2


def test_ids_stay_when_other_articles_are_added_before():
    one = reading("Stepanakert was shelled.")
    other = reading("Hadrut was taken.", places=(place("Hadrut"),), type="territory")
    alone = {event.event_id for event in merge([one])}
    assert alone < {event.event_id for event in merge([other, one])}


def test_no_report_is_lost():
    readings = [reading(f"Sentence {n}", places=(), start=None, end=None, killed=n) for n in range(5)]
    assert sum(len(event.reports) for event in merge(readings)) == 5
