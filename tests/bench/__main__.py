"""`python -m tests.bench`: how long a filter takes, from the click to everything painted, as events grow.

Three pages in turns in one run: this one, the one most people write, and the floor: one Plotly chart, no map.
"""

import json
import platform
import statistics
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import playwright.sync_api
import typer
from rich.console import Console
from rich.table import Table

from data.region import load_region
from data.store import Store, StoreError
from data.synth import synthesize
from tests.bench.browser import Tab, browsing, open_tab
from tests.bench.panning import pan
from tests.bench.people import crowd
from tests.bench.questions import time_questions
from tests.bench.server import APPS, ROOT, Server, running

TOO_SLOW = 60.0
"""Seconds of one change after which an app is not tried on more events."""
SLOW = 5.0
"""Seconds of a change that grows with the number of events, as one that takes less need not."""
ENOUGH = 3
"""Changes of an app that is as slow as that."""
WARM_UP = 2
console = Console(width=120)
errors = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured for one app and number of events; None where it was too slow to measure."""

    app: str
    events: int
    seconds_median: float | None
    seconds_min: float | None
    seconds_max: float | None
    bytes_median: int | None
    server_mb: float | None
    changes: int = 0
    opened_seconds: float | None = None


def main(
    sizes: Annotated[str, typer.Option(help="Numbers of events, by commas.")] = "100,10000,1000000,10000000",
    apps: Annotated[str, typer.Option(help="Which of dateline, naive and floor, by commas.")] = "dateline,naive,floor",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the rows there as JSON.")] = None,
    changes: Annotated[int, typer.Option(min=1, help="How many clicks are measured for each app and size.")] = 8,
    people: Annotated[int, typer.Option(min=0, help="So many people filter 10^6 events at once, twice; 0: none.")] = 0,
    panned: Annotated[bool, typer.Option("--pan", help="Pan, zoom and play the map of 10^6 events.")] = False,
    questions: Annotated[bool, typer.Option(help="Also time the store's own answers.")] = True,
    stores: Annotated[Path, typer.Option(help="Where generated stores are kept.")] = ROOT / ".dateline" / "bench",
) -> None:
    """Measure, print a table, and write it as JSON. The first run generates the stores (some minutes for 10^7)."""
    wanted = [app.strip() for app in apps.split(",") if app.strip()]
    numbers = sorted(int(size) for size in sizes.split(",") if size.strip())
    unknown = set(wanted) - set(APPS)
    if unknown:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: choose from {', '.join(APPS)}", param_hint="--apps")
    rows, given_up = [], set()
    for size in numbers:
        directory = store_of(size, stores)
        found = measure([app for app in wanted if app not in given_up], size, directory, changes)
        found += [Row(app, size, *[None] * 5) for app in wanted if app in given_up]
        following = next((number for number in numbers if number > size), size)
        given_up |= {row.app for row in found if is_too_slow(row, following)}
        rows += sorted(found, key=lambda row: wanted.index(row.app))
        write_json(json_file, rows)
    console.print(f"\n{machine()}\n")
    if rows:
        console.print(table_of(rows))
    if rows and questions:
        console.print(questions_table({size: store_of(size, stores) for size in numbers}))
    if panned:
        with running("dateline", store_of(1_000_000, stores)) as server:
            console.print(f"the map of 1,000,000 events, {pan(server.url, 3 * changes)}")
    if people:
        measure_people(store_of(1_000_000, stores), people, changes)


def measure_people(directory: Path, people: int, changes: int) -> None:
    """Let people filter at once: all by the same few sides, and each what nobody asked before; print both."""
    first = Store.open(directory).first_day
    their_own = [first + timedelta(number) for number in range(people)]
    for name, first_days in (("the same sides", ()), ("each over days of their own", their_own)):
        with running("dateline", directory) as server:
            crowd(server.url, 1, 1)
            server.settle()
            before = server.cpu_seconds
            found = crowd(server.url, people, changes, first_days)
            took = 1000 * (server.cpu_seconds - before) / (people + len(found.seconds))
            console.print(f"{people} people at once, {name}, 1,000,000 events: {found}")
            console.print(f"server: {took:.0f} ms of processor a run, {server.memory_mb:.0f} MB afterwards")


def is_too_slow(row: Row, more: int) -> bool:
    """Tell whether an app need not be tried on more events: it was too slow, or is slow and would be with so many.

    A million markers would also take more memory than most machines have.
    """
    if row.seconds_median is None or row.seconds_max > TOO_SLOW:
        return True
    return row.seconds_median > SLOW and row.seconds_median * more / row.events > TOO_SLOW


def store_of(size: int, stores: Path) -> Path:
    """Return a store of `size` synthetic events, generated where there is none of this version."""
    directory = stores / str(size)
    try:
        Store.open(directory)
    except StoreError:
        errors.print(f"generating {size:,} events …")
        synthesize(size, load_region(), directory)
    return directory


def measure(apps: list[str], size: int, directory: Path, changes: int) -> list[Row]:
    """Open the apps side by side and click in each in turn; one that takes too long is left out from then on."""
    with ExitStack() as stack:
        context = stack.enter_context(browsing())
        servers: dict[str, Server] = {}
        tabs: dict[str, Tab] = {}
        opened: dict[str, float] = {}
        for app in apps:
            started = time.perf_counter()
            servers[app] = stack.enter_context(running(app, directory))
            try:
                tabs[app] = open_tab(context, app, servers[app].url)
                opened[app] = time.perf_counter() - started
            except playwright.sync_api.Error as error:
                errors.print(f"{app}, {size:,} events: the page was given up: {error.message.splitlines()[0]}")
        opened_tabs = dict(tabs)
        seconds: dict[str, list[float]] = {app: [] for app in tabs}
        received: dict[str, list[int]] = {app: [] for app in tabs}
        for number in range(WARM_UP + changes):
            for app, tab in list(tabs.items()):
                tab.page.bring_to_front()
                try:
                    took, many = tab.change(number)
                except playwright.sync_api.Error as error:
                    errors.print(f"{app}, {size:,} events: a change was given up: {error.message.splitlines()[0]}")
                    del tabs[app]
                    continue
                if number >= WARM_UP or took > TOO_SLOW:
                    seconds[app].append(took)
                    received[app].append(many)
                if took > TOO_SLOW or (took > SLOW and len(seconds[app]) >= ENOUGH):
                    del tabs[app]
        for app, tab in opened_tabs.items():
            for message in tab.errors[:3]:
                errors.print(f"{app}, {size:,} events: {message}")
        return [row_of(app, size, seconds.get(app), received.get(app), servers[app], opened.get(app)) for app in apps]


def row_of(app: str, size: int, seconds, received, server: Server, opened: float | None) -> Row:
    """Sum up what was measured."""
    if not seconds:
        return Row(app, size, *[None] * 5, opened_seconds=opened)
    return Row(
        app, size, round(statistics.median(seconds), 3), round(min(seconds), 3), round(max(seconds), 3),
        int(statistics.median(received)), round(server.memory_mb, 1), len(seconds), opened and round(opened, 2),
    )  # fmt: skip


def table_of(rows: list[Row]) -> Table:
    """Lay the rows out, each beside the floor of its size."""
    floor = {row.events: row.seconds_median for row in rows if row.app == "floor"}
    table = Table(title="Click on a side to map, timeline and headline painted")
    for name in ("events", "app", "median s", "min–max s", "n", "× floor", "kB received", "server MB", "opened s"):
        table.add_column(name, justify="left" if name == "app" else "right")
    for row in rows:
        if row.seconds_median is None:
            table.add_row(f"{row.events:,}", row.app, f"> {TOO_SLOW:.0f}", *[""] * 6)
            continue
        ratio = f"{row.seconds_median / floor[row.events]:.2f}" if floor.get(row.events) else ""
        table.add_row(
            f"{row.events:,}", row.app, f"{row.seconds_median:.3f}", f"{row.seconds_min:.3f}–{row.seconds_max:.3f}",
            str(row.changes), ratio, f"{row.bytes_median / 1000:.1f}", f"{row.server_mb:.0f}",
            f"{row.opened_seconds:.1f}" if row.opened_seconds else "",
        )  # fmt: skip
    return table


def questions_table(directories: dict[int, Path]) -> Table:
    """Lay out how long the store's own answers take."""
    table = Table(title="The store alone: milliseconds of the median answer (of the first)")
    table.add_column("question")
    answers = {size: time_questions(Store.open(directory)) for size, directory in directories.items()}
    names = list(dict.fromkeys(name for of in answers.values() for name in of))
    for size in answers:
        table.add_column(f"{size:,} events", justify="right")
    for name in names:
        cells = (of.get(name) for of in answers.values())
        table.add_row(name, *(f"{cell[1]:.1f} ({cell[0]:.0f})" if cell else "" for cell in cells))
    return table


def write_json(path: Path | None, rows: list[Row]) -> None:
    """Write what is known so far, so that a run that is ended leaves what it measured."""
    if path:
        path.write_text(json.dumps({"machine": machine(), "rows": [asdict(row) for row in rows]}, indent=1) + "\n")


def machine() -> str:
    """Name the machine and the day."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return f"{datetime.now():%Y-%m-%d}, {len(models)} × {models[0] if models else platform.processor()}, " + (
        f"Python {sys.version.split()[0]}"
    )


if __name__ == "__main__":
    typer.run(main)
