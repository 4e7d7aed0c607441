"""Lay an article out and ask of each possible event who, to whom, whose word, where, when and how many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data.claims import Saying, find_sayings
from data.events_choice import REMEMBERED, Around, Look, candidate_look, sentence_features, told_later
from data.events_claim import claim_features, claim_options, denial_features, target_features
from data.events_places import POINTS, main_places, merge_options, place_options
from data.events_side import SideWitness, side_options
from data.events_told import Told, told_elsewhere, where_told
from data.events_triggers import Candidate, find_candidates
from data.events_when import Days, date_features, date_options
from data.events_where import PlaceWitness, place_roles
from data.frames import Frame, build_frames
from data.languages import Language
from data.lexicon import Lexicon, load_lexicon
from data.marks import find_marks
from data.model import Option
from data.numbers import Number, find_numbers, toll_features
from data.records import Article, DateMention, Place, Sentence, Toponym
from data.region import Region
from data.tokens import tokenize

NOTHING: Option = ([], [], [])
DENIAL_REACH = (-1, 0, 1, 2)
"""A denial may stand in the sentence before, in the same one, or in the next two."""


@dataclass(slots=True)
class Draft:
    """An article laid out for reading events: its frames, who speaks in each, its numbers and its candidates."""

    frames: list[Frame]
    sayings: list[list[Saying]]
    numbers: list[list[Number]]
    candidates: list[Candidate]
    own_day: date | None
    region: Region
    lexicon: Lexicon
    main: list = field(default_factory=list)
    told: Told = field(default_factory=dict)
    is_published: bool = False
    roles: dict[int, dict[int, list[str]]] = field(default_factory=dict)

    def roles_in(self, frame: Frame) -> dict[int, list[str]]:
        """Return the parts that a sentence's place names play, found once for all its candidates."""
        if frame.index not in self.roles:
            self.roles[frame.index] = place_roles(frame, self.sayings[frame.index])
        return self.roles[frame.index]


def draft(
    article: Article,
    sentences: Iterable[Sentence],
    toponyms: Iterable[Toponym],
    dates: Iterable[DateMention],
    region: Region,
    language: Language,
    own_day: date | None = None,
) -> Draft:
    """Lay an article out: one pass over its words, then sentence by sentence."""
    lexicon = load_lexicon(language, region)
    tokens = tokenize(article.text)
    marks = find_marks(tokens, lexicon)
    year = str(region.first_day.year)
    frames = build_frames(sentences, article.text, tokens, marks, toponyms, dates, lexicon, year)
    numbers = [find_numbers(frame, tokens, language) for frame in frames]
    candidates = [candidate for frame in frames for candidate in find_candidates(frame)]
    day = article.published or own_day
    main, told = main_places(frames), where_told(candidates)
    sayings, is_published = find_sayings(frames, lexicon), article.published is not None
    return Draft(frames, sayings, numbers, candidates, day, region, lexicon, main, told, is_published)


class Questions:
    """The options of each question about a candidate and what speaks for each, for choosing and for training."""

    def __init__(self, layout: Draft, candidate: Candidate) -> None:
        self.draft, self.candidate = layout, candidate
        frame = candidate.frame
        self.sayings = layout.sayings[frame.index]
        self.earlier = layout.frames[frame.index - 1] if frame.index else None
        self.before = layout.sayings[frame.index - 1] if frame.index else []
        self.near = self.earlier is not None and self.earlier.paragraph == frame.paragraph
        located = [t.place for t in frame.toponyms if t.place and t.use == "place"]
        held = {self._holder(place) for place in [p for p in located if p.kind in POINTS] or located}
        owners = {layout.lexicon.countries.get(place.country or "") for place in located} - {None}
        self.witness = SideWitness(candidate, self.sayings, self.earlier, held - {None}, layout.lexicon, owners)

    def _holder(self, place: Place) -> str | None:
        lexicon = self.draft.lexicon
        return lexicon.holders.get(place.name) or lexicon.countries.get(place.country or "")

    def sides(self) -> tuple[list[str], list[Option]]:
        """Return the sides that may have done it."""
        options = side_options(self.candidate, self.sayings, self.earlier, self.draft.lexicon)
        return options, [self.witness.features(side) for side in options]

    def targets(self, side: str) -> tuple[list[str | None], list[Option]]:
        """Return those it may have been done to, given who did it."""
        lexicon = self.draft.lexicon
        named = [use.side for use in self.witness.sides if use.side]
        options = list(dict.fromkeys([None, lexicon.opponent(side), *lexicon.principals, "both", *named, "other"]))
        return options, [target_features(self.witness, side, target, lexicon) for target in options]

    def claims(self, side: str, target: str | None) -> tuple[list[str | None], list[Option]]:
        """Return whose word it may be."""
        options = claim_options(self.sayings, self.before, side)
        if len(options) == 1:
            return options, [NOTHING]
        return options, [
            claim_features(
                self.candidate, self.sayings, self.before, self.near, side, target, option, self.draft.lexicon
            )
            for option in options
        ]

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
        options = merge_options(place_options(self.candidate, self.draft.frames, elsewhere) + self.draft.main)
        if len(options) == 1:
            return [options[0][1]], [NOTHING]
        witness = PlaceWitness(self.candidate, self.draft.roles_in(self.candidate.frame))
        return [places for _, places in options], [witness.features(ways, places) for ways, places in options]

    def days(self) -> tuple[list[Days], list[Option]]:
        """Return the days when it may have happened."""
        own, region = self.draft.own_day, self.draft.region
        known = "own" if self.draft.is_published else "own guessed"
        options = date_options(self.candidate, self.draft.frames, own, region, self._ahead(), known)
        frame = self.candidate.frame
        dead = max((n.value for n in self.draft.numbers[frame.index]), default=0) if "dead" in frame.kinds else 0
        return list(options), [
            date_features(self.candidate, days, ways, own, region, dead) for days, ways in options.items()
        ]

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


def keep_looks(layout: Draft) -> list[Look]:
    """Return what speaks for and against each candidate, in order."""
    asked = {candidate.frame.index for candidate in layout.candidates}
    shared = {
        index: sentence_features(layout.frames[index], layout.sayings[index], layout.numbers[index], layout.frames,
            layout.lexicon.principals)
        for index in asked
    }
    around: Around = {}
    ahead = (layout.candidates[index + 1 : index + 1 + REMEMBERED] for index in range(len(layout.candidates)))
    return [
        candidate_look(candidate, shared[candidate.frame.index], told_later(candidate, later), around)
        for candidate, later in zip(layout.candidates, ahead, strict=True)
    ]
