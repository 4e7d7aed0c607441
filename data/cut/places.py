"""Cut the gazetteer of towns and villages: `places.csv`, and `dropped.csv` for each alias left out and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from data.cut.inputs import City, read_newer_cities, read_older_cities, read_provinces, read_words
from data.cut.names import fold_name, is_usable, plain_marks, romanise, unique_names
from data.cut.tables import FILES, PLACE_COLUMNS, read_rules, read_table, write_table

Drop = tuple[str, str, str]  # id, alias, reason


def merge_cities(older: Iterable[City], newer: Iterable[City]) -> dict[str, City]:
    """Return the cities of both gazetteers by id: the newer name first, the older feature code, all aliases."""
    merged = {city.id: city for city in older}
    for city in newer:
        known = merged.get(city.id)
        if known is None:
            merged[city.id] = city
            continue
        merged[city.id] = replace(city, names=(known.name, *known.names, *city.names), feature=known.feature,
                                  population=max(known.population, city.population), source="geonames-both")
    return merged


def is_kept(city: City, rules: dict) -> bool:
    """Tell whether the rules of `[places]` keep a city."""
    if city.feature in rules["leave_out"]:
        return False
    if city.country in rules["whole_countries"] or f"{city.country}.{city.admin1}" in rules["whole_provinces"]:
        return True
    if city.feature in rules["always"] or city.feature in rules["seats"].get(city.country, ()):
        return True
    return city.population >= rules["smallest_in"].get(city.country, rules["smallest"])


def named_as_country(city: City, countries: set[str]) -> bool:
    """Tell whether a city, no capital, bears a country's name: a report that says it means the country."""
    return city.feature != "PPLC" and fold_name(city.name) in countries


def named_as_word(city: City, rules: dict, words: dict[str, str]) -> bool:
    """Tell whether a city far away has an ordinary word for a name ("Itu", "Enterprise") and is not known for it."""
    own = city.country in (*rules["whole_countries"], *rules["smallest_in"]) or city.feature in rules["always"]
    return not own and city.population < rules["smallest_named_as_word"] and city.name.casefold() in words


def clean_aliases(city: City, rules: dict, tables: list[dict], words: dict[str, str]) -> tuple[list[str], list[Drop]]:
    """Return the aliases of a city that a report may use, and those dropped because they are ordinary words."""
    whole = city.country in rules["whole_countries"]
    large = city.population >= rules["smallest_with_aliases"] or city.feature in rules["always"]
    scripts = {"LATIN", *rules["scripts_in"].get(city.country, ())}
    names = [plain_marks(name) for name in city.names if (whole or large) and is_usable(name, scripts)]
    names += [made for name in (city.name, *names) for made in romanise(name, tables, rules["native_letters"])]
    kept, dropped = [], []
    for name in unique_names(city.name, names):
        if name.casefold() in words:
            dropped.append((city.id, name, f"an ordinary word ({words[name.casefold()]})"))
        else:
            kept.append(name)
    return kept, dropped


def drop_others_names(cities: dict[str, City], share: float) -> tuple[dict[str, City], list[Drop]]:
    """Return cities without aliases that rather mean another place.

    That is one of this name with `share` of their population or more, or one of the same country, twice as large,
    that has the alias too. A former or mistaken name must not compete with the place that bears it today.
    """
    bearers, sharers = defaultdict(list), defaultdict(list)
    for city in cities.values():
        bearers[fold_name(city.name)].append(city)
        for name in {fold_name(name) for name in city.names}:
            sharers[city.country, name].append(city)
    cleaned, dropped = {}, []
    for city in cities.values():
        kept = []
        for name in city.names:
            rivals = [other for other in bearers[fold_name(name)] if other.population >= share * city.population]
            rivals += [other for other in sharers[city.country, fold_name(name)]
                       if other.population >= 2 * city.population]
            rivals = [other for other in rivals if other.id != city.id]
            if rivals and fold_name(name) != fold_name(city.name):
                dropped.append((city.id, name, f"the name of {rivals[0].name} (gn:{rivals[0].id})"))
            else:
                kept.append(name)
        cleaned[city.id] = replace(city, names=tuple(kept))
    return cleaned, dropped


