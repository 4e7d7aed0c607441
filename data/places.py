"""Read an article's places: find their names, resolve them, and tell what part each plays."""

from dataclasses import dataclass

from data.dateline import find_datelines
from data.gazetteer import EmbeddedGazetteer
from data.languages import Language
from data.places_around import Surroundings, Time
from data.places_context import Found
from data.places_find import find_names
from data.places_resolve import Resolved, resolve
from data.places_use import tell_uses
from data.places_words import given_names, place_words, seats_of_power
from data.records import Article, DateMention, Place, Sentence, Toponym
from data.region import Region
from data.tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """An article's names with what each means, before it is told what part they play."""

    tokens: Tokens
    names: list[Found]
    resolved: list[Resolved]
    surroundings: Surroundings


def find_toponyms(
    article: Article,
    sentences: tuple[Sentence, ...],
    gazetteer: EmbeddedGazetteer,
    language: Language,
    dates: tuple[DateMention, ...] = (),
) -> tuple[Toponym, ...]:
    """Return every place name of the article in reading order, furniture's too, each with the place it means.

    dates: the article's, which tell talk of the past from news.
    """
    found = name_places(article, sentences, gazetteer, language, dates)
    uses = tell_uses(found.names, found.surroundings)
    toponyms = []
    for name, answer, use in zip(found.names, found.resolved, uses, strict=True):
        start, end = found.tokens.starts[name.first], found.tokens.ends[name.last - 1]
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


def name_places(
    article: Article,
    sentences: tuple[Sentence, ...],
    gazetteer: EmbeddedGazetteer,
    language: Language,
    dates: tuple[DateMention, ...],
) -> NamedPlaces:
    """Find and resolve an article's names."""
    tokens = tokenize(article.text)
    words = place_words(language)
    region = gazetteer.region
    seats = seats_of_power(region.directory) if region else frozenset()
    given = given_names(region.directory) if region else frozenset()
    names = find_names(tokens, sentences, gazetteer.index, words, seats, given)
    datelines = list(find_datelines(tokens, sentences, names, words.calendar_words))
    if datelines:
        names = [name for name in names if not _is_paper(name, tokens, datelines)]
    resolved = resolve(names, gazetteer.region, tokens, words)
    if gazetteer.online:
        resolved = [_ask_online(name, answer, tokens, gazetteer) for name, answer in zip(names, resolved, strict=True)]
    times = [Time(date.start, _is_past(date, region)) for date in dates if date.first or date.last]
    around = Surroundings(tokens, sentences, names, resolved, words, datelines, times, seats)
    return NamedPlaces(tokens, names, resolved, around)


def _ask_online(name: Found, answer: Resolved, tokens: Tokens, gazetteer: EmbeddedGazetteer) -> Resolved:
    """Ask the service that the user turned on for a name that the gazetteer lacks."""
    if isinstance(answer.resolution, Place):
        return answer
    location = gazetteer.online.geocode(tokens.text[tokens.starts[name.first] : tokens.ends[name.last - 1]])
    return Resolved(location.raw) if location else answer


def _is_paper(name: Found, tokens: Tokens, datelines: list[tuple[int, int]]) -> bool:
    """Tell a paper's name in a dateline ("Tabriz, Pars Indonesia –") by the capitalised word right before it."""
    start = tokens.starts[name.first]
    if not any(first < start < last for first, last in datelines):
        return False
    before = name.first - 1
    return tokens.text[tokens.ends[before] : start] == " " and tokens.words[before][0].isupper()


def _is_past(date: DateMention, region: Region | None) -> bool:
    return region is not None and date.last is not None and date.last < region.first_day
