"""Make the event of a row that tells all of it in one sentence."""

from data.answers import Evidence
from data.records import Article, Event, Note, Report


def single(article: Article, *, notes: tuple[Note, ...] = (), **shared) -> Evidence:
    """Make an event and its one report, both saying what `shared` says; the article has the event's id.

    The data sets read here record what happened, not whose word it is: no one claims it and no one denies it.
    """
    report = Report(
        f"{article.article_id}:r",
        article.article_id,
        sentence_start=0,
        sentence_end=len(article.text),
        no_later_than=article.published,
        **shared,
    )
    event = Event(
        article.article_id,
        reports=(report,),
        notes=notes,
        no_later_than=article.published,
        injured=None,
        claimed_by=(),
        denied_by=(),
        **shared,
    )
    return Evidence(event, (article,))
