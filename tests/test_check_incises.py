"""Who says it, told within the quotation's own marks: « Nous devons agir, estime Jane Doe, et vite »."""

from collections.abc import Iterator

import pytest

from meetings import opened
from talkdex.check import Judged, Verdict, check_document, read_document
from talkdex.check.incises import incises, without
from talkdex.check.quotations import quotations
from talkdex.index.reader import Reader

SAID = ("Chaque village nomme ses commandants", "et chaque village peut les révoquer")
C, N, T, S = Verdict.CONFIRMED, Verdict.NEAR, Verdict.TIME, Verdict.SPEAKER


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


def judge(reader: Reader, text: str) -> Judged:
    (judged,) = check_document(reader, read_document("a.md", text.encode()))
    return judged


@pytest.mark.parametrize(
    ("within", "verdict", "name"),
    [
        (", explique Oscar Figueroa,", C, "Oscar Figueroa"),
        (", explique Marie Dupont,", S, "Marie Dupont"),
        (" – explique Oscar Figueroa –", C, "Oscar Figueroa"),
        (" - explique Oscar Figueroa -", C, "Oscar Figueroa"),
        (" —explicó Figueroa—", C, "Figueroa"),
        (" – ha spiegato ieri Oscar Figueroa –,", C, "Oscar Figueroa"),
        (" – so Oscar Figueroa –", C, "Oscar Figueroa"),
        (", explique Oscar Figueroa, du village d’en haut,", C, "Oscar Figueroa"),
        (", explique Oscar Figueroa (25:00),", C, "Oscar Figueroa"),
        (", explique Oscar Figueroa (45:00),", T, "Oscar Figueroa"),
        (", a-t-il ajouté,", C, None),
        (", dit-il,", C, None),
        (", dice,", C, None),
        (", explique le chef du village,", C, None),
        (", explique-t-il souvent,", C, None),
        (" qui les aiment,", N, None),
    ],
)
def test_who_says_it_may_be_told_within_the_marks(
    reader: Reader, within: str, verdict: Verdict, name: str | None
) -> None:
    judged = judge(reader, f"« {SAID[0]}{within} {SAID[1]} »")
    assert (judged.verdict, judged.attribution and judged.attribution.name) == (verdict, name)
    assert judged.hit
    assert (judged.hit.start_ms, judged.hit.end_ms) == (1_500_000, 1_504_400)


def test_who_says_it_may_be_told_at_the_end(reader: Reader) -> None:
    judged = judge(reader, f"« {SAID[0]}, {SAID[1]}, explique Marie Dupont. »")
    assert judged.verdict is Verdict.SPEAKER


def test_what_is_said_is_no_incise(reader: Reader) -> None:
    """Somebody speaks of what the rules say; the words are hers."""
    text = "« L'eau de la vallée appartient à tous ceux qui la boivent, voilà ce que dit le règlement »"
    assert judge(reader, text).verdict is Verdict.CONFIRMED


def test_a_short_quotation_is_no_shorter_for_what_looks_like_an_incise() -> None:
    document = read_document("a.md", "«In parole povere, si riferisce a situazioni in», ha detto.".encode())
    assert [one.text for one in quotations(document)] == ["In parole povere, si riferisce a situazioni in"]


def test_words_that_only_look_like_an_incise_stay_where_they_were_said() -> None:
    text = "La loi est claire, dit le règlement, et nous la suivons"
    found = incises(text)
    assert [text[a:b] for a, b in found] == [", dit le règlement,"]
    assert list(without(text, found)) == ["La loi est claire [dit le règlement]  et nous la suivons"]


@pytest.mark.parametrize(
    "text",
    [
        "Je pense que c’est bien, dit comme ça, et puis voilà",
        "I was, she said to me, a fool and so on",
        "So, as you said, you mentioned PyPy, which is fast",
        "We did it – well – in the end – and that was that",
        "",
    ],
)
def test_other_commas_and_dashes_are_none(text: str) -> None:
    assert incises(text) == []
