"""Opening an index: what can't be opened is refused in one line that says what to do, and is left alone."""

import sqlite3
from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex.errors import IndexFileError
from talkdex.index import packing, versions
from talkdex.index.reader import Reader
from talkdex.index.refusals import unreadable
from talkdex.index.schema import migrations
from talkdex.index.writer import Writer
from talkdex.text import VERSION as FOLD


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    shelve(path, "talk", spoken("La policía comunitaria."))
    return path


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


def refusals(path: Path) -> list[str]:
    """Give what reading and writing are refused with."""
    told = []
    for way in (Reader, Writer):
        with pytest.raises(IndexFileError) as caught:
            way(path)
        told.append(str(caught.value))
    return told


def meta(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    rows = dict(connection.execute("SELECT key, value FROM meta"))
    connection.close()
    return rows


_LATER = (
    "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
    f" VALUES('talkdex', 'm{versions.SCHEMA + 1:03}_more', '2030-01-01')"
)
NEWER = [
    _LATER,
    f"UPDATE meta SET value = '{packing.VERSION + 1}' WHERE key = 'packing_version'",
    f"UPDATE meta SET value = '{FOLD + 1}' WHERE key = 'fold_version'",
]


@pytest.mark.parametrize("sql", NEWER, ids=["schema", "packing", "fold"])
def test_a_newer_index_asks_for_a_newer_talkdex_and_is_left_as_it_is(index: Path, sql: str) -> None:
    change(index, sql)
    before = index.read_bytes()
    for told in refusals(index):
        assert told == f"{index} was written by a newer talkdex: update talkdex (pip install -U talkdex)"
    assert index.read_bytes() == before


def test_newer_tables_are_told_even_where_ours_are_gone(index: Path) -> None:
    change(index, NEWER[0])
    change(index, "DROP TABLE pairs")
    assert all("update talkdex" in told for told in refusals(index))


def test_migrations_are_counted_without_gaps() -> None:
    names = [migration.name for migration in migrations._migrations]
    assert [int(name[1:4]) for name in names] == [*range(1, versions.SCHEMA + 1)]


def test_migrations_of_other_programs_are_no_concern_of_ours(index: Path) -> None:
    change(
        index,
        "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES('mine', 'm999_x', '2030')",
    )
    Reader(index).connection.close()
    Writer(index).close()


def test_an_index_that_does_not_tell_its_packing_is_read_and_tells_it_from_then_on(index: Path) -> None:
    change(index, "DELETE FROM meta WHERE key = 'packing_version'")
    with Reader(index) as reader:
        assert len(list(reader.recordings())) == 1
    assert "packing_version" not in meta(index)


def test_a_newer_packing_is_told_by_the_first_that_writes_it(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "VERSION", packing.VERSION + 1)
    Reader(index).connection.close()
    assert meta(index)["packing_version"] == str(packing.VERSION - 1)
    Writer(index).close()
    assert meta(index)["packing_version"] == str(packing.VERSION)


def test_words_folded_otherwise_must_be_indexed_again(index: Path) -> None:
    change(index, "UPDATE meta SET value = '0' WHERE key = 'fold_version'")
    with pytest.raises(IndexFileError, match="older talkdex: build it again"):
        Reader(index)


def test_an_empty_file_is_called_empty_and_becomes_an_index(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(IndexFileError, match="is empty: add a recording first"):
        Reader(path)
    Writer(path).close()
    Reader(path).connection.close()


def test_an_sqlite_file_of_others_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE t(x)")
    before = path.read_bytes()
    assert all("not a talkdex index: name another one" in told for told in refusals(path))
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    assert all("is a folder: name a file in it" in told for told in refusals(tmp_path))


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(
        IndexFileError, match=r"can't be made or opened \(a file stands.*check the path"
    ) as caught:
        Writer(tmp_path / "taken" / "talks.db")
    assert "Errno" not in str(caught.value)


@pytest.mark.parametrize(("code", "told"), [
    (sqlite3.SQLITE_READONLY, "may be read but not changed: get the right to write it"),
    (sqlite3.SQLITE_READONLY_DIRECTORY, "may be read but not changed"),
    (sqlite3.SQLITE_CANTOPEN, "can't be opened: check the path and the rights"),
    (sqlite3.SQLITE_FULL, "the disk is full: make room"),
    (sqlite3.SQLITE_BUSY, "is in use (some error): try again"),
    (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged (some error)"),
    (sqlite3.SQLITE_IOERR_READ, "check the disk"),
    (sqlite3.SQLITE_ERROR, "can't be used as an index (some error): check the file"),
])  # fmt: skip
def test_every_error_of_sqlite_says_what_to_do(tmp_path: Path, code: int, told: str) -> None:
    error = sqlite3.OperationalError("some error")
    error.sqlite_errorcode = code
    line = str(unreadable(tmp_path / "talks.db", error))
    assert line.startswith(f"{tmp_path / 'talks.db'} ")
    assert told in line
