"""The options that say what is transcribed, and how."""

import re
from collections.abc import Callable
from typing import Any

import click

from talkdex.cli.clicked import countable
from talkdex.cli.moments import range_argument
from talkdex.cli.texts import text_or_file
from talkdex.pipeline.wishes import DEFAULT_MODEL, MARGIN_MS

Command = Callable[..., Any]

_OPTIONS = (
    click.option("--model", metavar="NAME|FOLDER", show_default=DEFAULT_MODEL, help="Speech model."),
    click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True,
                 help="Where the model runs."),
    click.option("--decode", type=click.Choice(["batched", "sequential"]), default="batched",
                 show_default=True, help="Faster, or each window told the text before it."),
    click.option("--names", metavar="TEXT|FILE", help="Names that may be said, between commas or lines."),
    click.option("--range", "ranges", metavar="TIMES", multiple=True,
                 help="Transcribe only this: 22:10-1:16:00; may be given again. The rest can follow."),
    click.option("--only-segments", is_flag=True, help="Transcribe only the named segments."),
    click.option("--margin", type=click.FloatRange(0), callback=countable, metavar="SECONDS",
                 show_default=f"{MARGIN_MS // 1000}",
                 help="Heard around them, beyond what their times leave open."),
    click.option("--translate", is_flag=True, help="An English translation too, by the speech model."),
)  # fmt: skip


def options(command: Command) -> Command:
    """Give a command these options; `wished` turns their values into wishes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wished(values: dict[str, Any]) -> dict[str, Any]:
    """Turn the options' values into keywords of `Wishes`; the others stay as they are.

    Args:
        values: by the options' names.

    Raises:
        UsageError: a range holds no time, or a file of names can't be read.
    """
    margin = values.pop("margin")
    return {
        **values,
        "ranges": tuple(range_argument(given, None) for given in values["ranges"]),
        "margin_ms": None if margin is None else round(margin * 1000),
        "names": tuple(_names(text_or_file(values["names"] or ""))),
    }


def _names(told: str) -> list[str]:
    return [name for part in re.split(r"[,;\n]", told) if (name := " ".join(part.split()))]
