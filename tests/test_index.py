import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from shelf import shelve, spoken
from talkdex.errors import IndexFileError, NotFound
from talkdex.index import files, hosts, jobs
from talkdex.index.reader import Reader
from talkdex.index.writer import RawFile, SegmentRow, Writer
from talkdex.recording import Recording
from talkdex.search import search
from talkdex.segment import Stated
from talkdex.transcript import Origin, Transcript

ONE = Recording("youtube:abc", "One", "https://youtu.be/abc", duration_ms=60_000)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "made" / "talks.db"


def sound(path: Path) -> bool:
    """The file is whole, as SQLite and FTS5 see it."""
    connection = sqlite3.connect(path)
    ok = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for table in ("words", "pairs", "snippets_fts"):
        connection.execute(f"INSERT INTO {table}({table}) VALUES('integrity-check')")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return ok and not broken


def found(path: Path, query: str) -> list[str]:
    with Reader(path) as reader:
        return [one.recording.title for one in search(reader, query)]


def test_a_new_transcript_retires_the_old_one_and_keeps_it(index: Path) -> None:
    number = shelve(index, "talk", spoken("le premier texte"))
    with Writer(index) as writer:
        writer.publish(number, spoken("un second essai"))
    assert found(index, "premier") == []
    assert found(index, "second") == ["talk"]
    with Reader(index) as reader:
        versions = reader.transcripts(number, current=False)
        assert [v.current for v in versions] == [True, False]
        assert "premier" in next(reader.snippets(versions[1].id)).snippet.text
    assert sound(index)


def test_a_translation_stands_beside_what_is_spoken(index: Path) -> None:
    number = shelve(index, "talk", spoken("la policía comunitaria", language="es"))
    english = Transcript(spoken("the community police").cues, "en", Origin.TRANSLATED)
    with Writer(index) as writer:
        writer.publish(number, english)
        writer.publish(number, english)
    assert found(index, "comunitaria") == found(index, "community") == ["talk"]
    with Reader(index) as reader:
        assert [t.language for t in reader.transcripts(number)] == ["es", "en"]


def test_adding_twice_changes_nothing(index: Path) -> None:
    said = [SegmentRow(Stated("x", "Ann", 0, 5_000))]
    with Writer(index) as writer:
        first = writer.add_recording(ONE, spoken("bonjour"), said)
        assert writer.add_recording(ONE, spoken("bonjour"), said) == first
        assert writer.count_segments(first) == 1
    with Reader(index) as reader:
        assert len(reader.transcripts(first, current=False)) == 1


def test_a_recording_is_known_by_each_of_its_identities(index: Path) -> None:
    with Writer(index) as writer:
        number = writer.add_recording(ONE, spoken("bonjour"), identities=["url:https://example.org/feed#1"])
        assert writer.find("url:https://example.org/feed#1") == writer.find("youtube:abc") == number
        assert writer.find("youtube:xyz") is None


def test_removing_leaves_nothing(index: Path) -> None:
    keep = shelve(index, "kept", spoken(("Ann", "toujours ici")))
    with Writer(index) as writer:
        raw = [
            RawFile("info", "info.json", files.packed(b"{}")),
            RawFile("captions", "a.vtt", files.packed(b"WEBVTT")),
        ]
        number = writer.add_recording(
            ONE, spoken(("Bob", "bonjour")), [SegmentRow(Stated("s", "Bob", 0))], raw
        )
        (_, _, digest), _ = Reader(index).raw_files(number)
        assert files.get(index, digest) == b"{}"
        writer.remove(number)
        with pytest.raises(NotFound):
            writer.remove(number)
        for table in ("recordings", "transcripts", "snippets", "segments", "files", "identities"):
            rows = writer.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            assert rows == (0 if table in ("segments", "files") else 1), table
    with pytest.raises(NotFound):
        files.get(index, digest)
    assert found(index, "bonjour") == []
    assert found(index, "toujours") == ["kept"]
    assert keep
    assert sound(index)


def test_optimizing_gives_back_free_room(index: Path) -> None:
    with Writer(index) as writer:
        for number in range(8):
            said = spoken(" ".join(f"mot{number}x{i}" for i in range(1_000)))
            writer.add_recording(Recording(f"test:{number}", "x"), said)
        writer.remove(1)
        writer.optimize()
        assert writer.connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert found(index, "mot3x17") == ["x"]
    assert sound(index)


