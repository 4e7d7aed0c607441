"""Train the weights that tell what part a named place plays: `python -m data.train_use TEXTS GOLD [TEXTS GOLD ...]`.

Prints how many of the marked names are told right in articles that the weights had not seen (folds by article), then
writes weights trained on all.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.articles import load_articles
from data.dates import find_dates
from data.fit import as_json, fit
from data.gazetteer import EmbeddedGazetteer
from data.model import choose
from data.places import name_places
from data.places_use import FILE, TASK, USES, Surroundings, options
from data.reading import tell_language
from data.records import Article, ToponymUse
from data.region import load_region
from data.score import marked_articles, toponym_spans
from data.sentences import split_sentences

PULL = 2.0
"""How strongly weights are pulled towards nought; chosen by the folds."""
FEWEST = 4
"""How often something must be seen beside names to get a weight: what is seen once makes no fold better."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One marked article: its names' surroundings and the use that is marked for each, None where none is."""

    article_id: str
    surroundings: Surroundings
    marks: list[ToponymUse | None]
    snippets: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="TEXTS GOLD pairs: articles and their marks")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--aside", default="", help="ids of articles that are measured but never trained on")
    parser.add_argument("--pull", type=float, default=PULL)
    parser.add_argument("--write", action="store_true", help="write the weights to the repository")
    parser.add_argument("--misses", action="store_true", help="print what was told wrong in the folds")
    args = parser.parse_args()
    pairs = zip(args.folders[::2], args.folders[1::2], strict=True)
    lessons = [lesson for texts, gold in pairs for lesson in prepare(texts, gold)]
    aside = set(args.aside.split(","))
    known = [lesson for lesson in lessons if lesson.article_id not in aside]
    told: Counter = Counter()
    for fold in range(args.folds):
        weights = train([lesson for index, lesson in enumerate(known) if index % args.folds != fold], args.pull)
        for lesson in (lesson for index, lesson in enumerate(known) if index % args.folds == fold):
            measure(lesson, weights, told, "folds", args.misses)
    weights = train(known, args.pull)
    for lesson in lessons:
        if lesson.article_id in aside:
            measure(lesson, weights, told, "aside", False)
        else:
            measure(lesson, weights, told, "seen", False)
    for group in ("folds", "aside", "seen"):
        right, wrong = told[group, True], told[group, False]
        if right + wrong:
            print(f"{group:6} {right / (right + wrong):.3f} of {right + wrong}")
    if args.write:
        FILE.write_text(as_json({TASK: weights}), encoding="utf-8")
        print(f"wrote {FILE.name}: {len(weights)} weights from {len(known)} articles")


def prepare(texts: Path, gold: Path) -> list[Lesson]:
    """Lay out marked articles."""
    region = load_region()
    gazetteer = EmbeddedGazetteer(region)
    lessons = []
    for path, marks in marked_articles(texts, gold):
        article = next(item for item in load_articles([path]) if isinstance(item, Article))
        language = tell_language(article)[0]
        sentences = split_sentences(article, language)
        dates = find_dates(article, sentences, region, language)
        found = name_places(article, sentences, gazetteer, language, dates)
        marked = {
            (start, end): mark["use"] for start, end, mark in toponym_spans(article.text, marks["toponyms"])
            if not mark["boilerplate"]
        }
        spans = [(found.tokens.starts[name.first], found.tokens.ends[name.last - 1]) for name in found.names]
        text = article.text
        snippets = [f"{text[max(0, a - 60):a]}[[{text[a:b]}]]{text[b:b + 40]}" for a, b in spans]
        lessons.append(Lesson(article.article_id, found.surroundings, [marked.get(span) for span in spans], snippets))
    return lessons


def train(lessons: list[Lesson], pull: float) -> dict[str, float]:
    """Fit the weights so that the marked use outscores the others; what is hardly ever seen gets none."""
    seen = [
        (*lesson.surroundings.seen(number, lesson.marks[number - 1] if number else None), mark)
        for lesson in lessons for number, mark in enumerate(lesson.marks) if mark
    ]
    counts = Counter(feature for _, features, _ in seen for feature in features)
    return fit(
        [
            (options(kind, [each for each in features if counts[each] >= FEWEST]), frozenset([USES.index(mark)]))
            for kind, features, mark in seen
        ],
        pull,
    )


def unseen_uses(pairs: Iterable[tuple[Path, Path]], folds: int = 10) -> dict[str, list[ToponymUse]]:
    """Tell the uses of marked articles' toponyms, in order, each article by weights that never saw it.

    For training what learns from uses: it meets them with the errors that they have on new articles.
    """
    lessons = [lesson for texts, gold in pairs for lesson in prepare(texts, gold)]
    told = {}
    for fold in range(folds):
        weights = train([lesson for index, lesson in enumerate(lessons) if index % folds != fold], PULL)
        for lesson in lessons[fold::folds]:
            told[lesson.article_id] = tell(lesson, weights)
    return told


def tell(lesson: Lesson, weights: dict[str, float]) -> list[ToponymUse]:
    """Tell a lesson's uses, each with what was told of the name before it."""
    uses: list[ToponymUse] = []
    for number in range(len(lesson.marks)):
        seen = lesson.surroundings.seen(number, uses[-1] if uses else None)
        uses.append(USES[choose({TASK: weights}, TASK, options(*seen))])
    return uses


def measure(lesson: Lesson, weights: dict[str, float], told: Counter, group: str, misses: bool) -> None:
    """Count what is told right."""
    for number, (use, mark) in enumerate(zip(tell(lesson, weights), lesson.marks, strict=True)):
        if mark:
            told[group, use == mark] += 1
            if misses and use != mark:
                print(lesson.article_id, use, "for", mark, repr(lesson.snippets[number]))


if __name__ == "__main__":
    main()
