"""A contest: talkdex and the baselines on the same cases, in one run."""

import random

from quotebench import rivals
from quotebench.bench import Bench, percent
from quotebench.timing import quantile
from quotebench.trial import Tally, run

EACH = 5
"""Cases of each length and corruption."""
_BRUTE_CASES = 40
_HOURS = {"brute": 2_000, "fts5": 2_000}
"""Beyond these, scanning or joining everything takes seconds for each question."""
_WARM = 5


def contest(bench: Bench, each: int = EACH) -> None:
    """Ask each rival `each` cases of 8 words and more, of 0, 20 and 40 % corruption."""
    some = [
        case
        for (words, share), cases in bench.material.cells.items()
        if words >= 8 and share in {0, 20, 40}
        for case in cases[:each]
    ]
    random.Random(1).shuffle(some)
    own = _best(run(bench.ask, some), run(bench.ask, some))
    print(f"{'talkdex':18} first {percent(own.first, own.asked):5.1f} %  {own.times}")
    table: dict[str, list[float]] = {"talkdex": _row(own)}
    for name, make in rivals.RIVALS.items():
        slug = name.split()[0]
        if bench.hours > _HOURS.get(slug, bench.hours):
            continue
        few = some[:_BRUTE_CASES] if slug == "brute" else some
        ask = make(bench.reader, bench.keys, bench.places.work / f"{bench.hours}.{slug}")
        run(ask, few[:_WARM])
        tally = run(ask, few)
        table[name] = _row(tally)
        ratios = [tally.times.at(q) / quantile(own.times.cpu[: len(few)], q) for q in (0.5, 0.95)]
        print(f"{name:18} first {percent(tally.first, tally.asked):5.1f} %  {tally.times}"
              f"  {ratios[0]:.1f} / {ratios[1]:.1f} times talkdex")  # fmt: skip
        bench.put_named({f"{slug} ratio": ratios[0], f"{slug} ratio p95": ratios[1]})
    bench.put(contest=table)


def _best(one: Tally, other: Tally) -> Tally:
    return min(one, other, key=lambda tally: tally.times.at(0.5))


def _row(tally: Tally) -> list[float]:
    return [percent(tally.first, tally.asked), tally.times.at(0.5), tally.times.at(0.95)]
