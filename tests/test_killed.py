"""kill -9 at any moment of an add: nothing broken, doubled or half, and the next run completes."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
import wave
from multiprocessing import get_context
from pathlib import Path

import pytest

from talkdex.media import RATE, samples
from talkdex.pipeline import Wishes, add
from talkdex.recognize import DEMO

TALKDEX = [sys.executable, "-m", "talkdex.cli"]
KILLS = 50
FILES = 12
WORDS = 400
INTERRUPTIONS, SEED = 20, 3
SAMPLE = Path(__file__).resolve().parents[1] / "scripts" / "sample" / "plenaria.mp4"


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


def transcribe(index: str, sound: str) -> None:
    """What the killed process does: named segments first, then the rest, committed window by window."""
    wishes = Wishes(
        model=DEMO, device="cpu", language="es", decode="sequential", captions="ignore",
        segments="Oscar Figueroa (1:05-1:08)",
    )  # fmt: skip
    list(add(Path(index), sound, wishes))


def said(index: Path) -> list[tuple[int, int, str, bytes]]:
    order = "SELECT start_ms, end_ms, text, times FROM snippets ORDER BY transcript_id, token"
    return sqlite3.connect(index).execute(order).fetchall()


def work_left(index: Path) -> int:
    """Count the jobs that have not come to their end."""
    sql = "SELECT count(*) FROM jobs WHERE state <> 'done'"
    return int(sqlite3.connect(index).execute(sql).fetchone()[0])


def talk(path: Path) -> Path:
    """Three seconds of the sample in each of three windows, with silence between that makes them so."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for start_ms in (21_000, 51_000, 81_000):
            for block in samples(SAMPLE, start_ms=start_ms, end_ms=start_ms + 3_000):
                file.writeframes((block.samples * 32_767).astype("<i2").tobytes())
            file.writeframes(bytes(2 * 62 * RATE))
    return path


def test_a_transcription_killed_twenty_times_ends_with_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, whole, index = talk(tmp_path / "talk.wav"), tmp_path / "whole.db", tmp_path / "killed.db"
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # several would wait for each other on a busy machine
    context = get_context("forkserver")  # each run is a process of its own that has imported everything
    context.set_forkserver_preload(["talkdex.pipeline", "faster_whisper", "onnxruntime", "yt_dlp", __name__])

    def run(place: Path, seconds: float | None = None) -> bool:
        """Transcribe and kill -9 after so many seconds; tell whether it had ended by itself."""
        process = context.Process(target=transcribe, args=(str(place), str(sound)))
        process.start()
        process.join(seconds)
        process.kill()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        return process.exitcode == 0

    run(tmp_path / "first.db")  # which imports the last things
    began = time.monotonic()
    run(whole)
    took, draw, kills = time.monotonic() - began, random.Random(SEED), 0
    print(f"seed {SEED}; a run takes {took:.1f} s when nobody kills it")  # noqa: T201 - for who reads why it failed
    reach = took
    for number in range(5 * INTERRUPTIONS):
        ended = run(index, draw.uniform(0.05, 1) * reach)
        reach *= 0.8 if ended else 1.1  # how long a run takes changes with what else the machine does
        if not ended:
            kills += 1
        elif not work_left(index):
            assert said(index) == said(whole)
            index = tmp_path / f"killed{number}.db"
        check(index)
        if kills == INTERRUPTIONS:
            break
    assert kills == INTERRUPTIONS
    assert run(index)
    assert len(said(whole)) > 2
    assert said(index) == said(whole)
