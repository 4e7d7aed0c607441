"""Read an article's places: find their names, resolve them, and tell what part each plays."""

from data.gazetteer import EmbeddedGazetteer
from data.languages import Language
from data.places_find import find_names
from data.places_resolve import resolve
from data.places_use import tell_uses
from data.places_words import place_words
from data.records import Article, Sentence, Toponym
from data.tokens import tokenize


def find_toponyms(
    article: Article, sentences: tuple[Sentence, ...], gazetteer: EmbeddedGazetteer, language: Language
) -> tuple[Toponym, ...]:
    """Return every place name of the article in reading order, furniture's too, each with the place it means."""
    tokens = tokenize(article.text)
    words = place_words(language)
    names = list(find_names(tokens, sentences, gazetteer.index, words))
    resolved = resolve(names, gazetteer.region)
    uses = tell_uses(tokens, sentences, names, resolved, words, gazetteer)
    toponyms = []
    for name, answer, use in zip(names, resolved, uses, strict=True):
        start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
        sentence = sentences[name.sentence]
        toponyms.append(
            Toponym(
                sentence_id=sentence.sentence_id,
                start=start,
                end=end,
                text=article.text[start:end],
                resolution=answer.resolution,
                use=use,
                boilerplate=sentence.boilerplate,
                candidates=answer.candidates,
            )
        )
    return tuple(toponyms)


