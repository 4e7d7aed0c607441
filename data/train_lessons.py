"""Lay marked articles out as lessons: the questions that reading asks about each, with the answers that are marked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.articles import load_articles
from data.dates import article_day
from data.events import KEEP, choose_trigger
from data.events_choice import Look, keep_looks
from data.events_draft import Draft, draft
from data.events_kept import Kept
from data.events_questions import Questions
from data.events_triggers import Candidate, main_trigger
from data.fit import Example
from data.lessons import read_lessons
from data.model import Option, Weights, choose, likelihood, names_of, scales_of
from data.places_use import USES
from data.reading import Reader, tell_language
from data.records import Article, Place, Toponym, ToponymUse
from data.region import load_region
from data.score import marked_articles, places_right, quote_span, toponym_spans

LESSONS = "lessons"


@dataclass(slots=True)
class Lesson:
    """One marked article laid out, and the questions that its marks answer."""

    group: str
    article: Article
    layout: Draft
    marks: dict[str, Any]
    toponyms: tuple[Toponym, ...]
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    looks: list[Look] = field(default_factory=list)
    taken: list[frozenset[int]] = field(default_factory=list)
    """What speaks for each candidate to be kept, and which of its triggers report what the marks have: often none."""


def unseen_uses(pairs: list[tuple[Path, Path]], aside: set[str], folds: int) -> dict[str, list[ToponymUse]]:
    """Return what part each name of an article plays, told by weights that never saw the article.

    Those that ship saw it: what is trained on their answers would trust them more than it may on news.
    """
    from data import train_use  # it trains with this module's `fit`

    known = [
        lesson for texts, gold in pairs for lesson in train_use.prepare(texts, gold) if lesson.article_id not in aside
    ]
    told = {}
    for fold in range(folds):
        rest = [lesson for index, lesson in enumerate(known) if index % folds != fold]
        weights = {train_use.TASK: train_use.train(rest, train_use.PULL)}
        for lesson in known[fold::folds]:
            uses: list[ToponymUse] = []
            for number in range(len(lesson.marks)):
                options = train_use.options(*lesson.surroundings.seen(number, uses[-1] if uses else None))
                uses.append(USES[choose(weights, train_use.TASK, options)])
            told[lesson.article_id] = uses
    return told


def prepare(texts: Path, gold: Path, uses: dict[str, list[ToponymUse]] | None = None) -> Iterator[Lesson]:
    """Yield each marked article laid out with its examples; uses: other answers to what part its names play."""
    reader = Reader(load_region())
    for path, marks in marked_articles(texts, gold):
        article = next(item for item in load_articles([path]) if isinstance(item, Article))
        yield lay_out(reader, article, marks, group_of(path, gold.parent.name), (uses or {}).get(article.article_id))


def prepare_lessons(folder: Path) -> Iterator[Lesson]:
    """Yield the lessons of a folder laid out; nothing is ever scored on them."""
    reader = Reader(load_region())
    for article, marks in read_lessons(folder):
        yield lay_out(reader, article, marks, LESSONS)


def lay_out(
    reader: Reader, article: Article, marks: dict[str, Any], group: str, uses: list[ToponymUse] | None = None
) -> Lesson:
    """Read an article's parts and turn its marks into examples."""
    region = reader.region
    reading = reader.read(article)
    day = article_day(article, reading.sentences, reading.dates, region)
    language = tell_language(article)[0]
    toponyms = reading.toponyms
    if uses:
        toponyms = tuple(replace(toponym, use=use) for toponym, use in zip(toponyms, uses, strict=True))
    layout = draft(article, reading.sentences, toponyms, reading.dates, region, language, day)
    lesson = Lesson(group, article, layout, marks, toponyms)
    collect(lesson)
    return lesson


def group_of(path: Path, name: str) -> str:
    """Name the set an article is of, and in practice whether its number is even: only the odd ones were looked at."""
    number = int("".join(filter(str.isdigit, path.stem)) or 0)
    parity = "" if name != "practice" else " even" if number % 2 == 0 else " odd"
    return f"{name}{parity}"


