"""What a question about an event may be answered with: the places, sides, speakers and days that come into it."""

from datetime import date
from pathlib import Path

import pytest

from data.articles import load_articles
from data.dates import article_day
from data.events_draft import Draft, draft
from data.events_questions import Questions
from data.languages import load_language
from data.reading import Reader
from data.region import load_region


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_region())


@pytest.fixture
def ask(reader, tmp_path: Path):
    """Return the questions about an article's last candidate of a type."""

    def questions(kind: str, text: str, code: str = "id", published: str = "2020-10-21") -> Questions:
        path = tmp_path / "a.md"
        path.write_text(f"---\nlanguage: {code}\npublished: {published}\n---\n{text}\n", encoding="utf-8")
        (article,) = load_articles([path])
        reading = reader.read(article)
        day = article_day(article, reading.sentences, reading.dates, reader.region)
        layout: Draft = draft(
            article, reading.sentences, reading.toponyms, reading.dates, reader.region, load_language(code), day
        )
        return Questions(layout, [candidate for candidate in layout.candidates if candidate.type == kind][-1])

    return questions


def places_of(questions: Questions) -> list[set[str]]:
    return [{place.name for place in places} for places in questions.places()[0]]


def test_a_list_of_places_goes_without_the_region_that_holds_it(ask):
    text = "Kota Terter serta Horadiz di wilayah Fizuli menjadi sasaran roket Armenia."
    assert {"Tartar", "Horadiz"} in places_of(ask("explosion", text))


def test_a_list_ends_where_something_else_is_told(ask):
    text = "Katedral di Shusha rusak, sedangkan Barda dan Terter kejatuhan roket Armenia."
    assert {"Barda", "Tartar"} in places_of(ask("explosion", text))


def test_a_river_may_close_a_list(ask):
    text = "Pasukan Azerbaijan menyerbu pos di Matagis dan Talish, dan juga di tepi sungai Araks."
    assert {"Madagiz", "Talish", "Aras"} in places_of(ask("battle", text))


def test_the_region_that_the_article_is_about_may_be_the_place(ask):
    text = "Warga mengungsi dari Nagorno-Karabakh. Harga naik.\n\nToko tutup. Sekolah libur.\n\nPertempuran pecah lagi."
    assert {"Nagorno-Karabakh"} in places_of(ask("battle", text))


def test_who_holds_the_place_speaks_for_who_struck_it(ask):
    questions = ask("explosion", "Sebuah rudal menghantam Ganja pada Sabtu.")
    ganja = next(places for places in questions.places()[0] if [place.name for place in places] == ["Ganja"])
    questions.set_scene(ganja)
    sides, options = questions.sides()
    shown = {side: {name for names in option for name in names} for side, option in zip(sides, options, strict=True)}
    assert any(name.startswith("scene of self") for name in shown["Azerbaijan"])
    assert any(name.startswith("scene of foe") for name in shown["Armenia"])


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rusia, Uni Eropa, dan PBB mendesak kedua pihak menghentikan pertempuran.", "other"),
        ("Iran waspada.\n\nPerbatasan tenang. Warga cemas. Pasukan tambahan dikerahkan ke perbatasan.", "Iran"),
    ],
)
def test_others_may_have_done_it_together_or_named_before(ask, text, side):
    kind = "diplomacy" if side == "other" else "movement"
    assert side in ask(kind, text).sides()[0]


def test_local_officials_may_speak_for_either_side(ask):
    questions = ask("explosion", "Terter dihujani peluru artileri, kata pejabat setempat.")
    claimers, options = questions.claims("Armenia", "Azerbaijan")
    assert {"Azerbaijan", "Armenia", None} <= set(claimers)
    questions.set_scene(next(places for places in questions.places()[0] if places))
    claimers, options = questions.claims("Armenia", "Azerbaijan")
    spoken = dict(zip(claimers, options, strict=True))
    assert any("officials scene" in name for name in spoken["Azerbaijan"][0])
    assert not any("officials scene" in name for name in spoken["Armenia"][0])


def test_a_planned_weekday_may_lie_ahead(ask):
    questions = ask("diplomacy", "Kedua menteri akan bertemu di Washington pada Jumat.")
    assert (date(2020, 10, 23), date(2020, 10, 23)) in questions.days()[0]


def test_since_the_war_began_is_since_its_first_day(ask):
    questions = ask("casualties", "Sejak pertempuran pecah, 300 orang tewas.")
    days, options = questions.days()
    since = options[days.index((date(2020, 9, 27), None))]
    assert any("since war" in name for names in since for name in names)


def test_two_countries_that_do_the_same_may_both_be_the_place(ask):
    text = "Azerbaijan serta Armenia memberlakukan darurat militer."
    assert {"Azerbaijan", "Armenia"} in places_of(ask("movement", text))


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("id", "Pertempuran terbaru itu menelan 39 jiwa.", "casualties"),
        ("id", "Ke arah Siyazan musuh melepas tiga rudal.", "explosion"),
        ("id", "Menurut Erdogan, Armenia wajib hengkang dari tanah yang didudukinya.", "statement"),
        ("id", "Tank Azerbaijan dihanguskan tentara di garis depan.", "battle"),
        ("id", "Kelbajar dipulangkan kepada Azerbaijan pada 25 November.", "territory"),
        ("id", "Pertempuran harus diakhiri kedua pihak, kata Menlu Rusia.", "diplomacy"),
        ("en", "The Defence Army has by now lost 1025 soldiers in the hostilities.", "casualties"),
        ("en", "A volley of missiles was sent by the enemy towards Zardarashen.", "explosion"),
        ("en", "Baku eventually received Kalbajar after the talks.", "territory"),
    ],
)
def test_a_word_that_reports_one_type_leaves_others_to_be_asked_about(ask, code, text, kind):
    questions = ask(kind, text, code)
    assert questions.candidate.type == kind
    assert kind not in questions.candidate.others


def test_a_word_of_little_weight_is_not_heard_beside_one_of_its_own_type(ask):
    groups = {trigger.group for trigger in ask("explosion", "Roket Armenia menghantam Ganja.").candidate.triggers}
    assert groups == {"pound"}
