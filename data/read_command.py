"""`python -m data read`: read articles and print what was read, one JSON object a line."""

import json
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated

import typer
from geopy.exc import GeocoderNotFound, GeopyError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from data.articles import load_articles
from data.gazetteer import EmbeddedGazetteer
from data.gazetteer.online import OnlineGazetteer, online_gazetteer
from data.reading import Reader, Reading
from data.reading_json import reading_to_json
from data.records import Article, Problem
from data.region import DEFAULT_REGION, load_region

ARTICLES_AT_ONCE = 16
"""How many articles one worker is given at a time: enough that sending them costs little beside reading them."""

LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Line ends that JSON leaves as they are, and that would part an article's line for who reads line by line."""


def read(
    paths: Annotated[list[Path], typer.Argument(help="Articles (.md or .txt) and folders of them.")],
    region: Annotated[str, typer.Option(help="The region's folder under data/files/regions.")] = DEFAULT_REGION,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
    online: Annotated[str, typer.Option(help="Send names that the gazetteer lacks to this geopy service.")] = "",
) -> None:
    """Read articles and print their places and events as JSON, one article a line.

    Problems go to standard error, one a line. Exit code 0 where every file was read, 1 where some could not be,
    2 where the command itself was wrong.
    """
    skipped = 0
    try:
        service = online_gazetteer(online) if online else None
    except GeocoderNotFound as error:
        raise typer.BadParameter(f"geopy knows no service {online!r}", param_hint="--online") from error
    for item in read_articles(paths, region, jobs, service):
        if isinstance(item, Problem):
            print(item, file=sys.stderr)
            skipped += item.done in {"skipped", "nothing read"}
        else:
            for problem in item.problems:
                print(problem, file=sys.stderr)
            print(json.dumps(reading_to_json(item), ensure_ascii=False).translate(LINE_ENDS))
    raise typer.Exit(1 if skipped else 0)


def read_articles(
    paths: list[Path], region: str = DEFAULT_REGION, jobs: int = 1, online: OnlineGazetteer | None = None
) -> Iterator[Reading | Problem]:
    """Yield what was read from each article in order, and the problems of the files, with a bar on a terminal.

    online: a service for names that the gazetteer lacks; it is asked by one process alone, to keep its pace.
    """
    items = list(load_articles(paths))
    articles = [item for item in items if isinstance(item, Article)]
    with _progress() as progress:
        task = progress.add_task("reading", total=len(articles))
        readings = _readings(articles, region, 1 if online else jobs, online)
        for item in items:
            if isinstance(item, Article):
                yield next(readings)
                progress.advance(task)
            else:
                yield item


def _readings(
    articles: list[Article], region_id: str, jobs: int, online: OnlineGazetteer | None
) -> Iterator[Reading | Problem]:
    if jobs == 1 or len(articles) <= ARTICLES_AT_ONCE:
        region = load_region(region_id)
        reader = Reader(region, EmbeddedGazetteer(region, online))
        yield from (_read(reader, article) for article in articles)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(region_id,)) as pool:
        yield from pool.map(_read_in_worker, articles, chunksize=ARTICLES_AT_ONCE)


def _start_worker(region: str) -> None:
    global _reader
    _reader = Reader(load_region(region))


def _read_in_worker(article: Article) -> Reading | Problem:
    return _read(_reader, article)


def _read(reader: Reader, article: Article) -> Reading | Problem:
    """Read an article; one that trips a fault of the program is named, and the rest are read."""
    try:
        reading = reader.read(article)
    except GeopyError as error:
        values = (("error", f"{type(error).__name__}: {error}"),)
        todo = "read it again later, or without --online"
        return Problem(article.path, None, "the online service failed: {error}", "skipped", todo, values)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        values = (("error", f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {error}"),)
        todo = "please report it with this file"
        return Problem(article.path, None, "a fault in Dateline: {error}", "skipped", todo, values)
    return reading if reading.language else reading.problems[0]


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)
