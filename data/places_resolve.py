"""Choose the place that a name means: by the region, the kind that is said, and what else the article names."""

from collections import Counter
from dataclasses import dataclass

from data.gazetteer import Entry
from data.places_find import Found
from data.records import Place, PlaceKind, Unresolved

TIER_WEIGHT = {0: 5.0, 1: 5.0, 2: 3.5, 3: 3.0, 4: 0.0}
CAPITAL_WEIGHT = 3.5
LARGEST_CITY_WEIGHT = 2.5
"""What a town of ten million is worth; a smaller one less, by the order of its size."""
SAID_KIND_WEIGHT = 3.0
SAME_COUNTRY_WEIGHT = 1.0
NEXT_COUNTRY_WEIGHT = 3.0
"""For "Gaziantep di Turki", "Tbilisi, Georgia": the country named next."""
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was resolved to, and what else it could have meant, likeliest first."""

    resolution: Place | Unresolved
    candidates: tuple[Place, ...] = ()


def resolve(names: list[Found]) -> list[Resolved]:
    """Resolve an article's names together."""
    countries = Counter(entry.country for name in names for entry in name.entries if entry.place.kind == "country")
    resolved = []
    for number, name in enumerate(names):
        if not name.entries:
            resolved.append(Resolved(Unresolved("not_in_gazetteer")))
            continue
        after = names[number + 1] if number + 1 < len(names) else None
        beside = after if after and after.sentence == name.sentence and after.first - name.last <= 1 else None
        next_country = next((e.country for e in beside.entries if e.place.kind == "country"), None) if beside else None
        ranked = sorted(name.entries, key=lambda entry: -_score(entry, name.said_kind, countries, next_country))
        places = [entry.place for entry in ranked]
        resolved.append(Resolved(places[0], tuple(places[1 : MOST_CANDIDATES + 1])))
    return resolved


def _score(entry: Entry, said: PlaceKind | None, countries: Counter, next_country: str | None) -> float:
    score = TIER_WEIGHT[entry.tier]
    if entry.tier == 4:
        score += CAPITAL_WEIGHT if entry.capital else 0
        score += LARGEST_CITY_WEIGHT * max(0, len(str(entry.population)) - 3) / 5
    if said is not None:
        score += SAID_KIND_WEIGHT * ((entry.place.kind == said) - 0.5)
    if entry.place.kind != "country" and entry.country in countries:
        score += SAME_COUNTRY_WEIGHT
    if next_country is not None and entry.country == next_country and entry.place.kind != "country":
        score += NEXT_COUNTRY_WEIGHT
    return score
