"""Choose the place that a name means: by the region, the kind that is said, and what else the article names."""

from collections import Counter
from dataclasses import dataclass
from math import cos, hypot, log10, radians

from data.gazetteer import Entry
from data.places_context import Found
from data.places_words import PlaceWords
from data.records import Place, Unresolved
from data.region import Region
from data.tokens import Tokens

# What speaks for a place, in one measure: the order of the weights is what counts, and each is half a step or more.
TIER_WEIGHT = {0: 4.0, 1: 5.0, 2: 3.5, 3: 3.0, 4: 0.0}
PROVINCE_WEIGHT = 1.5
"""A province is mostly named after its town, which is meant where no kind is said."""
CAPITAL_WEIGHT = 2.0
SIZE_WEIGHT = 0.25
"""For every power of ten of a town's inhabitants: of two towns of a name the larger is spoken of."""
SAID_KIND_WEIGHT = 3.0
TOWN_WEIGHT = 1.0
"""Where no kind is said, a name that a town shares with its district is the town's; not one that is the district's own
name and only another of the town's ("Khojavend" for the town Martuni)."""
OWN_NAME_WEIGHT = 0.5
"""For the place whose own name it is, against one that has it for another name."""
SAME_COUNTRY_WEIGHT = 0.5
NEXT_COUNTRY_WEIGHT = 3.0
"""For "Gaziantep di Turki", "Tbilisi, Georgia": the country named next."""
DEGREE_WEIGHT = 2.0
"""Against each degree of latitude (111 km) from the region's centre, for places in and around the region."""
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was resolved to, and what else it could have meant, likeliest first."""

    resolution: Place | Unresolved
    candidates: tuple[Place, ...] = ()


def resolve(names: list[Found], region: Region | None, tokens: Tokens, words: PlaceWords) -> list[Resolved]:
    """Resolve an article's names together."""
    countries = Counter(entry.country for name in names for entry in name.entries if entry.place.kind == "country")
    resolved = []
    for number, name in enumerate(names):
        if not name.entries:
            resolved.append(Resolved(Unresolved("not_in_gazetteer")))
            continue
        if len(name.entries) == 1:
            resolved.append(Resolved(name.entries[0].place))
            continue
        after = names[number + 1] if number + 1 < len(names) else None
        next_country = _country_after(name, after, tokens, words)
        of_district = any(entry.place.kind == "region" and entry.own_key == name.key for entry in name.entries)

        def score(
            entry: Entry, name: Found = name, next_country: str | None = next_country, of_district: bool = of_district
        ) -> float:
            score = _prior(entry, region) + _kind(entry, name, of_district)
            if entry.place.kind != "country":
                score += SAME_COUNTRY_WEIGHT * (entry.country in countries)
                score += NEXT_COUNTRY_WEIGHT * (next_country is not None and entry.country == next_country)
            return score

        places = [entry.place for entry in sorted(name.entries, key=score, reverse=True)]
        resolved.append(Resolved(places[0], tuple(places[1 : MOST_CANDIDATES + 1])))
    return resolved


def _country_after(name: Found, after: Found | None, tokens: Tokens, words: PlaceWords) -> str | None:
    """Return the country that is named right after a place: "Tbilisi, Georgia", "Gaziantep di Turki".

    Not one with another word between: "Martuni, klaim Armenia" tells who speaks.
    """
    if after is None or after.sentence != name.sentence or after.first - name.last > 1:
        return None
    if after.first > name.last and "preposition" not in words.before.before(tokens.folded, after.first):
        return None
    return next((entry.country for entry in after.entries if entry.place.kind == "country"), None)


def _prior(entry: Entry, region: Region | None) -> float:
    score = TIER_WEIGHT[entry.tier] if entry.known or entry.tier != 2 else PROVINCE_WEIGHT
    if entry.tier >= 3:
        score += SIZE_WEIGHT * log10(entry.population + 1) + CAPITAL_WEIGHT * entry.capital
    if region and entry.tier in (0, 3):
        north = entry.place.lat - region.lat
        east = (entry.place.lon - region.lon) * cos(radians(region.lat))
        score -= DEGREE_WEIGHT * hypot(north, east)
    return score


def _kind(entry: Entry, name: Found, of_district: bool) -> float:
    kind, is_own = entry.place.kind, entry.own_key == name.key
    own_name = OWN_NAME_WEIGHT * is_own
    if name.said_kind is not None:
        return own_name + SAID_KIND_WEIGHT * (kind == name.said_kind)
    return own_name + TOWN_WEIGHT * (kind == "settlement" and (is_own or not of_district))
