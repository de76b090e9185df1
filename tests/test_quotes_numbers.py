"""Numbers are the same number however they are written: in digits, in words, with signs or with units."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex.index.reader import Reader
from talkdex.quotes import QuoteHit, find_quote
from talkdex.quotes.numbers import BASE, LONGEST, values
from talkdex.quotes.quotation import read
from talkdex.quotes.readings import readings
from talkdex.quotes.spelling import DIGITS, decade, decimal, ordinal, spelled, year

PAIRS = [
    ("he finished first in the second round of voting", "he finished 1st in the 2nd round of voting"),
    ("the music of the nineties was louder than this", "the music of the ’90s was louder than this"),
    ("we spent three million dollars on it last year", "we spent $3 million on it last year"),
    ("it grew by twenty five percent in one quarter", "it grew by 25% in one quarter"),
    ("we are the ninety nine percent of this country", "we are the 99 percent of this country"),
    ("this was back in nineteen ninety eight in Geneva", "this was back in 1998 in Geneva"),
    ("in two thousand and nineteen we moved to Lyon", "in 2019 we moved to Lyon"),
    ("in twenty twenty four the vote was lost again", "in 2024 the vote was lost again"),
    ("it takes three point five seconds to start up", "it takes 3.5 seconds to start up"),
    ("we meet at two thirty in the afternoon here", "we meet at 2:30 in the afternoon here"),
    ("about one hundred and twenty thousand people came", "about 120,000 people came"),
    (
        "there were fifteen hundred people in the hall that night",
        "there were 1500 people in the hall that night",
    ),
    ("COVID nineteen changed how we teach the children", "COVID-19 changed how we teach the children"),
    ("a ten-year-old could do it in five minutes", "a 10 year old could do it in 5 minutes"),
    ("I have ten or twelve of them in the garage", "I have 10 or 12 of them in the garage"),
    ("elle a payé quatre vingt dix euros pour cela", "elle a payé 90 € pour cela"),
    ("il y a mille neuf cent quatre-vingt-douze ans", "il y a 1992 ans"),
    ("unos treinta y cinco mil vecinos firmaron la carta", "unos 35.000 vecinos firmaron la carta"),
    ("el veintiuno de marzo se votó la ley nueva", "el 21 de marzo se votó la ley nueva"),
    ("das kostet fünfundzwanzig Euro und keinen Cent mehr", "das kostet 25 Euro und keinen Cent mehr"),
    ("das war neunzehnhundertachtundneunzig in einem Dorf", "das war 1998 in einem Dorf"),
    ("costa duecentocinquanta euro al mese per famiglia", "costa 250 euro al mese per famiglia"),
    ("custou trinta e dois reais no mercado da vila", "custou 32 reais no mercado da vila"),
]
ONE_WAY = [
    ("on se voit à quatorze heures trente devant la gare", "on se voit à 14h30 devant la gare"),
    ("we are the ninety nine percent of this country", "we are the 99 % of this country"),
]
FILLER = "and nothing here is about any of that at all as you know . "


def found(path: Path, said: str, quoted: str) -> QuoteHit | None:
    shelve(path, "talk", spoken(f"{FILLER * 20} {said} . {FILLER * 20}"))
    with Reader(path) as reader:
        return next(iter(find_quote(reader, quoted)), None)


def differing(hit: QuoteHit) -> list[str]:
    return [d.kind for part in hit.parts for d in part.differences if d.kind not in ("same", "filler")]


@pytest.mark.parametrize(("said", "quoted"), [*PAIRS, *((b, a) for a, b in PAIRS), *ONE_WAY])
def test_a_number_written_the_other_way_is_no_difference(tmp_path: Path, said: str, quoted: str) -> None:
    hit = found(tmp_path / "talks.db", said, quoted)
    assert hit is not None
    assert (hit.text, differing(hit)) == (said, [])
    assert hit.score > 0.99


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("we spent three million dollars on it last year", "we spent $4 million on it last year"),
        ("it grew by twenty five percent in one quarter", "it grew by 35% in one quarter"),
        (
            "this was back in nineteen ninety eight in Geneva you see",
            "this was back in 1989 in Geneva you see",
        ),
        ("it takes three point five seconds to start up", "it takes 3.6 seconds to start up"),
        (
            "it grew by 25% in one quarter of a year",
            "it grew by twenty four percent in one quarter of a year",
        ),
    ],
)
def test_another_number_is_a_difference(tmp_path: Path, said: str, quoted: str) -> None:
    hit = found(tmp_path / "talks.db", said, quoted)
    assert hit is not None
    assert "changed" in differing(hit)


def test_the_parts_of_a_quotation_are_read_together(tmp_path: Path) -> None:
    said = f"we paid 25% of it in those days . {FILLER * 3} and by nineteen ninety it was gone"
    hit = found(tmp_path / "talks.db", said, "We paid twenty-five percent of it […] by 1990 it was gone")
    assert hit is not None
    assert [part.text for part in hit.parts] == ["we paid 25% of it", "by nineteen ninety it was gone"]


def told(text: str) -> list[str]:
    return [" … ".join(" ".join(part.tokens) for part in parts) for parts in readings(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing to count in the text", []),
        ("one of the a and an", []),
        ("paid $1,500 for the 2 of them", ["paid one thousand five hundred dollars for the two of them",
                                           "paid fifteen hundred dollars for the two of them",
                                           "paid 1 500 dollars for the 2 of them"]),
        ("the £3 million and the €20", ["the three million pounds and the twenty euros",
                                        "the 3 million pounds and the 20 euros"]),
        ("the 1905 of 1900", ["the one thousand nine hundred five of one thousand nine hundred",
                              "the nineteen oh five of nineteen hundred"]),
        ("it was two and a half million of them", ["it was 2 and a half million of them"]),
        ("the ten thousand of twelve", ["the 10 000 of 12"]),
        ("the 3 [of 4] in 5", ["the three in five"]),
        ("1234567890123456 of the", []),
        ("a1b2 is of the b52s", []),
        (f"{'9' * 5000} of the {'9' * 5000}st", []),
        (f"the 2 of the {'9' * 5000}", [f"the two of the {'9' * 5000}"]),
    ],
)  # fmt: skip
def test_the_readings_of_a_text(text: str, expected: Sequence[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("language", list(BASE))
def test_what_is_spelled_is_read_as_the_same_number(language: str) -> None:
    most = 10**9 if language == "es" else 10**DIGITS  # beyond, Spanish counts in thousands of millions
    large = random.Random(language).sample(range(3_000, most), 1_000)
    for number in (*range(3_000), *large, *(10**power for power in range(9))):
        words = spelled(number, language)
        assert all(word.isascii() and word.isalpha() for word in words), number
        if len(words) <= LONGEST and max(map(len, words)) <= 60:
            assert number in values(words), number


def test_years_ordinals_decades_and_decimals() -> None:
    assert year(1998, "en") == ("nineteen", "ninety", "eight")
    assert year(2024, "en") == ("twenty", "twenty", "four")
    assert [year(number, "en") for number in (2005, 1050, 998)] == [None] * 3
    assert year(1998, "fr") is None
    assert year(1900, "de") == ("neunzehnhundert",)
    assert [" ".join(ordinal(n)) for n in (1, 12, 20, 23, 100)] == [
        "first", "twelfth", "twentieth", "twenty third", "one hundredth",
    ]  # fmt: skip
    assert [" ".join(decade(n)) for n in (90, 1980, 1900)] == [
        "nineties",
        "nineteen eighties",
        "nineteen hundreds",
    ]
    assert decimal(3, "14", "fr") == ("trois", "virgule", "un", "quatre")
