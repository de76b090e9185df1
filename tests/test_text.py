from hypothesis import given
from hypothesis import strategies as st

from talkdex.text import Token, _cut, _cut_by_character, fold, folded, tokens, tokens_at

any_text = st.text(st.characters()) | st.text(st.characters(max_codepoint=127))


def test_spellings_become_equal() -> None:
    assert fold("L’œuvre d'Ægir à Łódź, Straße") == "l oeuvre d aegir a lodz strasse"
    assert fold("co\u00adopération E\u0301TE\u0301") == "cooperation ete"
    assert fold("twenty-two quatre‑vingts") == "twenty two quatre vingts"
    assert fold("１２：３０ ﬁn") == "12 30 fin"


def test_scripts_without_spaces_give_a_token_per_character() -> None:
    assert fold("日本語 abc漢字") == "日 本 語 abc 漢 字"
    assert fold("がか") == "が か"
    assert fold("한국어") == "한국어"


def test_a_token_knows_its_original_characters() -> None:
    text = "«L’été» : cœur"
    assert [text[t.start : t.end] for t in tokens(text)] == ["L", "été", "cœur"]


@given(any_text)
def test_folding_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(any_text)
def test_fold_and_tokens_agree(text: str) -> None:
    found = tokens(text)
    assert " ".join(t.text for t in found) == fold(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)


@given(any_text, any_text)
def test_folding_does_not_see_across_white_space(a: str, b: str) -> None:
    assert fold(f"{a} {b}").split() == fold(a).split() + fold(b).split()


def test_a_word_begins_with_its_first_letter_whatever_mark_follows_it() -> None:
    assert tokens("un e\u0301tat") == [Token("un", 0, 2), Token("etat", 3, 8)]
    assert tokens("a\u0300") == [Token("a", 0, 2)]


@given(st.text(), st.sets(st.integers(-2, 20)))
def test_some_tokens_are_those_of_all(text: str, numbers: set[int]) -> None:
    every = dict(enumerate(tokens(text)))
    assert tokens_at(text, numbers) == {n: every[n] for n in sorted(numbers) if n in every}


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("’“”–…«»‐†\u0301")))
def test_texts_of_plain_letters_are_cut_as_any_other(text: str) -> None:
    assert _cut(text) == _cut_by_character(text)
    assert fold(text) == " ".join(token.text for token in _cut_by_character(text))


BYTEWISE = st.binary().map(lambda data: data.decode("cp1252", "ignore"))


@given(BYTEWISE, st.sets(st.integers(-2, 20)))
def test_texts_folded_all_at_once_are_cut_as_any_other(text: str, numbers: set[int]) -> None:
    every = dict(enumerate(_cut_by_character(text)))
    assert folded(text) == [token.text for token in every.values()]
    assert tokens_at(text, numbers) == {n: every[n] for n in sorted(numbers) if n in every}
