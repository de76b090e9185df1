"""Doubt: passages that nobody said, and whether a score says how often its hits are right."""

from rapidfuzz.fuzz import partial_ratio

from quotebench.bench import Bench, percent
from quotebench.calibration import reliability
from quotebench.timing import Times

WANTED = 500
"""Absent passages to be asked."""
_NEVER_SAID = 80.0  # a passage with a ratio so high somewhere is said there in all but name
_SURE = 0.8
_HITS = 100  # in each tenth of the score
_TOGETHER = 200


def absent(bench: Bench) -> None:
    """Ask for passages that are in no recording: how many are answered surely, and how fast."""
    times, sure, asked = Times(), 0, 0
    for text in bench.material.absent:
        if asked == WANTED:
            break
        with times:
            answers = bench.ask(text)
        if answers and partial_ratio(text, answers[0].words) >= _NEVER_SAID:
            continue  # said after all: a jingle, a prayer, the same text in another talk
        asked += 1
        sure += bool(answers and answers[0].score >= _SURE)
    print(f"absent, 12+ words    {asked} asked, {sure} answered with {_SURE} or more, {times}")
    bench.put_named({"sure of nothing": percent(sure, asked), "absent p95": times.at(0.95)})
    bench.put(absent_median=times.at(0.5), absent_asked=asked)


def reliable(bench: Bench) -> None:
    """Print how many hits of each score are right: mixed cases, until each tenth has enough hits."""
    scored: list[tuple[float, bool]] = []
    for at in range(0, len(bench.material.mixed), _TOGETHER):
        for case in bench.material.mixed[at : at + _TOGETHER]:
            scored += [(answer.score, answer.right(case)) for answer in bench.ask(case.text)]
        table = reliability(scored)
        if len(table) == 10 and all(hits >= _HITS for _, hits, _, _ in table):
            break
    print("score      hits   mean   right")
    for low, hits, mean, right in table:
        print(f"{low:.1f}-{low + 0.1:.1f} {hits:7}  {mean:.3f}  {right:.3f}")
    gaps = [abs(mean - right) for _, hits, mean, right in table if hits >= _HITS]
    bench.put(reliability=table, calibration=max(gaps), mixed=at + _TOGETHER)
