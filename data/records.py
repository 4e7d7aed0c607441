"""The records of the way of the data: each holds its parent's id, so that a dot leads back to a sentence.

Offsets are Unicode code points in `Article.text`, the article without its front matter, unmodified.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

EventType = Literal["battle", "explosion", "territory", "movement", "casualties", "diplomacy", "statement"]
PlaceKind = Literal["settlement", "region", "country", "river", "mountain", "sea", "site", "border"]
PlacePrecision = Literal["exact", "near", "area", "line", "country"]
DatePrecision = Literal["day", "range", "since", "by_publication", "unknown"]
ToponymUse = Literal["place", "actor", "other"]

EVENT_TYPES: tuple[EventType, ...] = (
    "battle", "explosion", "territory", "movement", "casualties", "diplomacy", "statement",
)
ROLES = ("did", "hit", "says")
"""How a side takes part: it did it, it was hit, it says so (claims it)."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must be told: a code of the message catalogue and the values it names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that was wrong: where, what, what was done about it and what to do.

    what, done, todo: English phrases, which are also the keys of their translations; with `values`, each {name} in them
    stands for the value of that name.
    """

    path: str
    line: int | None
    what: str
    done: str
    todo: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[str], str]) -> str:
        """Say it in one line, each phrase as `translate` says it."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        phrases = [translate(phrase) for phrase in (self.what, self.done, self.todo) if phrase]
        if self.values:
            phrases = [phrase.format(**dict(self.values)) for phrase in phrases]
        return f"{where}: {'; '.join(phrases)}"


@dataclass(frozen=True, slots=True)
class Article:
    """A news report as it came: its front matter, and its text unmodified."""

    article_id: str
    path: str
    text: str
    language: str | None = None
    published: date | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    retold: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of page furniture (`boilerplate`)."""

    sentence_id: str
    article_id: str
    start: int
    end: int
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: where it is, how exactly that is known, and its other names."""

    place_id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    precision: PlacePrecision
    names: tuple[str, ...] = ()
    country: str | None = None
    geometry: str | None = None
    """Id of the region's line or area that draws it, where there is one."""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that no place could be given: why, and which it could have meant."""

    reason: str
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """One occurrence of a place name."""

    sentence_id: str
    start: int
    end: int
    text: str
    resolution: Place | Unresolved
    use: ToponymUse = "other"
    boilerplate: bool = False
    candidates: tuple[Place, ...] = ()
    """The other places that the name could have meant, likeliest first."""

    @property
    def place(self) -> Place | None:
        return self.resolution if isinstance(self.resolution, Place) else None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time and the days it means; `last` None means open ("since")."""

    sentence_id: str
    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: DatePrecision
    notes: tuple[Note, ...] = ()
    counted_from: date | None = None
    """The day that "a day after" was counted from: when what is named next happened."""


@dataclass(frozen=True, slots=True)
class SideMention:
    """One naming of a side: its government by the capital, a ministry, an office-holder, its forces."""

    sentence_id: str
    start: int
    end: int
    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article that an event was read from, for highlighting; kind: place|date|side|claim|trigger."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one sentence says happened: the account that is scored and shown as evidence."""

    report_id: str
    article_id: str
    sentence_start: int
    sentence_end: int
    type: EventType
    places: tuple[Place, ...] = ()
    start: date | None = None
    end: date | None = None
    no_later_than: date | None = None
    """The article's publication, where it is known: what bounds an event with no stated end or date."""
    date_precision: DatePrecision = "unknown"
    side: str = "unknown"
    target: str | None = None
    claimed_by: str | None = None
    denied_by: str | None = None
    killed: int | None = None
    injured: int | None = None
    spans: tuple[Span, ...] = ()
    candidates: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One act, with every report of it; two accounts are kept apart in the reports and counted once here."""

    event_id: str
    type: EventType
    places: tuple[Place, ...]
    start: date | None
    end: date | None
    no_later_than: date | None
    date_precision: DatePrecision
    side: str
    target: str | None
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    killed: int | None
    injured: int | None
    reports: tuple[Report, ...]
    notes: tuple[Note, ...] = field(default=())
