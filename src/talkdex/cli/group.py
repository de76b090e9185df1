"""A group of commands that imports a command only when it is called: start-up is measured."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from talkdex.cli import clicked
from talkdex.cli.takes import Command


class LazyGroup(click.Group):
    """A click group whose commands live in modules of their own.

    Args:
        lazy: command name to (module and attribute as `module:attribute`, one-line help).
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table, which is the order of the work."""
        return [*self._lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and give the command; None where there is none of this name."""
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        found = getattr(import_module(module), attribute)
        if isinstance(found, Command):
            return clicked.command(cmd_name, found)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a misspelt one, name those that come near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = [name for name in self._lazy if name[:2] == args[0][:2]]
            if not near or error.message.rstrip().endswith("?"):
                raise
            told = f"{error.message} Did you mean {' or '.join(near)}?"
            raise click.UsageError(told, ctx) from error

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in self._lazy.items()])
