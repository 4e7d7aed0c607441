"""Lay an article out and ask of each possible event who, to whom, whose word, where, when and how many."""

from collections.abc import Iterable

from data.events_claim import ClaimWitness, claim_options, denial_features, target_features
from data.events_draft import Draft
from data.events_lists import POINTS
from data.events_places import merge_options, place_options
from data.events_side import LOOSE, SideWitness, side_options
from data.events_told import told_elsewhere
from data.events_triggers import Candidate
from data.events_when import Days, DayWitness, date_options
from data.events_where import PlaceWitness
from data.model import Option
from data.numbers import toll_features
from data.records import Place

NOTHING: Option = ([], [], [])
FAR_SPOKEN = 3
"""How many sentences back someone may be named or may speak whose word or deed it is."""
DENIAL_REACH = (-1, 0, 1, 2)
"""A denial may stand in the sentence before, in the same one, or in the next two."""


class Questions:
    """The options of each question about a candidate and what speaks for each, for choosing and for training."""

    def __init__(self, layout: Draft, candidate: Candidate) -> None:
        self.draft, self.candidate = layout, candidate
        frame = candidate.frame
        self.sayings = layout.sayings[frame.index]
        self.earlier = layout.frames[frame.index - 1] if frame.index else None
        self.before = layout.sayings[frame.index - 1] if frame.index else []
        self.after = layout.frames[frame.index + 1] if frame.index + 1 < len(layout.frames) else None
        self.near = self.earlier is not None and self.earlier.paragraph == frame.paragraph
        located = [t.place for t in frame.toponyms if t.place and t.use == "place"]
        held = {self._holder(place) for place in [p for p in located if p.kind in POINTS] or located}
        # In order: a set's own order, and with it the surest clue, would be another one each time that Python starts.
        owners = sorted({layout.lexicon.countries.get(place.country or "") for place in located} - {None})
        self.witness = SideWitness(candidate, self.sayings, self.earlier, held - {None}, layout.lexicon, owners)

    def _holder(self, place: Place) -> str | None:
        lexicon = self.draft.lexicon
        return lexicon.holders.get(place.name) or lexicon.countries.get(place.country or "")

    def set_scene(self, places: Iterable[Place]) -> None:
        """Take where it happened as known: who holds the place tells who is struck there, and by whom."""
        self.witness.scene = sorted({self._holder(place) for place in places} - {None})

    def _far(self) -> list[str]:
        """Return the sides of others that the sentences before the last one name, the nearest first."""
        at, principals = self.candidate.frame.index, self.draft.lexicon.principals
        frames = self.draft.frames[max(0, at - FAR_SPOKEN) : max(0, at - 1)]
        return [use.side for f in reversed(frames) for use in f.sides if use.side and use.side not in principals]

    def sides(self) -> tuple[list[str], list[Option]]:
        """Return the sides that may have done it."""
        far = self._far() if self.candidate.type in LOOSE else ()
        options = side_options(self.candidate, self.sayings, self.earlier, self.draft.lexicon, far)
        self.witness.far = set(far)
        return options, [self.witness.features(side) for side in options]

    def targets(self, side: str) -> tuple[list[str | None], list[Option]]:
        """Return those it may have been done to, given who did it."""
        lexicon = self.draft.lexicon
        options = [None, lexicon.opponent(side), *lexicon.principals, "both", *self.witness.uses, "other"]
        options = list(dict.fromkeys(options))
        return options, [target_features(self.witness, side, target, lexicon) for target in options]

    def claims(self, side: str, target: str | None) -> tuple[list[str | None], list[Option]]:
        """Return whose word it may be."""
        lexicon, at = self.draft.lexicon, self.candidate.frame.index
        near_after = self.after and self.after.paragraph == self.candidate.frame.paragraph
        later = self.draft.sayings[at + 1][:1] if near_after else []
        others = [*lexicon.principals, *(saying.speaker for saying in later)]
        for index in range(max(0, at - FAR_SPOKEN), at - 1) if not self.before else ():
            others += [saying.speaker for saying in self.draft.sayings[index][-1:]]
        if "media" in self.candidate.frame.kinds:
            others.append("media")
        options = claim_options(self.sayings, self.before, side, others)
        witness = ClaimWitness(
            self.candidate, self.sayings, self.before, self.near, side, target, lexicon, self.witness.scene, later
        )
        return options, [witness.features(option) for option in options]

    def denials(self, side: str, target: str | None, claimer: str | None) -> tuple[list[str | None], list[Option]]:
        """Return who may deny it: those who deny something close by."""
        around = []
        for delta in DENIAL_REACH:
            index = self.candidate.frame.index + delta
            if 0 <= index < len(self.draft.frames):
                kinds = self.draft.frames[index].kinds
                around += [(delta, s, kinds) for s in self.draft.sayings[index] if s.verb == "deny"]
        if not around:
            return [None], [NOTHING]
        options = list(dict.fromkeys([None, *(saying.speaker for _, saying, _ in around)]))
        return options, [
            denial_features(self.candidate, around, side, target, option, claimer, self.draft.lexicon)
            for option in options
        ]

    def places(self) -> tuple[list[tuple[Place, ...]], list[Option]]:
        """Return the sets of places where it may have happened."""
        elsewhere = told_elsewhere(self.candidate, self.draft.told)
        theatre = self.draft.theatre
        stage = [(way, (theatre.place,)) for way in theatre.ways(self.candidate.frame.index)] if theatre else []
        options = merge_options(place_options(self.candidate, self.draft.frames, elsewhere) + self.draft.main + stage)
        if len(options) == 1:
            return [options[0][1]], [NOTHING]
        witness = PlaceWitness(self.candidate, self.draft.roles_in(self.candidate.frame))
        return [places for _, places in options], [witness.features(*option) for option in options]

    def days(self) -> tuple[list[Days], list[Option]]:
        """Return the days when it may have happened."""
        own, region = self.draft.own_day, self.draft.region
        known = "own" if self.draft.is_published else "own guessed"
        options = date_options(self.candidate, self.draft.frames, own, region, self._ahead(), known)
        frame = self.candidate.frame
        dead = max((n.value for n in self.draft.numbers[frame.index]), default=0) if "dead" in frame.kinds else 0
        witness = DayWitness(self.candidate, own, region, dead)
        return list(options), [witness.features(days, ways) for days, ways in options.items()]

    def _ahead(self) -> str:
        """Say how the next sentence stands to this one: of the same speaker, of the same paragraph, or neither."""
        frames, index = self.draft.frames, self.candidate.frame.index + 1
        if index >= len(frames):
            return ""
        speaker = self.witness.speaker
        if speaker and any(use.side == speaker for use in frames[index].sides[:1]):
            earlier = {use.side for use in self.earlier.sides} if self.earlier else {speaker}
            return "new speaker" if self.witness.saying in self.sayings and speaker not in earlier else "speaker"
        return "near" if frames[index].paragraph == self.candidate.frame.paragraph else "apart"

    def toll(self, of: str) -> tuple[list[int | None], list[Option]]:
        """Return how many may be dead or injured (of)."""
        frame = self.candidate.frame
        numbers = [n for n in self.draft.numbers[frame.index] if n.value > 0 and not n.among]
        if of not in frame.kinds or not numbers:
            return [None], [NOTHING]
        options = [None, *numbers]
        features = [toll_features(frame, numbers, number, of) for number in options]
        return [n.value if n else None for n in options], features
