"""Train the weights that choose events and answer who, where, when: `python -m data.train TEXTS GOLD [TEXTS GOLD ...]`.

Prints the figures of articles that the weights had not seen (folds by article), then writes weights trained on all.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.events import decide
from data.fit import Example, as_json, fit
from data.model import FILE, Weights, scales_of
from data.records import Report
from data.score import Score, match_events, places_right, score_article, toponym_spans
from data.train_lessons import LESSONS, Lesson, as_place, keep_examples, prepare, prepare_lessons, unseen_uses

PULLS = {"keep": 6.0, "claimed_by": 2.0, "denied_by": 0.5, "places": 2.0, "days": 2.0, "killed": 2.0, "side": 3.0}
PULL = 1.0
"""How strongly each task's weights are pulled towards nought; chosen by the folds."""
TIMES = {"corpus": 4, "retold": 6}
"""How often the marks of a set count: the sample that the app opens with is to be told as it is marked. The folds are
neither better nor worse by it."""
FOLDS = 5
HISTORY_FOLDS = 3
NOT_IN_LESSONS = ("days",)
"""What lessons do not teach, for the folds grow worse by it: their days are told more often than in news."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="TEXTS GOLD pairs: articles and their marks")
    parser.add_argument("--lessons", type=Path, help="folder of lessons: trained on in every fold, never measured")
    parser.add_argument("--folds", type=int, default=FOLDS, help="0: measure nothing")
    parser.add_argument("--aside", default="", help="ids of articles that are measured but never trained on")
    parser.add_argument("--pull", nargs="*", default=[], metavar="TASK=PULL", help="try other pulls")
    parser.add_argument("--write", action="store_true", help="write the weights to the repository")
    parser.add_argument("--misses", action="store_true", help="print what was read wrong in the folds")
    parser.add_argument("--show", default="", help="with --misses: only articles whose id this pattern finds")
    args = parser.parse_args()

    aside = set(args.aside.split(","))
    pairs = list(zip(args.folders[::2], args.folders[1::2], strict=True))
    uses = unseen_uses(pairs, aside, args.folds or FOLDS)
    lessons = [lesson for texts, gold in pairs for lesson in prepare(texts, gold, uses)]
    PULLS.update((task, float(pull)) for task, pull in (each.split("=") for each in args.pull))
    known = [lesson for lesson in lessons if lesson.article.article_id not in aside]
    extra = list(prepare_lessons(args.lessons)) if args.lessons else []
    if args.folds:
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
    print(f"{'':20}" + "".join(f"{group[:13]:>14}" for group in groups))
    for name in names:
        print(f"{name:20}" + "".join(f"{scores[group].figures()[name]:14.3f}" for group in groups))


def train(lessons: list[Lesson]) -> Weights:
    """Fit each task's weights so that right options outscore wrong ones (multinomial logistic)."""
    tasks = sorted({task for lesson in lessons for task in lesson.examples})
    weights = {}
    for task in tasks:
        taught = [lesson for lesson in lessons if lesson.group != LESSONS or task not in NOT_IN_LESSONS]
        examples = [e for lesson in taught for e in told(lesson, lesson.examples[task])]
        weights[task] = fit(examples, PULLS.get(task, PULL))
    weights["keep"] = fit_keep(lessons)
    return weights


def told(lesson: Lesson, examples: Iterable[Example]) -> list[Example]:
    """Return a lesson's examples as often as its set counts."""
    return list(examples) * TIMES.get(lesson.group, 1)


def fit_keep(lessons: list[Lesson]) -> dict[str, float]:
    """Fit what to keep, with what was told before as it will be when reading: right mostly, but not always."""
    examples: list[Example] = []
    start: dict[str, float] | None = None
    for fold in range(HISTORY_FOLDS):
        rest = [lesson for index, lesson in enumerate(lessons) if index % HISTORY_FOLDS != fold]
        right = [e for lesson in rest for e in told(lesson, keep_examples(lesson, None))]
        first = {"keep": fit(right, PULLS["keep"], start)}
        start = first["keep"]
        examples += [e for lesson in lessons[fold::HISTORY_FOLDS] for e in told(lesson, keep_examples(lesson, first))]
    return fit(examples, PULLS["keep"], start)


def as_read(lesson: Lesson, reports: Iterable[Report]) -> dict[str, Any]:
    """Return an article's reading as `read` prints it, as far as scoring looks."""
    return {
        "toponyms": [
            {
                "start": t.start, "end": t.end, "use": t.use, "boilerplate": t.boilerplate,
                **(as_place(t.place) if t.place else {}),
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
        "places": [as_place(place) for place in report.places],
        "start": report.start and report.start.isoformat(), "end": report.end and report.end.isoformat(),
        "side": report.side, "target": report.target, "claimed_by": report.claimed_by, "denied_by": report.denied_by,
        "killed": report.killed, "injured": report.injured,
    }


def show(lesson: Lesson, reports: Iterable[Report]) -> None:
    """Print what was read wrong in one article, one a line."""
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
