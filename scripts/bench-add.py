#!/usr/bin/env python3
"""Time the whole command `talkdex add FOLDER` on ready captions, beside what most people would write.

usage: bench-add.py FOLDER [--hours 50] [--rounds 3]

From the caption files in FOLDER (WebVTT and SubRip), so many hours are taken, and stored in a new process by
`talkdex add` and, in turn, by a loop that reads the same captions and puts segments with full text, and a row
for each word, into a file with sqlite-utils, which is left to commit as it does by itself. Both include
Python's start and the reading of the captions. The fastest of the rounds counts; an hour is 9,000 words.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from quotebench.shelf import WORDS_PER_HOUR
from talkdex.captions import read_captions
from talkdex.errors import CaptionError

KINDS = (".vtt", ".srt")
LOOP = """
import sys; from pathlib import Path
from sqlite_utils import Database
from talkdex.captions import read_captions
database = Database(sys.argv[1])
segments, words = database["segments"], database["words"]
first = 1
for path in sorted(Path(sys.argv[2]).iterdir()):
    cues = list(enumerate(read_captions(path).cues, first))
    segments.insert_all(
        ({"id": n, "talk": path.name, "start": c.start_ms / 1000, "end": c.end_ms / 1000, "text": c.text}
         for n, c in cues), pk="id")
    words.insert_all({"segment_id": n, "start": w.start_ms / 1000, "end": w.end_ms / 1000, "word": w.text}
                     for n, c in cues for w in c.timed())
    if first == 1:
        segments.enable_fts(["text"], create_triggers=True)
        words.create_index(["segment_id"])
    first += len(cues)
"""


class Took(NamedTuple):
    """Seconds by the clock and of the processor, and bytes of the file."""

    wall: float
    cpu: float
    bytes: int


def main() -> None:
    """Choose files, store them both ways in turn, and print how fast."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=float, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        work = Path(name)
        captions = work / "captions"
        hours = gathered(options.folder, captions, options.hours)
        rounds = [both(captions, work) for _ in range(options.rounds)]
    own, rows = (min(some) for some in zip(*rounds, strict=True))
    for told, took in (("talkdex add FOLDER", own), ("a row per word", rows)):
        rates = f"{hours / took.wall:5.1f} hours a second ({hours / took.cpu:.1f} of a processor)"
        print(f"{told:20} {rates}, {took.bytes / 1000 / hours:5.0f} KB an hour")
    print(f"{hours:.0f} hours of captions; {rows.wall / own.wall:.1f} times as fast")


def gathered(folder: Path, into: Path, hours: float) -> float:
    """Link caption files of so many hours into a new folder; give how many hours they have."""
    into.mkdir()
    have = 0.0
    for path, length in readable(folder):
        (into / f"{path.parent.name} {path.name}").symlink_to(path.resolve())
        have += length
        if have >= hours:
            return have
    if not have:
        sys.exit(f"{folder}: no captions ({', '.join(KINDS)}); name a folder that holds some")
    return have


def readable(folder: Path) -> Iterator[tuple[Path, float]]:
    """Give caption files with their hours, in an order that mixes folders and never changes."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in KINDS)
    random.Random(4).shuffle(paths)
    for path in paths:
        try:
            yield path, read_captions(path).word_count / WORDS_PER_HOUR
        except CaptionError:
            continue


def both(captions: Path, work: Path) -> tuple[Took, Took]:
    """Store the captions with talkdex, and with a row for each word."""
    own = Path(sys.executable).with_name("talkdex")
    return (
        took([str(own), "--index", str(work / "own.db"), "add", "--quiet", str(captions)], work / "own.db"),
        took([sys.executable, "-c", LOOP, str(work / "rows.db"), str(captions)], work / "rows.db"),
    )


def took(command: list[str], made: Path) -> Took:
    """Run a command that makes a file, tell what that took, and remove the file."""
    before, began = _cpu(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, cpu = time.perf_counter() - began, _cpu() - before
    size = made.stat().st_size
    for path in made.parent.glob(f"{made.name}*"):
        path.unlink()
    shutil.rmtree(made.with_suffix(".files"), ignore_errors=True)
    return Took(wall, cpu, size)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
