"""Read an article: its sentences, places, dates, and what it reports as having happened."""

from dataclasses import dataclass

from data.gazetteer import EmbeddedGazetteer
from data.languages import UNKNOWN, Language, detect_language, language_codes, load_language
from data.places import find_toponyms
from data.records import Article, DateMention, Note, Problem, Report, Sentence, SideMention, Toponym
from data.region import Region
from data.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    toponyms: tuple[Toponym, ...]
    dates: tuple[DateMention, ...] = ()
    sides: tuple[SideMention, ...] = ()
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads articles about one region; holds nothing of the articles that it read."""

    def __init__(self, region: Region, gazetteer: EmbeddedGazetteer | None = None) -> None:
        self.region = region
        self.gazetteer = gazetteer or EmbeddedGazetteer(region)

    def read(self, article: Article) -> Reading:
        language = language_of(article)
        sentences = split_sentences(article, language)
        toponyms = find_toponyms(article, sentences, self.gazetteer, language)
        return Reading(article, sentences, toponyms)


def language_of(article: Article) -> Language:
    if article.language in language_codes():
        return load_language(article.language)
    return detect_language(article.text)
