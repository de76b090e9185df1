#!/usr/bin/env python3
"""Time whole `search` and `quote` processes against bare Python's start, on a small and a large index.

usage: bench-start.py [--runs 30] [--index FILE ...] [--json FILE]

Without --index, a small index is made in .cache/, and the large one that `bench-search.py` leaves
there is used as well where it is. The commands run in turn, so that a busy minute weighs on all;
the ratio of the medians is what counts. Memory is the peak resident size as the system tells it;
a process begins with that of the one that starts it, so this one stays small: it imports nothing
of talkdex, and makes the index and reads from it in processes of their own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
RATIO, MEGABYTES = 5.0, 30.0  # what is held
WORD = "w100"
# compiled modules are kept, as in every usual installation, whatever this shell says
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SAID = 8  # words of the quotation, taken from the index itself


class Run(NamedTuple):
    """One process: wall and processor time in ms, peak resident size in MB."""

    wall_ms: float
    cpu_ms: float
    resident_mb: float


MAKE = """
import sys; from pathlib import Path
from talkdex.index.writer import Writer
from talkdex.recording import Recording
from talkdex.transcript import Cue, Origin, Transcript
words = [f"w{number * 37 % 211}" for number in range(1_500)]
cues = [Cue(i * 4_000, i * 4_000 + 4_000, " ".join(words[i * 10 : i * 10 + 10])) for i in range(150)]
with Writer(Path(sys.argv[1])) as writer:
    said = Transcript(tuple(cues), "en", Origin.AUTOMATIC, "bench")
    writer.add_recording(Recording("bench:0", "Recording", "https://youtu.be/00000000000"), said)
    writer.optimize()
"""
READ = """
import sys; from pathlib import Path
from talkdex.index.reader import Reader
with Reader(Path(sys.argv[1])) as reader:
    print(next(reader.snippets(reader.searched()[0][0])).snippet.text)
"""


def small(path: Path) -> Path:
    """Make an index of one recording of ten minutes where it is missing."""
    if not path.exists():
        _python(MAKE, path)
    return path


def quotation(path: Path) -> str:
    """Give words as they stand in the index, one of them changed."""
    words = _python(READ, path).split()[:SAID]
    return " ".join([*words[:4], "otherwise", *words[5:]])


def _python(code: str, path: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, path], check=True, capture_output=True, text=True
    ).stdout


def run(command: list[str]) -> Run:
    """Run a command as a process of its own, without output, and tell what it took."""
    nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, SURROUNDINGS, file_actions=nowhere)
    _, status, used = os.wait4(process, 0)
    took = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KB elsewhere
    return Run(took * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss * unit / 1e6)


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, Run]:
    """Run the commands in turn; give the median of each."""
    for command in commands.values():  # compiles what is not compiled yet, warms the files
        run(command)
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(run(command))
    return {name: Run(*map(median, zip(*rows, strict=True))) for name, rows in taken.items()}


def median(figures: Iterable[float]) -> float:
    """Give the upper median: `statistics` would make this process grow."""
    ordered = sorted(figures)
    return ordered[len(ordered) // 2]


def commands_for(indexes: list[Path]) -> dict[str, list[str]]:
    """Name the processes to run: bare Python, and both commands on each index."""
    script = str(Path(sys.executable).with_name("talkdex"))
    chosen = {"python -c pass": [sys.executable, "-c", "pass"]}
    for index in indexes:
        chosen[f"search  {index.name}"] = [script, "--index", str(index), "search", WORD]
        chosen[f"quote  {index.name}"] = [script, "--index", str(index), "quote", quotation(index)]
    return chosen


def main() -> None:
    """Measure and print; the exit status is 1 where a figure is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--index", type=Path, action="append")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    given = parser.parse_args()
    CACHE.mkdir(exist_ok=True)
    usual = [small(CACHE / "bench-start.db"), CACHE / "bench-500000.db"]
    found = measure(commands_for(given.index or [path for path in usual if path.exists()]), given.runs)
    bare = found["python -c pass"]
    print(f"{'':32}{'wall ms':>9}{'ratio':>7}{'cpu ms':>9}{'ratio':>7}{'MB':>7}")
    missed = False
    for name, one in found.items():
        ratio = one.wall_ms / bare.wall_ms
        missed |= ratio > RATIO or one.resident_mb > MEGABYTES
        print(
            f"{name:32}{one.wall_ms:9.1f}{ratio:7.2f}{one.cpu_ms:9.1f}{one.cpu_ms / bare.cpu_ms:7.2f}"
            f"{one.resident_mb:7.1f}"
        )
    print(f"held: {RATIO:g} times bare Python, {MEGABYTES:g} MB: {'missed' if missed else 'reached'}")
    if given.json:
        given.json.write_text(json.dumps({name: one._asdict() for name, one in found.items()}, indent=1))
    raise SystemExit(missed)


if __name__ == "__main__":
    main()
