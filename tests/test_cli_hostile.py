import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.errors import IndexFileError
from talkdex.index import connection
from talkdex.index.reader import Reader

READING = [
    ["search", "policia"], ["quote", "la policía comunitaria"], ["list"], ["show", "1"],
    ["link", "1", "0:01"], ["at", "https://youtu.be/abcdefghijk?t=2"],
]  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    said = spoken(("La presidenta", "Señorías, habla la policía comunitaria. " * 40))
    shelve(path, "Plenaria", said, url="https://www.youtube.com/watch?v=abcdefghijk", duration_ms=200_000)
    return path


def call(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = run([str(word) for word in words])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def talkdex(*words: object, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "talkdex.cli", *map(str, words)]
    return subprocess.run(command, check=False, stderr=subprocess.PIPE, **options)


def one_line(told: bytes | str) -> str:
    text = told if isinstance(told, str) else told.decode()
    assert len(text.splitlines()) == 1, text
    assert "unexpected" not in text
    assert "Traceback" not in text
    return text


@pytest.fixture(params=["garbage", "empty", "other", "cut", "folder", "nothing"])
def no_index(request: pytest.FixtureRequest, tmp_path: Path, index: Path) -> Path:
    path = tmp_path / "other.db"
    match request.param:
        case "garbage":
            path.write_bytes(b"hello " * 1000)
        case "empty":
            path.touch()
        case "other":
            sqlite3.connect(path).execute("CREATE TABLE a(b)")
        case "cut":
            path.write_bytes(index.read_bytes()[:6_000])
        case "folder":
            path.mkdir()
    return path


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_what_is_no_index_is_refused_by_name(
    no_index: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = call(capsys, "--index", no_index, *words)
    assert (status, out) == (2 if no_index.is_dir() else 1, "")
    assert "other.db" in err
    assert "unexpected" not in err


def test_a_damaged_index_is_told_as_such(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(index) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
        root = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = 'snippets'").fetchone()[0]
        size = opened.execute("PRAGMA page_size").fetchone()[0]
    opened.close()
    content = bytearray(index.read_bytes())
    content[(root - 1) * size : root * size] = b"\xa5" * size
    index.write_bytes(content)
    for words in (["search", "policia"], ["show", "1"], ["quote", "la policia comunitaria"]):
        status, _, err = call(capsys, "--index", index, *words)
        assert status == 1
        assert "damaged" in one_line(err)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_index_is_read_in_a_folder_that_is_not_ours(index: Path) -> None:
    forget_files_beside(index)
    index.parent.chmod(0o555)
    with Reader(index) as reader:
        assert [r.title for r in reader.recordings()] == ["Plenaria"]


def forget_files_beside(index: Path) -> None:
    for name in (f"{index}-shm", f"{index}-wal"):
        Path(name).unlink(missing_ok=True)


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite as it is in a folder that can't be written: it can't make the files beside the index."""
    opened = connection._opened

    def refuse(path: Path, how: str) -> sqlite3.Connection:
        if "immutable" in how:
            return opened(path, how)
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(connection, "_opened", refuse)


@pytest.mark.usefixtures("unwritable")
def test_an_index_is_read_where_nothing_can_be_written(index: Path) -> None:
    forget_files_beside(index)
    with Reader(index) as reader:
        assert [r.title for r in reader.recordings()] == ["Plenaria"]


@pytest.mark.usefixtures("unwritable")
def test_an_index_with_changes_beside_it_is_not_read_without_them(index: Path) -> None:
    Path(f"{index}-wal").touch()
    with pytest.raises(IndexFileError, match="can't be opened: check the path and the rights"):
        Reader(index)


@pytest.mark.parametrize("name", ["a b.db", "a%20b.db", "a?b=c.db", "a#b.db", "é\u0301中.db", "a'b;.db"])
def test_an_index_may_have_any_name(index: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    index.rename(index.with_name(name))
    assert call(capsys, "--index", index.with_name(name), "search", "policia")[0] == 0


def test_an_index_is_found_from_its_folder(
    index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(index.parent)
    assert call(capsys, "--index", index.name, "search", "policia")[0] == 0
    assert call(capsys, "--index", f"../{index.parent.name}/{index.name}", "search", "policia")[0] == 0


WEIRD = [
    "\x00",
    "\udcff",
    "👩‍👩‍👧",
    "((((",
    "NEAR(",
    '"',
    "'; DROP TABLE recordings; --",
    "a " * 500,
    "\u202eabc",
    "*",
    "-",
]


@pytest.mark.parametrize("text", WEIRD, ids=[ascii(text)[:12] for text in WEIRD])
def test_any_text_is_a_safe_argument(index: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["search"], ["quote"], ["list"], ["show"], ["at"], ["search", "policia", "--speaker"]):
        if (command, text) == (["quote"], "-"):  # reads standard input
            continue
        status, out, err = call(capsys, "--index", index, *command, text, "--json")
        assert status in {0, 1, 2}
        assert "unexpected" not in err, command
        assert all(json.loads(line) for line in out.splitlines())


@pytest.mark.parametrize("words", READING[:4], ids=lambda words: words[0])
def test_a_reader_that_goes_early_is_no_failure(index: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = talkdex("--index", index, *words, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("words", READING[1:3], ids=lambda words: words[0])
def test_a_full_disk_is_told_in_one_line(index: Path, words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = talkdex("--index", index, *words, stdout=full)
    assert done.returncode == 1
    assert "space" in one_line(done.stderr)


@pytest.mark.parametrize("words", READING[1:3], ids=lambda words: words[0])
def test_closed_streams_are_no_failure(index: Path, words: list[str]) -> None:
    command = (
        f'"{sys.executable}" -m talkdex.cli --index "{index}" {words[0]} "{" ".join(words[1:])}" >&- 2>&-'
    )
    assert subprocess.run(["sh", "-c", command], check=False).returncode in {0, 1}


def test_a_closed_input_is_an_empty_quotation(index: Path) -> None:
    command = f'"{sys.executable}" -m talkdex.cli --index "{index}" quote <&-'
    done = subprocess.run(["sh", "-c", command], check=False, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert "no word" in one_line(done.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_is_whole_in_every_encoding(index: Path, encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    for words in (["search", "policia"], ["show", "1"]):
        done = talkdex("--index", index, *words, "--json", stdout=subprocess.PIPE, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")
        rows = [json.loads(line) for line in done.stdout.decode(encoding).splitlines()]
        assert all("policía" in row["text"] for row in rows)
        done = talkdex("--index", index, *words, stdout=subprocess.PIPE, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_quotation_in_another_encoding_is_read_or_refused(index: Path, tmp_path: Path) -> None:
    latin = "habla la policía comunitaria".encode("latin-1")
    done = talkdex("--index", index, "quote", input=latin, stdout=subprocess.PIPE)
    assert done.returncode == 0
    (tmp_path / "latin.txt").write_bytes(latin)
    done = talkdex("--index", index, "quote", "--file", tmp_path / "latin.txt", stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert "UTF-8" in one_line(done.stderr)


def test_an_interrupted_command_ends_with_130(index: Path) -> None:
    command = [sys.executable, "-m", "talkdex.cli", "--index", str(index), "quote"]
    with (
        heeding_interrupts(),
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process,
    ):
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"la policia")
        process.stdin.flush()
        while b"pipe" not in waits_for(process.pid):
            pass
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert one_line(process.stderr.read()) == "talkdex: interrupted\n"


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """Let processes started here be interrupted, also where the tests run in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def waits_for(number: int) -> bytes:
    """What a process is doing inside the kernel, where the system tells; else that it reads a pipe."""
    try:
        return Path(f"/proc/{number}/wchan").read_bytes()
    except OSError:
        return b"pipe"


def test_colours_are_for_terminals_only(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = talkdex("--index", index, "search", "policia", stdout=subprocess.PIPE).stdout
    assert b"\x1b" not in plain
    shown = at_a_terminal("--index", index, "search", "policia")
    assert b"\x1b[33;1mpolic" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    assert b"\x1b" not in at_a_terminal("--index", index, "search", "policia")


def at_a_terminal(*words: object) -> bytes:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    done = talkdex(*words, stdout=theirs)
    os.close(theirs)
    shown = os.read(ours, 1 << 16)
    os.close(ours)
    assert done.returncode == 0
    return shown


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_lines_fit_eighty_columns(index: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--index", index, *words)
    assert status == 0
    assert all(len(line) <= 80 for line in out.splitlines())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", ""], "no word to look for"),
        (["search", "x", "--since", "2024-13"], "is no date"),
        (["search", "x", "--lead", "nan"], "no number"),
        (["search", "x", "--lead", "inf"], "no number"),
        (["show", "1", "--range", "99:00"], "past the recording's end"),
        (["quote", "…"], "no word to look for"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    index: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = call(capsys, "--index", index, *words)
    assert (status, out) == (2, "")
    assert told in err


def test_limits_that_leave_nothing_are_told(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "--index", index, "search", "policia", "--language", "xx")
    assert (status, out) == (1, "")
    assert "without them" in one_line(err)
