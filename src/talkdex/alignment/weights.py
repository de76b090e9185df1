"""What every measure is worth: the learned table `weights.toml`, made by `scripts/learn-alignment.py`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, float]:
    """Give one table of the file: "topic" for labels, "handover" for speakers' names."""
    text = files("talkdex.alignment").joinpath("weights.toml").read_text(encoding="utf-8")
    rows: dict[str, float] = tomllib.loads(text)[name]
    return rows
