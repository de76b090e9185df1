"""What a command takes, as data: click and the quick start read the same rows.

click alone starts four times as slowly as Python itself. A command told in these rows is parsed by
`talkdex.cli.quick` where its words are plain, and by click (`talkdex.cli.clicked`) for help, for
mistakes, and for whatever may be meant in more than one way.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

Kind = Literal["flag", "text", "whole", "number", "date", "file"]
"""What a value is: nothing, any text, a whole number, a number, a date, a text file to be opened."""


class Option(NamedTuple):
    """One option of a command.

    Args:
        name: as written, `--limit`.
        to: the argument of the command's function that it fills.
        help: one line for people.
        kind: what its value is.
        default: what the function gets where it is not given.
        least: the smallest number allowed, or None.
        most: the greatest number allowed, or None.
        many: may be given several times; the function gets a tuple.
        metavar: how help names the value, or None for click's name of the kind.
        shown: help tells the default.
    """

    name: str
    to: str
    help: str
    kind: Kind = "text"
    default: object = None
    least: int | None = None
    most: int | None = None
    many: bool = False
    metavar: str | None = None
    shown: bool = False


class Command(NamedTuple):
    """A command: its function, and what it takes.

    Args:
        run: called with the index's path, then with the words and each option by name; gives the exit
            status. Its docstring is the help.
        words: the argument that gets the words which are no option, as a tuple.
        needed: at least one such word must be given.
        options: in the order of the help.
        epilog: the end of the help.
    """

    run: Callable[..., int]
    words: str
    needed: bool
    options: tuple[Option, ...]
    epilog: str


MOST = 1_000_000_000
"""The greatest number that anybody means: as many seconds are 31 years, and each a row of the index."""

AS_JSON = Option("--json", "as_json", "JSON Lines instead of text.", "flag", default=False)
LEAD = Option("--lead", "lead", "Seconds to start earlier.", "number", default=0.0, least=0)
TAIL = Option("--tail", "tail", "Seconds to end later.", "number", default=0.0, least=0)
CONTEXT = Option(
    "--context", "context", "Snippets to show before and after.", "whole", default=0, least=0, most=20
)
