"""Cut a report's sentence into plain and marked stretches, for showing what an event was read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from data.records import Article, Report, Span

CONTEXT = 180
"""Characters of the article shown before and after the sentence."""
LONGEST = 2_000
"""Characters of a sentence and its context that are shown whole."""
MOST_PIECES = 40
PIECE = 150
"""Characters kept at each end of a long piece."""
IMPORTANCE = ("place", "date", "side", "claim", "trigger")
"""Where marks lie over one another, the first of these is shown."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text and what it is marked as: a span's kind, "context", or None for the plain sentence."""

    text: str
    kind: str | None


def cut(article: Article, report: Report) -> tuple[Stretch, ...]:
    """Cut the sentence with some context around it; the pieces together are the article's text, unmodified."""
    text, start, end = article.text, report.sentence_start, report.sentence_end
    before, after = _around(text, start, end)
    middle = _marked(text, start, end, report.spans)
    pieces = [Stretch(text[before:start], "context"), *middle, Stretch(text[end:after], "context")]
    return tuple(piece for piece in pieces if piece.text)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Find where the context begins and ends: with whole words."""
    before, after = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    if before > 0:
        blank = text.find(" ", before, start)
        before = blank + 1 if blank >= 0 else before
    if after < len(text):
        blank = text.rfind(" ", end, after)
        after = blank if blank >= 0 else after
    return before, after


def build_sentence(article: Article, report: Report, titles: dict[str, str]) -> str:
    """Build the cut sentence as HTML, with dots where the article goes on; titles tells what each kind of mark is."""
    before, after = _around(article.text, report.sentence_start, report.sentence_end)
    pieces = shorten(cut(article, report))
    if article.text[:before].strip():
        pieces.insert(0, Stretch("… ", "context"))
    if article.text[after:].strip():
        pieces.append(Stretch(" …", "context"))
    return "".join(_html(piece, titles) for piece in pieces)


def shorten(pieces: Sequence[Stretch]) -> list[Stretch]:
    """Leave out the middle of a sentence that is no sentence any more; one of usual length stays whole."""
    if sum(len(piece.text) for piece in pieces) <= LONGEST:
        return list(pieces)
    if len(pieces) > MOST_PIECES:
        half = MOST_PIECES // 2
        pieces = [*pieces[:half], Stretch(" … ", None), *pieces[-half:]]
    return [
        Stretch(f"{piece.text[:PIECE]} … {piece.text[-PIECE:]}", piece.kind) if len(piece.text) > 2 * PIECE else piece
        for piece in pieces
    ]


def _html(piece: Stretch, titles: dict[str, str]) -> str:
    # Bidirectional and other control characters stay within their own piece.
    words = f"<bdi>{escape(piece.text)}</bdi>"
    if piece.kind is None:
        return words
    if piece.kind == "context":
        return f'<span class="dateline-context">{words}</span>'
    title = escape(titles.get(piece.kind, piece.kind), quote=True)
    return f'<mark class="dateline-mark dateline-{escape(piece.kind, quote=True)}" title="{title}">{words}</mark>'


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Stretch]:
    rank = {kind: number for number, kind in enumerate(IMPORTANCE)}
    edges = sorted({start, end, *(min(max(edge, start), end) for span in spans for edge in (span.start, span.end))})
    pieces: list[Stretch] = []
    for left, right in zip(edges, edges[1:], strict=False):
        over = [span.kind for span in spans if span.start <= left and right <= span.end]
        kind = min(over, key=lambda kind: rank.get(kind, len(rank)), default=None)
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Stretch(pieces[-1].text + text[left:right], kind)
        else:
            pieces.append(Stretch(text[left:right], kind))
    return iter(pieces)
