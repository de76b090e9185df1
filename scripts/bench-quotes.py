#!/usr/bin/env python3
"""Measure the quote search: recall, edges, calibration and speed, with baselines beside it.

usage: bench-quotes.py CORPUS [--work DIR] [--hours H ...] [--cases N] [--rivals] [--calibrate]

CORPUS is the unpacked corpus of timed transcripts. Cases are true passages of it, corrupted; above the
corpus's own hours the index is filled with text of its trigram model. Indexes are kept in DIR (default
build/bench-quotes) as HOURS.db, and used again. Five hours of talk are stored by talkdex and by
sqlite-utils with a row per word, all of a talk at once or segment by segment ("as it comes"). --rivals
runs brute-force rapidfuzz, FTS5 and tantivy (pip install tantivy) on some of the same cases. --calibrate
prints the weights for talkdex/quotes/score.py that fit best at the first of the hours. Times are those of
the processor, so that a busy machine tells the same as a quiet one.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.fuzz import partial_ratio

from quotebench import calibration, rivals, shelf
from quotebench.cases import Case, Corrupter, folded, passages
from quotebench.ingest import by_rows, by_talkdex
from quotebench.names import misspelt, names
from quotebench.shelf import Corpus, build, corpus, indexed, keys
from quotebench.trial import Tally, quantile, run, talkdex
from talkdex.index import vocabulary
from talkdex.index.reader import Reader
from talkdex.index.spelling import Speller
from talkdex.quotes.score import features
from talkdex.search import search

WORDS = (6, 8, 10, 15, 25, 40)
SHARES = (0, 10, 20, 30, 40)
ABSENT_WORDS = (12, 20, 40)
GOALS = (
    ("8+ words, to 20 %", lambda n, s: n >= 8 and s <= 20),
    ("10+ words, to 20 %", lambda n, s: n >= 10 and s <= 20),
    ("15+ words, 40 %", lambda n, s: n >= 15 and s == 40),
)
FREQUENCIES = (("rare words", 0, 1e-6), ("usual words", 1e-6, 1e-3), ("stop words", 3e-3, 1))
_NEVER_SAID = 80.0  # a passage with a ratio so high somewhere is said there in all but name


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/bench-quotes"))
    parser.add_argument("--hours", type=int, nargs="+", default=[1000])
    parser.add_argument("--cases", type=int, default=60, help="cases of each length and corruption")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    source = corpus(options.corpus)
    ingest(source, options.work)
    for hours in options.hours:
        path = options.work / f"{hours}.db"
        built = build(path, source, hours, print)
        if built:
            print(f"built {built.hours:.0f} h at {built.hours / built.seconds:.1f} h/s")
        with Reader(path) as reader:
            if options.calibrate:
                calibrate(reader, source, hours)
                return
            measure(reader, source, hours, options.cases)
            if options.rivals:
                compare(reader, source, hours, options.work)


def measure(reader: Reader, source: Corpus, hours: int, count: int) -> None:
    """Print every figure of one index."""
    tokens = reader.token_total()
    size = reader.path.stat().st_size
    print(f"\n# {hours} hours: {tokens / 1e6:.1f} M tokens, {size / 1e6:.0f} MB", end="")
    print(f", {size / 1000 / (tokens / 9_300):.0f} KB per hour")
    tallies = recall(reader, source, hours, count)
    summary(tallies)
    absent(reader, source)
    reliable([pair for tally in tallies.values() for pair in tally.scored])
    exact(reader, source, hours)
    ranked(reader)
    spelling(reader, source, hours)


def recall(reader: Reader, source: Corpus, hours: int, count: int) -> dict[tuple[int, int], Tally]:
    """Print recall, errors of the edges and times for each length and corruption."""
    ask = talkdex(reader, keys(reader))
    cases = make_cases(source, hours, count)
    for case in next(iter(cases.values()))[:20]:
        ask(case.text)  # warm
    tallies = {}
    print("words corrupted  first   in five  edge error   ms median / p95")
    for (words, share), some in cases.items():
        tally = tallies[words, share] = run(ask, some)
        right = f"{_percent(tally.first, tally.asked)}  {_percent(tally.five, tally.asked)}"
        print(f"{words:5} {share:7} %  {right}  {tally.error:8.2f}  {_times(tally.times)}")
    return tallies


def make_cases(source: Corpus, hours: int, count: int) -> dict[tuple[int, int], list[Case]]:
    """Make the cases: for each length and corruption, so many true passages."""
    said = indexed(source, hours)
    corrupter = Corrupter([folded(talk) for talk in said[::6]], seed=1)
    cases = {}
    for words in WORDS:
        for share in SHARES:
            chosen = passages(said, words, count, seed=words * 100 + share)
            cases[words, share] = [
                Case(t.key, at, at + words, t.language, " ".join(said), corrupter.corrupt(said, share / 100))
                for t, at, said in chosen
            ]
    return cases


def summary(tallies: dict[tuple[int, int], Tally]) -> None:
    """Print the figures that the project holds itself to."""
    for name, wanted in GOALS:
        some = [tally for (words, share), tally in tallies.items() if wanted(words, share)]
        asked = sum(t.asked for t in some)
        print(f"{name:20} first {_percent(sum(t.first for t in some), asked)}"
              f" in five {_percent(sum(t.five for t in some), asked)}")  # fmt: skip
    at20 = [error for (_, share), tally in tallies.items() if share == 20 for error in tally.errors]
    print(f"edge error at 20 %   {sum(at20) / len(at20):.2f} words")
    print(f"all cases            {_times([t for tally in tallies.values() for t in tally.times])} ms")
    mild = [t for (n, s), tally in tallies.items() if n >= 8 and s <= 20 for t in tally.times]
    print(f"8+ words, to 20 %    {_times(mild)} ms")


def absent(reader: Reader, source: Corpus, count: int = 170) -> None:
    """Print how passages that nobody said are answered: of 500, how many surely."""
    ask = talkdex(reader, keys(reader))
    times: list[float] = []
    sure = asked = 0
    for words in ABSENT_WORDS:
        for _, _, said in passages(source.held_out, words, count, seed=3):
            text = " ".join(said)
            began = time.process_time()
            answers = ask(text)
            times.append(1000 * (time.process_time() - began))
            if answers and partial_ratio(text, answers[0].words) >= _NEVER_SAID:
                continue  # said after all: a jingle, a prayer, the same text in another talk
            asked += 1
            sure += bool(answers and answers[0].score >= 0.8)
    print(f"absent, 12+ words    {asked} asked, {sure} answered with 0.8 or more, {_times(times)} ms")


def reliable(scored: Sequence[tuple[float, bool]]) -> None:
    """Print the reliability table."""
    print("score      hits   mean   right")
    for low, hits, mean, right in calibration.reliability(scored):
        print(f"{low:.1f}-{low + 0.1:.1f} {hits:7}  {mean:.3f}  {right:.3f}")


def exact(reader: Reader, source: Corpus, hours: int, count: int = 100) -> None:
    """Print how exact phrases are found by `search`, cue borders or not, and words ranked."""
    said = indexed(source, hours)
    for words in (2, 4, 8, 16):
        times, found = [], 0
        for talk, _, tokens in passages(said, words, count, seed=8):
            began = time.process_time()
            groups = search(reader, f'"{" ".join(tokens)}"', limit=1000 if words > 2 else 10)
            times.append(1000 * (time.process_time() - began))
            found += (words == 2 and bool(groups)) or any(g.recording.identity == talk.key for g in groups)
        print(f"phrase of {words:2} words    {_percent(found, count)} found, {_times(times)} ms")


def ranked(reader: Reader, count: int = 40) -> None:
    """Print how long it takes to rank recordings for words rare and frequent, with snippet and time."""
    total, chance = reader.token_total(), random.Random(3)
    said = list(zip(*vocabulary.read(reader.connection), strict=True))
    for name, least, most in FREQUENCIES:
        some = [word for word, times in said if least * total <= times < most * total and len(word) > 1]
        for per_recording in (1, 5):
            times = []
            for word in chance.choices(some, k=count) if some else ():
                began = time.process_time()
                search(reader, word, per_recording=per_recording)
                times.append(1000 * (time.process_time() - began))
            if times:
                print(f"{name:12} {per_recording} a recording {_times(times)} ms")


def ingest(source: Corpus, work: Path, hours: float = 5) -> None:
    """Print how fast talks are stored, and how large; and the same through a row for each word."""
    talks, have = [], 0.0
    for talk in source.indexed:
        if have < hours:
            talks.append(talk)
            have += shelf.words(talk) / shelf.WORDS_PER_HOUR
    with TemporaryDirectory(dir=work) as folder:
        own = by_talkdex(Path(folder) / "own.db", talks)
        print(f"ingest               {have / own.seconds:.1f} h/s, {own.bytes / 1000 / have:.0f} KB per hour")
        for name, together in (("row per word", True), ("as it comes", False)):
            other = by_rows(Path(folder) / f"{together}.db", talks, together=together)
            slower, larger = other.seconds / own.seconds, other.bytes / own.bytes
            ratios = f"{slower:.1f} times slower, {larger:.1f} times larger"
            print(f"{name:20} {have / other.seconds:.1f} h/s, {ratios}")


def spelling(reader: Reader, source: Corpus, hours: int, count: int = 120) -> None:
    """Print how misspelt names are expanded."""
    speller = Speller(reader)
    times, found, asked = [], 0, 0
    for name in names(indexed(source, hours), count, seed=1):
        for written in misspelt(name, seed=1):
            began = time.process_time()
            near = speller.nearest(written, 10)
            times.append(1000 * (time.process_time() - began))
            asked, found = asked + 1, found + (name in near)
    print(f"misspelt names       {_percent(found, asked)} among ten, {_times(times)} ms")


def compare(reader: Reader, source: Corpus, hours: int, work: Path) -> None:
    """Print the baselines beside talkdex, on the same cases."""
    cases = make_cases(source, hours, 5)
    some = [
        case
        for (words, share), group in cases.items()
        if words >= 8 and share in (0, 20, 40)
        for case in group
    ]
    random.Random(1).shuffle(some)
    numbered = keys(reader)
    own = run(talkdex(reader, numbered), some)
    own = run(talkdex(reader, numbered), some)
    print(f"\n{'talkdex':18} first {_percent(own.first, own.asked)}  {_times(own.times)} ms")
    base = quantile(own.times, 0.5), quantile(own.times, 0.95)
    for name, make in rivals.RIVALS.items():
        slug = name.split()[0]
        few = some[:40] if slug == "brute" else some
        if slug == "brute" and hours > 2000:
            continue
        ask = make(reader, numbered) if slug == "brute" else make(reader, numbered, work / f"{hours}.{slug}")
        run(ask, few[:5])
        tally = run(ask, few)
        ratios = [quantile(tally.times, q) / b for q, b in zip((0.5, 0.95), base, strict=True)]
        print(f"{name:18} first {_percent(tally.first, tally.asked)}  {_times(tally.times)} ms"
              f"  {ratios[0]:.1f} / {ratios[1]:.1f} times talkdex")  # fmt: skip


def calibrate(reader: Reader, source: Corpus, hours: int, count: int = 3000) -> None:
    """Print the weights that fit passages true and absent best, and their reliability on others."""
    said = indexed(source, hours)
    corrupter = Corrupter([folded(talk) for talk in said[::6]], seed=77)
    chance, ask = random.Random(5), talkdex(reader, keys(reader))
    rows: list[list[calibration.Row]] = [[], []]
    for number in range(count):
        words = chance.choice((4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 25, 30, 40))
        present = number % 2 == 0
        ((talk, at, true),) = passages(said if present else source.held_out, words, 1, seed=1000 + number)
        share = chance.choice((0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)) if present or number % 4 == 1 else 0
        text = corrupter.corrupt(true, share)
        key = talk.key if present else ""
        case = Case(key, at, at + words, talk.language, " ".join(true), text)
        half = rows[number // 2 % 2]
        half += [(features(a.measured), a.right(case)) for a in ask(text) if a.measured]
    weights = calibration.fit(rows[0])
    print("weights", [round(w, 2) for w in weights])
    reliable([(calibration.chance(weights, terms), right) for terms, right in rows[1]])
    print("weights of all", [round(w, 2) for w in calibration.fit(rows[0] + rows[1])])


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):5.1f} %"


def _times(times: Sequence[float]) -> str:
    return f"{quantile(times, 0.5):6.1f} / {quantile(times, 0.95):6.1f}"


if __name__ == "__main__":
    main()
