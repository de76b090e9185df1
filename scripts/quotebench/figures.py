"""Figures: results as a Markdown table and charts that a README can hold.

The charts are Mermaid's (https://mermaid.js.org/syntax/xyChart.html ), which code hosts draw from text.
"""

from collections.abc import Sequence

from quotebench.results import Results

_LINES = (8, 10, 15, 40)
"""Lengths of which the chart of recall draws a line."""


def readme(results: Results) -> str:
    """Give the goals met and missed, and the charts."""
    return "\n".join([results.table(), *_recall(results), *_latency(results)])


def _recall(results: Results) -> list[str]:
    hours = results.hours()[-1]
    cells = {(int(words), int(share)): first for words, share, _, first, *_ in results.get(hours, "cells")}
    shares = sorted({share for _, share in cells})
    lines = [[cells[words, share] for share in shares] for words in _LINES]
    lengths = ", ".join(map(str, _LINES))
    title = f"Right first at {hours:,} hours, {lengths} words"
    return _chart(title, "% of words corrupted", shares, "% right", lines)


def _latency(results: Results) -> list[str]:
    hours = [size for size in results.hours() if results.get(size, "search median")]
    names = ("search median", "search p95")
    lines = [[results.get(size, name) for size in hours] for name in names]
    return _chart("Tolerant search: median and 95th percentile", "hours", hours, "ms", lines)


def _chart(
    title: str, across: str, places: Sequence[int], up: str, lines: Sequence[Sequence[float]]
) -> list[str]:
    drawn = [f"    line {[round(value, 1) for value in line]}" for line in lines]
    return [
        "", "```mermaid", "xychart-beta", f'    title "{title}"', f'    x-axis "{across}" {list(places)}',
        f'    y-axis "{up}"', *drawn, "```",
    ]  # fmt: skip
