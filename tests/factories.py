"""Records with defaults, for tests: say only what the test is about."""

from dataclasses import replace
from datetime import date
from itertools import count

from data.records import Article, Event, Place, Report, Span

_numbers = count(1)
SHARED = set(Report.__slots__) & set(Event.__slots__) - {"claimed_by", "denied_by", "notes"}
"""What a report says in the same words as its event."""

TOWNS = {
    "Stepanakert": (39.818, 46.753),
    "Tartar": (40.342, 46.932),
    "Hadrut": (39.520, 47.032),
    "Ganja": (40.683, 46.361),
    "Shusha": (39.760, 46.750),
}


def place(name: str = "Stepanakert", **fields) -> Place:
    """Make a town whose position is known exactly, unless fields say otherwise."""
    lat, lon = TOWNS.get(name, (40.0, 47.0))
    base = Place(f"test:{name}", name, lat, lon, kind="settlement", precision="exact")
    return replace(base, **fields)


def article(text: str = "Stepanakert was shelled on 4 October 2020.", **fields) -> Article:
    """Make an article with an id of its own."""
    number = next(_numbers)
    base = Article(
        f"a{number}",
        path=f"a{number}.md",
        text=text,
        language="en",
        published=date(2020, 10, 4),
        source="Reuters",
        title=f"Report {number}",
        url=f"https://example.org/{number}",
    )
    return replace(base, **fields)


def report(of: Article | None = None, **fields) -> Report:
    """Make the report that the whole text of an article is, with its spans where the words stand."""
    of = of or article()
    spans = tuple(
        Span(of.text.index(word), of.text.index(word) + len(word), kind)
        for word, kind in (("Stepanakert", "place"), ("4 October 2020", "date"), ("shelled", "trigger"))
        if word in of.text
    )
    base = Report(
        f"{of.article_id}:r{next(_numbers)}",
        of.article_id,
        sentence_start=0,
        sentence_end=len(of.text),
        type="explosion",
        places=(place(),),
        start=date(2020, 10, 4),
        end=date(2020, 10, 4),
        no_later_than=of.published,
        date_precision="day",
        side="Azerbaijan",
        target="Armenia",
        claimed_by="Armenia",
        spans=spans,
    )
    return replace(base, **fields)


def event(*reports: Report, **fields) -> Event:
    """Make one event of the reports given (one by default); what it says is the first report's."""
    reports = reports or (report(),)
    first = reports[0]
    base = Event(
        f"e{next(_numbers)}",
        type=first.type,
        places=first.places,
        start=first.start,
        end=first.end,
        no_later_than=first.no_later_than,
        date_precision=first.date_precision,
        side=first.side,
        target=first.target,
        claimed_by=tuple(dict.fromkeys(r.claimed_by for r in reports if r.claimed_by)),
        denied_by=tuple(dict.fromkeys(r.denied_by for r in reports if r.denied_by)),
        killed=first.killed,
        injured=first.injured,
        reports=reports,
    )
    return replace(base, **fields)


def told(text: str = "Stepanakert was shelled on 4 October 2020.", source: str = "Reuters", **fields):
    """Make an article and the one event it tells; returns (event, article). fields are the event's."""
    of = article(text, source=source)
    shared = {name: value for name, value in fields.items() if name in SHARED}
    return event(report(of, **shared), **fields), of
