import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.cli.commands import COMMANDS, talkdex
from talkdex.segment import Stated

NEWSLETTER = "Pour regarder l'intervention d'Oscar Figueroa (22min10-1h16)"
HEAVY = {
    "yt_dlp",
    "faster_whisper",
    "ctranslate2",
    "av",
    "numpy",
    "sqlite_utils",
    "rich",
    "pysubs2",
    "onnxruntime",
}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    said = spoken(("La presidenta", "Le damos la palabra."), ("Oscar Figueroa", "La policía comunitaria."))
    shelve(
        path,
        "Plenaria",
        said,
        url="https://www.youtube.com/watch?v=abcdefghijk",
        duration_ms=60_000,
        segments=[Stated("intervención", "Oscar Figueroa", 2_000, 4_000)],
    )
    return path


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run([str(a) for a in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def long_captions(folder: Path) -> Path:
    """Two hours of captions, a word each second, each word its own second."""
    stamps = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(7_200)]
    cues = "\n\n".join(f"{stamps[s]}.000 --> {stamps[s]}.900\nmot{s}" for s in range(0, 7_200, 2))
    path = folder / "long.fr.vtt"
    path.write_text(f"WEBVTT\n\n{cues}\n")
    return path


def test_a_named_segment_goes_the_whole_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index, talk = tmp_path / "talks.db", long_captions(tmp_path)
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    status, out, _ = call(
        capsys, "--index", index, "add", talk, "--url", url, "--segments", NEWSLETTER, "--no-align", "--json"
    )
    assert status == 0, out
    status, out, _ = call(capsys, "--index", index, "segments", "list", "--json")
    row = json.loads(out)
    assert (row["start_ms"], row["end_ms"]) == (1_330_000, 4_560_000)
    assert (row["label"], row["speaker"]) == ("intervention d'Oscar Figueroa", "Oscar Figueroa")
    assert row["text"] in NEWSLETTER
    assert row["link"] == url + "&t=1330"
    inside = call(
        capsys, "--index", index, "search", "mot13*", "--segment", "Figueroa", "--hits", "100", "--json"
    )[1]
    hits = [json.loads(line) for line in inside.splitlines()]
    assert hits
    assert all(1_330_000 <= h["start_ms"] < 4_560_000 for h in hits)
    assert hits[0]["segment"] == "intervention d'Oscar Figueroa"
    assert call(capsys, "--index", index, "search", "mot10", "--segment", "Figueroa")[0] == 1
    again = call(capsys, "--index", index, "add", talk, "--url", "https://youtu.be/abcdefghijk?t=5")
    assert again[0] == 0
    assert "already there" in again[1]


def test_segments_can_be_added_to_what_is_there(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(
        capsys, "--index", index, "segments", "add", "1", "Cierre (0:10-2:00)", "--no-align"
    )
    assert status == 0
    assert "Cierre" in out
    assert "2:00" in err


def test_a_search_shows_who_says_it_and_a_link(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--index", index, "search", "policia")
    assert status == 0
    assert "Oscar Figueroa · intervención" in out
    assert "**policía**" in out
    assert "https://www.youtube.com/watch?v=abcdefghijk&t=2" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_every_listing_gives_json(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = [("list",), ("search", "la"), ("show", "1"), ("segments", "list"), ("at", "https://youtu.be/abcdefghijk?t=2"),
                ("link", "1", "0:02")]  # fmt: skip
    for command in commands:
        status, out, _ = call(capsys, "--index", index, *command, "--json")
        rows = [json.loads(line) for line in out.splitlines()]
        assert status == 0, command
        assert rows, command
        assert all("link" in row or command[0] == "list" for row in rows), command


def test_somebodys_deep_link_is_answered_with_words(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--index", index, "at", "https://youtu.be/abcdefghijk?t=2")
    assert status == 0
    assert "La policía comunitaria." in out


def test_a_link_takes_a_segment_or_any_notation(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for where, second in (("Figueroa", 2), ("0min03", 3), ("0:04-0:05", 4)):
        assert call(capsys, "--index", index, "link", "Plenaria", where)[1].strip().endswith(f"&t={second}")
    assert call(capsys, "--index", index, "link", "1", "0:04", "--lead", "10")[1].strip().endswith("&t=0")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("search",), 2, "missing argument"),
        (("serch", "x"), 2, "search"),
        (("show", "Nothing of the kind"), 1, "no recording"),
        (("search", "x", "--segment", "Nobody"), 1, "no segment"),
        (("search", "zzzz"), 1, "nothing found"),
        (("link", "1", "soon"), 2, "is no time"),
        (("at", "not a url"), 1, "not a url"),
        (("add", "no/such/file.mp4"), 1, "no/such/file.mp4"),
        (("search", "x", "--since", "yesterday"), 2, "is no date"),
        (("segments", "read", "nothing here"), 1, "no segment"),
        (("remove", "7", "--yes"), 1, "no recording"),
    ],
)
def test_a_wrong_call_gets_one_clear_line(
    index: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, told: str
) -> None:
    got, out, err = call(capsys, "--index", index, *arguments)
    assert got == status
    assert told in err
    assert "Traceback" not in err
    assert out == ""


def test_an_index_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = call(capsys, "--index", tmp_path / "none.db", "search", "x")
    assert status == 1
    assert "talkdex add" in err


def test_removing_forgets(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--index", index, "remove", "1", "--yes")[0] == 0
    assert call(capsys, "--index", index, "search", "policia")[0] == 1


def test_help_lists_every_command_as_the_command_tells_it() -> None:
    for name, (_, told) in COMMANDS.items():
        command = talkdex.get_command(click.Context(talkdex), name)
        assert command is not None
        assert (command.help or "").split("\n")[0] == told


@pytest.mark.parametrize(
    "arguments",
    [["search", "policia"], ["quote", "la policia"], ["list"], ["show", "1"], ["link", "1", "0:02"]],
)
def test_reading_commands_start_light(index: Path, arguments: list[str]) -> None:
    call = f"run({['--index', str(index), *arguments]!r})"
    code = f"import sys; from talkdex.cli.__main__ import run; {call}; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & HEAVY


def test_a_closed_pipe_is_no_error(index: Path) -> None:
    command = f"{sys.executable} -m talkdex.cli --index {index} show 1 --json | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


def test_the_package_is_a_program_too() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "talkdex", "--help"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("Usage: talkdex [OPTIONS] COMMAND")
