"""kill -9 at any moment of an add: nothing broken, doubled or half, and the next run completes."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

TALKDEX = [sys.executable, "-m", "talkdex.cli"]
KILLS = 50
FILES = 12
WORDS = 400


def captions(number: int) -> str:
    """Forty cues that say who they are."""
    cues = []
    for i in range(0, WORDS, 10):
        start, end = i // 2, i // 2 + 5
        words = " ".join(f"talk{number}word{i + k}" for k in range(10))
        cues.append(f"{start // 60:02}:{start % 60:02}.000 --> {end // 60:02}:{end % 60:02}.000\n{words}.\n")
    return "WEBVTT\n\n" + "\n".join(cues)


def killed(command: list[str], after_s: float) -> bool:
    """Run a command and kill it after a while; tell whether it had ended by itself."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after_s)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return False
    return True


def check(index: Path) -> int:
    """Hold a killed index to its promises; give how many recordings it has."""
    if not index.exists():
        return 0
    connection = sqlite3.connect(index)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "recordings" not in tables:
        return 0
    count, distinct = connection.execute(
        "SELECT count(*), count(DISTINCT identity) FROM recordings"
    ).fetchone()
    assert count == distinct
    spoken = "SELECT recording_id, sum(current), sum(token_count) FROM transcripts GROUP BY recording_id"
    rows = connection.execute(spoken).fetchall()
    assert len(rows) == count
    assert all(current == 1 and tokens > 0 for _, current, tokens in rows)
    indexed = connection.execute("SELECT count(*) FROM words").fetchone()[0]
    assert indexed == count
    connection.close()
    return int(count)


def test_kill_nine_loses_nothing_whenever_it_comes(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    for number in range(FILES):
        (talks / f"talk{number}.vtt").write_text(captions(number))
    draw, index = random.Random(5), tmp_path / "talks.db"
    command = [*TALKDEX, "--index", str(index), "add", str(talks)]
    began = time.monotonic()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    whole, before = time.monotonic() - began, 0
    for leftover in tmp_path.glob("talks.db*"):
        leftover.unlink()
    for _ in range(KILLS):
        killed(command, draw.uniform(0.2, 1.0) * whole)
        count = check(index)
        assert count >= before
        before = count
        if count == FILES:
            for leftover in tmp_path.glob("talks.db*"):
                leftover.unlink()
            before = 0
    last = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (last.returncode, last.stderr.count("not added")) == (0, 0), last.stderr
    assert check(index) == FILES
    second = subprocess.run(command, capture_output=True, check=False, text=True)
    assert second.stdout.count("already there") == FILES


@pytest.mark.shared
def test_an_interrupted_transcription_goes_on_with_the_same_words(tmp_path: Path, shared: Path) -> None:
    sound = shared / "audio" / "mix_langs" / "mix_langs.opus"
    model = shared / "models" / "scripted-jfk"

    def command(index: Path) -> list[str]:
        return [*TALKDEX, "--index", str(index), "add", str(sound), "--model", str(model), "--language", "en"]

    def words(index: Path) -> list[tuple[int, int, str, bytes]]:
        rows = sqlite3.connect(index).execute(
            "SELECT start_ms, end_ms, text, times FROM snippets ORDER BY id"
        )
        return rows.fetchall()

    began = time.monotonic()
    assert subprocess.run(command(tmp_path / "whole.db"), capture_output=True, check=False).returncode == 0
    whole, draw = time.monotonic() - began, random.Random(3)
    index = tmp_path / "killed.db"
    for _ in range(8):
        killed(command(index), draw.uniform(0.5, 1.0) * whole)
        check(index)
    subprocess.run(command(index), capture_output=True, check=True)
    assert words(index) == words(tmp_path / "whole.db")
