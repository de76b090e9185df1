"""Suspicion: what models invent is found, what people say is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.recognize.piece import Quality
from talkdex.recognize.suspicion import Evidence, loops, suspicions
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Word

GOOD = Quality(-0.2, 0.05, 1.5)


def cue(text: str, start: int = 0, step: int = 300, probability: float = 0.9) -> Cue:
    words = tuple(
        Word(start + i * step, start + i * step + step, word, probability)
        for i, word in enumerate(text.split())
    )
    return Cue(start, words[-1].end_ms if words else start, text, words=words)


def reason(one: Cue, quality: Quality = GOOD, voiced: list[TimeRange] | None = None) -> str:
    return suspicions([one], Evidence(quality, voiced))[0]


def test_a_phrase_over_and_over_is_a_loop() -> None:
    said = [cue("and you can put the other one on the mic"), cue("got them, " * 9)]
    assert suspicions(said, Evidence(GOOD)) == ("loop", "loop")
    longer = [cue("a b c d e f g h i j k l m n o p q r s t u v w x y z"), cue("got them, " * 9)]
    assert suspicions(longer, Evidence(GOOD)) == ("", "loop")


def test_a_loop_may_change_a_word() -> None:
    words = ("what are you telling me dude " * 3 + "what are you telling me guys " * 1).split() * 2
    assert all(loops(words))


@pytest.mark.parametrize(
    "said",
    [
        "no no no no",
        "very very very good",
        "we shall fight on the beaches we shall fight on the landing grounds we shall fight in the fields",
        "Thank you.",
        "Merci beaucoup !",
        "la musique adoucit les mœurs",
        "ha, that is what he said",
    ],
)
def test_what_people_say_is_not_suspect(said: str) -> None:
    assert reason(cue(said)) == ""


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=80))
def test_words_that_never_come_again_are_no_loop(words: list[int]) -> None:
    assert not any(loops([str(word) for word in words]))


@given(st.lists(st.integers(0, 99), unique=True, min_size=1, max_size=12), st.integers(7, 12))
def test_any_phrase_seven_times_is_a_loop(phrase: list[int], times: int) -> None:
    assert all(loops([str(word) for word in phrase] * times))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Sous-titres réalisés par la communauté d'Amara.org", "credits"),
        ("Subtítulos realizados por la comunidad de Amara.org", "credits"),
        ("...", "no words"),
        ("♪ ♪", "no words"),
    ],
)
def test_nobody_says_credits(said: str, why: str) -> None:
    assert reason(cue(said)) == why


@pytest.mark.parametrize(
    "said", ["Thanks for watching!", "¡Gracias por ver el video!", "Musique", "hahahaha"]
)
def test_farewells_and_sounds_are_suspect_in_silence(said: str) -> None:
    assert reason(cue(said), Quality(-0.5, 0.8, 0.7)) == "known phrase"
    assert reason(cue(said), voiced=[TimeRange(60_000, 61_000)]) == "known phrase"
    assert reason(cue(said, probability=0.2)) == "known phrase"
    assert reason(cue(said), voiced=[TimeRange(0, 5000)]) == ""


def test_a_window_that_compresses_too_well_is_suspect() -> None:
    assert reason(cue("one two three"), Quality(-0.1, 0.0, 9.2)) == "repeats itself"


def test_guessing_and_crammed_words_are_suspect() -> None:
    assert reason(cue("You can't do it man", probability=0.19), Quality(-1.43, 0.4, 0.7)) == "guessed"
    assert reason(cue("one two three four five six seven", step=50)) == "too fast"
    assert reason(cue("where is that", probability=0.2), voiced=[]) == "no voice"


def test_the_list_of_names_given_back_is_an_echo() -> None:
    told = Evidence(GOOD, None, "Oscar Figueroa, Asamblea General, Naciones Unidas")
    said = ["Oscar Figueroa, Asamblea General", "la Asamblea General", "Oscar Figueroa", "Asamblea General"]
    assert suspicions([cue(text) for text in said], told) == ("echo of names", "", "", "")


def test_no_cues_no_reasons() -> None:
    assert suspicions([], Evidence(GOOD)) == ()