def collect(lesson: Lesson) -> None:
    """Turn an article's marks into examples of each question."""
    text, marks = lesson.article.text, lesson.marks
    atlas = {mark["name"]: mark for _, _, mark in toponym_spans(text, marks["toponyms"])}
    taken: list[frozenset[int]] = [frozenset()] * len(lesson.layout.candidates)
    for event in marks["events"]:
        start, end = quote_span(text, event["quote"])
        for index, candidate in enumerate(lesson.layout.candidates):
            sentence = candidate.frame.sentence
            if taken[index] or candidate.type != event["type"]:
                continue
            if sentence.start < end and start < sentence.end:
                taken[index] = quoted_triggers(candidate, start, end)
                main = main_trigger([candidate.triggers[number] for number in taken[index]])
                _questions(lesson, Questions(lesson.layout, replace(candidate, main=main)), event, atlas)
                break
    lesson.looks, lesson.taken = keep_looks(lesson.layout), taken


def quoted_triggers(candidate: Candidate, start: int, end: int) -> frozenset[int]:
    """Return which triggers of a candidate a marked quote holds; all of them where it holds none."""
    marks = [trigger.mark for trigger in candidate.triggers]
    held = frozenset(number for number, mark in enumerate(marks) if mark.start < end and start < mark.end)
    return held or frozenset(range(len(marks)))


def keep_examples(lesson: Lesson, weights: Weights | None) -> Iterator[Example]:
    """Yield the examples of what to keep: each trigger of a candidate or none of them.

    What was told before is what the marks say, or what weights would say.
    """
    kept = Kept()
    scale = scales_of(weights)["keep"] if weights else None
    for candidate, right, look in zip(lesson.layout.candidates, lesson.taken, lesson.looks, strict=True):
        shared = names_of(candidate.type, look.shared) + names_of(candidate.type, kept.features(candidate))
        each = [shared + names_of(candidate.type, option) for option in look.each]
        yield [*each, []], right or frozenset([len(each)])
        if right if scale is None else likelihood(choose_trigger(candidate, look, kept, scale)[1]) >= KEEP:
            kept.add(candidate)


def _questions(lesson: Lesson, ask: Questions, event: dict[str, Any], atlas: dict[str, Any]) -> None:
    side, target, claimer = event["side"], event["target"], event["claimed_by"]

    def add(task: str, question: tuple[list, list[Option]], right: Iterable[int]) -> None:
        chosen = frozenset(right)
        if chosen and len(question[1]) > 1:
            lesson.examples[task].append(([names_of(ask.candidate.type, option) for option in question[1]], chosen))

    def equal(options: list, value: Any) -> list[int]:
        return [index for index, option in enumerate(options) if option == value]

    options, features = ask.places()
    found = [[as_place(place) for place in places] for places in options]
    right = [i for i, f in enumerate(found) if places_right(f, event["places"], atlas)]
    add("places", (options, features), right)
    if right:
        ask.set_scene(options[right[0]])
    for task, question, value in (
        ("side", ask.sides(), side),
        ("target", ask.targets(side), target),
        ("claimed_by", ask.claims(side, target), claimer),
        ("denied_by", ask.denials(side, target, claimer), event["denied_by"]),
        ("killed", ask.toll("dead"), event["killed"]),
        ("injured", ask.toll("injured"), event["injured"]),
    ):
        add(task, question, equal(question[0], value))
    days, features = ask.days()
    iso = [tuple(day and day.isoformat() for day in pair) for pair in days]
    exact = equal(iso, (event["start"], event["end"]))
    add("days", (days, features), exact or [i for i, (start, _) in enumerate(iso) if start == event["start"]])


def as_place(place: Place) -> dict[str, Any]:
    """Return a place as `read` prints it, as far as scoring looks."""
    return {"name": place.name, "lat": place.lat, "lon": place.lon, "kind": place.kind}
