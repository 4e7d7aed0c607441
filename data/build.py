"""Build a store from articles: read each, merge what they report into events, write it all down."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from data.records import Problem
from data.region import DEFAULT_REGION, FILES, Region, load_region
from data.store.write import DESCRIPTION, VERSION, write_store

SAMPLE = FILES / "articles"
STORE_VARIABLE = "DATELINE_STORE"
"""Environment variable that names another store than the sample corpus."""
READ_WITH = (".py", ".toml", ".csv", ".json", ".geojson")
"""Files of this package that decide what is read: a store that older ones made is built anew."""


def build(paths: Iterable[Path], directory: Path, region: Region, jobs: int = 1) -> Path:
    """Read articles into a store and return its directory; one that is up to date already is left alone."""
    paths = [Path(path) for path in paths]
    fingerprint = fingerprint_of(paths, region)
    if built_from(directory) == fingerprint:
        return directory
    from data.merge import merge  # all that reads is loaded only where there is something to read
    from data.read_command import read_articles

    readings, problems = [], []
    for item in read_articles(paths, region.region_id, jobs):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            readings.append(item)
            problems.extend(item.problems)
    events = merge(readings)
    write_store(events, (reading.article for reading in readings), problems, region, directory, fingerprint)
    return directory


def store_directory(region_id: str = DEFAULT_REGION) -> Path:
    """Return the store to show: the one that DATELINE_STORE names, else the sample corpus, built where it is not.

    Raises OSError where no folder can be written at all.
    """
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    region = load_region(region_id)
    for folder in _cache_folders():
        try:
            return build([SAMPLE], folder / region_id, region)
        except OSError:  # no right to write there, or a disk that is full or read-only
            continue
    return build([SAMPLE], Path(tempfile.mkdtemp(prefix="dateline-")) / region_id, region)


def fingerprint_of(paths: Iterable[Path], region: Region) -> str:
    """Digest what a store is made from: names, sizes and times of the articles and of all that reads them."""
    digest = hashlib.sha256(f"{VERSION} {region.region_id}".encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            digest.update(_state(file))
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in READ_WITH and "__pycache__" not in file.parts:
            digest.update(_state(file))
    return digest.hexdigest()


def built_from(directory: Path) -> str | None:
    """Return the fingerprint of a store, None where there is none that can be read."""
    try:
        return json.loads((directory / DESCRIPTION).read_text(encoding="utf-8"))["fingerprint"]
    except (OSError, ValueError, KeyError):
        return None


def _state(file: Path) -> bytes:
    try:
        state = file.lstat()
    except OSError:
        return f"{file} gone".encode(errors="replace")
    return f"{file} {state.st_size} {state.st_mtime_ns}".encode(errors="replace")


def _cache_folders() -> list[Path]:
    """Return where a built store may be kept: beside the code, in the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return [Path(__file__).parents[1] / ".dateline", Path(cache) / "dateline"]
