"""Tell what part a named place plays: where something is, who acts, or neither."""

from data.gazetteer import EmbeddedGazetteer
from data.places_find import Found
from data.places_resolve import Resolved
from data.places_words import PlaceWords
from data.records import Place, Sentence, ToponymUse
from data.tokens import Tokens


def tell_uses(
    tokens: Tokens, sentences: tuple[Sentence, ...], names: list[Found], resolved: list[Resolved],
    words: PlaceWords, gazetteer: EmbeddedGazetteer,
) -> list[ToponymUse]:
    uses = []
    for name, answer in zip(names, resolved, strict=True):
        kind = answer.resolution.kind if isinstance(answer.resolution, Place) else "settlement"
        uses.append("actor" if kind == "country" and not words.prepositions.before(tokens.folded, name.first) else "place")
    return uses
