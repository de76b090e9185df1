"""talkdex segments: a group of its own, each command imported when it is called."""

import click

from talkdex.cli.group import LazyGroup

COMMANDS = {
    "read": ("talkdex.cli.segments.read:read", "Read named segments out of prose, without an index."),
    "add": ("talkdex.cli.segments.add:add", "Read named segments out of prose into a recording."),
    "list": ("talkdex.cli.segments.list:list_", "List the named segments of a recording, or of all."),
    "find": ("talkdex.cli.segments.find:find", "Find where somebody speaks, from the words alone."),
    "align": ("talkdex.cli.segments.align:align", "Settle segments anew, from what was stated."),
    "carry": ("talkdex.cli.segments.carry:carry", "Carry segments over to another copy of a talk."),
    "remove": ("talkdex.cli.segments.remove:remove", "Forget the segments of this name."),
}

EPILOG = """\b
Examples:
  talkdex segments read "l'intervention d'Oscar Figueroa (22min10-1h16)"
  talkdex segments add 3 agenda.md
  talkdex segments find 3 "Oscar Figueroa"
  talkdex segments list 3 --json
"""


@click.group(cls=LazyGroup, lazy=COMMANDS, epilog=EPILOG)
def segments() -> None:
    """Read, add, list and align named segments."""
