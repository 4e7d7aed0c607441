"""Lay one sentence or one text out for the stages of reading events, with no gazetteer and no dates."""

from data.events_draft import Draft, draft
from data.languages import load_language
from data.records import Article
from data.region import load_region
from data.sentences import split_sentences


def laid_out(text: str, code: str) -> Draft:
    """Return a text's frames, sayings, numbers and candidates."""
    article = Article("t", "t.md", text, language=code)
    language = load_language(code)
    return draft(article, split_sentences(article, language), (), (), load_region(), language)
