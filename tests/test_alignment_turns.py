from hypothesis import given
from hypothesis import strategies as st

from talkdex import Cue, Transcript
from talkdex.alignment import speech
from talkdex.alignment.turns import BIAS, Turns
from talkdex.alignment.weights import turn_marks

MARKS = {BIAS: -2.0, "signs pause_4": 1.0, "signs labelled": 3.0, "en opens thank you": 2.0}
WORD = st.sampled_from(["yes", "no.", "well?", "Ana:", "so…", "thank", "you", "and"])
WORDS = st.lists(WORD, min_size=1, max_size=6)


def spoken(*sentences: str, pause_ms: int = 0) -> speech.Speech:
    cues = [
        Cue(at * (2_000 + pause_ms), at * (2_000 + pause_ms) + 2_000, text)
        for at, text in enumerate(sentences)
    ]
    return speech.read(Transcript(tuple(cues)))


def test_marks_add_up_to_the_odds() -> None:
    turns = Turns(spoken("That was it.", "Thank you, chair.", pause_ms=1_200), "en", MARKS)
    assert turns.taken == [-2.0, 1.0]
    assert turns.chances[1] > 0.5 > turns.chances[0]


def test_a_language_without_words_gets_by_on_the_signs() -> None:
    turns = Turns(spoken("That was it.", "Thank you, chair.", pause_ms=1_200), "sv", MARKS)
    assert turns.taken == [-2.0, -1.0]


def test_a_speaker_written_into_the_words_is_a_mark() -> None:
    turns = Turns(spoken("That was it.", "Ana Bell: I agree."), "en", MARKS)
    assert turns.labels == [0, 5]
    assert turns.taken[1] == 1.0


def test_turns_soon_are_counted_within_their_reach_only() -> None:
    turns = Turns(spoken("One.", "Two.", "Three.", "Four."), "en", {})
    assert turns.soon(0, 4_000) == 1.0
    assert turns.soon(3, 4_000) == 0.0


def test_the_learned_table_knows_signs_and_the_words_of_three_languages() -> None:
    kinds = {" ".join(mark.split()[:2]) for mark in turn_marks() if not mark.startswith("signs")}
    assert {f"{language} {kind}" for language in ("en", "fr", "es") for kind in ("opens", "closes")} <= kinds
    assert BIAS in turn_marks()


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_nobody_else_begins_as_surely_as_the_product_of_the_chances(lines: list[list[str]]) -> None:
    turns = Turns(spoken(*(" ".join(line) for line in lines)), "en")
    count = len(turns.chances)
    for low in range(count):
        product = 1.0
        for high in range(low, count + 1):
            assert abs(turns.kept(low, high) - product) < 1e-9
            if high < count:
                product *= 1 - turns.chances[high]
    assert turns.kept(count, 0) == 1.0
