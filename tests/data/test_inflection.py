"""A root gives the forms that grammars give it, each with its voice."""

import pytest

from data.inflection import inflect, inflect_phrase
from data.languages import load_language


@pytest.mark.parametrize(
    ("language", "root", "form", "voice"),
    [
        ("id", "tembak", "menembaki", "active"),
        ("id", "tembak", "ditembaki", "passive"),
        ("id", "tembak", "penembakan", "noun"),
        ("id", "tembak", "tembakan", "noun"),
        ("id", "tembak", "tertembak", "passive"),
        ("id", "serang", "menyerang", "active"),
        ("id", "gempur", "menggempur", "active"),
        ("id", "bom", "mengebom", "active"),
        ("id", "klaim", "mengklaim", "active"),
        ("id", "kuasa-", "menguasai", "active"),
        ("id", "tempur", "pertempuran", "noun"),
        ("id", "pukul", "memukul", "active"),
        ("id", "rebut", "direbut", "passive"),
        ("en", "shell", "shelled", "participle"),
        ("en", "seize", "seizing", "gerund"),
        ("en", "occupy", "occupied", "participle"),
        ("en", "bomb", "bombs", "active"),
        ("en", "take", "taken", "passive"),
        ("en", "strike", "struck", "participle"),
    ],
)
def test_forms(language, root, form, voice):
    assert (form, voice) in set(inflect(root, load_language(language).table("forms")))


def test_a_root_with_a_dash_never_stands_bare():
    forms = {form for form, _ in inflect("kuasa-", load_language("id").table("forms"))}
    assert "kuasa" not in forms
    assert "dikuasai" in forms


def test_a_phrase_inflects_its_marked_word():
    forms = set(inflect_phrase("~shoot down", load_language("en").table("forms")))
    assert ("shot down", "participle") in forms
    assert ("shooting down", "gerund") in forms
    assert list(inflect_phrase("cease fire", load_language("en").table("forms"))) == [("cease fire", "noun")]
