#!/usr/bin/env python3
"""Measure the quote search: recall, edges, calibration, size and speed, with baselines beside it.

usage: bench-quotes.py CORPUS [--work DIR] [--hours H ...] [--parts PART ...] [--cases N]

CORPUS is the unpacked corpus of timed transcripts. Cases are true passages of it, corrupted; above the
corpus's own hours the index is filled with text of its trigram model. Indexes are kept in DIR (default
build/bench-quotes) as HOURS.db, with what is asked of them as HOURS.material, and used again; so are the
baselines' indexes. Figures are kept in DIR/results.json: parts can run one at a time, when the machine is
quiet, and a few cases tell much of it. `goals` prints all that is known against the limits, `readme` the
table and charts for a README. Figures in ms are the processor's, so that a busy machine tells nearly the
same as a quiet one; those of the clock stand beside them. Before each part the index is read once, so
that it lies in the system's file cache, as that of an index in use does.
"""

import argparse
import gc
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from quotebench import article, contest, doubt, figures, fitting, recall, storage, words
from quotebench.bench import Bench, Places
from quotebench.goals import ANY
from quotebench.material import kept
from quotebench.results import Results
from quotebench.shelf import Corpus, build, corpus
from talkdex.index.reader import Reader

Part = Callable[[Bench, int], None]
PARTS: dict[str, Part] = {
    "recall": recall.recall,
    "absent": lambda bench, _: doubt.absent(bench),
    "reliable": lambda bench, _: doubt.reliable(bench),
    "phrases": lambda bench, _: words.phrases(bench),
    "typed": lambda bench, _: words.typed(bench),
    "ranked": lambda bench, _: words.ranked(bench),
    "names": lambda bench, _: words.names(bench),
    "article": lambda bench, _: article.article(bench),
    "contest": lambda bench, cases: contest.contest(bench, min(cases, contest.EACH)),
}
OTHERS = ("size", "ingest", "goals", "readme", "calibrate")
_MADE = 120  # cases made of each length and corruption
_BLOCK = 1 << 24


def main() -> None:
    """Run what was asked for."""
    options = _parser().parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    results = Results(options.work / "results.json")
    places = Places(options.work, options.corpus)
    source = cache(lambda: corpus(options.corpus))
    if "ingest" in options.parts:
        talks = storage.sample(options.work / "sample.talks", source, hours=20)
        storage.store(talks, results, ANY, options.work)
    for hours in options.hours:
        _measure(hours, options.parts, options.cases, results, places, source)
    if "goals" in options.parts:
        print(results.table())
    if "readme" in options.parts:
        print(figures.readme(results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/bench-quotes"))
    parser.add_argument("--hours", type=int, nargs="*", default=[1000])
    every = (*PARTS, *OTHERS)
    parser.add_argument("--parts", nargs="+", choices=every, default=[p for p in every if p != "calibrate"])
    parser.add_argument(
        "--cases", type=int, default=60, help=f"cases of each length and corruption, up to {_MADE}"
    )
    return parser


def _measure(
    hours: int, parts: Sequence[str], cases: int, results: Results, places: Places,
    source: Callable[[], Corpus],
) -> None:  # fmt: skip
    """Run the parts that need an index of so many hours, built first where it is missing."""
    if not {*PARTS, "size", "calibrate"} & set(parts):
        return
    path = places.work / f"{hours}.db"
    if not path.exists():
        build(path, source(), hours, print)
    material = kept(places.work / f"{hours}.material", source, hours, _MADE)
    gc.freeze()  # what stays: looking for garbage among it would slow all that is timed
    print(f"\n# {hours} hours")
    if "size" in parts:
        storage.size(path, results, hours)
    with Reader(path) as reader:
        bench = Bench(reader, hours, material, results, places)
        for name, part in PARTS.items():
            if name in parts:
                _warm(path)
                part(bench, cases)
        if "calibrate" in parts:
            fitting.calibrate(bench, source())


def _warm(path: Path) -> None:
    """Read a file through."""
    with path.open("rb") as file:
        while file.read(_BLOCK):
            pass


if __name__ == "__main__":
    main()
