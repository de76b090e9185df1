"""Entry point: runs a command, and turns every way it can end into one line and an exit status.

0 found or done, 1 nothing found or an expected error, 2 usage, 130 interrupted.
"""

import gc
import os
import sys
from typing import NoReturn

from talkdex.cli import quick
from talkdex.cli.screen import drop_output, open_streams, say
from talkdex.errors import TalkdexError, UsageError

_NEW_OBJECTS = 50_000
"""Between collections of garbage: an hour of talk makes as many, none of them in a circle."""


def main() -> NoReturn:
    """Run the command line and exit.

    A quick call is over when its index is closed and its output is flushed: it collects no garbage,
    and taking Python down piece by piece would cost half as long again as Python's start.
    """
    gc.disable()  # what goes through click enables it
    open_streams()
    status = run(sys.argv[1:])
    if gc.isenabled():
        sys.exit(status)
    sys.stderr.flush()
    os._exit(status)


def run(arguments: list[str]) -> int:
    """Run the command line on these arguments; give the exit status."""
    try:
        status = _command(arguments)
        sys.stdout.flush()
    except TalkdexError as error:
        return _say(str(error), 2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        kept = "; what was finished is kept, the same command goes on from there" if gc.isenabled() else ""
        return _say(f"interrupted{kept}", 130)
    except BrokenPipeError:  # our reader has gone, as `head` does
        drop_output()
        return 0
    except OSError as error:  # a full disk, a folder that may not be read: not our defect
        drop_output()
        return _say(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", 1)
    except Exception as error:  # noqa: BLE001 - the one broad handler: no traceback reaches a user
        return _unexpected(error)
    return status if isinstance(status, int) else 0


def _command(arguments: list[str]) -> object:
    """Run a plain call at once, and any other through click."""
    call = quick.read(arguments, os.environ)
    if call is not None:
        return call.command.run(call.place, **call.values)
    gc.enable()
    gc.set_threshold(_NEW_OBJECTS)
    from talkdex.cli import commands

    return commands.run(arguments)


def _say(message: str, status: int) -> int:
    say(f"talkdex: {message}", err=True)
    return status


def _unexpected(error: Exception) -> int:
    if os.environ.get("TALKDEX_DEBUG"):
        raise error
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return _say(f"unexpected: {told} (a defect of talkdex; TALKDEX_DEBUG=1 shows where)", 1)


if __name__ == "__main__":
    main()
