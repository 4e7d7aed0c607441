"""Make a word's forms from its root by a language's table of forms: each form with the voice it has."""

import re
from collections.abc import Iterator
from typing import Any


def inflect(root: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (form, voice) for a root; one that ends in "-" never stands bare.

    Voices: bare (the root itself, where a language keeps it apart), active, passive, participle (active or passive, as
    the words before it tell), gerund, noun, mutual.
    Forms are made without regard to whether a writer uses them: one that no text has costs nothing.
    """
    bare = not root.endswith("-")
    root = root.rstrip("-")
    irregular = table.get("irregular", {}).get(root)
    if irregular:
        third, gerund, past, participle = irregular
        yield from ((third, "active"), (gerund, "gerund"))
        yield from ((past, "active"), (participle, "passive")) if past != participle else ((past, "participle"),)
        if bare:
            yield root, "active"
        return
    changed = {name: _change(root, rules) for name, rules in table.get("changes", {}).items()}
    for voice, templates in table.get("forms", {}).items():
        for template in templates:
            if bare or template != "{r}":
                yield template.format(r=root, **changed), voice
    if not table.get("forms") and bare:
        yield root, "noun"


def inflect_phrase(phrase: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (form, voice) of a phrase in which "~" marks the word that is inflected; without one it is a noun."""
    words = phrase.split()
    at = next((index for index, word in enumerate(words) if word.startswith("~")), None)
    if at is None:
        yield phrase, "noun"
        return
    for form, voice in inflect(words[at][1:], table):
        yield " ".join([*words[:at], form, *words[at + 1:]]), voice


def _change(root: str, rules: list[list[str]]) -> str:
    for pattern, replacement in rules:
        changed, count = re.subn(pattern, replacement, root, count=1)
        if count:
            return changed
    return root
