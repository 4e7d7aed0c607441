"""Tell what part a named place plays: where something is (place), who acts (actor), or neither (other)."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.model import load_weights
from data.places_context import Found
from data.places_resolve import Resolved
from data.places_words import PlaceWords
from data.records import Place, Sentence, ToponymUse
from data.tokens import Tokens

FILE = Path(__file__).parent / "files" / "models" / "uses.json"
PARTING = set(".,;:!?()[]\n/–—|…")
TASK = "use"
WIDE = ("near ", "words ", "second ")
NEAR = 7
"""How many words to either side of a name, in its clause, are looked at each for itself."""
SEPARATOR = "|"
USES: tuple[ToponymUse, ...] = ("place", "actor", "other")


def tell_uses(names: list[Found], surroundings: "Surroundings") -> list[ToponymUse]:
    """Tell the use of each name in reading order; a name in a list is told with the one before it in mind."""
    weights = _weights()
    uses: list[ToponymUse] = []
    for number in range(len(names)):
        kind, seen = surroundings.seen(number, uses[number - 1] if number else None)
        plain, of_kind = weights.get("", {}), weights.get(kind, {})
        place = actor = other = 0.0
        for feature in seen:
            for table in (plain, of_kind):
                if feature in table:
                    more = table[feature]
                    place, actor, other = place + more[0], actor + more[1], other + more[2]
        uses.append(USES[0] if place >= max(actor, other) else USES[1] if actor >= other else USES[2])
    return uses


@cache
def _weights() -> dict[str, dict[str, list[float]]]:
    """Turn the trained weights round: kind ("" for any) -> feature -> what it adds to each use.

    So a feature is looked up once, and none has to be spelled out with its kind and use while reading.
    """
    turned: dict[str, dict[str, list[float]]] = {}
    for option, weight in load_weights(FILE).get(TASK, {}).items():
        use, kind, feature = option.split(SEPARATOR, 2)
        turned.setdefault(kind, {}).setdefault(feature, [0.0, 0.0, 0.0])[USES.index(use)] = weight
    return turned


def options(kind: str, seen: list[str]) -> list[list[str]]:
    """Return the features of each use, for training: each of what is seen, alone and with the place's kind.

    Single words near a name only alone: with each kind they would be many times as many for no better folds.
    """
    of_kind = [feature for feature in seen if not feature.startswith(WIDE)]
    named = [("", feature) for feature in seen] + [(kind, feature) for feature in of_kind]
    return [[SEPARATOR.join((use, *each)) for each in named] for use in USES]


@dataclass(frozen=True, slots=True)
class Time:
    """Where the text names a time, and whether it is over before the region's first day."""

    start: int
    is_past: bool


