"""Find the gazetteer's names that a misspelled or differently spelled name is most like."""

from functools import lru_cache

from rapidfuzz import fuzz, process

from data.gazetteer.index import GazetteerIndex, name_key

LIKE = 82.0
"""rapidfuzz ratio from which a name in the region is taken for another spelling of a known one."""
SAME_SOUND = 60.0
"""Likeness that names of the same sound have before their letters are compared."""
LENGTHS_APART = 2
SHORTEST = 5
"""Names with fewer letters are like too many words."""
NEAR_TIERS = {0, 3}

# Letters that romanisations of the same sound exchange, longest first: Ağdam, Aghdam, Agdam; Xocavənd, Khojavend.
SOUNDS = (
    ("dzh", "j"), ("tch", "c"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("dj", "j"),
    ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ye", "e"),
    ("yi", "i"), ("iy", "i"), ("x", "h"), ("q", "k"), ("g", "k"), ("y", "i"), ("w", "v"), ("z", "s"), ("j", "c"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def skeleton(key: str) -> str:
    """Reduce a folded name to how it sounds whatever the romanisation; vowels but the first count as one."""
    sound = key.replace(" ", "")
    for written, heard in SOUNDS:
        sound = sound.replace(written, heard)
    kept = sound[:1]
    for letter in sound[1:]:
        letter = "e" if letter in "aeiou" else letter
        if letter != kept[-1]:
            kept += letter
    return kept


def similar_names(name: str, index: GazetteerIndex) -> list[tuple[str, float]]:
    """Return up to three keys of the index spelled like `name` with how like they are (0-100), likeliest first.

    Only the names of the region, of what lies in its window and of countries: an unknown word is not taken for a
    far town.
    """
    return list(similar_keys(name_key(name), index))


@lru_cache(maxsize=20_000)
def similar_keys(key: str, index: GazetteerIndex) -> tuple[tuple[str, float], ...]:
    """Return the same for a name that is folded to a key already."""
    if len(key) < SHORTEST:
        return ()
    sounds, buckets = _near_names(index)
    alike = sounds.get(skeleton(key), ())
    found = {other: SAME_SOUND + fuzz.ratio(key, other) * (1 - SAME_SOUND / 100) for other in alike}
    for length in range(len(key) - LENGTHS_APART, len(key) + LENGTHS_APART + 1):
        names = buckets.get((key[0], length), ())
        for other, likeness, _ in process.extract(key, names, scorer=fuzz.ratio, score_cutoff=LIKE, limit=3):
            found[other] = max(likeness, found.get(other, 0))
    best = sorted(found.items(), key=lambda item: -item[1])
    return tuple(best[:3])


@lru_cache(maxsize=4)
def _near_names(index: GazetteerIndex) -> tuple[dict[str, list[str]], dict[tuple[str, int], list[str]]]:
    """Return the names worth a misspelling, the region's and countries': by sound, and by first letter and length."""
    sounds: dict[str, list[str]] = {}
    buckets: dict[tuple[str, int], list[str]] = {}
    for key, entries in index.names.items():
        if len(key) >= SHORTEST and any(entry.tier in NEAR_TIERS or entry.tier == 1 for entry in entries):
            sounds.setdefault(skeleton(key), []).append(key)
            buckets.setdefault((key[0], len(key)), []).append(key)
    return sounds, buckets
