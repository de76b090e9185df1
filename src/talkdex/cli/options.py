"""Options that several commands share, as click wants them."""

from collections.abc import Callable
from typing import Any

import click

from talkdex.cli import limits
from talkdex.cli.clicked import parameter
from talkdex.cli.takes import AS_JSON, LEAD, TAIL
from talkdex.search.scope import Filters

Command = Callable[..., Any]

pass_index = click.pass_obj
as_json = parameter(AS_JSON)
lead = parameter(LEAD)
tail = parameter(TAIL)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 32),
    metavar="N",
    show_default="one a processor, at most 3",
    help="Processes: one stores, the others read captions that lie here.",
)


def filters(command: Command) -> Command:
    """Give a command the options that limit a search, as one argument `filters`."""

    def wrapped(**options: Any) -> Any:
        chosen = {option.to: options.pop(option.to) for option in limits.OPTIONS}
        return command(filters=limits.filters(chosen) or Filters(), **options)

    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    wrapped.__dict__.update(command.__dict__)
    for option in reversed(limits.OPTIONS):
        wrapped = parameter(option)(wrapped)
    return wrapped
