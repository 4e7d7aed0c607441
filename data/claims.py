"""Find whose word a sentence is: who says it, before, inside or after it, and who carries on from the one before."""

from dataclasses import dataclass
from operator import attrgetter

from data.frames import Frame, SideUse
from data.lexicon import Lexicon
from data.marks import Mark

NEAR = 9
"""How many words after a saying verb or "according to" its speaker may stand."""
NEAR_BEFORE = 14
CLOSE = 6
FAR = 30
QUOTES_END = "\"”’»"
VERBS = ("according", "deny", "claim", "say")
WHERE = attrgetter("first")
OUTSIDERS = {"media": "media", "analyst": "analyst", "monitor": "other"}


@dataclass(slots=True)
class Saying:
    """One attribution in a sentence. how: according, before, after, again (an earlier speaker), quote.

    at: the token of the saying word; verb: say, claim, according or deny.
    """

    speaker: str
    how: str
    verb: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Voice:
    """Someone who can speak: a side's people or office, a newsroom, an analyst, a monitor."""

    first: int
    last: int
    start: int
    end: int
    speaker: str
    strong: bool
    part: str = ""
    carried: bool = False
    """Whether it was only taken from the sentence before whose it is."""


def find_sayings(frames: list[Frame], lexicon: Lexicon) -> list[list[Saying]]:
    """Return for each frame its attributions; a pronoun or a bare quotation takes the last speaker."""
    found: list[list[Saying]] = []
    last_speaker, since = None, 99
    for frame in frames:
        carried = last_speaker if since <= 3 else None
        sayings = []
        if not frame.kinds.isdisjoint(VERBS):
            sayings = _sayings(frame, find_voices(frame, carried), carried, lexicon)
        if not sayings and frame.quote == "whole" and last_speaker and since <= 2:
            sayings = [Saying(last_speaker, "quote", "say", frame.first, frame.sentence.start, frame.sentence.start)]
        found.append(sayings)
        if sayings:
            last_speaker, since = sayings[-1].speaker, 0
        else:
            since += 1
    return found


def find_voices(frame: Frame, carried: str | None = None) -> list[Voice]:
    """Return those in a sentence who can speak, in order; strong: an office, a person, a capital, a newsroom.

    An office that no side is named with ("the ministry") is the last speaker's, carried from the sentence before.
    """
    voices = [_voice(use) for use in frame.sides if use.side]
    for mark in frame.marks if not frame.kinds.isdisjoint(OUTSIDERS) else ():
        if mark.kinds.isdisjoint(OUTSIDERS):
            continue
        kind = next(kind for kind in OUTSIDERS if kind in mark.kinds)
        if kind == "monitor" or "side" not in mark.kinds:
            voices.append(Voice(mark.first, mark.last, mark.start, mark.end, OUTSIDERS[kind], True))
    if carried and "officials" in frame.kinds:
        named = [(voice.first, voice.last) for voice in voices]
        for mark in frame.marks:
            if "officials" in mark.kinds and not any(
                first - mark.last <= NEAR and mark.first - last <= NEAR for first, last in named
            ):
                voices.append(Voice(mark.first, mark.last, mark.start, mark.end, carried, True, carried=True))
    return sorted(voices, key=WHERE)


def _voice(use: SideUse) -> Voice:
    how = use.how
    is_seat = how == "capital" and use.part not in ("at", "to")
    strong = how != "both" and (use.office == "officials" or how == "person" or is_seat)
    return Voice(use.first, use.last, use.start, use.end, use.side, strong, use.part)


def _sayings(
    frame: Frame, voices: list[Voice], last_speaker: str | None, lexicon: Lexicon
) -> list[Saying]:
    sayings = []
    start = frame.sentence.start
    for mark in frame.marks:
        if mark.kinds.isdisjoint(VERBS):
            continue
        verb = next(kind for kind in VERBS if kind in mark.kinds)
        entry = mark.entry(verb)
        if last_speaker and lexicon.third and frame.text.endswith(lexicon.third, 0, mark.end - start):
            sayings.append(Saying(last_speaker, "again", verb, mark.first, mark.start, mark.end))
            continue
        speaker, how = _accuser(mark, entry.voice, voices, lexicon)
        if not speaker:
            speaker, how = _speaker(frame, mark, verb, entry.voice, voices, last_speaker)
        if speaker:
            sayings.append(Saying(speaker, how, verb, mark.first, mark.start, mark.end))
    return sayings


