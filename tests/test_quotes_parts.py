"""The parts of the quote search, each against a slow and obvious oracle."""

import math
import sqlite3
import zlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.index import vocabulary
from talkdex.index.reader import Reader
from talkdex.index.spelling import Speller
from talkdex.index.writer import Writer
from talkdex.quotes.numbers import agree, values
from talkdex.quotes.quotation import inner, read
from talkdex.quotes.seeds import seeds, slips
from talkdex.quotes.votes import Ballot
from talkdex.quotes.window import Window, starts, token_at
from talkdex.recording import Recording
from talkdex.text import fold
from talkdex.transcript import Cue, Transcript

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501, SIM905 - a table
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - a table


def spelt(number: int) -> str:
    """Spell a number below a million in English."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f" {ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    return f"{spelt(number // 1000)} thousand" + (f" {spelt(number % 1000)}" if number % 1000 else "")


@given(number=st.integers(0, 999_999))
def test_a_spelt_number_is_read_as_itself(number: int) -> None:
    assert values(spelt(number).split()) == {number}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (97, "quatre-vingt-dix-sept"),
        (1984, "mille neuf cent quatre-vingt-quatre"),
        (2500, "deux mille cinq cents"),
        (22, "veintidós"),
        (1994, "mil novecientos noventa y cuatro"),
        (300, "trescientos"),
        (25, "fünfundzwanzig"),
        (1989, "neunzehnhundertneunundachtzig"),
        (2024, "zweitausendvierundzwanzig"),
        (21, "ventuno"),
        (48, "quarantotto"),
        (2024, "duemilaventiquattro"),
        (125, "cento e vinte e cinco"),
        (1984, "nineteen eighty-four"),
        (2_000_000, "two million"),
        (25_000_000, "25 millions"),
    ],
)
def test_numbers_agree_however_they_are_written(number: int, words: str) -> None:
    assert agree([str(number)], fold(words).split())
    assert not agree([str(number + 1)], fold(words).split())


@pytest.mark.parametrize("text", ["five twenty", "house", "twenty house", "2 5", "and five", ""])
def test_what_is_no_number_agrees_with_nothing(text: str) -> None:
    assert values(text.split()) == set()


@given(text=st.text(max_size=80))
def test_a_quotation_keeps_the_words_outside_brackets(text: str) -> None:
    plain = text.replace("[", "").replace("]", "")
    tokens = [token for part in read(plain) for token in part.tokens]
    assert "".join(tokens) == fold(plain).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("« un […] deux »", [["un"], ["deux"]]),
        ("one. . . two", [["one"], ["two"]]),
        ("wait... what", [["wait"], ["what"]]),
        ("[T]his is [sic] it", [["this", "is", "it"]]),
        ("go[es] on", [["goes", "on"]]),
        ("v. 2.0 is out.", [["v", "2", "0", "is", "out"]]),
        ("… […] …", []),
    ],
)
def test_a_quotation_is_read_in_parts(text: str, parts: list[list[str]]) -> None:
    assert [part.tokens for part in read(text)] == parts


def test_quotations_inside_a_sentence_are_its_parts() -> None:
    assert [p.tokens for p in inner("Es «más eficiente que otros» y «evita errores»")] == [
        ["mas", "eficiente", "que", "otros"],
        ["evita", "errores"],
    ]
    assert inner("“all of it is one quotation”") == ()
    assert inner("he said “no”") == ()


@given(token=st.text("abcde", min_size=1, max_size=5))
def test_slips_are_all_words_one_slip_away(token: str) -> None:
    made = slips(token)
    assert token not in made
    for i in range(len(token)):
        left_out = token[:i] + token[i + 1 :]
        assert left_out in made or left_out == token
    assert all(abs(len(word) - len(token)) <= 1 for word in made)


@given(tokens=st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=8), data=st.data())
def test_every_letter_is_placed_in_its_token(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    at = data.draw(st.integers(0, len(text) - 1))
    assert token_at(starts(tokens), at) == text[:at].count(" ")


def test_a_window_is_cut_where_it_says() -> None:
    window = Window(1, 10, ["a", "b", "c"])
    assert window.cut(1, 2) == Window(1, 11, ["b"])
    assert window.cut(-5, 99) == window


def index_of(path: Path, talks: list[list[str]]) -> None:
    with Writer(path) as writer:
        for number, words in enumerate(talks):
            cue = Cue(0, 1000 * len(words) + 1, " ".join(words))
            writer.add_recording(Recording(f"t:{number}", "t"), Transcript((cue,)))


WORDS = st.sampled_from("ba be bi bo bu da de di do du".split())  # noqa: SIM905 - a table


@given(talks=st.lists(st.lists(WORDS, min_size=8, max_size=60), min_size=1, max_size=4), data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_votes_are_those_of_counting_every_seed_on_every_diagonal(
    tmp_path_factory: pytest.TempPathFactory, talks: list[list[str]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("votes") / "t.db"
    index_of(path, talks)
    number = data.draw(st.integers(0, len(talks) - 1))
    begin = data.draw(st.integers(0, len(talks[number]) - 6))
    quoted = talks[number][begin : begin + 6]
    with Reader(path) as reader:
        ballot = Ballot(reader.positions, quoted, reader.token_total(), None)
        ballot.read(10**9)
        (best, *_) = ballot.best(200, 1)
        total = reader.token_total()
    votes: Counter[tuple[int, int]] = Counter()
    for token, i in set(seeds(quoted)):
        places = [
            (t, at)
            for t, words in enumerate(talks, 1)
            for at in range(len(words))
            if "_".join(words[at : at + token.count("_") + 1]) == token
        ]
        for t, at in places:
            votes[t, at - i] += 1 + math.log(total / len(places))  # type: ignore[assignment]
    around = {(t, d): sum(votes[t, d + drift] for drift in range(-3, 4)) for t, d in votes}
    assert best.votes == pytest.approx(max(around.values()))
    assert around[best.transcript, best.first] == pytest.approx(best.votes)


@given(talks=st.lists(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1), min_size=1, max_size=20))
@settings(max_examples=25, deadline=None)
def test_the_vocabulary_counts_what_was_added(talks: list[list[str]]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, level INT, words BLOB, counts BLOB)")
    for words in talks:
        vocabulary.add(connection, vocabulary.counted(words))
    read_words, counts = vocabulary.read(connection)
    assert dict(zip(read_words, counts, strict=True)) == Counter(w for words in talks for w in words)
    (lists,) = connection.execute("SELECT count(*) FROM vocabulary").fetchone()
    assert lists < 16
    by_and_by = Counter[str]()
    for some, times in vocabulary.pieces(connection):
        by_and_by.update(dict(zip(some, times, strict=True)))
    assert by_and_by == dict(zip(read_words, counts, strict=True))
    connection.close()


def test_a_vocabulary_of_many_pieces_is_given_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, level INT, words BLOB, counts BLOB)")
    said = [f"été{number}" for number in range(500)]
    vocabulary.add(connection, vocabulary.counted([*said, *said[:7]]))
    vocabulary.add(connection, vocabulary.counted([]))
    monkeypatch.setattr(vocabulary, "_PIECE", 16)
    found = list(vocabulary.pieces(connection))
    assert len(found) > 100
    assert [word for words, _ in found for word in words] == said
    assert [times for _, counts in found for times in counts] == [2] * 7 + [1] * 493
    connection.execute("UPDATE vocabulary SET words = substr(words, 1, length(words) - 9)")
    with pytest.raises(zlib.error):
        list(vocabulary.pieces(connection))
    connection.close()


def test_a_speller_that_keeps_nothing_suggests_the_same(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    index_of(path, [["blockchain", "chain", "block"], ["blockchains", "blockchain"], ["linkchain"]])
    with Reader(path) as reader:
        kept, read = (Speller(reader, keep=keep).nearest("blxckchain") for keep in (True, False))
    assert kept == read == ["blockchain", "blockchains", "linkchain", "chain"]


def test_a_rebuilt_vocabulary_is_that_of_the_full_text(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    index_of(path, [["red", "green", "red"], ["blue", "green"]])
    with Writer(path) as writer:
        writer.remove(2)
        writer.optimize()
        assert vocabulary.read(writer.connection) == (["green", "red"], [1, 2])
        assert writer.connection.execute("SELECT * FROM frequent").fetchall() == []
