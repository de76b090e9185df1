"""The command `check`: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from meetings import MEETING, convene
from talkdex.cli.__main__ import run

RIGHT = "“Nobody lost a single record” (1:00)"
WRONG = "“Nobody lost a single record”.[^1]\n\n[^1]: Doe, 5:00.\n"


def call(capsys: pytest.CaptureFixture[str], index: Path, *arguments: str) -> tuple[int, str, str]:
    status = run(["--index", str(index), "check", *arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    convene(tmp_path / "talks.db")
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("right.md").write_text(RIGHT)
    Path("sub/wrong.md").write_text(WRONG)
    return tmp_path / "talks.db"


def test_several_documents_are_checked_together(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    assert call(capsys, index, "right.md")[0] == 0
    status, told, _ = call(capsys, index, "right.md", "sub/wrong.md")
    assert status == 1
    assert "right.md:1: confirmed" in told
    assert f"{Path('sub/wrong.md')}:1: wrong time" in told
    assert "the document says 5:00; it is said at 1:00" in told
    assert told.splitlines()[-1] == "2 quotations: 1 confirmed, 1 wrong time"
    _, told, _ = call(capsys, index, "right.md", "sub/wrong.md", "--json")
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["file"], row["verdict"], row["stated_ms"]) for row in rows] == [
        ("right.md", "confirmed", 60_000),
        (str(Path("sub/wrong.md")), "wrong time", 300_000),
    ]
    assert {row["link"] for row in rows} == {f"{MEETING}&t=60"}


def test_a_copy_is_written_of_one_document(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    status, _, error = call(capsys, index, "right.md", "sub/wrong.md", "--write", "copy.md")
    assert (status, error.count("\n")) == (2, 1)
    assert not Path("copy.md").exists()
    assert call(capsys, index, "right.md", "--write", "copy.md")[0] == 0
    assert f"([1:00]({MEETING}&t=60))" in Path("copy.md").read_text()
