"""talkdex link --all: a moment in every form that its host offers."""

import json
import shlex
from html.parser import HTMLParser
from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.links import resolve_link
from talkdex.segment import Stated

PAGE = "https://www.youtube.com/watch?v=abcdefghijk"
SEGMENTS = [Stated("Vivienda [y] «techo»", "Ana", 10_000, 25_000), Stated("Cierre", None, 40_000)]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    said = spoken("Buenos días a todas y a todos.")
    shelve(path, "Plenaria <1>", said, url=PAGE, duration_ms=60_000, segments=SEGMENTS)
    shelve(path, "Taller", said, media="/media/our talks/taller.mp4", duration_ms=60_000)
    shelve(path, "Charla", said, url="https://example.org/charla", duration_ms=60_000)
    shelve(path, "Nada", said, duration_ms=60_000)
    return path


def call(capsys: pytest.CaptureFixture[str], index: Path, *arguments: str) -> tuple[int, str, str]:
    status = run(["--index", str(index), "link", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def ways(text: str) -> dict[str, str]:
    return {line.split()[0]: line.split(maxsplit=1)[1] for line in text.splitlines()}


class Frame(HTMLParser):
    """What an HTML form holds: its attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: dict[str, str | None] = {}
        self.text = ""
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_range_comes_in_every_form(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, index, "1", "0:10-0:25", "--all")
    found = ways(out)
    assert (status, err) == (0, "")
    assert [*found] == ["watch", "embed", "iframe", "markdown", "html", "mpv"]
    assert found["watch"] == f"{PAGE}&t=10"
    assert resolve_link(found["embed"])[1:] == (10_000, 25_000)
    frame = Frame(found["iframe"])
    assert (frame.told["src"], frame.told["title"]) == (found["embed"], "Plenaria <1> (0:10–0:25)")
    assert Frame(found["html"]).text == "Plenaria <1> (0:10–0:25)"
    assert found["markdown"] == rf"[Plenaria \<1\> (0:10–0:25)]({PAGE}&t=10)"
    assert shlex.split(found["mpv"]) == ["mpv", "--start=0:10", "--end=0:25", PAGE]


def test_a_segment_names_its_link(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = ways(call(capsys, index, "1", "vivienda", "--all")[1])
    assert found["markdown"].startswith(r"[Vivienda \[y\] «techo» (0:10–0:25)](")
    assert resolve_link(found["embed"])[1:] == (10_000, 25_000)
    assert "(0:40)" in ways(call(capsys, index, "1", "cierre", "--all")[1])["html"]


def test_lead_and_tail_hold_in_every_form(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = ways(call(capsys, index, "1", "vivienda", "--all", "--lead", "4", "--tail", "100")[1])
    assert resolve_link(found["watch"]).start_ms == 6_000
    assert resolve_link(found["embed"])[1:] == (6_000, 60_000)
    assert "--start=0:06 --end=1:00" in found["mpv"]


def test_a_file_opens_in_players(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = ways(call(capsys, index, "Taller", "0:10-0:25", "--all")[1])
    assert shlex.split(found["vlc"]) == [
        "vlc", "--start-time=10", "--stop-time=25", "/media/our talks/taller.mp4"
    ]  # fmt: skip
    assert found["watch"] == "file:///media/our%20talks/taller.mp4#t=10,25"
    assert "embed" not in found


def test_json_holds_the_same(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = ways(call(capsys, index, "1", "vivienda", "--all")[1])
    row = json.loads(call(capsys, index, "1", "vivienda", "--all", "--json")[1])
    assert row["forms"] == shown
    assert (row["start_ms"], row["end_ms"], row["link"]) == (10_000, 25_000, shown["watch"])
    assert "forms" not in json.loads(call(capsys, index, "1", "vivienda", "--json")[1])


def test_without_all_it_is_the_link_alone(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, index, "1", "vivienda") == (0, f"{PAGE}&t=10\n", "")


def test_a_host_without_a_verified_form_says_so(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, index, "Charla", "0:10", "--all")
    assert status == 0
    assert [*ways(out)] == ["watch", "markdown", "html"]
    assert "the moment is 0:10" in err


def test_a_recording_that_is_nowhere_is_told_in_one_line(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = call(capsys, index, "Nada", "0:10", "--all")
    assert (status, out) == (1, "")
    assert "--url" in err


@pytest.mark.parametrize("name", ["talks.db", "none.db"])
def test_a_url_needs_not_be_in_the_index(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    asked = index.with_name(name)
    url = "https://player.vimeo.com/video/76979871?h=8272103f6e"
    status, out, err = call(capsys, asked, url, "22min10-1h16", "--lead", "10")
    assert (status, out, err) == (0, f"{url}#t=1320\n", "")
    found = ways(call(capsys, asked, "https://youtu.be/zyxwvutsrqp?t=5", "0:10-0:25", "--all")[1])
    assert resolve_link(found["embed"])[1:] == (10_000, 25_000)
    assert found["markdown"].startswith("[0:10–0:25](")
    row = json.loads(call(capsys, asked, "https://youtu.be/zyxwvutsrqp", "0:10", "--json")[1])
    assert row["recording"] == "youtube:zyxwvutsrqp"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(("recording", "where", "status", "told"), [
    ("1", "1:00", 2, "past the recording's end, 1:00"),
    ("1", "99:99", 2, "past the recording's end, 1:00"),
    ("1", "1:10-1:20", 2, "past the recording's end, 1:00"),
    ("1", "0:20-0:10", 2, "ends before it starts"),
    ("https://youtu.be/zyxwvutsrqp", "0:20-0:10", 2, "ends before it starts"),
    ("https://youtu.be/zyxwvutsrqp", "Figueroa", 2, "is no time"),
    ("https://example.org/unknown", "0:10", 1, "no recording"),
    ("zyxwvutsrqp", "0:10", 1, "no recording"),
])  # fmt: skip
def test_what_cant_be_linked_is_told_in_one_line(
    index: Path, capsys: pytest.CaptureFixture[str], recording: str, where: str, status: int, told: str
) -> None:
    ended, out, err = call(capsys, index, recording, where)
    assert (ended, out, err.count("\n")) == (status, "", 1)
    assert told in err
