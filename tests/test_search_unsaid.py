import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.search.unsaid import unsaid


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    said = [
        "Figueroa habla de policía comunitaria con Figueroa.",
        "Saluda a Morales y a Zúñiga.",
    ]
    shelve(path, "Plenaria", spoken(*said))
    return path


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    with Reader(path) as reader:
        yield reader


def told(reader: Reader, query: str) -> dict[str, list[str]]:
    return {one.word: [word for word, _ in one.meant] for one in unsaid(reader, query)}


def test_a_misspelt_name_gets_the_one_that_is_said_and_how_often(reader: Reader) -> None:
    (one,) = unsaid(reader, "Figeroa")
    assert one == ("Figeroa", (("figueroa", 2),))


@pytest.mark.parametrize("written", ["Figueroha", "Phigueroa", "figuerroa", "FIGUÉRUA"])
def test_names_are_known_by_spelling_and_sound(reader: Reader, written: str) -> None:
    assert next(iter(told(reader, written).values()))[0] == "figueroa"


def test_words_that_are_said_need_no_other(reader: Reader) -> None:
    assert told(reader, "policia figueroa morales") == {}


def test_every_wanted_word_is_looked_at_once_and_in_order(reader: Reader) -> None:
    query = '"Figeroa habla" OR NEAR(Moralez, Figeroa) AND (policia NOT Zunigua) comunitarios*'
    assert told(reader, query) == {"Figeroa": ["figueroa"], "Moralez": ["morales"]}


def test_a_word_like_no_other_is_told_alone(reader: Reader) -> None:
    assert told(reader, "qqqq") == {"qqqq": []}


@pytest.mark.parametrize("query", ["", "«»", "comunit*", "NOT", "(("])
def test_a_query_without_whole_words_has_none(reader: Reader, query: str) -> None:
    assert told(reader, query) in ({}, {"NOT": []})


def test_words_of_forgotten_recordings_are_not_offered(path: Path) -> None:
    shelve(path, "Otra", spoken("Cienfuegos habla."))
    with Reader(path) as reader:
        assert told(reader, "Sienfuegos") == {"Sienfuegos": ["cienfuegos"]}
        number = reader.matching("Otra")[0].id
    with Writer(path) as writer:
        writer.remove(number)
    with Reader(path) as reader:
        assert told(reader, "Sienfuegos") == {"Sienfuegos": []}


def test_a_search_that_finds_nothing_says_what_may_be_meant(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--index", str(path), "search", "Figeroa"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "nothing found: nobody says “Figeroa”; did you mean figueroa (2)?\n")
    assert run(["--index", str(path), "search", "Figeroa", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {"unsaid": "Figeroa", "meant": [{"word": "figueroa", "times": 2}]}
    assert err == ""


def test_a_search_for_what_is_said_apart_says_how_to_widen_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--index", str(path), "search", '"morales figueroa"']) == 1
    assert "OR" in capsys.readouterr().err
