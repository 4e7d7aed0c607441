"""Tell what part a named place plays: where something is (place), who acts (actor), or neither (other)."""

from bisect import bisect_right
from datetime import date
from pathlib import Path

from data.marks import Mark
from data.model import choose, load_weights
from data.places_find import Found
from data.places_resolve import Resolved
from data.places_words import PlaceWords
from data.records import Place, Sentence, ToponymUse
from data.tokens import Tokens

FILE = Path(__file__).parent / "files" / "models" / "uses.json"
NEAREST = 2
"""How many words of the lexicon are looked at on either side."""
TASK = "use"
USES: tuple[ToponymUse, ...] = ("place", "actor", "other")


def tell_uses(names: list[Found], surroundings: "Surroundings") -> list[ToponymUse]:
    """Tell the use of each name in reading order; a name in a list is told with the one before it in mind."""
    weights = load_weights(FILE)
    uses: list[ToponymUse] = []
    for number in range(len(names)):
        features = surroundings.features(number, uses[number - 1] if number else None)
        uses.append(USES[choose(weights, TASK, options(features))])
    return uses


def options(features: list[str]) -> list[list[str]]:
    """Return the features of each use, for weighing: the same ones, each by its use."""
    return [[f"{use} {feature}" for feature in features] for use in USES]


class Surroundings:
    """What stands around an article's names, as features. Nothing here knows a language: classes come from its lists,
    and the ends of the neighbouring words stand for the forms that a language gives its verbs and nouns."""

    def __init__(
        self, tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Found], resolved: list[Resolved],
        words: PlaceWords, datelines: list[tuple[int, int]], history: list[int], seats: frozenset[str],
        marks: list[Mark],
    ) -> None:  # fmt: skip
        self.tokens, self.sentences, self.names, self.resolved, self.words = tokens, sentences, names, resolved, words
        self.datelines = datelines
        self.history, self.seats = set(history), seats
        self.marks = [mark for mark in marks if mark.kinds != {"side"}]
        self.mark_firsts = [mark.first for mark in self.marks]

    def features(self, number: int, use_before: ToponymUse | None) -> list[str]:
        """Return what is seen of one name: each feature alone and with the place's kind."""
        name = self.names[number]
        kind = self._kind(number)
        before, after, standing = self._before(name), self._after(name), self._standing(number)
        standing += self._happening(name)
        if self._is_listed(number):
            standing.append(f"listed {use_before}")
        seen = [*before, *after, *standing]
        pairs = [f"{a} & {b}" for a in before if " word" not in a for b in (*after, *standing) if "word" not in b]
        return ["always", kind, *seen, *(f"{kind} {feature}" for feature in seen), *pairs]

    def _kind(self, number: int) -> str:
        resolution = self.resolved[number].resolution
        if not isinstance(resolution, Place):
            return "settlement"
        capital = any(entry.capital for entry in self.names[number].entries if entry.place is resolution)
        seat = resolution.kind == "settlement" and self.names[number].key in self.seats
        return "capital" if capital else "seat" if seat else resolution.kind

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
            word = tokens.folded[skipped - 1]
            found += [f"word before {word}", f"before {word[:2]}-", f"before -{word[-2:]}"]
            if skipped > 1 and not self._parted(skipped - 1):
                found += [f"further before {label}" for label in self._classes_before(skipped - 1)]
                found.append(f"two before {tokens.folded[skipped - 2]} {word}")
        return found or ["before nothing"]

    def _classes_before(self, at: int) -> list[str]:
        words, folded = self.words, self.tokens.folded
        groups = {
            "preposition": words.prepositions, "place": words.place_before, "town": words.place_before_town,
            "actor": words.actor_before, "other": words.other_before,
            **{f"noun {kind}": nouns for kind, nouns in words.nouns.items()},
        }  # fmt: skip
        lengths = {label: phrases.before(folded, at) for label, phrases in groups.items()}
        longest = max(lengths.values())
        return [
            label + (" longest" if length == longest and longest > 1 else "")
            for label, length in lengths.items() if length
        ] or ["no class"]

    def _after(self, name: Found) -> list[str]:
        tokens, words, last = self.tokens, self.words, name.last
        if last >= len(tokens) or self.sentence_ends_at(name):
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
        groups = {
            "place": words.place_after, "actor": words.actor_after, "other": words.other_after,
            **{f"noun {kind}": nouns for kind, nouns in words.nouns_after.items()},
        }  # fmt: skip
        classes = [label for label, phrases in groups.items() if phrases.at(folded, last)]
        word = folded[last]
        found += [f"after {label}" for label in classes or ["no class"]]
        found += [f"word after {word}", f"after {word[:2]}-", f"after -{word[-2:]}"]
        return found

    def _happening(self, name: Found) -> list[str]:
        """Say which words of the lexicon are nearest on either side within the sentence: acts, sayings, forces."""
        found = []
        sentence = self.sentences[name.sentence]
        at = bisect_right(self.mark_firsts, name.first)
        before = [mark for mark in self.marks[max(0, at - NEAREST) : at] if mark.last <= name.first]
        after = [mark for mark in self.marks[at : at + NEAREST] if mark.first >= name.last]
        for side, marks in (("left", before[::-1]), ("right", after)):
            within = (mark for mark in marks if sentence.start <= mark.start < sentence.end)
            for rank, mark in enumerate(within):
                gap = name.first - mark.last if side == "left" else mark.first - name.last
                reach = "near" if gap == 0 else "close" if gap <= 2 else "far"
                for entry in mark.entries:
                    label = f"{entry.name} {entry.voice}" if entry.kind == "event" else entry.kind
                    found.append(f"{side} {rank} {label}")
                    found.append(f"{side} {reach} {label}")
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
        if name.sentence in self.history:
            found.append("history")
        elif name.sentence - 1 in self.history:
            found.append("after history")
        if sentence.boilerplate:
            found.append("furniture")
        if number + 1 < len(self.names) and self._is_listed(number + 1):
            found.append("heads list" if not self._is_listed(number) else "within list")
        return found

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

    def sentence_ends_at(self, name: Found) -> bool:
        return self.tokens.starts[name.last] >= self.sentences[name.sentence].end

    def _parted(self, at: int) -> bool:
        """Tell whether punctuation parts a word from the one before it."""
        gap = self.tokens.text[self.tokens.ends[at - 1] : self.tokens.starts[at]]
        return bool(set(gap) & set(".,;:!?()[]\n/–—|…"))


def historic_sentences(
    tokens: Tokens, sentences: tuple[Sentence, ...], first_day: date, since_words: frozenset[str]
) -> list[int]:
    """Return the sentences that name a year before the region's and none of it: talk of the past. "Since 1993" is not:
    it reaches into the present."""
    years: dict[int, set[bool]] = {}
    starts = [sentence.start for sentence in sentences]
    for at, (start, word) in enumerate(zip(tokens.starts, tokens.words, strict=True)):
        since = at and tokens.folded[at - 1] in since_words
        if len(word) == 4 and not since and word.isdecimal() and word[:2] in {"18", "19", "20"}:
            years.setdefault(bisect_right(starts, start) - 1, set()).add(int(word) < first_day.year)
    return [number for number, past in years.items() if past == {True}]
