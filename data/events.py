"""Read the events of an article: choose the candidates worth keeping, and answer every question about each."""

import math
from dataclasses import replace
from datetime import date

from data.claims import Saying
from data.events_choice import Look, keep_looks
from data.events_draft import Draft
from data.events_kept import Kept
from data.events_questions import Questions
from data.events_triggers import Candidate, Trigger
from data.model import Option, Scale, likelihood
from data.records import Article, DatePrecision, Place, Report, Span

KEEP = 0.4
"""A candidate is reported from this likelihood on: where the folds' F1 is highest."""
KEEP_TOLL = 0.18
"""The same for an article's first count of dead, in a sentence that reports nothing else: it is not passed over."""
KEEP_FIRST = 0.18
"""The same for an article's first strike, where its sentence names a place and a side."""


def decide(article: Article, layout: Draft, scales: dict[str, Scale]) -> tuple[Report, ...]:
    """Choose the events of an article that is laid out, and answer every question about each."""
    reports: list[Report] = []
    kept, keep = Kept(), scales["keep"]
    for candidate, look in zip(layout.candidates, keep_looks(layout), strict=True):
        wanted = KEEP
        if _is_lone_toll(candidate, layout, kept):
            wanted = KEEP_TOLL
        elif _is_first_strike(candidate, kept):
            wanted = KEEP_FIRST
        main, total = choose_trigger(candidate, look, kept, keep)
        if likelihood(total) >= wanted:
            kept.add(candidate)
            reports.append(_report(article, layout, replace(candidate, main=main), scales, len(reports)))
    return tuple(reports)


def choose_trigger(candidate: Candidate, look: Look, kept: Kept, keep: Scale) -> tuple[Trigger, float]:
    """Return the word of a candidate that most likely reports it, its main one, and how much speaks for the candidate.

    The words share their sentence's weight; each of them may be the one (log of the sum of their odds).
    """
    kind = candidate.type
    weights = keep.weigh(kind, look.each)
    most = max(weights)
    total = sum(keep.weigh(kind, (look.shared, kept.features(candidate))))
    total += most + math.log(sum([math.exp(weight - most) for weight in weights]))
    return candidate.triggers[weights.index(most)], total


def _is_lone_toll(candidate: Candidate, layout: Draft, kept: Kept) -> bool:
    if candidate.type != "casualties" or "dead" not in candidate.frame.kinds or kept.tells_like(candidate):
        return False
    return any(number.counts == "human" for number in layout.numbers[candidate.frame.index])


def _is_first_strike(candidate: Candidate, kept: Kept) -> bool:
    if candidate.type != "explosion" or "history" in candidate.frame.kinds or kept.tells_like(candidate):
        return False
    return bool(candidate.frame.sides) and any(toponym.use == "place" for toponym in candidate.frame.toponyms)


def _report(article: Article, layout: Draft, candidate: Candidate, scales: dict[str, Scale], number: int) -> Report:
    ask = Questions(layout, candidate)

    def pick(task: str, question: tuple[list, list[Option]]):
        options, features = question
        return options[scales[task].choose(candidate.type, features)]

    places = pick("places", ask.places())
    ask.set_scene(places)
    side = pick("side", ask.sides())
    target = pick("target", ask.targets(side))
    claimed_by = pick("claimed_by", ask.claims(side, target))
    denied_by = pick("denied_by", ask.denials(side, target, claimed_by))
    start, end = pick("days", ask.days())
    sentence = candidate.frame.sentence
    return Report(
        report_id=f"{article.article_id}/{number}",
        article_id=article.article_id,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        type=candidate.type,
        places=places,
        start=start,
        end=end,
        no_later_than=article.published,
        date_precision=_precision(start, end, article.published),
        side=side,
        target=target,
        claimed_by=claimed_by,
        denied_by=denied_by,
        killed=pick("killed", ask.toll("dead")),
        injured=pick("injured", ask.toll("injured")),
        spans=_spans(candidate, places, start, end, ask.sayings),
        candidates=_candidates(candidate, places),
        notes=tuple(note for mention in candidate.frame.dates for note in mention.notes),
    )


def _precision(start: date | None, end: date | None, published: date | None) -> DatePrecision:
    if start is None and end is None:
        return "by_publication" if published else "unknown"
    if end is None:
        return "since"
    return "day" if start == end else "range"


def _spans(
    candidate: Candidate, places: tuple[Place, ...], start: date | None, end: date | None, sayings: list[Saying]
) -> tuple[Span, ...]:
    frame = candidate.frame
    names = {place.place_id for place in places}
    spans = [(candidate.main.mark.start, candidate.main.mark.end, "trigger")]
    spans += [(t.start, t.end, "place") for t in frame.toponyms if t.place and t.place.place_id in names]
    spans += [(d.start, d.end, "date") for d in frame.dates if (d.first, d.last) == (start, end)]
    spans += [(use.start, use.end, "side") for use in frame.sides]
    spans += [(s.start, s.end, "claim") for s in sayings if s.end > s.start]
    return tuple([Span(*span) for span in sorted(set(spans))])


def _candidates(candidate: Candidate, places: tuple[Place, ...]) -> tuple[Place, ...]:
    names = {place.place_id for place in places}
    others = [p for t in candidate.frame.toponyms if t.place and t.place.place_id in names for p in t.candidates]
    return tuple({place.place_id: place for place in others}.values())


