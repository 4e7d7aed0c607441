"""Read an article: its sentences, places, dates, and what it reports as having happened."""

from dataclasses import dataclass

from data.dates import article_day, find_dates
from data.events import decide
from data.events_draft import draft
from data.gazetteer import EmbeddedGazetteer
from data.languages import UNKNOWN, Language, detect_language, language_codes, load_language
from data.model import load_scales
from data.places import find_toponyms
from data.records import Article, DateMention, Note, Problem, Report, Sentence, SideMention, Toponym
from data.region import Region
from data.sentences import split_sentences
from data.sides import find_sides


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article; its notes tell the reader what was uncertain.

    language: the code of the word lists it was read with; None where there are none for its language, and then
    nothing but the names and figures that need no words was read.
    """

    article: Article
    language: str | None
    sentences: tuple[Sentence, ...]
    toponyms: tuple[Toponym, ...]
    dates: tuple[DateMention, ...]
    sides: tuple[SideMention, ...]
    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


class Reader:
    """Reads articles about one region; keeps nothing of the articles that it read."""

    def __init__(self, region: Region, gazetteer: EmbeddedGazetteer | None = None) -> None:
        self.region = region
        self.gazetteer = gazetteer or EmbeddedGazetteer(region)

    def read(self, article: Article) -> Reading:
        """Read one article. Never raises for what stands in it; what could not be read is among the problems."""
        language, problems, notes = tell_language(article)
        sentences = split_sentences(article, language)
        dates = find_dates(article, sentences, self.region, language)
        toponyms = find_toponyms(article, sentences, self.gazetteer, language, dates)
        written = article_day(article, sentences, dates, self.region)
        if written and not article.published:
            notes.append(Note("date_from_text", (("date", written.isoformat()),)))
        if not toponyms and not dates:
            problems.append(Problem(article.path, None, "no place and no date in its text", "read, it gives no events"))
        layout = draft(article, sentences, toponyms, dates, self.region, language, written)
        return Reading(
            article=article,
            language=None if language is UNKNOWN else language.code,
            sentences=sentences,
            toponyms=toponyms,
            dates=dates,
            sides=find_sides(layout.frames, article.text),
            reports=decide(article, layout, load_scales()),
            problems=tuple(problems),
            notes=tuple(notes),
        )


def tell_language(article: Article) -> tuple[Language, list[Problem], list[Note]]:
    """Return the article's language: the one its front matter states where its words bear that out, else its words'."""
    seen = detect_language(article.text)
    stated = article.language
    if stated in language_codes() and seen in (UNKNOWN, load_language(stated)):
        return load_language(stated), [], []
    if seen is UNKNOWN:
        what = "language {stated} has no word lists" if stated else "its language could not be told"
        values = (("stated", repr(stated)), ("known", ", ".join(language_codes())))
        problem = Problem(article.path, None, what, "skipped", "known languages: {known}", values)
        return seen, [problem], [Note("language_unknown", (("language", stated or ""),))]
    if stated is None:
        return seen, [], []
    what = "front matter says language {stated}, its words are {seen}"
    values = (("stated", repr(stated)), ("seen", repr(seen.code)))
    note = Note("language_differs", (("stated", stated), ("language", seen.code)))
    return seen, [Problem(article.path, None, what, "read as {seen}", "", values)], [note]