def test_other_tools_find_their_way(index: Path) -> None:
    shelve(index, "talk", spoken(("Oscar Figueroa", "La policía comunitaria, vingt-deux.")))
    database = Database(sqlite3.connect(index))
    assert database["snippets"].detect_fts() == "snippets_fts"  # type: ignore[union-attr]
    assert len(list(database["snippets"].search(database.quote_fts("policia")))) == 1  # type: ignore[union-attr]
    assert len(list(database["snippets"].search(database.quote_fts("vingt-deux")))) == 1  # type: ignore[union-attr]
    assert {fk.other_table for fk in database["snippets"].foreign_keys} == {"transcripts", "speakers"}  # type: ignore[union-attr]
    database.close()


def test_what_is_no_index_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no index at"):
        Reader(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database, but long enough to look at " * 40)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t(x)")
    other.close()
    for name in ("text.db", "other.db"):
        with pytest.raises(IndexFileError):
            Reader(tmp_path / name)
        with pytest.raises(IndexFileError):
            Writer(tmp_path / name)


def test_a_job_is_taken_up_where_it_stopped(index: Path) -> None:
    with Writer(index) as writer:
        job = jobs.begin(writer, "hear x", "x.mp3", "file:x")
        jobs.put_piece(writer, job, 0, 10, "a")
        jobs.put_piece(writer, job, 10, 20, "b")
        jobs.put_piece(writer, job, 10, 20, "never twice")
        jobs.fail(writer, job, "the power went")
        assert jobs.begin(writer, "hear x", "x.mp3", "file:x") == job
        assert list(jobs.pieces(writer, job)) == [(0, 10, "a"), (10, 20, "b")]
        jobs.finish(writer, job)
        assert list(jobs.pieces(writer, job)) == []
    with Reader(index) as reader:
        assert [j.state for j in reader.jobs()] == ["done"]


def test_failed_jobs_are_forgotten_unless_they_can_go_on(index: Path) -> None:
    with Writer(index) as writer:
        for key in ("captions a", "hear b", "hear c"):
            jobs.fail(writer, jobs.begin(writer, key, f"{key}.mp3", key), "the power went")
        jobs.put_piece(writer, jobs.begin(writer, "hear b", "b.mp3", "hear b"), 0, 10, "a")
        jobs.fail(writer, jobs.begin(writer, "hear b", "b.mp3", "hear b"), "it went again")
        jobs.begin(writer, "hear d", "d.mp3", "d")
        assert jobs.clear(writer) == (2, 1)
        assert jobs.clear(writer) == (0, 1)
    with Reader(index) as reader:
        assert sorted((j.key, j.state) for j in reader.jobs()) == [
            ("hear b", "failed"),
            ("hear d", "running"),
        ]


def test_a_host_gives_its_slots_in_turn(index: Path) -> None:
    with Writer(index) as a, Writer(index) as b:
        slots = [hosts.reserve(w.connection, "example.org", 100.0, 2.0, 20.0) for w in (a, b, a)]
        assert slots == [100.0, 102.0, 104.0]
        hosts.close(a.connection, "example.org", 500.0, 1)
        assert hosts.reserve(b.connection, "example.org", 110.0, 2.0, 20.0) == 500.0
        assert hosts.state(a.connection, "example.org") == (500.0, 1)


def _write(path: Path, name: str, count: int) -> None:
    for number in range(count):
        shelve(path, f"{name}{number}", spoken(f"bonjour {name} numéro {number}. " + "mot " * 300))


def _read(path: Path, rounds: int) -> None:
    for _ in range(rounds):
        found(path, "bonjour")


def test_writers_and_readers_at_once_never_find_it_locked(index: Path) -> None:
    shelve(index, "first", spoken("bonjour"))
    context = multiprocessing.get_context("spawn")
    work = [
        context.Process(target=_write, args=(index, "a", 15)),
        context.Process(target=_write, args=(index, "b", 15)),
        context.Process(target=_read, args=(index, 60)),
    ]
    for process in work:
        process.start()
    for process in work:
        process.join()
    assert [process.exitcode for process in work] == [0, 0, 0]
    assert len(found(index, "numéro")) == 10
    with Reader(index) as reader:
        assert len(list(reader.recordings())) == 31
    assert sound(index)


def test_two_processes_may_make_the_index_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = tmp_path / "new.db"
    work = [context.Process(target=_write, args=(path, name, 2)) for name in "abcd"]
    for process in work:
        process.start()
    for process in work:
        process.join()
    assert [process.exitcode for process in work] == [0] * 4
    assert sound(path)
