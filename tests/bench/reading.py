"""Measure how long reading takes beside flashgeotext, which only finds names: `python -m tests.bench.reading [TEXTS]`.

Both read the same texts in the same run, in turns. Prints milliseconds an article and their ratio.
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

    dateline, flashgeotext = [], []
    for _ in range(args.rounds):
        dateline.append(seconds(read, articles))
        flashgeotext.append(seconds(find, articles))
    ours, theirs = (1000 * statistics.median(times) / len(articles) for times in (dateline, flashgeotext))
    characters = sum(len(article.text) for article in articles) / len(articles)
    print(f"articles      {len(articles)} of {characters:,.0f} characters on average, {args.rounds} rounds")
    print(f"loading       {warm:.2f} s")
    print(f"dateline      {ours:.2f} ms an article")
    print(f"flashgeotext  {theirs:.2f} ms an article")
    print(f"ratio         {ours / theirs:.1f}")
    print(f"linear        {growth(reader, articles[0]):.2f} (time of ten times the text over ten times the time)")


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
