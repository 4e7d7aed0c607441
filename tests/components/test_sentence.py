"""A cut sentence is the article's own text, unmodified, whatever the spans."""

from hypothesis import given
from hypothesis import strategies as st

from components.sentence import CONTEXT, build_sentence, cut
from data.records import Span
from tests.factories import article, report

KINDS = ("place", "date", "side", "claim", "trigger")


@st.composite
def reports(draw):
    """Draw an article with a report that lies in it and spans anywhere."""
    words = draw(st.text(min_size=1, max_size=400))
    ends = st.integers(0, len(words))
    start, end = sorted((draw(ends), draw(ends)))
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=5))
    spans = tuple(Span(min(one, other), max(one, other), kind) for one, other, kind in pairs)
    of = article(words)
    return of, report(of, sentence_start=start, sentence_end=end, spans=spans)


@given(reports())
def test_the_pieces_together_are_the_text(drawn):
    of, its_report = drawn
    pieces = cut(of, its_report)
    whole = "".join(piece.text for piece in pieces)
    assert whole in of.text
    sentence = "".join(piece.text for piece in pieces if piece.kind != "context")
    assert sentence == of.text[its_report.sentence_start : its_report.sentence_end]


@given(reports())
def test_a_marked_piece_lies_in_a_span_of_its_kind(drawn):
    of, its_report = drawn
    offset = its_report.sentence_start
    for piece in cut(of, its_report):
        if piece.kind == "context":
            continue
        for letter in range(offset, offset + len(piece.text)):
            over = {span.kind for span in its_report.spans if span.start <= letter < span.end}
            assert (piece.kind in over) if over else piece.kind is None
        offset += len(piece.text)


def test_place_and_date_and_what_happened_are_marked():
    of = article("Stepanakert was shelled on 4 October 2020.")
    kinds = {piece.text: piece.kind for piece in cut(of, report(of))}
    assert kinds == {"Stepanakert": "place", " was ": None, "shelled": "trigger", " on ": None,
                     "4 October 2020": "date", ".": None}  # fmt: skip


def test_the_context_ends_at_whole_words():
    sentence = "Stepanakert was shelled."
    of = article("word " * 100 + sentence + " other" * 100)
    start = of.text.index(sentence)
    pieces = cut(of, report(of, sentence_start=start, sentence_end=start + len(sentence), spans=()))
    assert pieces[0].text.startswith("word ") and pieces[-1].text.endswith(" other")
    assert len(pieces[0].text) <= CONTEXT and len(pieces[-1].text) <= CONTEXT


def test_dots_stand_where_the_article_goes_on():
    sentence = "Stepanakert was shelled."
    for words, dots in ((sentence, 0), ("word " * 100 + sentence, 1), ("word " * 100 + sentence + " other" * 100, 2)):
        of, start = article(words), words.index(sentence)
        html = build_sentence(of, report(of, sentence_start=start, sentence_end=start + len(sentence), spans=()), {})
        assert html.count("…") == dots


def test_an_endless_sentence_is_shown_by_its_ends():
    of = article("word " * 40_000)
    spans = tuple(Span(start, start + 4, "trigger") for start in range(0, 200_000, 50))
    html = build_sentence(of, report(of, spans=spans), {})
    assert len(html) < 20_000 and " … " in html


def test_markup_in_the_text_is_shown_as_text():
    of = article('<script>alert(1)</script> <img src=x onerror="alert(1)"> & more')
    html = build_sentence(of, report(of, spans=(Span(0, 8, "place"),)), {"place": '"><b>'})
    assert "<script" not in html and "<img" not in html and '"><b>' not in html
    assert "&lt;script&gt;" in html
