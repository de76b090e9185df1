"""The quick start: a plain call of a plain command, understood without importing click.

It reads the rows of `talkdex.cli.takes`, as click does through `talkdex.cli.clicked`, and gives up
on anything that isn't surely right and surely meant in one way: help, mistakes, unknown options,
values that look like options. click then takes the whole call from its beginning, so that there is one
way in which mistakes are told. A test holds that both understand the same.
"""

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from talkdex.cli.table import COMMANDS, COMPLETE, INDEX, INDEX_NAME
from talkdex.cli.takes import Command, Option
from talkdex.forms import is_date

_LONGEST = 9  # digits


class Call(NamedTuple):
    """A command, the index's path, and values by name: `call.command.run(call.place, **call.values)`."""

    command: Command
    place: str
    values: dict[str, Any]


def read(arguments: list[str], environment: Mapping[str, str]) -> Call | None:
    """Understand the words after the program's name, or give None: then click must read them."""
    if COMPLETE in environment:  # a shell asks for completions
        return None
    index, rest = _index(arguments, environment.get(INDEX_NAME) or INDEX)
    if not rest or rest[0] not in COMMANDS or os.path.isdir(index):  # noqa: PTH112 - importing pathlib costs
        return None
    module, _, attribute = COMMANDS[rest[0]][0].partition(":")
    command = getattr(import_module(module), attribute)
    if not isinstance(command, Command):
        return None
    values = _values(command, rest[1:])
    return None if values is None else Call(command, index, values)


def _index(arguments: list[str], index: str) -> tuple[str, list[str]]:
    """Take the index off the beginning; give it and what follows."""
    rest = arguments
    while rest and rest[0].partition("=")[0] == "--index":
        _, mark, value = rest[0].partition("=")
        index, rest = (value, rest[1:]) if mark else ("".join(rest[1:2]), rest[2:])
        if not index or index.startswith("-"):
            return index, []
    return index, rest


def _values(command: Command, given: list[str]) -> dict[str, Any] | None:
    """Read the words after a command's name; None where any of them is doubtful."""
    known = {option.name: option for option in command.options}
    values: dict[str, Any] = {option.to: option.default for option in command.options}
    words: list[str] = []
    rest = iter(given)
    for word in rest:
        if not word.startswith("-"):
            words.append(word)
            continue
        name, mark, text = word.partition("=")
        option = known.get(name)
        if option is None or not _take(option, text if mark else None, rest, values):
            return None
    return None if command.needed and not words else values | {command.words: tuple(words)}


def _take(option: Option, text: str | None, rest: Iterator[str], values: dict[str, Any]) -> bool:
    """Put an option's value, or the next word, where it belongs; False where that is doubtful."""
    if option.kind == "flag":
        values[option.to] = True
        return text is None
    if text is None:
        text = next(rest, "-")
        if text.startswith("-"):
            return False
    value = _value(option, text)
    values[option.to] = (*values[option.to], value) if option.many else value
    return value is not None


def _value(option: Option, text: str) -> object | None:
    """Read a value as its kind says; None where it is not surely one."""
    if option.kind == "text":
        return text
    if option.kind == "date":
        return text if is_date(text) else None
    if option.kind == "whole" and _plain(text):
        return _allowed(option, int(text))
    if option.kind == "number" and all(map(_plain, text.split(".", 1))):
        return _allowed(option, float(text))
    return None


def _plain(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST


def _allowed(option: Option, number: float) -> float | None:
    low = option.least is None or number >= option.least
    high = option.most is None or number <= option.most
    return number if low and high else None
