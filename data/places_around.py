"""Say what stands around an article's place names, as features that tell what part each plays."""

from bisect import bisect_right
from dataclasses import dataclass

from data.places_context import Found
from data.places_resolve import Resolved
from data.places_words import PlaceWords
from data.records import Place, Sentence, ToponymUse
from data.tokens import Tokens

PARTING = frozenset(".,;:!?()[]\n/–—|…")
UNLISTED = frozenset(".:;()\n")
"""What never stands between two names of a list."""
HISTORY = "history"
SEAT_KINDS = {"site": "capital", "settlement": "seat"}
"""What a place is told by that stands for a side, by its kind."""


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
        self.datelines, self.seats = datelines, seats
        self.times: dict[int, list[Time]] = {}
        starts = [sentence.start for sentence in sentences]
        for time in times:
            self.times.setdefault(bisect_right(starts, time.start) - 1, []).append(time)
        self.listed = [self._is_listed(number) for number in range(len(names))]

    def seen(self, number: int, use_before: ToponymUse | None) -> tuple[str, list[str]]:
        """Return the kind of place that a name means, and what is seen around it."""
        name = self.names[number]
        before = self._before(name)
        seen = ["always", *before, *self._after(name), *self._standing(number)]
        if self.listed[number]:
            seen.append(f"listed {use_before}")
        past = self._past(name)
        if past:
            seen.append(past)
            seen += [f"{past} & {label}" for label in before]
        return self._kind(number), seen

    def _kind(self, number: int) -> str:
        resolution = self.resolved[number].resolution
        if not isinstance(resolution, Place):
            return "settlement"
        name, kind = self.names[number], resolution.kind
        if kind == "country" and resolution.country is None:
            return "former state"
        for entry in name.entries:
            if entry.capital and entry.place is resolution:
                return "capital"
        seat = SEAT_KINDS.get(kind)
        return seat if seat and name.key in self.seats else kind

    def _before(self, name: Found) -> list[str]:
        tokens, folded, skipped = self.tokens, self.tokens.folded, name.first
        if skipped == 0 or self._parted(skipped):
            gap = tokens.gap(skipped).strip()[-1:] if skipped else ""
            return [f"before {gap or 'nothing'}"]
        parted = False
        while not parted and folded[skipped - 1] in self.words.articles:
            skipped -= 1
            parted = skipped == 0 or self._parted(skipped)
        found = self._classes_before(skipped)
        if not parted:
            found.append(f"word before {folded[skipped - 1]}")
            if skipped > 1 and not self._parted(skipped - 1):
                found.append(f"words before {folded[skipped - 2]} {folded[skipped - 1]}")
                found.append(f"second before {folded[skipped - 2]}")
        return found

    def _classes_before(self, at: int) -> list[str]:
        lengths = self.words.before.before(self.tokens.folded, at)
        if not lengths:
            return ["before no class"]
        longest = max(*lengths.values(), 2)
        return [f"before {label} longest" if lengths[label] == longest else f"before {label}" for label in lengths]

    def _after(self, name: Found) -> list[str]:
        tokens, folded, last = self.tokens, self.tokens.folded, name.last
        if last >= len(folded) or self._ends_sentence(name):
            return ["after end"]
        found = []
        gap = tokens.gap(last)
        if gap != " ":
            stripped = gap.strip()
            if stripped:
                found.append(f"after {stripped[:1]}")
            if folded[last] == "s" and gap in {"'", "’"}:
                found.append("owns")
                last += 1
                if last >= len(folded):
                    return found
            elif stripped and stripped not in {"-", "'", "’"}:
                return found
        classes = self.words.after.at(folded, last)
        found += [f"after {label}" for label in classes] if classes else ["after no class"]
        found.append(f"word after {folded[last]}")
        if last + 1 < len(folded) and not self._parted(last + 1):
            found.append(f"words after {folded[last]} {folded[last + 1]}")
            found.append(f"second after {folded[last + 1]}")
        return found

    def _standing(self, number: int) -> list[str]:
        """Say where the name stands: at a sentence's start, in a dateline, in furniture, in a list."""
        name, found = self.names[number], []
        sentence = self.sentences[name.sentence]
        start = self.tokens.starts[name.first]
        at = bisect_right(self.datelines, (start, len(self.tokens.text))) - 1
        if at >= 0 and self.datelines[at][0] <= start < self.datelines[at][1]:
            found.append("dateline")
        if start - sentence.start < 3:
            found.append("starts sentence")
        if sentence.boilerplate:
            found.append("furniture")
        if number + 1 < len(self.names) and self.listed[number + 1]:
            found.append("within list" if self.listed[number] else "heads list")
        return found

    def _past(self, name: Found) -> str | None:
        """Say whether the sentence tells of the past: of days before the region's alone, or nearest to the name."""
        times = self.times.get(name.sentence)
        if not times:
            before = self.times.get(name.sentence - 1)
            return f"after {HISTORY}" if before and all(time.is_past for time in before) else None
        past = sum(time.is_past for time in times)
        if past == len(times):
            return HISTORY
        start = self.tokens.starts[name.first]
        return f"beside {HISTORY}" if past and min(times, key=lambda time: abs(time.start - start)).is_past else None

    def _is_listed(self, number: int) -> bool:
        """Tell whether a name is joined to the one before it: "Armenia dan Azerbaijan", "Armenia-Azerbaijan"."""
        if number == 0 or self.names[number - 1].sentence != self.names[number].sentence:
            return False
        before, name, tokens = self.names[number - 1], self.names[number], self.tokens
        between = tokens.folded[before.last : name.first]
        if len(between) > 2 or not self.words.conjunctions.issuperset(between):
            return False
        return UNLISTED.isdisjoint(tokens.text[tokens.ends[before.last - 1] : tokens.starts[name.first]])

    def _ends_sentence(self, name: Found) -> bool:
        return self.tokens.starts[name.last] >= self.sentences[name.sentence].end

    def _parted(self, at: int) -> bool:
        """Tell whether punctuation parts a word from the one before it."""
        gap = self.tokens.gap(at)
        return gap != " " and not PARTING.isdisjoint(gap)