def _accuser(mark: Mark, voice_name: str, voices: list[Voice], lexicon: Lexicon) -> tuple[str | None, str]:
    """Take whoever blames a side, where no side is named before, for its opponent ("local officials accused ...")."""
    if "blame" not in mark.kinds or voice_name not in ("active", "participle"):
        return None, ""
    if any(0 <= mark.first - voice.last <= NEAR_BEFORE and not voice.carried for voice in voices):
        return None, ""
    blamed = next((voice.speaker for voice in voices if 0 <= voice.first - mark.last <= NEAR_BEFORE), None)
    return (lexicon.opponent(blamed), "before") if blamed in lexicon.principals else (None, "")


def _speaker(
    frame: Frame, mark: Mark, verb: str, voice_name: str, voices: list[Voice], last_speaker: str | None
) -> tuple[str | None, str]:
    """Return who says it and how that is known, for one saying word; (None, "") where nobody can be told."""
    first, last = mark.first, mark.last
    after = [v for v in voices if last <= v.first <= last + NEAR]
    before = [v for v in voices if v.last <= first <= v.last + FAR and v.part not in ("at", "to", "by", "against")]
    again = None
    if "speaker_again" in frame.kinds:
        again = next((m for m in frame.marks if "speaker_again" in m.kinds and -NEAR <= m.first - mark.last <= 3), None)
    if verb == "according":
        if after:
            return _strongest(after).speaker, "according"
        return (last_speaker, "again") if again else (None, "")
    if last_speaker and again and abs(again.first - mark.last) <= 1 and not (after and after[0].first <= mark.last + 1):
        return last_speaker, "again"
    close = [v for v in after if v.first - mark.last <= (CLOSE if v.strong else 1)]
    lead = frame.text[: mark.start - frame.sentence.start].rstrip()[-1:]
    if close and (lead in QUOTES_END or not lead or voice_name == "passive"):
        return _strongest(close).speaker, "after"
    near = [v for v in before if mark.first - v.last <= NEAR_BEFORE]
    if near and "say" in frame.kinds:
        others = {m.last for m in frame.marks if m is not mark and _is_passive_saying(m)}
        near = [v for v in near if v.first not in others]
    if near:
        close = [v for v in close if v.speaker != "media" or lead == "," and v.first - mark.last <= 1]
    if close and lead == "," and not (near and _is_subject(frame, near[-1], mark)):
        return _strongest(close).speaker, "after"
    if again and last_speaker and (not near or abs(mark.first - again.first) < mark.first - near[-1].last):
        return last_speaker, "again"
    if near and mark.first - near[-1].last <= 1:
        return near[-1].speaker, "before"
    if near:
        return (next((v for v in reversed(near) if v.strong), near[-1])).speaker, "before"
    if close:
        return close[0].speaker, "after"
    if before:
        return before[-1].speaker, "far"
    if after and after[0].strong:
        return after[0].speaker, "after"
    return (last_speaker, "again") if again and last_speaker else (None, "")


def _is_subject(frame: Frame, voice: Voice, mark: Mark) -> bool:
    """Tell whether a speaker stands before a saying word as its subject, be it with a name or an office between commas.

    "The ministry's spokeswoman, Shushan Stepanyan, said": no deed stands between the two.
    """
    if not voice.strong or voice.part:
        return False
    between = [other for other in frame.marks if voice.last <= other.first < mark.first]
    return not any({"event", "say", "claim", "at", "to"} & other.kinds for other in between)


def _is_passive_saying(mark: Mark) -> bool:
    """Tell "reported by": who stands straight after it says that alone, and nothing further on."""
    return "say" in mark.kinds and mark.entry("say").voice == "passive"


def _strongest(voices: list[Voice]) -> Voice:
    return next((voice for voice in voices if voice.strong), voices[0])
