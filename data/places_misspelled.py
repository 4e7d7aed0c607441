"""Take an unknown capitalised word for another spelling of a name in the region, where the words around allow it."""

from collections.abc import Callable

from data.gazetteer.spelling import similar_keys
from data.places_context import Context, Found

SURE_LIKENESS = 90.0
"""rapidfuzz ratio at which a name is another's misspelling with no word around it that says it is a place."""
LONG_NAME = 7
"""Letters from which a name so much like another is hardly another word."""
MOST_WORDS = 3


def misspelled(context: Context, position: int, begins_name: Callable[[int], int]) -> Found | None:
    """Return the name that a word is taken for; after a word for a town one that is like none stays without a place.

    begins_name: tells how many words the gazetteer's name has that begins at a position, 0 where none does.
    """
    tokens, words = context.tokens, context.words
    word = tokens.words[position]
    if not word[0].isupper() or len(word) < 3 or tokens.folded[position] in words.ordinary:
        return None
    folded = tokens.folded[position]
    if folded in words.around or not _may_be(context, position, folded):
        return None
    said = context.said_kind(position, position + 1)
    beside = context.is_placed(position) or context.continues_list(position)
    headline = context.sentence_of[position] in context.headlines
    run = _capital_run(context, position, begins_name) if said or beside else 1
    for count in range(run, 0, -1):
        last = position + count
        name = " ".join(tokens.folded[position:last])
        similar = similar_keys(name, context.index)
        if not similar or context.is_people(name):
            continue
        key, likeness = similar[0]
        entries = tuple(context.index.names[key])
        state = any(entry.place.kind == "country" for entry in entries)
        known = any(entry.known for entry in entries)
        sure = likeness >= SURE_LIKENESS and len(name) >= LONG_NAME and known
        person = not state and context.is_person(position, last)
        likely = beside and not headline and (known or likeness >= SURE_LIKENESS)
        if said or (not person and (sure or likely)):
            return Found(position, last, context.sentence_of[position], entries, said, name, spelled=False)
    if said == "settlement" and not context.is_people(tokens.folded[position]) and not headline:
        return Found(position, position + run, context.sentence_of[position], (), said, "", spelled=False)
    return None


def _may_be(context: Context, position: int, folded: str) -> bool:
    """Look quickly whether a word is worth a closer look: like a name, first of several, or after a kind."""
    if similar_keys(folded, context.index):
        return True
    tokens = context.tokens
    following = position + 1
    if following < len(tokens.words) and tokens.words[following][0].isupper() and tokens.is_spaced(following):
        return True
    return position > 0 and tokens.folded[position - 1] in context.words.nouns.longest_to


def _capital_run(context: Context, position: int, begins_name: Callable[[int], int]) -> int:
    """Count the capitalised words from here that only blanks part; none begins a name of its own."""
    tokens = context.tokens
    count = 1
    while (
        count < MOST_WORDS
        and position + count < len(tokens)
        and tokens.words[position + count][0].isupper()
        and tokens.text[tokens.ends[position + count - 1] : tokens.starts[position + count]] == " "
        and tokens.folded[position + count] not in context.words.ordinary
        and not begins_name(position + count)
    ):
        count += 1
    return count
