"""Train the weights that choose events and answer who, where, when: `python -m data.train TEXTS GOLD [TEXTS GOLD ...]`.

Prints the figures of articles that the weights had not seen (folds by article), then writes weights trained on all.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from data.articles import load_articles
from data.dates import article_day
from data.events import KEEP, Draft, Questions, decide, draft, keep_features
from data.events_choice import Kept
from data.lessons import read_lessons
from data.model import FILE, Features, Option, Weights, choose, likelihood, names_of, scales_of
from data.places_use import USES
from data.reading import Reader, tell_language
from data.records import Article, Report, Toponym, ToponymUse
from data.region import load_region
from data.score import Score, marked_articles, places_right, quote_span, score_article, toponym_spans

STEPS, RATE = 250, 0.1
PULLS = {"keep": 5.0, "claimed_by": 2.0, "denied_by": 0.5, "places": 2.0, "days": 2.0, "killed": 2.0}
PULL = 1.0
HISTORY_FOLDS = 3
LESSONS = "lessons"
NOT_IN_LESSONS = ("days",)
"""What lessons do not teach, for the folds grow worse by it: their days are told more often than in news."""
"""How strongly each task's weights are pulled towards nought; chosen by the folds."""

Example = tuple[list[Features], frozenset[int]]
"""The options of one question and which of them are right."""


@dataclass(slots=True)
class Lesson:
    """One marked article laid out, and the questions that its marks answer."""

    group: str
    article: Article
    layout: Draft
    marks: dict[str, Any]
    toponyms: tuple[Toponym, ...]
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    looks: list[Option] = field(default_factory=list)
    taken: list[bool] = field(default_factory=list)
    """What speaks for each candidate to be kept, and whether the marks have it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="TEXTS GOLD pairs: articles and their marks")
    parser.add_argument("--lessons", type=Path, help="folder of lessons: trained on in every fold, never measured")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--aside", default="", help="ids of articles that are measured but never trained on")
    parser.add_argument("--pull", nargs="*", default=[], metavar="TASK=PULL", help="try other pulls")
    parser.add_argument("--write", action="store_true", help="write the weights to the repository")
    parser.add_argument("--misses", action="store_true", help="print what was read wrong in the folds")
    parser.add_argument("--show", default="", help="with --misses: only articles whose id this pattern finds")
    args = parser.parse_args()

    aside = set(args.aside.split(","))
    pairs = list(zip(args.folders[::2], args.folders[1::2], strict=True))
    uses = unseen_uses(pairs, aside, args.folds)
    lessons = [lesson for texts, gold in pairs for lesson in prepare(texts, gold, uses)]
    PULLS.update((task, float(pull)) for task, pull in (each.split("=") for each in args.pull))
    known = [lesson for lesson in lessons if lesson.article.article_id not in aside]
    extra = list(prepare_lessons(args.lessons)) if args.lessons else []
    report(lessons, known, extra, args)
    if args.write:
        weights = train(known + extra)
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(as_json(weights), encoding="utf-8")
        print(f"wrote {FILE.name}: {sum(map(len, weights.values()))} weights from {len(known + extra)} articles")


def report(lessons: list[Lesson], known: list[Lesson], extra: list[Lesson], args: argparse.Namespace) -> None:
    """Print the figures of each group of articles, every article read with weights that never saw it."""
    scores: dict[str, Score] = defaultdict(Score)
    for fold in range(args.folds):
        rest = [lesson for index, lesson in enumerate(known) if index % args.folds != fold]
        weights = scales_of(train(rest + extra))
        tested = [lesson for index, lesson in enumerate(known) if index % args.folds == fold]
        tested += [lesson for lesson in lessons if lesson not in known and fold == 0]
        for lesson in tested:
            reports = decide(lesson.article, lesson.layout, weights)
            score = score_article(lesson.article.text, lesson.marks, as_read(lesson, reports))
            group = lesson.group if lesson in known else "aside"
            for name in (group, f"language {lesson.article.language}", "all"):
                scores[name] += score
            if args.misses and lesson in known and re.search(args.show, lesson.article.article_id):
                show(lesson, reports)
    names = list(scores["all"].figures())
    groups = sorted(scores)
    print(f"{'':20}" + "".join(f"{group[:12]:>13}" for group in groups))
    for name in names:
        print(f"{name:20}" + "".join(f"{scores[group].figures()[name]:13.3f}" for group in groups))


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
        yield lay_out(reader, article, marks, group_of(path, texts), (uses or {}).get(article.article_id))


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


def group_of(path: Path, texts: Path) -> str:
    """Name the set an article is of: its folder's parent, and whether its number is even where letters lead it."""
    number = int("".join(filter(str.isdigit, path.stem)) or 0)
    parity = "" if path.stem.isdigit() else " even" if number % 2 == 0 else " odd"
    return f"{texts.parent.name[:8]}{parity}"


