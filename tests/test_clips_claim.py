"""One process makes a clip: others are told so, and what a killed one leaves behind stops nobody."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from films import film
from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.errors import MediaError, UsageError
from talkdex.media.claim import claimed

HOLDING = """
import sys
from pathlib import Path
from talkdex.media.claim import claimed
with claimed(Path(sys.argv[1])):
    print("holding", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "clip.mp4"


@pytest.fixture
def other(target: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is making the clip."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, target], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "holding\n"
        yield process
        process.kill()


def test_a_clip_that_another_process_makes_is_left_alone(
    target: Path, other: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source, index = film(target.with_name("talk.mp4"), 2), target.with_name("talks.db")
    shelve(index, "Talk", spoken("una palabra"), duration_ms=2_000, media=str(source))
    asked = ["--index", str(index), "clip", "1", "0:00-0:01", "-q", "-o", str(target)]
    before = sorted(target.parent.iterdir())
    assert run(asked) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "made by another process" in told
    assert not target.exists()
    assert [path for path in before if not path.exists()] == []
    other.communicate()
    assert run(asked) == 0
    assert target.exists()
    assert not list(target.parent.glob(".*"))


def test_a_claim_ends_with_its_process_however_it_ends(target: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    assert other.wait() == -signal.SIGKILL
    assert list(target.parent.iterdir())
    with claimed(target):
        pass
    assert not list(target.parent.iterdir())


def test_a_claim_holds_until_it_is_given_up(target: Path) -> None:
    with claimed(target):
        for _ in range(2):
            with pytest.raises(UsageError, match="another process"), claimed(target):
                pass
    with claimed(target), claimed(target.with_name("other.mp4")):
        pass
    assert not list(target.parent.iterdir())


def test_a_claim_where_no_folder_is_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no folder"), claimed(tmp_path / "none" / "clip.mp4"):
        pass
