"""Lines on the screen: results on standard output, notes on standard error, colour where people look.

As `click.echo` and `click.style`, without the price of importing click; on Windows click knows
better what a console can show, and does it.
"""

import os
import sys
from io import TextIOWrapper

_CODES = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35}


def say(text: str = "", *, err: bool = False) -> None:
    """Write a line, at once: whoever reads our output may be waiting for it."""
    if sys.platform == "win32":
        import click

        click.echo(text, err=err)
        return
    stream = sys.stderr if err else sys.stdout
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:  # a stream that can't carry all letters, or a name that was no text
        stream.write(text.encode(stream.encoding, "replace").decode(stream.encoding) + "\n")
    stream.flush()


def open_streams() -> None:
    """Put nothing in the place of streams that were closed before we started (`>&-`).

    A stream that can't carry all letters shows a "?" for those.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")


def drop_output() -> None:
    """Throw away what can't be written, so that Python doesn't try again at its end."""
    try:
        number = sys.stdout.fileno()
    except OSError:  # no file, but something put in its place
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def coloured() -> bool:
    """Whether results go to a terminal that shows colours, and nobody has asked for none."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"  # https://no-color.org/
    return wanted and sys.stdout.isatty()


def style(text: str, fg: str = "", *, bold: bool = False) -> str:
    """Give a text its colour, one of `_CODES`, and weight, where results are shown in colour."""
    if not text or not coloured():
        return text
    codes = [*([_CODES[fg]] if fg else []), *([1] if bold else [])]
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"
