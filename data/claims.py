"""Find whose word a sentence is: who says it, before, inside or after it, and who carries on from the one before."""

from dataclasses import dataclass

from data.frames import Frame, SideUse
from data.lexicon import Lexicon

NEAR = 9
"""How many words after a saying verb or "according to" its speaker may stand."""
FAR = 30
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


def find_sayings(frames: list[Frame], lexicon: Lexicon) -> list[list[Saying]]:
    """Return for each frame its attributions; a pronoun or a bare quotation takes the last speaker."""
    found: list[list[Saying]] = []
    last_speaker, since = None, 99
    for frame in frames:
        carried = last_speaker if since <= 3 else None
        voices = find_voices(frame, carried)
        sayings = _sayings(frame, voices, carried, lexicon.third)
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
    voices = [_voice(use) for use in frame.sides if use.side and use.how != "both"]
    voices += [
        Voice(use.first, use.last, use.start, use.end, "both", False, use.part)
        for use in frame.sides if use.how == "both"
    ]
    for mark in frame.marks:
        kind = next((kind for kind in OUTSIDERS if kind in mark.kinds), None)
        if kind and "side" not in mark.kinds or kind == "monitor":
            voices.append(Voice(mark.first, mark.last, mark.start, mark.end, OUTSIDERS[kind], True))
    if carried:
        named = [(voice.first, voice.last) for voice in voices]
        for mark in frame.marks:
            near = any(first - mark.last <= NEAR and mark.first - last <= NEAR for first, last in named)
            if "officials" in mark.kinds and not near:
                voices.append(Voice(mark.first, mark.last, mark.start, mark.end, carried, True))
    return sorted(voices, key=lambda voice: voice.first)


def _voice(use: SideUse) -> Voice:
    strong = use.office == "officials" or use.how == "capital" and use.part not in ("at", "to")
    return Voice(use.first, use.last, use.start, use.end, use.side, strong, use.part)


def _sayings(
    frame: Frame, voices: list[Voice], last_speaker: str | None, third: tuple[str, ...]
) -> list[Saying]:
    sayings = []
    for mark in frame.marks:
        verb = next((kind for kind in ("according", "deny", "claim", "say") if kind in mark.kinds), None)
        if verb is None:
            continue
        entry = mark.entry(verb)
        if last_speaker and third and frame.text[: mark.end - frame.sentence.start].endswith(third):
            sayings.append(Saying(last_speaker, "again", verb, mark.first, mark.start, mark.end))
            continue
        speaker, how = _speaker(frame, mark, verb, entry.voice, voices, last_speaker)
        if speaker:
            sayings.append(Saying(speaker, how, verb, mark.first, mark.start, mark.end))
    return sayings


def _speaker(frame, mark, verb, voice_name, voices, last_speaker) -> tuple[str | None, str]:
    after = [v for v in voices if 0 <= v.first - mark.last <= NEAR]
    before = [v for v in voices if 0 <= mark.first - v.last <= FAR and v.part not in ("at", "to", "by", "against")]
    again = next((m for m in frame.marks if "speaker_again" in m.kinds and -NEAR <= m.first - mark.last <= 3), None)
    if verb == "according":
        if after:
            return (next((v for v in after if v.strong), after[0])).speaker, "according"
        return (last_speaker, "again") if again else (None, "")
    lead = frame.text[: mark.start - frame.sentence.start].rstrip()[-1:]
    inverted = lead in ",\"”’»" or voice_name == "passive" or not lead
    if inverted and after and not (before and lead in ",\"" and mark.first - before[-1].last <= 1):
        strong = [v for v in after if v.strong]
        return (strong or after)[0].speaker, "after"
    if again and (not before or abs(mark.first - again.first) < mark.first - before[-1].last) and last_speaker:
        return last_speaker, "again"
    near = [v for v in before if mark.first - v.last <= 12]
    if near:
        strong = [v for v in near if v.strong]
        return (strong or near)[-1].speaker, "before"
    if before:
        return before[-1].speaker, "far"
    if after and after[0].strong and after[0].first - mark.last <= 4:
        return after[0].speaker, "after"
    return (last_speaker, "again") if again and last_speaker else (None, "")
