"""What every measure is worth: the learned tables, made by `scripts/learn-alignment.py`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, float]:
    """Give one table of `weights.toml`: "topic" for labels, "handover" for speakers' names."""
    rows: dict[str, float] = _read("weights.toml")[name]
    return rows


@cache
def turn_marks() -> dict[str, float]:
    """Give `turns.toml` as one table: "signs pause_2" or "en opens thank you" to what it is worth."""
    found = {}
    for name, rows in _read("turns.toml").items():
        for key, value in rows.items():
            if isinstance(value, dict):
                found.update({f"{name} {key} {words}": worth for words, worth in value.items()})
            else:
                found[f"{name} {key}"] = value
    return found


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("talkdex.alignment").joinpath(name).read_text(encoding="utf-8"))
