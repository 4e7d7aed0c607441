"""Who did it, by the first and surest clue: voice turns doer and target round."""

import pytest

from data.events_questions import Questions
from tests.data.reading_parts import laid_out


@pytest.mark.parametrize(
    ("code", "kind", "text", "how", "doer"),
    [
        ("id", "explosion", "Pasukan Azerbaijan menembaki desa itu.", "active near", "Azerbaijan"),
        ("id", "explosion", "Desa itu ditembaki pasukan Azerbaijan.", "passive next", "Azerbaijan"),
        ("id", "explosion", "Desa itu digempur habis-habisan oleh tentara Armenia.", "by near", "Armenia"),
        ("id", "battle", "Serangan Armenia berlanjut sampai malam.", "noun of", "Armenia"),
        ("id", "explosion", "Dua drone Azerbaijan ditembak jatuh.", "craft", "Armenia"),
        ("id", "explosion", "Azerbaijan menuduh Armenia menembaki desa itu.", "blamed", "Armenia"),
        ("en", "explosion", "Azerbaijani forces shelled the village.", "active near", "Azerbaijan"),
        ("en", "explosion", "The village was shelled by Azerbaijani forces.", "by near", "Azerbaijan"),
        ("en", "explosion", "Two Azerbaijani drones were shot down.", "craft", "Armenia"),
        ("en", "territory", "The Azerbaijani army seized two villages.", "active near", "Azerbaijan"),
    ],
)
def test_surest_clue(code, kind, text, how, doer):
    draft = laid_out(text, code)
    candidate = next(candidate for candidate in draft.candidates if candidate.type == kind)
    assert Questions(draft, candidate).witness.clues[0] == (how, doer)
