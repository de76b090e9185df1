#!/usr/bin/env python3
"""Time `talkdex search` as a whole process against `python -c "import click"`, on a large index.

usage: bench-search.py [--snippets 500000] [--index FILE] [--runs 15]

The index is made once (kept in .cache/) with text that has the word statistics of speech: words of
a vocabulary drawn by Zipf's law, so that there are rare, usual and very frequent ones. Both commands
run in turn, in the same minute, and the ratio of their medians is what counts.
"""

import argparse
import itertools
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from talkdex.index.writer import Writer
from talkdex.recording import Recording
from talkdex.transcript import Cue, Origin, Transcript

ROOT = Path(__file__).resolve().parents[1]
PER_RECORDING = 400  # snippets: two hours of talk
QUERIES = ("w100", "w3", "w20 w31", '"w5 w9"', "w77* OR w1234", "w40000", "w2 NOT w7")


def make(path: Path, snippets: int) -> None:
    """Fill an index with recordings of two hours until it holds so many snippets."""
    draw = random.Random(7)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(60_000)))
    words = [f"w{rank}" for rank in range(60_000)]
    with Writer(path) as writer:
        have = writer.connection.execute("SELECT count(*) FROM snippets").fetchone()[0]
        for number in range(have // PER_RECORDING, -(-snippets // PER_RECORDING)):
            said = draw.choices(words, cum_weights=weights, k=PER_RECORDING * 45)
            cues = [
                Cue(i * 18_000, i * 18_000 + 18_000, " ".join(said[i * 45 : i * 45 + 45]) + ".")
                for i in range(PER_RECORDING)
            ]
            recording = Recording(f"bench:{number}", f"Recording {number}", f"https://youtu.be/{number:011}")
            writer.add_recording(recording, Transcript(tuple(cues), "en", Origin.AUTOMATIC, "bench"))
        writer.optimize()


def wall(command: list[str]) -> float:
    """Run a command as a whole process; give its seconds."""
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - began


def main() -> None:
    """Make the index where it is missing, then time and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--snippets", type=int, default=500_000)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    path = args.index or ROOT / ".cache" / f"bench-{args.snippets}.db"
    make(path, args.snippets)
    tool = [str(Path(sys.executable).parent / "talkdex"), "--index", str(path), "search", "--json"]
    bare = [sys.executable, "-c", "import click"]
    print(f"{args.snippets} snippets, {path.stat().st_size / 1e6:.0f} MB; medians of {args.runs} runs")
    print(f"{'query':16} {'search ms':>10} {'import click ms':>16} {'ratio':>6}")
    for query in QUERIES:
        pairs = [(wall([*tool, query]), wall(bare)) for _ in range(args.runs)]
        ours, base = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{query:16} {1000 * ours:10.1f} {1000 * base:16.1f} {ours / base:6.2f}")


main()
