"""`python -m data build`: make the store that the page shows from articles."""

import time
from pathlib import Path
from typing import Annotated

import typer

from data.region import DEFAULT_REGION, load_region

STORE = Path(".dateline/store")


def build_store(
    paths: Annotated[list[Path] | None, typer.Argument(help="Articles and folders of them; else the sample.")] = None,
    into: Annotated[Path, typer.Option(envvar="DATELINE_STORE", help="Directory of the store.")] = STORE,
    region: Annotated[str, typer.Option(help="The region's folder under data/files/regions.")] = DEFAULT_REGION,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
) -> None:
    """Read articles into a store of events: show it with DATELINE_STORE=DIRECTORY streamlit run dashboard.py.

    Problems go to standard error, one a line.
    """
    from data.build import SAMPLE, build  # loads DuckDB, which no other command should wait for
    from data.store import Store

    started = time.perf_counter()
    store = Store.open(build(paths or [SAMPLE], into, load_region(region), jobs))
    for problem in store.problems:
        typer.echo(str(problem), err=True)
    typer.echo(f"{into}: {store.total} events, {time.perf_counter() - started:.1f} s")
