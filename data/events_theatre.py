"""Tell where an article's events happen as a whole: the place it names most, and the region that it is about."""

from bisect import bisect_left
from dataclasses import dataclass

from data.events_lists import Found
from data.frames import Frame
from data.records import Place, ToponymUse

FAR_BACK, FAR_AHEAD, OFTEN = 5, 4, 4
"""Farther, or more often, makes no difference."""


def main_places(frames: list[Frame]) -> list[Found]:
    """Return the place that most of the article's sentences name as where things happen."""
    counts: dict[str, list] = {}
    for frame in frames:
        for toponym in frame.toponyms:
            if toponym.place and toponym.use == "place":
                entry = counts.setdefault(toponym.place.name, [0, toponym.place])
                entry[0] += 1
    if not counts:
        return []
    return [("main", (max(counts.values(), key=lambda entry: entry[0])[1],))]


@dataclass(frozen=True, slots=True)
class Theatre:
    """The region that an article names most, and the sentences that name it: in order, and its use in each."""

    place: Place
    named: list[int]
    uses: dict[int, ToponymUse]

    def ways(self, at: int) -> list[str]:
        """Say where a sentence stands to those that name the region: in one of them, how far behind and ahead."""
        ways = [f"theatre named {min(OFTEN, len(self.named))}"]
        if at in self.uses:
            return [f"theatre here {self.uses[at]}", *ways]
        after = bisect_left(self.named, at)
        back = min(at - self.named[after - 1], FAR_BACK) if after else "none"
        ahead = min(self.named[after] - at, FAR_AHEAD) if after < len(self.named) else "none"
        return [f"theatre back {back}", f"theatre ahead {ahead}", *ways]


def find_theatre(frames: list[Frame]) -> Theatre | None:
    """Return the region that most of an article's sentences name, in whatever part; None where they name none."""
    regions: dict[str, Theatre] = {}
    for frame in frames:
        for toponym in frame.toponyms:
            if toponym.place and toponym.place.kind == "region":
                found = regions.setdefault(toponym.place.name, Theatre(toponym.place, [], {}))
                if frame.index not in found.uses:
                    found.named.append(frame.index)
                    found.uses[frame.index] = toponym.use
    return max(regions.values(), key=lambda found: len(found.named), default=None)
