"""The help texts of all commands for README, as Markdown: README's cog block prints them.

.venv/bin/python -m cogapp -r -U -I scripts README.md      (scripts/check --fix does it)
"""

from collections.abc import Iterator

import click
from click.testing import CliRunner

from talkdex.cli.commands import talkdex

COLUMNS = 80


def markdown() -> str:
    """Give a section for each command, the program's own first."""
    return "\n".join(_section(words) for words in [[], *_commands(talkdex, [])])


def _commands(group: click.Group, before: list[str]) -> Iterator[list[str]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield [*before, name]
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, [*before, name])


def _section(words: list[str]) -> str:
    called = " ".join(["talkdex", *words])
    shown = CliRunner().invoke(
        talkdex, [*words, "--help"], prog_name="talkdex", terminal_width=COLUMNS, catch_exceptions=False
    )
    heading = f"### {called}\n\n" if len(words) < 2 else ""
    return f"{heading}```text\n$ {called} --help\n{_trimmed(shown.output)}\n```\n"


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())
