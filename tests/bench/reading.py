"""Measure how long reading takes beside flashgeotext, which only finds names: `python -m tests.bench.reading [TEXTS]`.

Both read the same texts in the same run: in turns, article by article, and each alone over all articles again and
again, which is kinder to the smaller program's caches. Prints milliseconds of processor time an article, and ratios.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flashgeotext.geotext import GeoText

from data.articles import load_articles
from data.build import SAMPLE
from data.reading import Reader
from data.records import Article
from data.region import load_region
from data.tokens import tokenize

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    articles = [item for item in load_articles(args.texts) if isinstance(item, Article)]
    started = time.perf_counter()
    reader = Reader(load_region())
    reader.read(articles[0])
    warm = time.perf_counter() - started
    flash = GeoText()

    read = reading_with(reader)

    def find(article: Article) -> None:
        flash.extract(article.text)

    in_turns = medians(args.rounds, lambda: turns(read, find, articles))
    alone = medians(args.rounds, lambda: (seconds(read, articles), seconds(find, articles)))
    characters = sum(len(article.text) for article in articles) / len(articles)
    print(f"articles      {len(articles)} of {characters:,.0f} characters on average, {args.rounds} rounds")
    print(f"loading       {warm:.2f} s")
    for name, (ours, theirs) in (("in turns", in_turns), ("alone", alone)):
        ours, theirs = (1000 * each / len(articles) for each in (ours, theirs))
        print(f"{name:13} dateline {ours:.2f} ms, flashgeotext {theirs:.2f} ms an article: ratio {ours / theirs:.1f}")
    print(f"linear        {growth(reader, articles[0]):.2f} (time of ten times the text over ten times the time)")


def turns(
    read: Callable[[Article], None], find: Callable[[Article], None], articles: list[Article]
) -> tuple[float, float]:
    """Return the processor's seconds that each took for one pass, the two in turns."""
    reading = finding = 0.0
    for article in articles:
        finding += seconds(find, [article])
        reading += seconds(read, [article])
    return reading, finding


def medians(rounds: int, measure: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """Measure some times over and return the median of each figure."""
    first, second = zip(*(measure() for _ in range(rounds)), strict=True)
    return statistics.median(first), statistics.median(second)


def seconds(work: Callable[[Article], None], articles: list[Article]) -> float:
    """Return the processor's seconds for one pass over the articles: what else the machine does is not counted."""
    started = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - started


def growth(reader: Reader, article: Article, times: int = 10) -> float:
    """Return how reading grows with the text: 1 where it is linear."""
    long = replace(article, text="\n\n".join([article.text] * times))
    once, often = (min(seconds(reading_with(reader), [each]) for _ in range(3)) for each in (article, long))
    return often / (times * once)


def reading_with(reader: Reader) -> Callable[[Article], None]:
    """Return reading that keeps nothing from one time to the next."""

    def read(article: Article) -> None:
        tokenize.cache_clear()
        reader.read(article)

    return read


if __name__ == "__main__":
    main()
