"""How houses write the same words is no difference; other words are."""

import pytest

from talkdex.quotes.variants import alike
from talkdex.text import folded

ALIKE = [
    ("organisation", "organization"), ("we realise", "we realize"), ("analysed", "analyzed"),
    ("colours", "colors"), ("the neighbourhood", "the neighborhood"), ("favourite", "favorite"),
    ("labour", "labor"), ("centre", "center"), ("theatres", "theaters"), ("defence", "defense"),
    ("licence", "license"), ("travelled", "traveled"), ("modelling", "modeling"), ("dialogue", "dialog"),
    ("grey", "gray"), ("programmes", "programs"), ("judgement", "judgment"), ("sceptical", "skeptical"),
    ("manoeuvres", "maneuvers"), ("paediatric", "pediatric"), ("Dr. Smith", "doctor Smith"),
    ("Mr Smith", "mister Smith"), ("okay", "OK"), ("us vs. them", "us versus them"), ("U.S.", "US"),
    ("the U.S.A. and the E.U.", "the USA and the EU"), ("per cent", "percent"), ("etc.", "et cetera"),
    ("M. Dupont", "monsieur Dupont"), ("Mme Dupont", "madame Dupont"), ("el Sr. Pérez", "el señor Pérez"),
    ("World War II", "World War Two"), ("Henri IV", "Henri quatre"), ("chapter XIV", "chapter 14"),
    ("XXI", "21"), ("a 10-year-old", "a ten year old"), ("1 of them", "one of them"),
    ("number 5", "number five"), ("usw.", "und so weiter"),
    ("the 1st and the 22nd", "the first and the twenty second"), ("the ’90s", "the nineties"),
    ("the 1980s", "the nineteen eighties"), ("the 100th", "the one hundredth"),
]  # fmt: skip
UNLIKE = [
    ("four", "for"), ("filled", "filed"), ("filling", "filing"), ("rise", "rice"), ("advice", "advise"),
    ("hours", "hers"), ("prise", "prize"), ("wise", "wiser"), ("doctor", "docteur"), ("is", "as"),
    ("sense", "sends"), ("latter", "later"), ("better", "beter"), ("U.S.", "use"), ("ten", "eleven"),
    ("II", "three"), ("mix", "1009"), ("she", "he"), ("not", "now"), ("per cent", "per cents"),
    ("five", "vive"), ("no", "number"), ("1st", "second"), ("a", "one"), ("90s", "ninety"),
    ("1000000000th", "millionth"), ("civil", "civic"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_words_written_otherwise(one: str, other: str) -> None:
    assert alike(folded(one), folded(other))
    assert alike(folded(other), folded(one))


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words(one: str, other: str) -> None:
    assert not alike(folded(one), folded(other))
    assert not alike(folded(other), folded(one))
