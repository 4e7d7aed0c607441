"""What place and day cannot tell apart is one act only when it is told in much the same words."""

from datetime import date

from data.merge import merge
from data.reading import Reading
from tests.factories import article, report


def reading(text: str, **fields) -> Reading:
    of = article(text)
    return Reading(of, "en", (), (), (), (), reports=(report(of, **fields),), problems=(), notes=())


def test_without_a_place_or_a_day_like_words_are_the_same_act():
    words = "Baku said its army had taken seven villages near the border"
    for fields in ({"places": ()}, {"start": None, "end": None}):
        assert len(merge([reading(words, **fields), reading(words + ".", **fields)])) == 1
        assert len(merge([reading(words, **fields), reading("A tank was hit at dawn", **fields)])) == 2


def test_two_statements_of_one_side_in_one_place_on_one_day_stay_two():
    said = {"type": "statement"}
    assert len(merge([reading("He thanked the army.", **said), reading("She warned of a wider war.", **said)])) == 2


def test_the_toll_shown_is_the_latest_and_the_note_names_every_figure():
    later = {"no_later_than": date(2020, 10, 6)}
    (event,) = merge([reading("Five died.", killed=5, **later), reading("Two died.", killed=2)])
    assert event.killed == 5
    assert [(note.code, dict(note.values)) for note in event.notes] == [("killed_differs", {"figures": "2, 5"})]