def collect(lesson: Lesson) -> None:
    """Turn an article's marks into examples of each question."""
    text, marks = lesson.article.text, lesson.marks
    atlas = {mark["name"]: mark for _, _, mark in toponym_spans(text, marks["toponyms"])}
    features = keep_features(lesson.layout)
    taken = [False] * len(lesson.layout.candidates)
    for event in marks["events"]:
        start, end = quote_span(text, event["quote"])
        for index, candidate in enumerate(lesson.layout.candidates):
            sentence = candidate.frame.sentence
            if taken[index] or candidate.type != event["type"]:
                continue
            if sentence.start < end and start < sentence.end:
                taken[index] = True
                _questions(lesson, Questions(lesson.layout, candidate), event, atlas)
                break
    lesson.looks, lesson.taken = features, taken


def keep_examples(lesson: Lesson, weights: Weights | None) -> Iterator[Example]:
    """Yield the examples of what to keep; what was told before is what the marks say, or what weights would say."""
    kept = Kept()
    scale = scales_of(weights)["keep"] if weights else None
    for candidate, is_right, look in zip(lesson.layout.candidates, lesson.taken, lesson.looks, strict=True):
        told = kept.features(candidate)
        names = names_of(candidate.type, look) + names_of(candidate.type, told)
        yield [names, []], frozenset([0 if is_right else 1])
        if scale is None:
            keeps = is_right
        else:
            keeps = likelihood(scale.weigh(candidate.type, look) + scale.weigh(candidate.type, told)) >= KEEP
        if keeps:
            kept.add(candidate)


def _questions(lesson: Lesson, ask: Questions, event: dict[str, Any], atlas: dict[str, Any]) -> None:
    side, target, claimer = event["side"], event["target"], event["claimed_by"]

    def add(task: str, question: tuple[list, list[Option]], right: Iterable[int]) -> None:
        chosen = frozenset(right)
        if chosen and len(question[1]) > 1:
            lesson.examples[task].append(([names_of(ask.candidate.type, option) for option in question[1]], chosen))

    def equal(options: list, value: Any) -> list[int]:
        return [index for index, option in enumerate(options) if option == value]

    for task, question, value in (
        ("side", ask.sides(), side),
        ("target", ask.targets(side), target),
        ("claimed_by", ask.claims(side, target), claimer),
        ("denied_by", ask.denials(side, target, claimer), event["denied_by"]),
        ("killed", ask.toll("dead"), event["killed"]),
        ("injured", ask.toll("injured"), event["injured"]),
    ):
        add(task, question, equal(question[0], value))
    options, features = ask.places()
    found = [[{"name": p.name, "lat": p.lat, "lon": p.lon, "kind": p.kind} for p in places] for places in options]
    add("places", (options, features), [i for i, f in enumerate(found) if places_right(f, event["places"], atlas)])
    days, features = ask.days()
    iso = [tuple(day and day.isoformat() for day in pair) for pair in days]
    exact = equal(iso, (event["start"], event["end"]))
    add("days", (days, features), exact or [i for i, (start, _) in enumerate(iso) if start == event["start"]])


def train(lessons: list[Lesson]) -> Weights:
    """Fit each task's weights so that right options outscore wrong ones (multinomial logistic)."""
    tasks = sorted({task for lesson in lessons for task in lesson.examples})
    weights = {}
    for task in tasks:
        taught = [lesson for lesson in lessons if lesson.group != LESSONS or task not in NOT_IN_LESSONS]
        weights[task] = fit([e for lesson in taught for e in lesson.examples[task]], PULLS.get(task, PULL))
    weights["keep"] = fit_keep(lessons)
    return weights


