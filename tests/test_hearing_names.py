"""Names heard otherwise: found as they are spelt, told as they were heard, never rewritten."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.cli.said import said
from talkdex.index import aliases
from talkdex.index.aliases import Alias, NamedPositions
from talkdex.index.positions import BITS
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.pipeline import Added, Unchanged, Wishes, add, add_segments
from talkdex.quotes import find_quote
from talkdex.recording import Recording
from talkdex.search import search
from talkdex.transcript import Cue, Transcript

CAPTIONS = """WEBVTT

00:00.000 --> 00:04.000
Tiene la palabra el señor Figeroa para hablar de la policía.

00:05.000 --> 00:09.000
Gracias, dijo Figuerroa, la policía teje lazos de confianza.

00:20.000 --> 00:24.000
Y el ministro Figuera contestó que la figura del juez no existe.

00:30.000 --> 00:34.000
Lo que dijo Oscar Figue Roa ayer lo repite hoy nuestro invitado.
"""
NAME = "Oscar Figueroa (0:00-0:40)"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "plenaria.es.vtt"
    file.write_text(CAPTIONS)
    return file


@pytest.fixture
def index(tmp_path: Path, talk: Path) -> Path:
    path = tmp_path / "talks.db"
    (one,) = add(path, str(talk), Wishes(segments=NAME))
    assert isinstance(one, Added)
    return path


def heard(index: Path, query: str) -> list[tuple[int, tuple[tuple[str, str], ...], list[str]]]:
    with Reader(index) as reader:
        return [
            (hit.start_ms, hit.heard, [hit.text[a:b] for a, b in hit.matches])
            for found in search(reader, query, per_recording=9)
            for hit in found.hits
        ]


def ways(index: Path, query: str) -> list[str]:
    return [words for _, pairs, _ in heard(index, query) for _, words in pairs]


def test_a_name_finds_all_that_it_was_heard_as(index: Path) -> None:
    assert ways(index, "Figueroa") == ["Figeroa", "Figuerroa", "Figuera", "Figue Roa"]
    with Reader(index) as reader:
        assert reader.positions.times(["figueroa"]) == {"figueroa": 4}
    assert ways(index, "Figeroa") == ["Figeroa"]
    assert ways(index, "figura") == []


def test_phrases_prefixes_and_near_words_hold_over_a_name(index: Path) -> None:
    assert [spelt for _, _, spelt in heard(index, '"señor Figueroa para"')] == [["señor Figeroa para"]]
    assert ways(index, '"Figueroa contestó"') == ["Figuera"]
    for phrase in ("Oscar Figueroa", "Figueroa ayer", "dijo Oscar Figueroa ayer", "Figueroa ayer lo repite"):
        assert ways(index, f'"{phrase}"') == ["Figue Roa"], phrase
    assert "Figuerroa" in ways(index, "figuer*")
    assert "Figuera" in ways(index, "Figueroa AND ministro")
    assert ways(index, '"ministro Figueroa" OR "señor Figueroa"') == ["Figeroa", "Figuera"]


def test_a_quotation_may_spell_the_name_either_way(index: Path) -> None:
    with Reader(index) as reader:
        (hit,) = find_quote(reader, "gracias dijo Figueroa la policía teje lazos de confianza")
        assert (hit.heard, hit.exact, hit.text.split()[2]) == (
            (("Figueroa", "Figuerroa"),),
            True,
            "Figuerroa,",
        )
        (other,) = find_quote(reader, "gracias dijo Figuerroa la policía teje lazos de confianza")
        assert (other.heard, other.exact) == ((), True)
        assert hit.score >= other.score - 0.01


def test_the_heard_text_stays_and_can_be_shown_either_way(index: Path) -> None:
    with Reader(index) as reader:
        (row,) = reader.transcripts(1)
        as_heard, as_spelt = (
            " ".join(one.text for one in said(reader, row, None, doubtful=False, spelt=spelt))
            for spelt in (False, True)
        )
    assert "señor Figeroa para" in as_heard
    assert "señor Figueroa para" in as_spelt
    assert "dijo Figueroa, la policía" in as_spelt
    assert "Oscar Figueroa ayer" in as_spelt


def test_a_segment_named_later_gives_its_name(tmp_path: Path, talk: Path) -> None:
    path = tmp_path / "later.db"
    list(add(path, str(talk)))
    with Writer(path) as writer:
        add_segments(writer, 1, NAME)
    assert ways(path, "Figueroa") == ["Figeroa", "Figuerroa", "Figuera", "Figue Roa"]


def test_a_name_that_is_learnt_later_is_found_too(tmp_path: Path, talk: Path) -> None:
    path = tmp_path / "later.db"
    list(add(path, str(talk)))
    assert ways(path, "Figueroa") == []
    (same,) = add(path, str(talk), Wishes(names=("Oscar Figueroa",)))
    assert isinstance(same, Unchanged)
    assert ways(path, "Figueroa") == ["Figeroa", "Figuerroa", "Figuera", "Figue Roa"]
    (new,) = add(path, str(talk), Wishes(again=True))
    assert isinstance(new, Added)
    assert len(ways(path, "Figueroa")) == 4
    with Writer(path) as writer:
        writer.remove(1)
        for table in ("aliases", "names", "coverage", "quarantine"):
            assert writer.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


tokens = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=25)


@settings(max_examples=60, deadline=None)
@given(tokens, st.data())
def test_named_positions_are_those_of_the_text_with_the_name_written_there(
    tmp_path_factory: pytest.TempPathFactory, said: list[str], data: st.DataObject
) -> None:
    at = sorted(data.draw(st.sets(st.integers(0, len(said) - 1), max_size=4)))
    path = tmp_path_factory.mktemp("positions") / "t.db"
    spelt = ["name" if place in at else token for place, token in enumerate(said)]
    with Writer(path) as writer:
        number = writer.add_recording(Recording("x:1", "t"), Transcript((Cue(0, 1000, " ".join(said)),)))
        found = [
            Alias(0, 1, p, 1, said[p], "Name", "name", (["", *said])[p], ([*said, ""])[p + 1]) for p in at
        ]
        aliases.put(writer.connection, 1, found)
        assert number == 1
    pairs = [f"{a}_{b}" for a, b in pairwise(spelt)]
    with Reader(path) as reader:
        positions = reader.positions
        assert isinstance(positions, NamedPositions) == bool(at)
        for run in (spelt, pairs):
            for token in set(run):
                places = [place for place, other in enumerate(run) if other == token]
                told = [place - (1 << BITS) for place in positions.packed(token)]
                assert [place for place in told if run[place] == token] == places
                assert positions.times([token])[token] >= len(places)
                assert sorted(positions.diagonals(token, 7, 8)) == sorted((1 << 8) + p + 7 for p in told)
