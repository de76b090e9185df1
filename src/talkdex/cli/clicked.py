"""What a command takes, told to click: the same rows as the quick start reads, with help and mistakes."""

from collections.abc import Callable
from functools import partial
from inspect import getdoc
from typing import Any

import click

from talkdex.cli.takes import MOST, Command, Option
from talkdex.errors import LinkError
from talkdex.forms import is_date, is_language_tag
from talkdex.links import resolve_link


def dated(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what isn't a date."""
    if value is not None and not is_date(value):
        raise click.BadParameter(f"{value!r} is no date (write 2024, 2024-05 or 2024-05-31)")
    return value


def tagged(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what can't be a language tag, such as a language's name."""
    if value is not None and not is_language_tag(value):
        raise click.BadParameter(f"{value!r} is no language tag (write es, fr-CA, zh-Hans)")
    return value


def linked(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what nobody can open."""
    if value is not None:
        try:
            resolve_link(value)
        except LinkError as error:
            raise click.BadParameter(str(error)) from error
    return value


def countable(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Refuse what click takes for a number and nobody can count with: `nan`, `inf`, more than `MOST`."""
    if value is not None and not abs(value) <= MOST:
        raise click.BadParameter(f"{value:g} is no number to count with")
    return value


_HEED = {"date": dated, "number": countable, "whole": countable}


def _type(option: Option) -> Any:
    """Give click's type for a row's kind."""
    if option.kind == "whole":
        return click.IntRange(option.least, option.most)
    if option.kind == "number":
        return click.FloatRange(option.least, option.most)
    return click.File(encoding="utf-8") if option.kind == "file" else click.STRING


def parameter(option: Option) -> Callable[..., Any]:
    """Give the decorator that adds a row's option to a click command."""
    add = partial(click.option, option.name, option.to, help=option.help, show_default=option.shown)
    if option.kind == "flag":
        return add(is_flag=True)
    if option.many:
        return add(type=_type(option), metavar=option.metavar, multiple=True)
    heed = _HEED.get(option.kind)
    return add(type=_type(option), metavar=option.metavar, default=option.default, callback=heed)


def command(name: str, told: Command) -> click.Command:
    """Make the click command of a row: the same function, called with the same values."""

    def call(index: object, **values: Any) -> int:
        return told.run(str(index), **values)

    decorated: Any = click.pass_obj(call)
    for option in reversed(told.options):
        decorated = parameter(option)(decorated)
    decorated = click.argument(told.words, nargs=-1, required=told.needed)(decorated)
    return click.command(name, help=getdoc(told.run), epilog=told.epilog)(decorated)
