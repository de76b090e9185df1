"""Names heard wrong are found by spelling and sound; ordinary words and right spellings are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.recognize.aliases import Alias, aliases, sound, telling

NAMES = ["Oscar Figueroa", "Nicolas Sarkozy", "Ann de la Cruz"]


@pytest.mark.parametrize("heard", ["Figeroa", "Figuerroa", "Figuera", "figeroa,", "Figueróa.", "Higueroa"])
def test_a_name_heard_wrong_has_the_right_one_as_alias(heard: str) -> None:
    text = ["tiene", "la", "palabra", heard, "y", "nadie", "más"]
    found = aliases(text, NAMES)
    assert found == ([] if heard.startswith("Figueróa") else [Alias(3, 1, "Figueroa")])


def test_a_name_heard_as_two_words_is_one_alias() -> None:
    assert aliases(["señor", "Figue", "Roa", "habla"], NAMES) == [Alias(1, 2, "Figueroa")]


@pytest.mark.parametrize("said", ["Figueroa", "Figueroa's", "l'Oscar", "figura", "cruz", "años", "Ana", ""])
def test_right_spellings_and_ordinary_words_have_none(said: str) -> None:
    assert aliases(["otra", said, "vez", said], NAMES) == []


def test_a_word_that_is_said_often_without_a_capital_is_no_name() -> None:
    assert aliases(["la", "figuera", "la", "figuera", "y", "Figuera"], NAMES) == [Alias(5, 1, "Figueroa")]


@pytest.mark.parametrize("said", ["Germans", "Germany", "German", "Israelis", "Incentives"])
def test_another_ending_makes_another_word(said: str) -> None:
    names = ["Germany", "Israel", "Incentive"]
    assert aliases(["in", said, "they", "say"], [name for name in names if name != said]) == []


def test_only_long_words_with_a_capital_tell_a_name() -> None:
    assert telling([*NAMES, "el-niño Núñez", "110-reactive-python", ""]) == {
        "oscar": "Oscar", "figueroa": "Figueroa", "nicolas": "Nicolas", "sarkozy": "Sarkozy",
        "nunez": "Núñez",
    }  # fmt: skip


def test_an_ordinary_word_within_another_counts_each_time() -> None:
    text = ["Figuera", "la-figuera", "figuera", "y", "Figuera."]
    assert aliases(text, NAMES) == [Alias(4, 1, "Figueroa")]
    assert aliases(["figuera", "vez", "vez"], NAMES) == [Alias(0, 1, "Figueroa")]
    assert aliases(["figuera-figuera", "vez", "vez"], NAMES) == []


def test_ordinary_words_at_the_beginning_of_a_sentence_are_no_names() -> None:
    text = ["He", "met", "Boing", "there.", "Careers", "end.", "Where", "do", "careers", "end?"]
    assert aliases(text, ["Boeing", "Career Paths", "Were We"]) == [Alias(2, 1, "Boeing")]


def test_a_word_of_the_language_is_no_name_though_a_title_writes_it_with_a_capital() -> None:
    text = ["The", "Crossing", "and", "the", "crowd", "of", "Crousing", "saw", "a", "crossing"]
    assert aliases(text, ["The Crossing"]) == []


@pytest.mark.parametrize(
    ("one", "other"), [("sarkozy", "sarcozi"), ("schaefer", "shefer"), ("vacas", "bakas")]
)
def test_what_sounds_alike_is_spelt_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@given(st.lists(st.text(max_size=12), max_size=30), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_is_taken_and_aliases_are_in_order(words: list[str], names: list[str]) -> None:
    end = 0
    for alias in aliases(words, names):
        assert end <= alias.first < alias.first + alias.length <= len(words)
        end = alias.first + alias.length
        assert any(alias.name in name for name in names)
