"""Mistakes of the hand: each gets one line that says what is wrong, and nothing is lost by it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from shelf import shelve, spoken
from talkdex.cli import commands
from talkdex.cli.__main__ import run
from talkdex.cli.texts import text_or_file
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.segment import Stated

PAGE = "https://www.youtube.com/watch?v=abcdefghijk"
WORD = "Ana Muñoz (0:10-0:20)"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path, media = tmp_path / "talks.db", tmp_path / "mi charla.mp4"
    media.write_bytes(b"the recording itself")
    said = spoken(
        ("La presidenta", "Le damos la palabra."),
        ("Ana Muñoz", "Gracias, la policía comunitaria nació aquí."),
    )
    segments = [Stated("intervención", "Ana Muñoz", 2_000, 4_000)]
    shelve(path, "Plenaria", said, url=PAGE, duration_ms=60_000, segments=segments)
    shelve(path, "Taller", said, media=str(media), duration_ms=60_000)
    return path


def call(capsys: pytest.CaptureFixture[str], index: Path, *arguments: object) -> tuple[int, str, str]:
    status = run(["--index", str(index), *map(str, arguments)])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def refused(capsys: pytest.CaptureFixture[str], index: Path, *arguments: object, status: int = 2) -> str:
    """Give the one line that a call is refused with."""
    ended, out, err = call(capsys, index, *arguments)
    assert (ended, out, err.count("\n")) == (status, "", 1), (arguments, out, err)
    assert err.startswith("talkdex: ")
    assert "unexpected:" not in err
    return err


NUMBERS = ["inf", "nan", "-1", "1e308", "9999999999"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("call_of", [
    ["link", "1", "0:01", "--tail"], ["link", "1", "0:01", "--lead"], ["search", "la", "--lead"],
    ["export", "1", "--format", "vtt", "--tail"], ["clip", "1", "0:01-0:02", "-o", "a.mp4", "--tail"],
    ["add", "x.srt", "--margin"], ["search", "la", "--limit"], ["segments", "add", "1", "Ana", "--shift"],
], ids=" ".join)  # fmt: skip
def test_a_number_that_nobody_can_count_with_is_refused(
    index: Path, capsys: pytest.CaptureFixture[str], call_of: list[str], number: str
) -> None:
    if (call_of[-1], number) == ("--shift", "-1"):  # earlier
        return
    told = refused(capsys, index, *call_of, number)
    assert any(part in told for part in ("is no number", "is not in the range", "write auto", "not a valid"))


@pytest.mark.parametrize("arguments", [
    ["show"], ["search"], ["search", "x", "--nosuch"], ["serch", "x"], ["--nosuch"], ["check", "absent.md"],
    ["check", "."], ["quote", "--file", "absent.txt"], ["export", "1", "--format", "avi"], ["show", "1", "2"],
    ["segments", "lst"], ["build", "absent.toml"], ["clip", "1", "0:01-0:02"], ["link", "1"], [],
], ids=" ".join)  # fmt: skip
def test_a_wrong_call_is_told_in_one_line_with_where_to_look(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert "--help)" in refused(capsys, index, *arguments)


def test_a_group_called_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == run(["segments"]) == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["agenda.md", "my agenda.docx", "no/such/list.txt", "talk.srt"])
@pytest.mark.parametrize("arguments", [
    ["segments", "add", "1"], ["segments", "read"], ["add", "x.mp4", "--segments"], ["cite", "--check"],
    ["add", "x.mp4", "--names"],
], ids=" ".join)  # fmt: skip
def test_a_file_that_is_not_there_is_no_text(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], name: str
) -> None:
    before = index.read_bytes()
    assert f"{name}: no such file" in refused(capsys, index, *arguments, name)
    assert index.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ["Ana Muñoz", "Punto 3. Vivienda", "U.S. talks", "a\nb.md", "https://example.org/a.html", "2.5", ""],
)
def test_what_names_no_file_is_text(text: str) -> None:
    assert text_or_file(text) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_list_of_segments_is_read_in_its_encoding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes(WORD.encode(encoding))
    assert run(["segments", "read", str(tmp_path / "a.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "Ana Muñoz"


def test_a_list_of_segments_may_be_a_word_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_paragraph(WORD)
    document.save(tmp_path / "agenda.docx")
    assert run(["segments", "read", str(tmp_path / "agenda.docx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["start_ms"] == 10_000


def test_what_is_no_text_is_refused(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "a.txt", "a.html"):
        Path(name).write_bytes(b"\x00\x01\xff\xfe" * 99)
        assert "no text" in refused(capsys, index, "segments", "add", 1, name)
        assert "no text" in refused(capsys, index, "check", name, status=1)
    Path("folder").mkdir()
    assert "is a folder" in refused(capsys, index, "segments", "add", 1, "./folder")


@pytest.mark.parametrize(("arguments", "told"), [
    (["--date", "yesterday"], "is no date"), (["--language", "Spanish"], "is no language tag"),
    (["--captions-language", ""], "is no language tag"), (["--url", "my page"], "not a link"),
])  # fmt: skip
def test_what_is_kept_of_a_recording_is_looked_at_first(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert told in refused(capsys, index, "add", "x.mp4", *arguments)


def test_a_shift_out_of_the_recording_is_refused(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "out of the recording" in refused(capsys, index, "segments", "align", 1, "--shift", 59)
    assert call(capsys, index, "link", 1, "Muñoz")[0] == 0


def test_a_segment_past_the_end_can_be_stored_shown_and_forgotten(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "past the recording's end" in call(capsys, index, "segments", "add", 1, "Tarde (5:00-6:00)")[2]
    for command in (
        ["show", "1"],
        ["segments", "list", "1"],
        ["link", "1", "Tarde"],
        ["segments", "align", "1"],
    ):
        assert call(capsys, index, *command)[0] == 0, command
    with Reader(index) as reader:
        assert all((s.end_ms or s.start_ms or 0) >= (s.start_ms or 0) for s in reader.segments(1))


@pytest.mark.parametrize("arguments", [
    ["export", "1", "--format", "vtt", "--force", "-o"], ["check", "a.md", "--force", "--write"],
], ids=" ".join)  # fmt: skip
def test_nothing_is_written_over_the_index_or_a_recording(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    Path("a.md").write_text("“la policía comunitaria nació aquí”")
    Path("link.mp4").symlink_to("mi charla.mp4")
    for name in ("talks.db", index, "mi charla.mp4", "link.mp4"):
        before = Path(name).read_bytes()
        assert "write elsewhere" in refused(capsys, index, *arguments, name)
        assert Path(name).read_bytes() == before


def test_a_checked_copy_is_written_over_nothing_unless_forced(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text("“la policía comunitaria nació aquí”")
    assert "--force" in refused(capsys, index, "check", "a.md", "--write", "a.md")
    assert "there is no folder" in refused(capsys, index, "check", "a.md", "--write", "none/b.md")
    assert call(capsys, index, "check", "a.md", "--write", "a.md", "--force")[0] == 0
    assert "](" in Path("a.md").read_text()
    assert sorted(path.name for path in Path().glob("*a.md*")) == ["a.md"]


def test_removing_wants_an_answer(
    index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        status, _, err = call(capsys, index, "remove", 1)
    assert (status, "--yes" in err) == (2, True)
    monkeypatch.setattr(click, "confirm", lambda _: False)
    assert call(capsys, index, "remove", 1)[:2] == (0, "kept 1. Plenaria\n")
    assert call(capsys, index, "show", 1)[0] == 0
    monkeypatch.setattr(click, "confirm", lambda _: True)
    assert call(capsys, index, "remove", 1)[:2] == (0, "removed 1. Plenaria\n")


@pytest.mark.parametrize(("arguments", "status", "told"), [
    (["show", "1", "--language", "xx"], 1, "no transcript of 'Plenaria' in 'xx'"),
    (["at", f"{PAGE}&t=99999999999999999999999"], 1, "past the end"),
    (["at", f"{PAGE}&t=61"], 1, "past the end of 'Plenaria', 1:00"),
    (["show", "1", "--range", "0:10-99999999999999999:00:00"], 2, "longer than anything"),
    (["cite", "1", "--range", "0:01"], 2, "is a moment: say until when"),
    (["clip", "1", "0:01-0:01", "-o", "a.mp4"], 2, "has no length"),
    (["clip", "1", "nobody", "-o", "a.mp4"], 2, "names no segment"),
    (["segments", "carry", "1", "1"], 2, "both name 'Plenaria'"),
    (["segments", "find", "1", "…"], 2, "no word to look for"),
    (["show", "x" * 9_999], 1, "no recording"),
])  # fmt: skip
def test_what_makes_no_sense_says_why(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str
) -> None:
    err = refused(capsys, index, *arguments, status=status)
    assert told in err
    assert len(err) < 400


def test_a_recording_is_found_by_its_file(
    index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = call(capsys, index, "link", "mi charla.mp4", "0:01")[1].strip()
    assert link.startswith("file://")
    assert "Taller" in call(capsys, index, "at", link)[1]
    monkeypatch.chdir(Path.home() if Path.home().is_dir() else "/")
    assert "Taller" in call(capsys, index, "show", index.parent / "mi charla.mp4")[1]


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_whose_name_is_no_text_stops_no_other(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("old").mkdir()
    Path("old/a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nhola\n")
    try:
        shutil.copy(b"old/a.vtt", b"old/n\xf3.vtt")
    except OSError:
        pytest.skip("this file system takes text alone")
    status, out, err = call(capsys, index, "add", "old", "--captions", "only")
    assert (status, out.splitlines()[0][:14]) == (1, "added 3. a (0:")
    assert "rename it" in err
    assert "unexpected:" not in err


def test_an_argument_that_is_no_text_is_stored_as_text(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nhola\n")
    told = ("--title", "t\udcf3", "--names", "n\udcf3", "--segments", "Ana \udcf3 (0:01-0:02)")
    assert call(capsys, index, "add", "a.vtt", *told)[0] == 0
    assert call(capsys, index, "segments", "add", 1, "Ana \udcf3 (0:10-0:20)")[0] == 0
    assert "not added" in call(capsys, index, "add", "n\udcf3.vtt")[2]


@pytest.mark.parametrize(
    "command", [["show", "1"], ["show", "2"], ["quote", "la policía comunitaria nació aquí"]]
)
def test_a_terminal_without_our_letters_shows_the_others(index: Path, command: list[str]) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    words = [sys.executable, "-m", "talkdex.cli", "--index", str(index), *command]
    done = subprocess.run(words, check=False, capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "í".encode("latin-1") in done.stdout
    rows = subprocess.run([*words, "--json"], check=False, capture_output=True, env=environment).stdout
    assert all(json.loads(line) for line in rows.decode("latin-1").splitlines())


def test_the_example_of_a_verify_code_is_one() -> None:
    from talkdex.cite.verify import codes, read  # noqa: PLC0415 - for this one

    command = commands.talkdex.get_command(click.Context(commands.talkdex), "cite")
    assert command is not None
    assert command.epilog is not None
    assert [read(code) for code in codes(command.epilog)]


def test_no_text_is_longer_than_a_file_name_can_be() -> None:
    assert text_or_file("a" * 10_000) == "a" * 10_000
    with pytest.raises(UsageError):
        text_or_file("a" * 100 + ".md")