class Surroundings:
    """What stands around an article's names, as features; the groups of words come from the language's lists."""

    def __init__(
        self, tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Found], resolved: list[Resolved],
        words: PlaceWords, datelines: list[tuple[int, int]], times: list[Time], seats: frozenset[str],
    ) -> None:  # fmt: skip
        self.tokens, self.sentences, self.names, self.resolved, self.words = tokens, sentences, names, resolved, words
        self.datelines = datelines
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.seats = seats
        self.times: dict[int, list[Time]] = {}
        for time in times:
            self.times.setdefault(bisect_right(self.sentence_starts, time.start) - 1, []).append(time)

    def seen(self, number: int, use_before: ToponymUse | None) -> tuple[str, list[str]]:
        """Return the kind of place that a name means, and what is seen around it."""
        name = self.names[number]
        kind = self._kind(number)
        before, after, standing = self._before(name), self._after(name), self._standing(number)
        if self._is_listed(number):
            standing.append(f"listed {use_before}")
        seen = [*before, *after, *standing]
        standing += self._near(name)
        past = next((label for label in standing if "history" in label), None)
        past_and = [f"{past} & {label}" for label in before] if past else []
        return kind, ["always", *seen, *past_and]

    def _near(self, name: Found) -> list[str]:
        """Say which words stand in the same clause, up to NEAR words to either side."""
        tokens, low, high = self.tokens, name.first, name.last
        while low > max(0, name.first - NEAR) and not self._parted(low):
            low -= 1
        while high < min(len(tokens), name.last + NEAR) and not self._parted(high):
            high += 1
        return [f"near {word}" for word in {*tokens.folded[low : name.first], *tokens.folded[name.last : high]}]

    def _kind(self, number: int) -> str:
        resolution = self.resolved[number].resolution
        if not isinstance(resolution, Place):
            return "settlement"
        capital = any(entry.capital for entry in self.names[number].entries if entry.place is resolution)
        is_seat = self.names[number].key in self.seats
        capital = capital or (is_seat and resolution.kind == "site")
        seat = is_seat and resolution.kind == "settlement"
        former = resolution.kind == "country" and resolution.country is None
        return "former state" if former else "capital" if capital else "seat" if seat else resolution.kind

    def _before(self, name: Found) -> list[str]:
        tokens, words, first = self.tokens, self.words, name.first
        if first == 0 or self._parted(first):
            gap = tokens.text[tokens.ends[first - 1] : tokens.starts[first]].strip()[-1:] if first else ""
            return [f"before {gap or 'nothing'}"]
        skipped = first
        while skipped > 0 and tokens.folded[skipped - 1] in words.articles and not self._parted(skipped):
            skipped -= 1
        found = [f"before {label}" for label in self._classes_before(skipped)]
        if skipped > 0 and not self._parted(skipped):
            found.append(f"word before {tokens.folded[skipped - 1]}")
            if skipped > 1 and not self._parted(skipped - 1):
                found.append(f"words before {tokens.folded[skipped - 2]} {tokens.folded[skipped - 1]}")
                found.append(f"second before {tokens.folded[skipped - 2]}")
        return found or ["before nothing"]

    def _classes_before(self, at: int) -> list[str]:
        folded = self.tokens.folded
        lengths = self.words.before.before(folded, at)
        if not lengths:
            return ["no class"]
        longest = max(max(lengths.values()), 2)
        return [label + (" longest" if length == longest else "") for label, length in lengths.items()]

    def _after(self, name: Found) -> list[str]:
        tokens, last = self.tokens, name.last
        if last >= len(tokens) or self._ends_sentence(name):
            return ["after end"]
        found = []
        gap = tokens.text[tokens.ends[last - 1] : tokens.starts[last]]
        if gap.strip():
            found.append(f"after {gap.strip()[:1]}")
        if tokens.folded[last] == "s" and gap in {"'", "’"}:
            found.append("owns")
            last += 1
            if last >= len(tokens):
                return found
        elif gap.strip() and gap.strip() not in {"-", "'", "’"}:
            return found
        folded = tokens.folded
        classes = self.words.after.at(folded, last)
        found += [f"after {label}" for label in classes or ["no class"]]
        found.append(f"word after {folded[last]}")
        if last + 1 < len(tokens) and not self._parted(last + 1):
            found.append(f"words after {folded[last]} {folded[last + 1]}")
            found.append(f"second after {folded[last + 1]}")
        return found

    def _standing(self, number: int) -> list[str]:
        """Say where the name stands: at a sentence's start, in a dateline, in a headline, in talk of the past."""
        name, found = self.names[number], []
        sentence = self.sentences[name.sentence]
        start = self.tokens.starts[name.first]
        at = bisect_right(self.datelines, (start, len(self.tokens.text))) - 1
        if at >= 0 and self.datelines[at][0] <= start < self.datelines[at][1]:
            found.append("dateline")
        if start - sentence.start < 3:
            found.append("starts sentence")
        found += self._past(name, start)
        if sentence.boilerplate:
            found.append("furniture")
        if number + 1 < len(self.names) and self._is_listed(number + 1):
            found.append("heads list" if not self._is_listed(number) else "within list")
        return found

    def _past(self, name: Found, start: int) -> list[str]:
        """Say whether the sentence tells of the past: of days before the region's alone, or nearest to the name."""
        times = self.times.get(name.sentence, ())
        if not times:
            before = self.times.get(name.sentence - 1, ())
            return ["after history"] if before and all(time.is_past for time in before) else []
        if all(time.is_past for time in times):
            return ["history"]
        nearest = min(times, key=lambda time: abs(time.start - start))
        return ["beside history"] if nearest.is_past else []

    def _is_listed(self, number: int) -> bool:
        """Tell whether a name is joined to the one before it: "Armenia dan Azerbaijan", "Armenia-Azerbaijan"."""
        if number == 0 or self.names[number - 1].sentence != self.names[number].sentence:
            return False
        before, name, tokens = self.names[number - 1], self.names[number], self.tokens
        between = tokens.folded[before.last : name.first]
        if len(between) > 2 or any(word not in self.words.conjunctions for word in between):
            return False
        gap = tokens.text[tokens.ends[before.last - 1] : tokens.starts[name.first]]
        return not set(gap) & set(".:;()\n")

    def _ends_sentence(self, name: Found) -> bool:
        return self.tokens.starts[name.last] >= self.sentences[name.sentence].end

    def _parted(self, at: int) -> bool:
        """Tell whether punctuation parts a word from the one before it."""
        return not self.tokens.is_spaced(at) and bool(set(self.tokens.gap(at)) & PARTING)
