"""Expressions of time are found and resolved against the day of writing, or the dates in the text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates import article_day, find_dates
from data.languages import UNKNOWN, load_language
from data.records import DateMention
from data.region import load_region
from data.sentences import split_sentences
from tests.factories import article

REGION = load_region()
WEDNESDAY = date(2020, 10, 21)


def read(text: str, code: str, published: date | None = WEDNESDAY) -> list[DateMention]:
    language = load_language(code)
    report = article(text, published=published)
    return list(find_dates(report, split_sentences(report, language), REGION, language))


def days(text: str, code: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Return first and last day of each expression, as month-day within the region's year."""
    return [(short(m.first), short(m.last)) for m in read(text, code, published)]


def short(day: date | None) -> str:
    return "" if day is None else f"{day:%m-%d}" if day.year == 2020 else str(day.year)


@pytest.mark.parametrize(("text", "expected"), [
    ("pada Selasa (29/9)", [("09-29", "09-29")]),
    ("Selasa,(29/9) pasukan maju. Pada 3 Oktober", [("09-29", "09-29"), ("10-03", "10-03")]),
    ("Begitu katanya /- Selasa", [("10-20", "10-20")]),
    ("Kota jatuh () pada Selasa", [("10-20", "10-20")]),
    ("pada Ahad (27/9/2020)", [("09-27", "09-27")]),
    ("Jum'at, 30 Oktober 2020", [("10-30", "10-30")]),
    ("Kamis malam (8/10)", [("10-08", "10-08")]),
    ("Sabtu, 3 Oktober 2020", [("10-03", "10-03")]),
    ("27 September", [("09-27", "09-27")]),
    ("05.10.2020", [("10-05", "10-05")]),
    ("2020-10-05", [("10-05", "10-05")]),
    ("15-16 Oktober 2020", [("10-15", "10-16")]),
    ("27 September-3 Oktober", [("09-27", "10-03")]),
    ("pada Jumat", [("10-16", "10-16")]),
    ("Rabu dini hari", [("10-21", "10-21")]),
    ("Sabtu lalu", [("10-17", "10-17")]),
    ("Rabu lalu", [("10-14", "10-14")]),
    ("Jumat mendatang", [("10-23", "10-23")]),
    ("Rabu pekan lalu", [("10-14", "10-14")]),
    ("Senin pekan ini", [("10-19", "10-19")]),
    ("pada tanggal 10", [("10-10", "10-10")]),
    ("pada tanggal 28", [("09-28", "09-28")]),
    ("tanggal 27 September", [("09-27", "09-27")]),
    ("kemarin", [("10-20", "10-20")]),
    ("hari ini", [("10-21", "10-21")]),
    ("semalam", [("10-20", "10-21")]),
    ("dua hari lalu", [("10-19", "10-19")]),
    ("3 hari yang lalu", [("10-18", "10-18")]),
    ("pekan lalu", [("10-12", "10-18")]),
    ("akhir pekan lalu", [("10-17", "10-18")]),
    ("minggu lalu", [("10-12", "10-18")]),
    ("Dia datang Minggu lalu", [("10-18", "10-18")]),
    ("bulan lalu", [("09-01", "09-30")]),
    ("dalam 24 jam terakhir", [("10-20", "10-21")]),
    ("dalam lima hari terakhir", [("10-16", "10-21")]),
    ("pada hari kedua", [("09-28", "09-28")]),
    ("hari ke-10 perang", [("10-06", "10-06")]),
    ("minggu pertama pertempuran", [("09-27", "10-03")]),
    ("sejak 27 September", [("09-27", "")]),
    ("Sejak pertempuran babak baru pecah pada Minggu (27/9)", [("09-27", "")]),
    ("sampai 3 Oktober", [("", "10-03")]),
    ("awal September", [("09-01", "09-10")]),
    ("sejak awal pekan", [("10-19", "")]),
    ("akhir bulan lalu", [("09-21", "09-30")]),
    ("Pada 10 Oktober gencatan diteken. Sehari sebelumnya kota jatuh.", [("10-10", "10-10"), ("10-09", "10-09")]),
    ("Pada 10 Oktober gencatan diteken. Dua hari kemudian kota jatuh.", [("10-10", "10-10"), ("10-12", "10-12")]),
    ("Pada Jumat (20/11) tentara masuk, sehari setelah wilayah itu dikosongkan",
     [("11-20", "11-20"), ("11-19", "11-19")]),
    ("Kota jatuh pada 10 Oktober.\nLavrov, yang menemuinya sehari sebelumnya, diam.",
     [("10-10", "10-10"), ("10-20", "10-20")]),
    ("Kota jatuh pada 10 Oktober.\nSehari sebelumnya Lavrov menemuinya.",
     [("10-10", "10-10"), ("10-09", "10-09")]),
    ("Serangan pada 10 Oktober itu terjadi.\nItu datang sehari setelah perundingan.",
     [("10-10", "10-10"), ("10-09", "10-09")]),
    ("Perundingan digelar 10 Oktober. Sehari setelah perundingan, kota diserang.",
     [("10-10", "10-10"), ("10-11", "10-11")]),
    ("Helikopter jatuh pada 9 November, itu sehari setelah Shusha direbut. Keesokan harinya ia pulang.",
     [("11-09", "11-09"), ("11-08", "11-08"), ("11-10", "11-10")]),
    ("Pada 28 Oktober diserang. Hari itu juga ada bantahan.", [("10-28", "10-28"), ("10-28", "10-28")]),
    ("perang tahun 1990-an", [("1990", "1999")]),
    ("gencatan senjata pada 1994", [("1994", "1994")]),
    ("Sebanyak 2020 tentara dan 55.000 warga tewas, 3 rumah rusak", []),
    ("umur 30, jarak 12/13 km", []),
])  # fmt: skip
def test_indonesian(text, expected):
    assert days(text, "id") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("on September 27", [("09-27", "09-27")]),
    ("on Oct. 19, 2020", [("10-19", "10-19")]),
    ("Sept 27", [("09-27", "09-27")]),
    ("the 10th of October", [("10-10", "10-10")]),
    ("on Friday", [("10-16", "10-16")]),
    ("last Wednesday", [("10-14", "10-14")]),
    ("next Friday", [("10-23", "10-23")]),
    ("Wednesday last week", [("10-14", "10-14")]),
    ("on the 10th", [("10-10", "10-10")]),
    ("on the 10th day of fighting", [("10-06", "10-06")]),
    ("yesterday", [("10-20", "10-20")]),
    ("overnight", [("10-20", "10-21")]),
    ("this morning", [("10-21", "10-21")]),
    ("two days ago", [("10-19", "10-19")]),
    ("in the last 24 hours", [("10-20", "10-21")]),
    ("last week", [("10-12", "10-18")]),
    ("late last week", [("10-17", "10-18")]),
    ("earlier this week", [("10-19", "10-25")]),
    ("at the weekend", [("10-17", "10-18")]),
    ("from September 27 to October 3", [("09-27", "10-03")]),
    ("since hostilities broke out on September 27", [("09-27", "")]),
    ("On 17 October it was hit. Six days before, another missile fell.", [("10-17", "10-17"), ("10-11", "10-11")]),
    ("until October 3", [("", "10-03")]),
    ("in 1994", [("1994", "1994")]),
    ("in the 1990s", [("1990", "1999")]),
    ("This July", [("07-01", "07-31")]),
    ("They may march on; the sun sat over Mar.", []),
])  # fmt: skip
def test_english(text, expected):
    assert days(text, "en") == expected