def name_provinces(cities: dict[str, City], provinces: list[dict], from_seat: list[str]) -> dict[str, str]:
    """Return the English name of each division by its GeoNames code, such as `ID.30`."""
    named = {row["gn_a1_code"]: row["name_en"] or row["name"] for row in provinces if row.get("gn_a1_code")}
    named = {code: name for code, name in named.items() if code.split(".")[0] not in from_seat}
    for city in cities.values():
        if city.country in from_seat and city.feature in ("PPLA", "PPLC"):
            named[f"{city.country}.{city.admin1}"] = city.name
    return named


def name_by_hand(cities: dict[str, City], hand: dict[str, dict]) -> dict[str, City]:
    """Return cities under the names of `tables/names.csv`, the former name kept among the aliases."""
    renamed = {id: replace(cities[id], name=row["name"], names=(cities[id].name, *cities[id].names))
               for id, row in hand.items() if row["name"]}
    return cities | renamed


def add_hand_names(cities: dict[str, City], hand: dict[str, dict]) -> dict[str, City]:
    """Return cities with the aliases of `tables/names.csv` first; what a hand wrote is not cleaned away."""
    added = {id: replace(cities[id], names=tuple(unique_names(cities[id].name,
                         (*row["names"].split("|"), *cities[id].names)))) for id, row in hand.items()}
    return cities | added


def drop_by_hand(cities: dict[str, City]) -> tuple[dict[str, City], list[Drop]]:
    """Return cities without the aliases that `tables/drops.csv` names, and what was dropped."""
    drops = {(row["id"].removeprefix("gn:"), row["alias"]): row["reason"] for row in read_table("drops")}
    cleaned, dropped = {}, []
    for city in cities.values():
        wrong = {name for name in city.names if (city.id, name) in drops}
        dropped += [(city.id, name, drops[city.id, name]) for name in sorted(wrong)]
        cleaned[city.id] = replace(city, names=tuple(name for name in city.names if name not in wrong))
    return cleaned, dropped


def cut_places(folder: Path) -> Iterator[str]:
    """Write `places.csv` and `dropped.csv` from the packages below `folder`; yield a line about each file."""
    rules = read_rules()
    tables = defaultdict(list)
    for spelling in rules["romanise"]:
        tables[spelling["country"]].append(spelling["letters"])
    words = read_words(folder)
    merged = merge_cities(read_older_cities(folder), read_newer_cities(folder))
    hand = {row["id"].removeprefix("gn:"): row for row in read_table("names")}
    countries = {fold_name(row["name"]) for row in read_table("countries")}
    cities = {id: city for id, city in merged.items()
              if id in hand or is_kept(city, rules["places"]) and not named_as_country(city, countries)}
    as_words = {id for id, city in cities.items() if id not in hand and named_as_word(city, rules["places"], words)}
    dropped = [(id, cities[id].name, "the place: its name is an ordinary word") for id in as_words]
    cities = {id: city for id, city in cities.items() if id not in as_words}
    cities = name_by_hand(cities, hand)
    for city in list(cities.values()):
        aliases, ordinary = clean_aliases(city, rules["places"], tables[city.country], words)
        cities[city.id] = replace(city, names=tuple(aliases))
        dropped += ordinary
    cities, by_hand = drop_by_hand(cities)
    cities, others = drop_others_names(cities, rules["places"]["yield_share"])
    cities = add_hand_names(cities, hand)
    dropped += by_hand + others
    named = name_provinces(merged, read_provinces(folder), rules["places"]["admin1_from_seat"])
    rows = [place_row(city, named) for city in sorted(cities.values(), key=lambda city: (city.country, int(city.id)))]
    write_table(FILES / "gazetteer" / "places.csv", PLACE_COLUMNS, rows)
    yield f"gazetteer/places.csv: {len(rows)} places"
    lost = [{"id": f"gn:{id}", "alias": alias, "reason": reason} for id, alias, reason in sorted(dropped)]
    write_table(FILES / "gazetteer" / "dropped.csv", ("id", "alias", "reason"), lost)
    yield f"gazetteer/dropped.csv: {len(lost)} aliases left out"


def place_row(city: City, provinces: dict[str, str]) -> dict:
    """Return one row of `places.csv`."""
    return {
        "id": f"gn:{city.id}", "name": city.name, "names": "|".join(city.names),
        "lat": round(city.lat, 4), "lon": round(city.lon, 4), "feature": city.feature or "PPL",
        "country": city.country, "admin1": provinces.get(f"{city.country}.{city.admin1}", ""),
        "population": city.population, "source": city.source,
    }
