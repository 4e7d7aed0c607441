"""Choose which candidates are reported as events, by what stands in the sentence and where it stands."""

from data.claims import Saying
from data.events_triggers import Candidate
from data.frames import Frame

CONTEXT = (
    "weapon", "aircraft", "vehicle", "fell", "home", "civilian", "peace", "plan", "if", "not", "history", "general",
    "since", "start", "after", "picture", "both", "mutual", "claim", "according", "deny", "media", "analyst", "monitor",
    "allege", "claim_again", "forces", "officials", "enemy", "our", "speaker_again", "human", "dead", "injured", "there",
)  # fmt: skip


def candidate_features(candidate: Candidate, shared: list[str], frames: list[Frame]) -> list[str]:
    """Return what speaks for and against a candidate; shared are its sentence's features."""
    kind = candidate.type
    groups = sorted({f"{t.group}" for t in candidate.triggers})
    features = [f"type {kind}"]
    features += [f"{kind} {feature}" for feature in shared]
    features += shared
    for trigger in candidate.triggers:
        features.append(f"{kind} {trigger.group} {trigger.voice}")
    features += [f"{kind} group {group}" for group in groups]
    features += [f"{kind} beside {other}" for other in sorted(candidate.others)]
    best = min(t.rank for t in candidate.triggers)
    strong = [t for t in candidate.triggers if t.group != "assert"]
    features.append(f"rank {best} {'strong' if strong else 'assert only'}")
    features.append(f"{kind} triggers {min(3, len(strong))}")
    features.append(f"main {candidate.main.group} {'headline' if candidate.frame.headline else 'body'}")
    for name in ("weapon", "plan", "not", "history", "dead", "injured", "both", "peace", "start", "after", "general"):
        if name in candidate.frame.kinds:
            features += [f"{group} with {name}" for group in groups]
    near = [m for m in candidate.frame.marks if 0 <= candidate.main.mark.first - m.last <= 3]
    for mark in near:
        for name in ("plan", "not", "if", "history", "after", "since", "claim_again"):
            if name in mark.kinds:
                features += [f"near {name}", f"{kind} near {name}"]
    return features


def sentence_features(frame: Frame, sayings: list[Saying], frames: list[Frame]) -> list[str]:
    """Return what a sentence's own look says about events in it."""
    features = [f"has {name}" for name in CONTEXT if name in frame.kinds]
    sides = {use.side for use in frame.sides if use.side}
    features.append(f"sides {min(3, len(sides))}")
    features.append(f"dates {min(2, len(frame.dates))}")
    uses = {toponym.use for toponym in frame.toponyms}
    features += [f"place {use}" for use in sorted(uses)]
    features.append("placed" if "place" in uses else "nowhere")
    features.append(f"numbers {_numbers(frame)}")
    features.append(f"quote {frame.quote}")
    features.append(f"says {min(2, len(sayings))}")
    if frame.headline:
        features.append("headline first" if frame.index < 2 else "headline later")
        features.append("headline placed" if "place" in uses else "headline nowhere")
    features.append(f"at {min(3, frame.index)}")
    if len(frames) - frame.index <= 3:
        features.append(f"from end {len(frames) - frame.index}")
    size = frame.last - frame.first
    features.append(f"size {'short' if size < 9 else 'middle' if size < 22 else 'long'}")
    if frame.text.rstrip("\"”’)").endswith("?"):
        features.append("question")
    if frame.paragraph > 0.75 * frames[-1].paragraph:
        features.append("last quarter")
    return features


def _numbers(frame: Frame) -> str:
    return "+".join(name for name, value in frame.numbers.items() if value is not None) or "none"