@pytest.mark.parametrize("text", ["Minggu (31/31/2020)", "30 Februari 2020", "Rabu (0/10)", "99/99/9999"])
def test_days_that_do_not_exist_are_unknown(text):
    assert all(mention.precision == "unknown" or mention.first == mention.last for mention in read(text, "id"))


def test_a_weekday_beside_its_date_is_believed_and_noted():
    (mention,) = read("pecah pada Minggu (28/9)", "id")
    assert mention.first == date(2020, 9, 27)
    (note,) = mention.notes
    assert (note.code, dict(note.values)) == (
        "weekday_mismatch", {"date": "2020-09-28", "weekday": "7", "actual": "1"},
    )  # fmt: skip


def test_a_weekday_far_from_its_date_leaves_the_date():
    (mention,) = read("pada Kamis (28/9)", "id")
    assert mention.first == date(2020, 9, 28)
    assert mention.notes


def test_without_publication_the_latest_date_in_the_text_is_the_day_of_writing():
    text = "Rabu (30/9), kota ditembaki. Pertempuran pecah pada Minggu (27/9). Kemarin ada serangan."
    assert days(text, "id", None) == [("09-30", "09-30"), ("09-27", "09-27"), ("09-29", "09-29")]
    report = article(text, published=None)
    sentences = split_sentences(report, load_language("id"))
    dates = find_dates(report, sentences, REGION, load_language("id"))
    assert article_day(report, sentences, dates, REGION) == date(2020, 9, 30)


def test_a_stamp_on_the_page_is_the_day_of_writing():
    text = "Kamis, 1 Oktober 2020 10:41 WIB\n\nKota Terter ditembaki kemarin. Perang pecah pada 27 September."
    assert days(text, "id", None)[1] == ("09-30", "09-30")


def test_nothing_to_go_by_gives_no_day():
    assert days("Kota ditembaki kemarin, Rabu lalu.", "id", None) == [("", ""), ("", "")]


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789/-.,() \n") | st.characters(), max_size=80))
def test_every_span_cuts_its_text_out(text):
    words = " Rabu (7/10/2020) sehari setelah 27 September hingga akhir pekan lalu "
    for language in (load_language("id"), load_language("en"), UNKNOWN):
        report = article(text[:40] + words + text[40:], published=WEDNESDAY)
        sentences = split_sentences(report, language)
        by_id = {sentence.sentence_id: sentence for sentence in sentences}
        for mention in find_dates(report, sentences, REGION, language):
            assert report.text[mention.start : mention.end] == mention.text
            assert by_id[mention.sentence_id].start <= mention.start < by_id[mention.sentence_id].end
            assert not (mention.first and mention.last) or mention.first <= mention.last
