"""Find the region's side that another data set's actor is."""

import re
import tomllib
from functools import cache

from data.region import Region

BRACKETS = re.compile(r"\s*\([^()]*\)")


def side_of(actor: str, region: Region) -> str:
    """Return the side of an actor where the region's table has its name, else the actor's own name."""
    actor = actor.strip()
    if not actor:
        return "unknown"
    known = _known(region)
    return known.get(actor.casefold()) or known.get(BRACKETS.sub("", actor).casefold()) or actor


@cache
def _table(directory: str) -> dict[str, str]:
    try:
        with open(f"{directory}/imports.toml", "rb") as file:
            sides = tomllib.load(file)["sides"]
    except FileNotFoundError:
        return {}
    return {name.casefold(): side for name, side in sides.items()}


def _known(region: Region) -> dict[str, str]:
    return _table(str(region.directory))