def fit_keep(lessons: list[Lesson]) -> dict[str, float]:
    """Fit what to keep, with what was told before as it will be when reading: right mostly, but not always."""
    examples: list[Example] = []
    for fold in range(HISTORY_FOLDS):
        rest = [lesson for index, lesson in enumerate(lessons) if index % HISTORY_FOLDS != fold]
        first = {"keep": fit([e for lesson in rest for e in keep_examples(lesson, None)], PULLS["keep"])}
        examples += [e for lesson in lessons[fold::HISTORY_FOLDS] for e in keep_examples(lesson, first)]
    return fit(examples, PULLS["keep"])


def fit(examples: list[Example], pull: float) -> dict[str, float]:
    """Minimise the multinomial log loss plus pull/2 times the squared weights (Adam over all examples at once)."""
    names: dict[str, int] = {}
    options: list[int] = []
    features: list[int] = []
    firsts, is_right = [], []
    count = 0
    for choices, right in examples:
        firsts.append(count)
        for index, choice in enumerate(choices):
            for name in choice:
                options.append(count)
                features.append(names.setdefault(name, len(names)))
            is_right.append(index in right)
            count += 1
    option, feature, right = np.array(options, int), np.array(features, int), np.array(is_right, float)
    first = np.array(firsts, int)
    sizes = np.diff(np.append(first, count))
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(option, weights[feature], count)
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first), sizes))
        among_all = shares / np.repeat(np.add.reduceat(shares, first), sizes)
        among_right = shares * right
        among_right /= np.repeat(np.add.reduceat(among_right, first), sizes)
        slope = np.bincount(feature, (among_all - among_right)[option], len(names)) + pull * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def as_read(lesson: Lesson, reports: Iterable[Report]) -> dict[str, Any]:
    """Return an article's reading as `read` prints it, as far as scoring looks."""
    return {
        "toponyms": [
            {
                "start": t.start, "end": t.end, "use": t.use, "boilerplate": t.boilerplate,
                **({"name": t.place.name, "lat": t.place.lat, "lon": t.place.lon, "kind": t.place.kind} if t.place else {}),
            }
            for t in lesson.toponyms
        ],
        "events": [as_event(r) for r in reports],
    }


def as_event(report: Report) -> dict[str, Any]:
    """Return a report as `read` prints an event, as far as scoring looks."""
    return {
        "type": report.type,
        "sentence": {"start": report.sentence_start, "end": report.sentence_end},
        "places": [{"name": p.name, "lat": p.lat, "lon": p.lon, "kind": p.kind} for p in report.places],
        "start": report.start and report.start.isoformat(), "end": report.end and report.end.isoformat(),
        "side": report.side, "target": report.target, "claimed_by": report.claimed_by, "denied_by": report.denied_by,
        "killed": report.killed, "injured": report.injured,
    }


def as_json(weights: Weights) -> str:
    """Return weights as a small file: rounded, nought left out, in order."""
    kept = {
        task: {name: round(value, 3) for name, value in sorted(values.items()) if abs(value) >= 0.02}
        for task, values in sorted(weights.items())
    }
    return json.dumps({"made_by": "python -m data.train", "weights": kept}, ensure_ascii=False, indent=0) + "\n"


def show(lesson: Lesson, reports: Iterable[Report]) -> None:
    """Print what was read wrong in one article, one a line."""
    from data.score import match_events

    text, marks = lesson.article.text, lesson.marks
    name = lesson.article.article_id
    atlas = {mark["name"]: mark for _, _, mark in toponym_spans(text, marks["toponyms"])}
    read = as_read(lesson, reports)["events"]
    pairs = list(match_events(text, marks["events"], read, atlas))
    matched = [id(mark) for mark, _ in pairs], [id(event) for _, event in pairs]
    for mark in marks["events"]:
        if id(mark) not in matched[0]:
            print(f"{name} MISSED {mark['type']}: {mark['quote'][:110]!r}")
    for event in read:
        if id(event) not in matched[1]:
            span = event["sentence"]
            print(f"{name} EXTRA {event['type']} {event['side']}: {text[span['start']:span['end']][:150]!r}")
    for mark, event in pairs:
        for key in ("places", "start", "side", "target", "claimed_by", "denied_by", "killed", "injured"):
            found = [p["name"] for p in event["places"]] if key == "places" else event[key]
            right = places_right(event["places"], mark["places"], atlas) if key == "places" else found == mark[key]
            if not right:
                print(f"{name} {key}: {found!r} for {mark[key]!r} [{mark['type']}]: {mark['quote'][:90]!r}")


if __name__ == "__main__":
    main()
