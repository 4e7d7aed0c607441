"""Events of whole short reports: type, who, where, when, whose word, who denies it, how many; and what is no event."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.events import KEEP, KEEP_FIRST
from data.languages import language_codes
from data.reading import Reader
from data.records import Article, Report
from data.region import load_region

DAY = date(2020, 10, 4)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_region())


def reports(reader: Reader, code: str, text: str) -> tuple[Report, ...]:
    return reader.read(Article("t", "t.md", text, language=code, published=DAY)).reports


CASES = [
    (
        "id",
        "Stepanakert digempur pasukan Azerbaijan pada Minggu (4/10/2020), kata Kementerian Pertahanan Armenia.",
        {"type": "explosion", "side": "Azerbaijan", "target": "Armenia", "claimed_by": "Armenia", "start": DAY},
        ["Stepanakert"],
    ),
    (
        "id",
        "Kementerian Pertahanan Azerbaijan menyatakan kota Terter ditembaki pasukan Armenia pada Sabtu (3/10/2020).",
        {"type": "explosion", "side": "Armenia", "claimed_by": "Azerbaijan", "start": date(2020, 10, 3)},
        ["Tartar"],
    ),
    (
        "en",
        "Azerbaijani forces shelled Stepanakert on Sunday, the Armenian defence ministry said.",
        {"type": "explosion", "side": "Azerbaijan", "target": "Armenia", "claimed_by": "Armenia", "start": DAY},
        ["Stepanakert"],
    ),
    (
        "en",
        "Rockets fired by Armenian forces hit Ganja on Saturday, killing 12 people, Azerbaijani officials said.",
        {"type": "explosion", "side": "Armenia", "claimed_by": "Azerbaijan", "start": date(2020, 10, 3), "killed": 12},
        ["Ganja"],
    ),
]


@pytest.mark.parametrize(("code", "text", "fields", "places"), CASES)
def test_event(reader, code, text, fields, places):
    found = [r for r in reports(reader, code, text) if r.type == fields["type"]]
    assert found, "nothing of the type was read"
    assert {name: getattr(found[0], name) for name in fields} == fields
    assert [place.name for place in found[0].places] == places


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Nagorno-Karabakh memisahkan diri lewat perang berdarah pada 1991-1994 yang menewaskan 30.000 orang."),
        ("id", "Baca juga: Armenia menembaki kota Terter"),
        ("en", "The war of 1991-94 killed about 30,000 people and displaced many more."),
        ("en", "Nagorno-Karabakh has a population of about 150,000."),
    ],
)
def test_history_and_furniture_are_no_events(reader, code, text):
    assert reports(reader, code, text) == ()


def test_aircraft_are_not_counted_among_the_dead(reader):
    text = "Dua drone Azerbaijan ditembak jatuh di dekat Hadrut pada Minggu (4/10/2020), klaim Armenia."
    found = reports(reader, "id", text)
    assert found
    assert all(report.killed is None for report in found)


STRIKE = (
    "Tentara Azerbaijan giat menembaki kubu Armenia serta daerah yang mereka pegang, "
    "tak terkecuali Stepanakert, ibu kota Nagorno-Karabakh."
)


def test_the_first_strike_of_an_article_is_not_passed_over(reader, monkeypatch):
    monkeypatch.setattr("data.events.likelihood", lambda total: (KEEP + KEEP_FIRST) / 2)
    article = Article("t", "t.md", STRIKE, language="id")
    assert [report.type for report in reader.read(article).reports] == ["explosion"]
    monkeypatch.setattr("data.events.KEEP_FIRST", KEEP)
    assert reader.read(replace(article, text=STRIKE + "\n")).reports == ()


def test_an_event_leads_back_to_its_sentence(reader):
    text = "Cuaca cerah. Stepanakert digempur pasukan Azerbaijan pada Minggu (4/10/2020). Cuaca cerah lagi."
    (report,) = reports(reader, "id", text)
    assert text[report.sentence_start : report.sentence_end].startswith("Stepanakert digempur")
    spans = {span.kind: text[span.start : span.end] for span in report.spans}
    assert spans["place"] == "Stepanakert"
    assert spans["trigger"] == "digempur"
    assert spans["side"] == "Azerbaijan"


PIECES = st.sampled_from(
    [
        "Stepanakert", "Армения", "Azerbaijan", "pasukan", "ditembaki", "oleh", "shelled by", "killed", "12", "1.000",
        "dua", "puluh", "menurut", '"', "”", ",", ".", "\n", "\n\n", "<script>", "${x}", "`", "\u200b",
        "\u202e", "4 Oktober", "membantah", "said", "(4/10)", "kedua pihak", "Baca juga:", "\u0000", "é", "😀",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(code=st.sampled_from(language_codes()), pieces=st.lists(PIECES, max_size=40))
def test_every_span_lies_in_its_sentence(code, pieces):
    text = " ".join(pieces)
    reading = READER.read(Article("t", "t.md", text, language=code, published=DAY))
    for report in reading.reports:
        assert 0 <= report.sentence_start < report.sentence_end <= len(text)
        for span in report.spans:
            assert report.sentence_start <= span.start < span.end <= report.sentence_end
    for mention in reading.sides:
        assert text[mention.start : mention.end] == mention.text
    assert len({report.report_id for report in reading.reports}) == len(reading.reports)


READER = Reader(load_region())
