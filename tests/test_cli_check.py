"""The command `check`: what it prints, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from meetings import MEETING, convene
from talkdex.check import finding
from talkdex.cli.__main__ import run
from talkdex.index.reader import Reader
from talkdex.quotes import QuoteHit

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


def test_what_is_taken_for_a_title_is_told(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    titles = "Of “The Making of Louder Keyboards” and “Great Summers”, or “The Making of Louder Doors”:\n\n"
    Path("titles.md").write_text(titles + RIGHT)
    status, told, error = call(capsys, index, "titles.md", "right.md")
    assert (status, told.splitlines()[-1]) == (0, "2 quotations: 2 confirmed")
    assert error == "titles.md: 2 titles in quotation marks passed over (line 1)\n"
    assert call(capsys, index, "titles.md", "--json")[2] == ""


def test_what_is_not_found_says_what_to_do_next(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    Path("absent.md").write_text("“Nobody ever said a thing like this”")
    status, told, error = call(capsys, index, "absent.md")
    assert (status, told.splitlines()[-1]) == (1, "1 quotation: 1 not found")
    assert "talkdex quote --nearest" in error


def test_each_quotation_is_looked_for_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    asked: list[str] = []
    find = finding.find_quote

    def counted(reader: Reader, text: str, **options: Any) -> list[QuoteHit]:
        asked.append(text)
        return find(reader, text, **options)

    monkeypatch.setattr(finding, "find_quote", counted)
    Path("titles.md").write_text(f"“The Making of Louder Keyboards”\n\n{RIGHT}\n\n“Nobody said this in here”")
    call(capsys, index, "titles.md")
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 3


def test_a_difference_is_shown(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    Path("near.md").write_text(
        "“Nobody lost a single cent, which is the part that I am proud of,” said Jane Doe."
    )
    status, told, _ = call(capsys, index, "near.md")
    assert (status, told.splitlines()[-1]) == (1, "1 quotation: 1 near")
    assert "record" in told.split("“Nobody lost a single cent")[1]
    assert "(Jane Doe)" in told
