"""`python -m data import` and `python -m data synth`: stores of events that were not read from articles."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from data.region import DEFAULT_REGION, load_region

STORE = Path(".dateline/store")
RegionOption = Annotated[str, typer.Option(help="The region's folder under data/files/regions.")]


def import_events(
    file: Annotated[Path, typer.Argument(help="UCDP GED or ACLED as CSV, GeoJSON, or an export of the page.")],
    into: Annotated[
        Path, typer.Option(envvar="DATELINE_STORE", help="Directory of the store; events are added to it.")
    ] = STORE,
    region: RegionOption = DEFAULT_REGION,
) -> None:
    """Import a data set of events into a store, row by row.

    Rows that cannot be used are counted and written to rejects.csv in the store, each with its reason.
    """
    from data.imports import import_file  # loads DuckDB, which no other command should wait for

    started = time.perf_counter()
    try:
        with _bar() as bar:
            task = bar.add_task("importing", total=file.stat().st_size)
            done = import_file(file, load_region(region), into, lambda read: bar.update(task, completed=read))
    except (OSError, ValueError) as error:
        typer.echo(f"{error}; nothing was imported", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"{into}: {done.kept} events of {done.format}, {time.perf_counter() - started:.1f} s")
    typer.echo(f"To see them: DATELINE_STORE={into} streamlit run dashboard.py")
    if done.rejected:
        typer.echo(f"{done.rejected} rows cannot be used: see {done.rejects}", err=True)


def synthesize_events(
    count: Annotated[int, typer.Argument(min=0, help="How many events.")],
    into: Annotated[
        Path, typer.Option(envvar="DATELINE_STORE", help="Directory of the store; what is there is replaced.")
    ] = STORE,
    region: RegionOption = DEFAULT_REGION,
    seed: Annotated[int, typer.Option(help="The same seed gives the same events.")] = 1,
) -> None:
    """Generate synthetic events that clump as real ones do, to measure with."""
    from data.synth import synthesize  # as above

    started = time.perf_counter()
    with _bar() as bar:
        task = bar.add_task("generating", total=count)
        synthesize(count, load_region(region), into, seed, lambda made: bar.update(task, completed=made))
    typer.echo(f"{into}: {count} events, {time.perf_counter() - started:.1f} s")


def _bar() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)
