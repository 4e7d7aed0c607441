"""Lay an article out for reading events: its sentences, who speaks in each, its numbers and what may be an event."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data.claims import Saying, find_sayings
from data.events_lists import Found
from data.events_theatre import Theatre, find_theatre, main_places
from data.events_told import Told, where_told
from data.events_triggers import Candidate, find_candidates
from data.events_where import place_roles
from data.frames import Frame, build_frames
from data.languages import Language
from data.lexicon import Lexicon, load_lexicon
from data.marks import find_marks
from data.numbers import Number, find_numbers
from data.records import Article, DateMention, Sentence, Toponym
from data.region import Region
from data.tokens import tokenize


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
    main: list[Found]
    theatre: Theatre | None
    told: Told
    is_published: bool
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
    """Lay an article out: one pass over its words, then sentence by sentence.

    own_day: the day the article is about, where it has no publication date.
    """
    lexicon = load_lexicon(language, region)
    tokens = tokenize(article.text)
    marks = find_marks(tokens, lexicon)
    year = str(region.first_day.year)
    frames = build_frames(sentences, article.text, tokens, marks, toponyms, dates, year)
    numbers = [find_numbers(frame, tokens, language) for frame in frames]
    candidates = [candidate for frame in frames for candidate in find_candidates(frame)]
    day = article.published or own_day
    main, told = main_places(frames), where_told(candidates)
    sayings, is_published = find_sayings(frames, lexicon), article.published is not None
    theatre = find_theatre(frames)
    return Draft(frames, sayings, numbers, candidates, day, region, lexicon, main, theatre, told, is_published)
