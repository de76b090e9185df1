"""The whole command line as click sees it: help, mistakes, and all that the quick start leaves to it."""

import os
from pathlib import Path

import click

from talkdex.cli.group import LazyGroup
from talkdex.cli.table import COMMANDS, COMPLETE, INDEX, INDEX_NAME
from talkdex.errors import UsageError

EPILOG = """\b
Examples:
  talkdex add https://www.youtube.com/watch?v=ID
  talkdex add talk.mp4 --segments "Oscar Figueroa (22min10-1h16)"
  talkdex search '"police communautaire"' --speaker Figueroa
"""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--index",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar=INDEX_NAME,
    default=INDEX,
    show_default=True,
    show_envvar=True,
    help="The index file.",
)
@click.version_option(package_name="talkdex", prog_name="talkdex")
@click.pass_context
def talkdex(context: click.Context, index: Path) -> None:
    """Find, quote and link what is said in recorded talks."""
    context.obj = index


def run(arguments: list[str]) -> object:
    """Run a call through click; give the exit status, or what the command gives back.

    Raises:
        UsageError: the call is no call that a command takes.
        KeyboardInterrupt: somebody stopped it, here or at a question.
        BrokenPipeError: who read our output has gone.
    """
    try:
        return talkdex.main(arguments, prog_name="talkdex", standalone_mode=False)
    except click.ClickException as error:
        if error.message.startswith("Usage:"):  # a group called alone: its help
            click.echo(error.message, err=True)
            return error.exit_code
        raise UsageError(_told(error)) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:  # how click ends where its reader has gone, or after completions
        if COMPLETE in os.environ:
            raise
        raise BrokenPipeError from error


def _told(error: click.ClickException) -> str:
    """Say in one line what click found wrong, and where help is to be had."""
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "talkdex"
    return f"{message[:1].lower()}{message[1:]} (see: {path} --help)"
