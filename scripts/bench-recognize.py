"""What talkdex adds to faster-whisper: processor and wall time of both on the same file, model and batch.

    .venv/bin/python scripts/bench-recognize.py --size tiny
    .venv/bin/python scripts/bench-recognize.py ../shared/audio/long_fr/long_fr.opus --size base

Each run is a process of its own, from its start to its end: `talkdex add` as a whole (decoding,
recognition, index), the recogniser alone where asked for, and plain BatchedInferencePipeline, in
turn, all with word times, in the same batches, compute type and language. The model has Whisper's
real size with random weights (see randomwhisper.py). Without a file, the sample is heard over and
over for a quarter of an hour: in a short file the start would count for too much on both sides.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from randomwhisper import SIZES, made
from talkdex.media.exact import cut
from talkdex.media.formats import format_of
from talkdex.media.look import common, look
from talkdex.media.target import Piece

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "scripts" / "sample" / "plenaria.mp4"
SAMPLE_MS, OVER_AND_OVER = 213_000, 4
TOKENIZER = ROOT / "src" / "talkdex" / "recognize" / "demo"
LANGUAGE = "es"
RECOGNIZER = """
import sys
from talkdex.media import samples
from talkdex.recognize import Settings, load
pieces = load(sys.argv[2], device="cpu").transcribe(samples(sys.argv[1]), Settings(language=sys.argv[3]))
print(sum(len(cue.words) for piece in pieces for cue in piece.cues))
"""
PLAIN = """
import sys
from faster_whisper import BatchedInferencePipeline, WhisperModel
pipeline = BatchedInferencePipeline(WhisperModel(sys.argv[2], device="cpu", compute_type="int8"))
segments, _ = pipeline.transcribe(sys.argv[1], language=sys.argv[3], word_timestamps=True, batch_size=8)
print(sum(len(segment.words) for segment in segments))
"""
WAYS = {"add": "", "recognizer": RECOGNIZER, "plain": PLAIN}
"""What a process of its own does, in the compute type and the batches that `talkdex add` takes."""

PER_CALL = {"cpu": "processor time", "wall": "wall clock"}


def main() -> None:
    """Make the model, run the ways in turn, print medians and ratios."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("recording", nargs="?", help="instead of the sample over and over")
    parser.add_argument("--size", choices=SIZES, default="tiny")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["add", "plain"], help="what to compare")
    parser.add_argument("--model", help="a model's folder instead of a made one")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        options.model = options.model or made(options.size, TOKENIZER, Path(folder))
        options.recording = options.recording or looped(Path(folder))
        report(options)


def looped(folder: Path) -> str:
    """Write the sample's sound over and over into one file, and give its name."""
    target = folder / "looped.m4a"
    pieces = [Piece(SAMPLE, 0, SAMPLE_MS)] * OVER_AND_OVER
    cut(pieces, target, format_of(target), common([look(SAMPLE)], pictures=False))
    return str(target)


def report(options: Namespace) -> None:
    """Run all ways in turn, each round in the other order, and print what they took."""
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in options.ways}
    before = os.getloadavg()[0]
    for number in range(options.runs):
        for way in options.ways[:: 1 if number % 2 == 0 else -1]:
            taken[way].append(timed(way, options))
    print(f"{options.runs} rounds; load of the machine {before:.1f} before, {os.getloadavg()[0]:.1f} after")
    for way, runs in taken.items():
        cpu, wall = ([run[key] for run in runs] for key in PER_CALL)
        spread = [f"{median(of):7.1f} s ({min(of):.1f}-{max(of):.1f})" for of in (cpu, wall)]
        print(f"{way:11} processor {spread[0]}  wall {spread[1]}")
    for way in taken if "plain" in taken else ():
        if way != "plain":
            compare(way, taken[way], taken["plain"])


def compare(way: str, runs: list[dict[str, float]], plain_runs: list[dict[str, float]]) -> None:
    """Print the ratio of the medians, and those of the rounds by themselves."""
    for key, name in PER_CALL.items():
        ratio = median(run[key] for run in runs) / median(run[key] for run in plain_runs)
        rounds = sorted(run[key] / other[key] for run, other in zip(runs, plain_runs, strict=True))
        told = f"{median(rounds):.3f} in the middle round ({rounds[0]:.3f}-{rounds[-1]:.3f})"
        print(f"{name}, {way} / plain: {ratio:.3f}; {told}")


def timed(way: str, options: Namespace) -> dict[str, float]:
    """Run one way in a process of its own."""
    with TemporaryDirectory() as folder:
        before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        subprocess.run(command(way, options, Path(folder)), check=True, capture_output=True)
        wall, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu}


def command(way: str, options: Namespace, folder: Path) -> list[str]:
    """Give the command line of one way."""
    recording, model = str(options.recording), str(options.model)
    if way == "add":
        tool = [sys.executable, "-m", "talkdex.cli", "--index", str(folder / "talks.db"), "add", recording]
        return [*tool, "--model", model, "--device", "cpu", "--language", LANGUAGE, "--captions", "ignore"]
    return [sys.executable, "-c", WAYS[way], recording, model, LANGUAGE]


if __name__ == "__main__":
    main()
