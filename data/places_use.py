"""Tell what part a named place plays: where something is (place), who acts (actor), or neither (other)."""

from functools import cache
from operator import add
from pathlib import Path

from data.model import load_weights
from data.places_around import Surroundings
from data.places_context import Found
from data.records import ToponymUse

FILE = Path(__file__).parent / "files" / "models" / "uses.json"
TASK = "use"
WIDE = ("words ", "second ")
SEPARATOR = "|"
USES: tuple[ToponymUse, ...] = ("place", "actor", "other")


def tell_uses(names: list[Found], surroundings: Surroundings) -> list[ToponymUse]:
    """Tell the use of each name in reading order; a name in a list is told with the one before it in mind."""
    weights = _weights()
    plain = weights[""]
    uses: list[ToponymUse] = []
    for number in range(len(names)):
        kind, seen = surroundings.seen(number, uses[number - 1] if number else None)
        place = actor = other = 0.0
        for for_place, for_actor, for_other in filter(None, map(weights.get(kind, plain).get, seen)):
            place += for_place
            actor += for_actor
            other += for_other
        uses.append(USES[0] if place >= max(actor, other) else USES[1] if actor >= other else USES[2])
    return uses


@cache
def _weights() -> dict[str, dict[str, tuple[float, ...]]]:
    """Turn the trained weights round: kind ("" for others) -> feature -> what it adds to each use, alone and for it.

    So a feature is looked up once, and none has to be spelled out with its kind and use while reading.
    """
    turned: dict[str, dict[str, list[float]]] = {"": {}}
    for option, weight in load_weights(FILE).get(TASK, {}).items():
        use, kind, feature = option.split(SEPARATOR, 2)
        turned.setdefault(kind, {}).setdefault(feature, [0.0, 0.0, 0.0])[USES.index(use)] = weight
    plain = {feature: tuple(weights) for feature, weights in turned.pop("").items()}
    both = {
        kind: {
            feature: tuple(map(add, weights, plain.get(feature, (0.0, 0.0, 0.0))))
            for feature, weights in of_kind.items()
        }
        for kind, of_kind in turned.items()
    }
    return {"": plain} | {kind: plain | weights for kind, weights in both.items()}


def options(kind: str, seen: list[str]) -> list[list[str]]:
    """Return the features of each use, for training: each of what is seen, alone and with the place's kind.

    Single words near a name only alone: with each kind they would be many times as many for no better folds.
    """
    of_kind = [feature for feature in seen if not feature.startswith(WIDE)]
    named = [("", feature) for feature in seen] + [(kind, feature) for feature in of_kind]
    return [[SEPARATOR.join((use, *each)) for each in named] for use in USES]
