"""Whose word a sentence is: before it, inside it, after it, and carried over from the one before."""

import pytest

from tests.data.reading_parts import laid_out


@pytest.mark.parametrize(
    ("code", "text", "speaker", "verb"),
    [
        ("id", "Menurut Kementerian Pertahanan Armenia, dua drone jatuh.", "Armenia", "according"),
        ("id", "Dua drone jatuh, kata Kementerian Pertahanan Armenia.", "Armenia", "say"),
        ("id", "Kementerian Pertahanan Azerbaijan menyatakan dua desa direbut.", "Azerbaijan", "say"),
        ("id", '"Dua desa sudah bebas," tulis Ilham Aliyev di Twitter.', "Azerbaijan", "say"),
        ("id", "Di pihak lain, Presiden Azerbaijan mengklaim tiga desa.", "Azerbaijan", "claim"),
        ("id", "Pejabat Azerbaijan membantah kabar itu.", "Azerbaijan", "deny"),
        ("en", "According to the Armenian defence ministry, two drones fell.", "Armenia", "according"),
        ("en", '"We hold the town," said Shushan Stepanyan, the spokeswoman.', "Armenia", "say"),
        ("en", "The Azerbaijani Defense Ministry, meanwhile, said its forces took a hill.", "Azerbaijan", "say"),
        ("en", "The defence ministry in Baku said two villages had been seized.", "Azerbaijan", "say"),
        ("en", "Baku denied the report.", "Azerbaijan", "deny"),
        ("en", "A volunteer died, Reuters reported.", "media", "say"),
        ("en", "The Ministry of Defense of Azerbaijan said a drone was downed.", "Azerbaijan", "say"),
        ("en", "Fire broke out, informs the Rescue Service of Artsakh.", "Armenia", "say"),
        ("en", "A man died, the Prosecutor General's Office of Azerbaijan reported.", "Azerbaijan", "say"),
        ("id", "Pasar terbakar, lapor dinas darurat Karabakh.", "Armenia", "say"),
    ],
)
def test_speaker(code, text, speaker, verb):
    sayings = laid_out(text, code).sayings[0]
    assert (speaker, verb) in [(saying.speaker, saying.verb) for saying in sayings]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Presiden Azerbaijan berpidato dan menyatakan kemenangan. Ia menambahkan bahwa dua desa direbut."),
        ("id", "Kementerian Pertahanan Azerbaijan mengatakan tank hancur. Satu helikopter juga diklaimnya jatuh."),
        ("en", "The Azerbaijani president said the town was free. Two villages fell too, he added."),
        ("en", "Baku said it had taken the village. The ministry also reported that 20 tanks burned."),
        ("en", "Aliyev said the town was free. In his words, the flag was raised at noon."),
        ("id", 'Presiden Aliyev mengatakan kota itu bebas. "Bendera sudah berkibar," lanjutnya.'),
        ("id", "Baku menyatakan desa itu direbut. Masih menurut sumber yang sama, 20 tank hancur."),
    ],
)
def test_a_pronoun_takes_the_last_speaker(code, text):
    draft = laid_out(text, code)
    assert draft.sayings[1][0].speaker == "Azerbaijan"
    assert draft.sayings[1][0].how == "again"


def test_a_quotation_without_a_saying_word_stays_its_speakers():
    draft = laid_out('"A lie," said Shushan Stepanyan. "No plane took off." She added that it rained.', "en")
    assert [sayings[0].speaker for sayings in draft.sayings] == ["Armenia"] * 3


def test_a_text_with_no_side_has_no_speaker():
    assert laid_out("The mayor said the road was closed.", "en").sayings == [[]]
