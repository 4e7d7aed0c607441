"""Look up words and phrases of several words in a text's folded words, in one pass or at one spot."""

from collections.abc import Iterable

from data.tokens import WORD, fold


class Phrases:
    """A set of folded phrases, looked up by the words that stand in a text."""

    __slots__ = ("phrases", "longest_from", "longest_to")

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = {tuple(map(fold, WORD.findall(phrase))) for phrase in phrases}
        self.longest_from: dict[str, int] = {}
        self.longest_to: dict[str, int] = {}
        for phrase in self.phrases:
            self.longest_from[phrase[0]] = max(len(phrase), self.longest_from.get(phrase[0], 0))
            self.longest_to[phrase[-1]] = max(len(phrase), self.longest_to.get(phrase[-1], 0))

    def at(self, folded: list[str], index: int) -> int:
        """Return how many words the longest phrase that starts at `index` has; 0 where none does."""
        longest = self.longest_from.get(folded[index])
        if longest is None:
            return 0
        for count in range(min(len(folded) - index, longest), 0, -1):
            if tuple(folded[index : index + count]) in self.phrases:
                return count
        return 0

    def before(self, folded: list[str], index: int) -> int:
        """Return how many words the longest phrase that ends right before `index` has; 0 where none does."""
        longest = self.longest_to.get(folded[index - 1]) if index else None
        if longest is None:
            return 0
        for count in range(min(longest, index), 0, -1):
            if tuple(folded[index - count : index]) in self.phrases:
                return count
        return 0

    def __contains__(self, word: str) -> bool:
        return (word,) in self.phrases
