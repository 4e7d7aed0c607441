"""Articles are cut into sentences, page furniture is set apart, and nothing between them is lost but blanks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.languages import UNKNOWN, load_language
from data.sentences import MOST_CHARACTERS, split_sentences
from tests.factories import article

LANGUAGES = [load_language("id"), load_language("en"), UNKNOWN]


def cut(text: str, code: str) -> list[str]:
    """Return the sentences; furniture stands in angle brackets."""
    sentences = split_sentences(article(text), load_language(code))
    return [f"<{text[s.start:s.end]}>" if s.boilerplate else text[s.start : s.end] for s in sentences]


@pytest.mark.parametrize(("text", "sentences"), [
    ("Kota itu diserang pada Rabu (7/10/2020). Dua orang tewas.",
     ["Kota itu diserang pada Rabu (7/10/2020).", "Dua orang tewas."]),
    ("Perang pecah di Azerbaijan.Presiden Ilham Aliyev mengecam.",
     ["Perang pecah di Azerbaijan.", "Presiden Ilham Aliyev mengecam."]),
    ("Sebanyak 55.000 jiwa mengungsi. Tidak ada korban.", ["Sebanyak 55.000 jiwa mengungsi.", "Tidak ada korban."]),
    ('"Kami bertahan. Musuh mundur," kata dia. Ia pergi.',
     ['"Kami bertahan.', 'Musuh mundur," kata dia.', "Ia pergi."]),
    ('"Mengapa kami?" ujar warga itu.', ['"Mengapa kami?" ujar warga itu.']),
    ("Menurut Dr. Hasan dan R. Prasetya, kota aman.", ["Menurut Dr. Hasan dan R. Prasetya, kota aman."]),
    ("TEMPO.CO, Jakarta - Perang pecah.", ["TEMPO.CO, Jakarta - Perang pecah."]),
    ("Baris pertama\nyang berlanjut. Kedua.", ["Baris pertama\nyang berlanjut.", "Kedua."]),
    ("Judul tanpa titik\nIsi berita dimulai di sini.", ["Judul tanpa titik", "Isi berita dimulai di sini."]),
])  # fmt: skip
def test_indonesian(text, sentences):
    assert cut(text, "id") == sentences


@pytest.mark.parametrize(("text", "sentences"), [
    ("Fighting began on Sept. 27 near Terter. It goes on.", ["Fighting began on Sept. 27 near Terter.", "It goes on."]),
    ("Mr. Aliyev spoke at 5 p.m. on Friday. He left.", ["Mr. Aliyev spoke at 5 p.m. on Friday.", "He left."]),
    ("The U.S. envoy met both. They agreed.", ["The U.S. envoy met both.", "They agreed."]),
    ('He said: "It is over." She agreed.', ['He said: "It is over."', "She agreed."]),
    ("Sergey V. Lavrov spoke.", ["Sergey V. Lavrov spoke."]),
])  # fmt: skip
def test_english(text, sentences):
    assert cut(text, "en") == sentences


@pytest.mark.parametrize(("text", "code"), [
    ("Baca Juga: Iran Tawarkan Diri Jadi Penengah", "id"),
    ("Baca: Konflik Armenia dan Azerbaijan Memanas", "id"),
    ("• Umrah Dibuka Bertahap, Arab Saudi Dahulukan Jamaah", "id"),
    ("Editor: Redaksi", "id"),
    ("Halaman   1   2   Tampilkan Semua", "id"),
    ("Foto: EPA", "id"),
    ("Selasa 29 Sep 2020 18:58 WIB", "id"),
    ("Tags: Armenia, Azerbaijan, Nagorno-Karabakh", "id"),
    ("Simak video berikut:", "id"),
    ("Dunia  >  Amerika", "id"),
    ("Read also: Court in Makhachkala extends arrest", "en"),
    ("SEE ALSO: Putin, Macron Urge Halt To Fighting", "en"),
    ("Reporting by correspondents in Yerevan and Baku; Editing by the desk", "en"),
    ("Press desk, Geneva, tel: +41 22 000 00 00", "en"),
    ("29 October 2020, 14:19", "en"),
    ("HOME | POLITICS | ARTSAKH | SOCIETY", "en"),
])  # fmt: skip
def test_furniture(text, code):
    assert cut(f"Isi berita ada di sini dan panjang sekali.\n\n{text}", code)[1:] == [f"<{text}>"]


@pytest.mark.parametrize(("text", "code"), [
    ("BAKU, KOMPAS.com - Pasukan Armenia menembaki kota Terter.", "id"),
    ("Sebelumnya, Azerbaijan menyatakan darurat militer pada Minggu (28/9).", "id"),
    ("• On 26 October we helped hand over the bodies of 29 soldiers near Terter.", "en"),
    ("Foto-foto menunjukkan katedral di Shusha rusak berat setelah serangan itu.", "id"),
])  # fmt: skip
def test_not_furniture(text, code):
    assert cut(text, code) == [text]


def test_a_bare_header_takes_the_titles_after_it_until_running_text_comes():
    text = "Kota diserang lagi kemarin malam.\nBaca Juga\n\n    Iran Jadi Penengah\n    Kashmir Memanas\n\n"
    assert cut(text + "Dua orang tewas. Warga mengungsi ke kota lain.", "id") == [
        "Kota diserang lagi kemarin malam.", "<Baca Juga>", "<Iran Jadi Penengah>", "<Kashmir Memanas>",
        "Dua orang tewas.", "Warga mengungsi ke kota lain.",
    ]  # fmt: skip


def test_a_link_and_a_credit_within_a_line_are_set_apart():
    text = "Kota itu hancur setelah serangan roket. Baca juga: Warga Mengungsi"
    assert cut(text, "id") == ["Kota itu hancur setelah serangan roket.", "<Baca juga: Warga Mengungsi>"]
    text = "Tentara di garis depan, 28 September 2020. (Foto: dok. AFP)"
    assert cut(text, "id") == ["Tentara di garis depan, 28 September 2020.", "<(Foto: dok. AFP)>"]


def test_a_page_without_full_stops_is_cut_at_blanks():
    text = "Hujan turun di pegunungan " * 1000
    sentences = split_sentences(article(text), load_language("id"))
    assert all(sentence.end - sentence.start <= MOST_CHARACTERS for sentence in sentences)
    assert " ".join(text[sentence.start : sentence.end] for sentence in sentences) == text.strip()


@settings(deadline=None)
@given(st.text(st.sampled_from("aB .!?\n\"“”(),-–:1/\u200b\x00é") | st.characters(), max_size=200))
def test_sentences_are_in_order_trimmed_and_leave_out_only_blanks(text):
    for language in LANGUAGES:
        end = 0
        for sentence in split_sentences(article(text), language):
            assert text[end : sentence.start].strip() == ""
            cut_out = text[sentence.start : sentence.end]
            assert cut_out and cut_out == cut_out.strip()
            end = sentence.end
        assert text[end:].strip() == ""
