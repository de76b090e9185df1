"""Searching one person's words: only the transcripts in which they speak are looked into."""

import sqlite3
from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.search import Filters, search
from talkdex.search.scope import Scope
from talkdex.segment import Stated


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Ana speaks in two recordings, in a third a segment is hers, and in the fourth she isn't."""
    path = tmp_path / "talks.db"
    shelve(path, "One", spoken(("Ana Ríos", "the water belongs"), ("Oscar", "to all of us")))
    shelve(path, "Two", spoken(("Ana RIOS", "the water again")))
    shelve(
        path,
        "Three",
        spoken("the water once more"),
        segments=[Stated("Talk", speaker="Ana Ríos", start_ms=0, end_ms=60_000)],
    )
    shelve(path, "Four", spoken(("Oscar", "the water and Ana")))
    return path


def looked_into(index: Path, speaker: str) -> set[int] | None:
    with Reader(index) as reader:
        return Scope(reader, Filters(speaker=speaker)).transcripts


def said(index: Path, speaker: str) -> list[str]:
    with Reader(index) as reader:
        return sorted(one.recording.title for one in search(reader, "the water", Filters(speaker=speaker)))


def as_older(index: Path) -> None:
    """Make an index as it was before who speaks was told."""
    connection = sqlite3.connect(index)
    with connection:
        connection.execute("DROP TABLE transcript_speakers")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm007%'")
    connection.close()


def test_transcripts_in_which_nobody_of_that_name_speaks_are_not_looked_into(index: Path) -> None:
    assert looked_into(index, "ana rios") == {1, 2, 3}
    assert looked_into(index, "oscar") == {1, 4}
    assert looked_into(index, "nobody") == set()
    assert said(index, "Rios") == ["One", "Three", "Two"]


def test_an_older_index_is_searched_all_the_same_and_told_when_it_is_written(index: Path) -> None:
    as_older(index)
    assert looked_into(index, "ana") is None
    assert said(index, "ana") == ["One", "Three", "Two"]
    Writer(index).close()
    assert looked_into(index, "ana") == {1, 2, 3}


def test_a_removed_recording_takes_its_speakers_with_it(index: Path) -> None:
    with Writer(index) as writer:
        writer.remove(1)
        writer.remove(4)
    with Reader(index) as reader:
        assert reader.speakers() == ["Ana Ríos"]
    assert looked_into(index, "ana") == {2, 3}


def test_a_new_transcript_tells_anew_who_speaks(index: Path) -> None:
    with Writer(index) as writer:
        writer.publish(1, spoken(("Marta", "the water belongs to all of us")))
    assert looked_into(index, "marta") == {5}
    assert said(index, "ana") == ["Three", "Two"]
