"""Names of places are found, resolved and told apart from whatever else is written like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.gazetteer import EmbeddedGazetteer
from data.languages import UNKNOWN, load_language
from data.places import find_toponyms
from data.records import Toponym, Unresolved
from data.region import load_region
from data.sentences import split_sentences
from tests.factories import article

GAZETTEER = EmbeddedGazetteer(load_region())


def toponyms(text: str, code: str) -> list[Toponym]:
    language = load_language(code)
    report = article(text)
    return list(find_toponyms(report, split_sentences(report, language), GAZETTEER, language))


def names(text: str, code: str = "id") -> list[tuple[str, str | None]]:
    return [(toponym.text, toponym.place.name if toponym.place else None) for toponym in toponyms(text, code)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Pasukan menembaki kota Terter.", [("Terter", "Tartar")]),
    ("Baku tembak pecah di Baku kemarin.", [("Baku", "Baku")]),
    ("Gencatan Senjata Berantakan! Baku Hantam Armenia-Azerbaijan",
     [("Armenia", "Armenia"), ("Azerbaijan", "Azerbaijan")]),
    ("Wilayah Nagorno Karabakh, Nagorno-Karabagh dan Artsakh.",
     [("Nagorno Karabakh", "Nagorno-Karabakh"), ("Nagorno-Karabagh", "Nagorno-Karabakh"),
      ("Artsakh", "Nagorno-Karabakh")]),
    ("Republik Artsakh membantah.", [("Republik Artsakh", "Nagorno-Karabakh")]),
    ("di tepi sungai Araks", [("Araks", "Aras")]),
    ("Gədəbəy dan Cəbrayıl", [("Gədəbəy", "Gadabay"), ("Cəbrayıl", "Jabrayil")]),
    ("di Степанакерт", [("Степанакерт", "Stepanakert")]),
    ("militer armenia bertemu di moskow", [("armenia", "Armenia"), ("moskow", "Moscow")]),
    ("Menlu AS Mike Pompeo", [("AS", "United States")]),
    ("sekaligus as roda", []),
    ("Uni Eropa dan Bank Dunia prihatin.", []),
    ("kata wartawan Novaya Gazeta dan Le Monde", []),
    ("Presiden Ilham Aliyev dan Hassan Rouhani bertemu.", []),
    ("orang Azeri dan Kurdi", []),
    ("distrik Fizuli dan Jebrail direbut", [("Fizuli", "Fuzuli"), ("Jebrail", "Jabrayil")]),
    ("Sembilan rumah roboh, kata Baku.", [("Baku", "Baku")]),
    ("Baku Tuduh Yerevan Ingin Perluas Perang", [("Baku", "Baku"), ("Yerevan", "Yerevan")]),
    ("Baku Janji Balas di Medan Perang", [("Baku", "Baku")]),
    ("Drone menyerang Kapan, kota di selatan negeri itu.", [("Kapan", "Kapan")]),
    ("Kapan perang ini dimulai?", []),
    ("Para ketua Grup Minsk bertemu.", []),
    ("Gajinya US$ 1.500 sebulan.", []),
    ("Perang Merembet ke Kota-kota Besar", []),
    ("Mortir jatuh di Desa Gashalti, Distrik Naftalan.", [("Gashalti", "Gashalti"), ("Naftalan", "Naftalan")]),
    ("Wali kota Narek Aleksanyan menyuruh mereka pergi.", []),
    ("Surat itu dikirim melalui Vladimir Putin.", []),
    ("Di Biara Dadivank salib dicopot.", [("Dadivank", "Dadivank")]),
    ("Kremlin membantah laporan itu.", [("Kremlin", "Kremlin")]),
])  # fmt: skip
def test_indonesian(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Armenian forces and Azerbaijanis fought.", []),
    ("Armenia's army shelled Ganja.", [("Armenia", "Armenia"), ("Ganja", "Ganja")]),
    ("The U.S. envoy flew to Yerevan.", [("U.S.", "United States"), ("Yerevan", "Yerevan")]),
    ("along the Aras River", [("Aras", "Aras")]),
    ("AS FIGHTING GOES ON NEAR GANJA TODAY", [("GANJA", "Ganja")]),
    ("the New York Times and the Moscow Times wrote", []),
    ("the Lachin corridor", [("Lachin corridor", "Lachin corridor")]),
    ("Vladimir Putin told reporters", []),
    ("European Union ministers met", []),
    ("He was on his way at Vladimir Putin's invitation.", []),
    ("The shop stands in Vladimir, east of Moscow.", [("Vladimir", "Vladimir"), ("Moscow", "Moscow")]),
    ("Masis, who is seventy, has stayed.", []),
    ("the hills below the Lachin road", [("Lachin", "Lachin")]),
    ("relations between the two former Soviet republics", []),
])  # fmt: skip
def test_english(text, expected):
    assert names(text, "en") == expected


@pytest.mark.parametrize(("spelled", "name"), [
    ("Zengilan", "Zangilan"), ("Martuna", "Martuni"), ("Stepanakret", "Stepanakert"),
    ("Nagorno-Karbakh", "Nagorno-Karabakh"), ("Mingechivir", "Mingachevir"), ("Aghdamm", "Aghdam"),
])  # fmt: skip
def test_unknown_spellings_are_matched_within_the_region(spelled, name):
    assert names(f"Pasukan merebut wilayah di {spelled} kemarin.") == [(spelled, name)]


def test_a_misspelled_state_is_found_without_a_word_that_says_so():
    assert names("pernyataan Presiden Azerbaijanm, Ilham Aliyev") == [("Azerbaijanm", "Azerbaijan")]


def test_a_name_that_no_gazetteer_has_stays_with_its_reason():
    (toponym,) = toponyms("Roket jatuh di desa Xyzzyabad kemarin.", "id")
    assert toponym.text == "Xyzzyabad"
    assert toponym.resolution == Unresolved("not_in_gazetteer")


@pytest.mark.parametrize(("text", "code", "lat", "lon"), [
    ("di kota Martuni dekat Stepanakert, Nagorno-Karabakh", "id", 39.8, 47.1),
    ("lewat Gaziantep di Turki", "id", 37.06, 37.38),
    ("talks in Tbilisi, Georgia", "en", 41.7, 44.8),
    ("di distrik Jabrayil", "id", 39.4, 47.0),
    ("in Vardenis", "en", 40.18, 45.73),
    ("Drone dijatuhkan di atas Martuni, klaim Armenia.", "id", 39.8, 47.1),
    ("along both banks of the Hakari", "en", 39.3, 46.68),
])  # fmt: skip
def test_homonyms_are_decided_by_region_kind_and_neighbours(text, code, lat, lon):
    first = toponyms(text, code)[0].place
    assert abs(first.lat - lat) < 0.3 and abs(first.lon - lon) < 0.3


@pytest.mark.parametrize(("text", "kind"), [
    ("desa-desa di Khojavend", "region"), ("di kota Khojavend", "settlement"), ("di Martuni", "settlement"),
    ("di Terter", "settlement"), ("di distrik Terter", "region"),
])  # fmt: skip
def test_a_name_is_the_districts_where_the_town_has_another(text, kind):
    assert toponyms(text, "id")[0].place.kind == kind


def test_other_meanings_are_kept_as_candidates():
    (toponym,) = toponyms("di kota Martuni", "id")
    assert len(toponym.candidates) >= 1
    assert toponym.place not in toponym.candidates


@pytest.mark.parametrize(("text", "code", "use"), [
    ("BAKU, KOMPAS.com - Kota itu tenang.", "id", "other"),
    ("YEREVAN, OCTOBER 10, ARMENPRESS. The ceasefire must be respected.", "en", "other"),
    ("Baku membantah tuduhan itu.", "id", "actor"),
    ("Serangan itu terjadi di Baku.", "id", "place"),
    ("Kementerian Pertahanan Azerbaijan mengatakan kota itu aman.", "id", "actor"),
    ("Roket jatuh di Azerbaijan.", "id", "place"),
    ("Armenia's defence ministry said so.", "en", "actor"),
    ("Shells fell inside Armenia.", "en", "place"),
    ("Pasukan Nagorno-Karabakh menyerang balik.", "id", "actor"),
    ("The Kremlin said nothing.", "en", "actor"),
    ("The two have been at odds since the Soviet Union fell apart.", "en", "other"),
    ("Uni Soviet bubar tiga dasawarsa silam.", "id", "other"),
    ("Pertempuran berkobar di Nagorno-Karabakh.", "id", "place"),
])  # fmt: skip
def test_use(text, code, use):
    assert toponyms(text, code)[0].use == use


def test_a_sign_that_also_parts_a_weights_name_does_no_harm():
    assert [name for name, _ in names("Baku | Yerevan | 4 Oktober 2020")] == ["Baku", "Yerevan"]


def test_a_paper_named_after_a_country_in_a_dateline_is_no_place():
    found = names("Tabriz, Pars Indonesia – Kepala wilayah itu mengonfirmasi jatuhnya mortir.")
    assert found == [("Tabriz", "Tabriz")]


def test_furniture_is_marked():
    text = "Kota Ganja dihantam roket semalam.\n\nBaca juga: Demo di Jakarta dan Bandung"
    assert [(t.text, t.boilerplate) for t in toponyms(text, "id")] == [
        ("Ganja", False), ("Jakarta", True), ("Bandung", True),
    ]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from([
    "Stepanakert", "Nagorno-Karabakh", "U.S.", "di", "kota", "Baku tembak", ",", ".", "\n", "dan", "Step\u200banakert",
    "\u202eTerter\u202c", "Ⅷ", "²", "(", "Aliyev", "desa", "Xyzzy", "distrik", "#Shushi", "Ağdam", "'s", "é",
]) | st.text(max_size=6), max_size=30))
def test_every_span_cuts_its_text_out_and_none_overlaps(parts):
    text = " ".join(parts)
    report = article(text)
    for language in (load_language("id"), load_language("en"), UNKNOWN):
        sentences = split_sentences(report, language)
        by_id = {sentence.sentence_id: sentence for sentence in sentences}
        end = 0
        for toponym in find_toponyms(report, sentences, GAZETTEER, language):
            assert text[toponym.start : toponym.end] == toponym.text
            assert toponym.start >= end
            assert by_id[toponym.sentence_id].start <= toponym.start < by_id[toponym.sentence_id].end
            end = toponym.end
