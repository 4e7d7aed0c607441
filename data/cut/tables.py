"""Read and write the CSV tables of the cut."""

import csv
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
FILES = HERE.parent / "files"
PLACE_COLUMNS = ("id", "name", "names", "lat", "lon", "feature", "country", "admin1", "population", "source")
SITE_COLUMNS = (*PLACE_COLUMNS, "kind", "precision", "geometry", "note")


def read_rules() -> dict:
    """Return the rules of `cut.toml`."""
    return tomllib.loads((HERE / "cut.toml").read_text(encoding="utf-8"))


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a hand-made table in `data/cut/tables`."""
    with (HERE / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[dict]) -> None:
    """Write rows as UTF-8 CSV with `\\n` line ends, making the folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n", restval="", extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
