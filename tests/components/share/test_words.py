"""What is shared speaks every language: no key without words, no words without use."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from components.playback import WORDS as PLAYBACK
from components.share.copy_button import LABELS
from components.share.kinds import SIZES
from components.share.page_data import WORDS as PAGE
from components.share.paper import PAPERS
from components.text import Text, catalogue_path, languages

SHARE = Path(__file__).parents[3] / "components" / "share"


def keys_of(language: str) -> set[str]:
    with (catalogue_path(language).parent / "share.po").open("rb") as file:
        ids = [message.id for message in read_po(file, locale=language) if message.id]
    return {key if isinstance(key, str) else key[0] for key in ids}


def keys_used() -> set[str]:
    sources = [*SHARE.glob("*.py"), *SHARE.glob("document/*.html")]
    words = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(re.findall(r"""(?:text|self\.text)(?:\.plural)?\(\s*["']([a-z_.]+)["']""", words))
    shown = {f"share.size.{size}" for size in SIZES} | {f"share.look.{theme}" for theme in PAPERS}
    shown |= set(LABELS.values())
    return named | shown | set(PAGE) | {f"playback.{name}" for name in PLAYBACK}


@pytest.mark.parametrize("language", languages())
def test_every_word_is_there(language):
    text = Text(language)
    assert not [key for key in keys_used() if not text.has(key) and text.plural(key, 2, selected=1, total=2) == key]


@pytest.mark.parametrize("language", languages())
def test_every_word_is_used(language):
    assert keys_of(language) - keys_used() == set()


def test_languages_have_the_same_words():
    first, *others = (keys_of(language) for language in languages())
    assert all(other == first for other in others)
