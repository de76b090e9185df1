"""The figures that reading is held to, on real strings and lists kept beside the checkout."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from talkdex.mentions import read_segments

pytestmark = pytest.mark.shared


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _near(found: int | None, gold: float | None, tolerance: float) -> bool:
    if found is None or gold is None:
        return found is gold
    return abs(found / 1000 - gold) <= tolerance


def _is_right(row: dict[str, Any]) -> bool:
    found = [(s.start_ms, s.end_ms) for s in read_segments(row["text"])]
    tolerance = 60 if row.get("approx") else 2
    return any(_same(found, gold, tolerance) for gold in (row["gold"], *row.get("alt_gold", [])))


def _same(found: list[tuple[int | None, int | None]], gold: list[dict[str, Any]], tolerance: float) -> bool:
    """Tell whether the two hold the same times, in any order."""
    rest = list(found)
    for one in gold:
        same = [p for p in rest if all(map(_near, p, (one["start_s"], one["end_s"]), (tolerance, tolerance)))]
        if not same:
            return False
        rest.remove(same[0])
    return not rest


def test_real_strings(shared: Path) -> None:
    rows = list(_rows(shared / "eval" / "timestamps-dev.jsonl"))
    right = sum(map(_is_right, rows))
    assert right / len(rows) >= 0.96
    negative = [row for row in rows if row["kind"] == "negative"]
    assert sum(not _is_right(row) for row in negative) / len(negative) <= 0.02


def test_real_lists_find_their_starts(shared: Path) -> None:
    gold = found = both = 0
    for row in _rows(shared / "eval" / "chapters-dev.jsonl"):
        wanted = [round(g["start_s"]) for g in row["gold"]]
        got = [round((s.start_ms or 0) / 1000) for s in read_segments(row["text"])]
        gold, found = gold + len(wanted), found + len(got)
        both += len(set(wanted) & set(got))
    assert 2 * both / (gold + found) >= 0.97
