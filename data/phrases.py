"""Look up words and phrases of several words in a text's folded words, in one pass or at one spot."""

from collections.abc import Iterable, Mapping

from data.tokens import WORD, fold

NOTHING: Mapping[str, int] = {}

class Phrases:
    """A set of folded phrases, looked up by the words that stand in a text."""

    __slots__ = ("phrases", "longest_from", "longest_to")

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = {tuple(map(fold, WORD.findall(phrase))) for phrase in phrases}
        self.longest_from, self.longest_to = _reach(self.phrases)

    def at(self, folded: list[str], index: int) -> int:
        """Return how many words the longest phrase that starts at `index` has; 0 where none does."""
        longest = self.longest_from.get(folded[index], 0)
        if longest < 2:
            return longest
        for count in range(min(len(folded) - index, longest), 0, -1):
            if tuple(folded[index : index + count]) in self.phrases:
                return count
        return 0

    def before(self, folded: list[str], index: int) -> int:
        """Return how many words the longest phrase that ends right before `index` has; 0 where none does."""
        longest = self.longest_to.get(folded[index - 1], 0) if index else 0
        if longest < 2:
            return longest
        for count in range(min(longest, index), 0, -1):
            if tuple(folded[index - count : index]) in self.phrases:
                return count
        return 0

    def __contains__(self, word: str) -> bool:
        return (word,) in self.phrases


class LabelledPhrases:
    """Phrases of several groups in one table, so that one look tells all the groups that have a phrase at a spot."""

    __slots__ = ("labels", "alone", "longest_from", "longest_to")

    def __init__(self, groups: Mapping[str, Phrases]) -> None:
        self.labels: dict[tuple[str, ...], list[str]] = {}
        for label, group in groups.items():
            for phrase in group.phrases:
                self.labels.setdefault(phrase, []).append(label)
        # Most words begin and end no longer phrase: what is found at one of them is laid out here once.
        self.alone = {phrase[0]: dict.fromkeys(own, 1) for phrase, own in self.labels.items() if len(phrase) == 1}
        self.longest_from, self.longest_to = _reach(self.labels)

    def at(self, folded: list[str], index: int) -> Mapping[str, int]:
        """Return for each group with a phrase that starts at `index` how many words the longest has."""
        longest = self.longest_from.get(folded[index], 0)
        if longest < 2:
            return self.alone[folded[index]] if longest else NOTHING
        found: dict[str, int] = {}
        for count in range(1, min(len(folded) - index, longest) + 1):
            for label in self.labels.get(tuple(folded[index : index + count]), ()):
                found[label] = count
        return found

    def before(self, folded: list[str], index: int) -> Mapping[str, int]:
        """Return for each group with a phrase that ends right before `index` how many words the longest has."""
        longest = self.longest_to.get(folded[index - 1], 0) if index else 0
        if longest < 2:
            return self.alone[folded[index - 1]] if longest else NOTHING
        found: dict[str, int] = {}
        for count in range(1, min(longest, index) + 1):
            for label in self.labels.get(tuple(folded[index - count : index]), ()):
                found[label] = count
        return found


def _reach(phrases: Iterable[tuple[str, ...]]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many words the longest phrase has that begins, and that ends, with a word."""
    longest_from: dict[str, int] = {}
    longest_to: dict[str, int] = {}
    for phrase in phrases:
        longest_from[phrase[0]] = max(len(phrase), longest_from.get(phrase[0], 0))
        longest_to[phrase[-1]] = max(len(phrase), longest_to.get(phrase[-1], 0))
    return longest_from, longest_to
