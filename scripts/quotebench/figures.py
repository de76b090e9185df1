"""Figures: what `bench-quotes.py` printed, as a Markdown table and charts that a README can hold.

usage: python scripts/quotebench/figures.py < OUTPUT

The charts are Mermaid's (https://mermaid.js.org/syntax/xyChart.html ), which code hosts draw from text.
"""

import re
import sys
from collections import defaultdict
from statistics import mean
from typing import NamedTuple

_HOURS = re.compile(r"# (\d+) hours")
_CELL = re.compile(r" *(\d+) +(\d+) % +([\d.]+) % +([\d.]+) % +(\S+) +([\d.]+) / +([\d.]+)")
_ALL = re.compile(r"all cases +([\d.]+) / +([\d.]+) ms")


class Cell(NamedTuple):
    """Cases of one length and corruption: percent right first and in five, edges in words, ms."""

    words: int
    corrupted: int
    first: float
    five: float
    edge: str
    median: float
    late: float


def read(text: str) -> tuple[dict[int, list[Cell]], dict[int, tuple[float, float]]]:
    """Read the cells, and median and 95th percentile of all cases, by hours."""
    cells: dict[int, list[Cell]] = defaultdict(list)
    times: dict[int, tuple[float, float]] = {}
    hours = 0
    for line in text.splitlines():
        if found := _HOURS.match(line):
            hours = int(found[1])
        elif found := _CELL.match(line):
            words, corrupted, first, five, edge, median, late = found.groups()
            cells[hours].append(
                Cell(int(words), int(corrupted), float(first), float(five), edge, float(median), float(late))
            )
        elif found := _ALL.match(line):
            times[hours] = (float(found[1]), float(found[2]))
    return cells, times


def main() -> None:
    """Print table and charts."""
    cells, times = read(sys.stdin.read())
    print("| hours | words | corrupted | right first | in five | edge, words | ms median / p95 |")
    print("| --: | --: | --: | --: | --: | --: | --: |")
    for hours, some in cells.items():
        for c in some:
            print(f"| {hours:,} | {c.words} | {c.corrupted} % | {c.first} % | {c.five} % | {c.edge}"
                  f" | {c.median} / {c.late} |")  # fmt: skip
    for hours, some in cells.items():
        shares = sorted({c.corrupted for c in some})
        right = [mean(c.first for c in some if c.corrupted == s and c.words >= 8) for s in shares]
        chart(f"Right first, {hours:,} hours, 8 words and more", "% corrupted", shares, "% right", [right])
    columns = [list(column) for column in zip(*times.values(), strict=True)]
    chart("Tolerant search: median and p95", "hours", list(times), "ms", columns)


def chart(title: str, across: str, places: list[int], up: str, lines: list[list[float]]) -> None:
    """Print one chart."""
    print(
        f'\n```mermaid\nxychart-beta\n    title "{title}"\n    x-axis "{across}" {places}\n    y-axis "{up}"'
    )
    for line in lines:
        print(f"    line {[round(value, 1) for value in line]}")
    print("```")


if __name__ == "__main__":
    main()
