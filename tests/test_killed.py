"""kill -9 at any moment of an add: nothing broken, doubled or half, and the next run completes."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from talkdex.pipeline import Wishes, add

TALKDEX = [sys.executable, "-m", "talkdex.cli"]
KILLS = 50
FILES = 12
WORDS = 400
INTERRUPTIONS = 20


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


def transcribe(index: str, sound: str, model: str, seconds: float) -> None:
    """What the killed process does: named segments first, then the rest, committed window by window.

    After so many seconds of work, whoever else keeps the processor busy, the system ends it on the
    spot, as kill -9 does: nothing here handles this signal.
    """
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    wishes = Wishes(
        model=model, language="en", decode="sequential", segments="Oscar Figueroa (0:00-0:05)",
        captions="ignore",
    )  # fmt: skip
    list(add(Path(index), sound, wishes))
    Path(index).with_suffix(".took").write_text(str(time.process_time()))


def said(index: Path) -> list[tuple[int, int, str, bytes]]:
    order = "SELECT start_ms, end_ms, text, times FROM snippets ORDER BY transcript_id, token"
    return sqlite3.connect(index).execute(order).fetchall()


def work_left(index: Path) -> int:
    """Count the jobs that have not come to their end."""
    sql = "SELECT count(*) FROM jobs WHERE state <> 'done'"
    return int(sqlite3.connect(index).execute(sql).fetchone()[0])


@pytest.mark.shared
def test_an_interrupted_transcription_goes_on_with_the_same_words(tmp_path: Path, shared: Path) -> None:
    sound = shared / "audio/whisper_timestamped/bonjour_vous_allez_bien.mp3"
    model = shared / "models/scripted-jfk"
    context = get_context("forkserver")  # each run is a process of its own that has imported everything
    context.set_forkserver_preload(["talkdex.pipeline", "faster_whisper", "ctranslate2", __name__])
    whole, index = tmp_path / "whole.db", tmp_path / "killed.db"

    def run(place: Path, seconds: float = 600.0) -> None:
        process = context.Process(target=transcribe, args=(str(place), str(sound), str(model), seconds))
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGPROF)

    run(tmp_path / "first.db")  # which imports the last things
    run(whole)
    seconds, draw = float(whole.with_suffix(".took").read_text()), random.Random(3)
    for number in range(INTERRUPTIONS):
        run(index, draw.uniform(0.3, 0.9) * seconds)
        if check(index) and not work_left(index):
            assert said(index) == said(whole)
            index = tmp_path / f"killed{number}.db"
    run(index)
    assert said(index) == said(whole)
