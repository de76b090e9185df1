"""Recall: corrupted passages by length and corruption, how near the edges are, and how fast it goes."""

from collections.abc import Callable
from statistics import mean

from quotebench.bench import Bench, percent
from quotebench.material import SHARES, WORDS
from quotebench.timing import Times
from quotebench.trial import Tally, run

_Cells = dict[tuple[int, int], Tally]


def recall(bench: Bench, count: int) -> None:
    """Ask `count` cases of each length and corruption."""
    cells: _Cells = {}
    print("words corrupted  first   in five  edge   ms median / p95")
    for words in WORDS:
        for share in SHARES:
            tally = cells[words, share] = run(bench.ask, bench.material.cells[words, share][:count])
            print(f"{words:5} {share:7} %  {_right(tally)}  {tally.error:5.2f}  {tally.times}")
    bench.put(cells=[_row(*key, tally) for key, tally in cells.items()])
    _sum_up(bench, cells)


def _sum_up(bench: Bench, cells: _Cells) -> None:
    every, mild = Times(), Times()
    for (words, share), tally in cells.items():
        every.extend(tally.times)
        if words >= 8 and share <= 20:
            mild.extend(tally.times)
    print(f"all cases            {every}\n8+ words, to 20 %    {mild}")
    bench.put(search_median=every.at(0.5), search_p95=every.at(0.95), mild_median=mild.at(0.5),
              mild_p95=mild.at(0.95), cases=len(every.cpu))  # fmt: skip
    _put(bench, cells, "8+ to 20 %", lambda words, share: words >= 8 and share <= 20)
    _put(bench, cells, "10+ to 20 %", lambda words, share: words >= 10 and share <= 20)
    _put(bench, cells, "15+ at 40 %", lambda words, share: words >= 15 and share == 40)
    errors = [error for (_, share), tally in cells.items() if share == 20 for error in tally.errors]
    bench.put_named({"edge at 20 %": mean(errors)})
    print(f"edge error at 20 %   {mean(errors):.2f} words")


def _put(bench: Bench, cells: _Cells, name: str, wanted: Callable[[int, int], bool]) -> None:
    some = [tally for key, tally in cells.items() if wanted(*key)]
    asked = sum(t.asked for t in some)
    first, five = (percent(sum(got), asked) for got in ([t.first for t in some], [t.five for t in some]))
    bench.put_named({f"first {name}": first, f"five {name}": five})
    print(f"{name:20} first {first:.1f} %, in five {five:.1f} % of {asked}")


def _right(tally: Tally) -> str:
    return f"{percent(tally.first, tally.asked):5.1f} %  {percent(tally.five, tally.asked):5.1f} %"


def _row(words: int, share: int, tally: Tally) -> list[float]:
    right = percent(tally.first, tally.asked), percent(tally.five, tally.asked)
    return [words, share, tally.asked, *right, tally.error, tally.times.at(0.5), tally.times.at(0.95)]
