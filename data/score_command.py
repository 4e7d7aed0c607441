"""`python -m data score`: read articles and score what was read against answers marked by hand."""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer

from data.read_command import read_articles
from data.reading_json import reading_to_json
from data.records import Problem
from data.region import DEFAULT_REGION
from data.score import Score, body_of, marked_articles, score_article

COLUMNS = {
    "places": "toponym_f1", "resolved": "toponym_resolved", "use": "toponym_use", "events": "event_f1",
    "where": "event_places", "when": "event_start", "who": "event_side", "claimed": "event_claimed_by",
    "denied": "event_denied_by", "killed": "event_killed", "whole": "event_whole_f1",
}  # fmt: skip


def score(
    texts: Annotated[Path, typer.Argument(help="Folder of articles.")],
    gold: Annotated[Path, typer.Argument(help="Folder of marked answers, one NN.json for each article NN.md.")],
    region: Annotated[str, typer.Option(help="The region's folder under data/files/regions.")] = DEFAULT_REGION,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
) -> None:
    """Read articles and print every figure of the reading, then a table by language and by article.

    Exit code 1 where a marked article is missing or its marks do not fit its text.
    """
    try:
        print(*_lines(score_folder(texts, gold, region, jobs)), sep="\n")
    except (FileNotFoundError, ValueError) as error:
        print(f"{gold}: {error}; nothing was scored", file=sys.stderr)
        raise typer.Exit(1) from error


def score_folder(texts: Path, gold: Path, region: str = DEFAULT_REGION, jobs: int = 1) -> dict[str, tuple[str, Score]]:
    """Return (language, score) of each marked article by its id; one that could not be read has found nothing."""
    marked = {path.stem: (path, marks) for path, marks in marked_articles(texts, gold)}
    read = {}
    for item in read_articles([path for path, _ in marked.values()], region, jobs):
        if isinstance(item, Problem):
            print(item, file=sys.stderr)
        else:
            read[Path(item.article.path).stem] = reading_to_json(item)
    nothing = {"toponyms": [], "events": []}
    return {
        name: (marks["language"], score_article(body_of(path), marks, read.get(name, nothing)))
        for name, (path, marks) in marked.items()
    }


def _lines(scores: dict[str, tuple[str, Score]]) -> list[str]:
    total = sum((score for _, score in scores.values()), Score())
    lines = [f"{name} {value:.3f}" for name, value in total.figures().items()]
    by_language: dict[str, Score] = defaultdict(Score)
    for language, each in scores.values():
        by_language[language] += each
    lines += ["", f"{'':12}" + "".join(f"{name:>9}" for name in COLUMNS)]
    lines += [_row(language, by_language[language]) for language in sorted(by_language)]
    return lines + [""] + [_row(name, each) for name, (_, each) in sorted(scores.items())]


def _row(name: str, of: Score) -> str:
    figures = of.figures()
    return f"{name:12}" + "".join(f"{figures[figure]:9.3f}" for figure in COLUMNS.values())
