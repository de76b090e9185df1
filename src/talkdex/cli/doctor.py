"""talkdex doctor."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import click

from talkdex.cli import options, render
from talkdex.errors import TalkdexError

LITTLE_BYTES = 2 << 30


class Check(NamedTuple):
    """One thing looked at: `state` is ok, warn (works, could be better) or fail (something won't work)."""

    what: str
    state: str
    told: str


@click.command(epilog="\b\nExamples:\n  talkdex doctor\n  talkdex doctor --model ./models/small --json")
@click.option("--model", default="small", show_default=True, help="The speech model to look for.")
@options.as_json
@options.pass_index
def doctor(index: Path, model: str, as_json: bool) -> int:
    """Check this machine: what works, what is missing."""
    checks = [*_basics(), *_fetching(), _model(model), _index(index), _disk(index)]
    for check in checks:
        if as_json:
            render.print_json(check._asdict())
        else:
            _print(check)
    return 1 if any(check.state == "fail" for check in checks) else 0


def _print(check: Check) -> None:
    colour = {"ok": "green", "warn": "yellow", "fail": "red"}[check.state]
    first, *rest = render.wrap(check.told, 26)
    click.echo(f"{click.style(f'{check.state:5}', fg=colour)}{check.what:20} {first.strip()}")
    for line in rest:
        click.echo(line)


def _basics() -> Iterator[Check]:
    yield Check("talkdex", "ok", version("talkdex"))
    yield Check("Python", "ok", sys.version.split()[0])
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, content='')")
    except sqlite3.OperationalError:
        told = "this Python's SQLite lacks FTS5: use Python from python.org, conda or your distribution"
        yield Check("SQLite", "fail", f"{sqlite3.sqlite_version}; {told}")
    else:
        yield Check("SQLite", "ok", f"{sqlite3.sqlite_version} with FTS5")
    finally:
        connection.close()


def _fetching() -> Iterator[Check]:
    from talkdex.sources import tools

    found = tools()
    told = f"{found.ytdlp}, {found.ytdlp_age_days} days old"
    yield Check(
        "yt-dlp",
        "warn" if found.old else "ok",
        f"{told}; sites change: pip install -U yt-dlp" if found.old else told,
    )
    if found.youtube:
        yield Check("JavaScript runtime", "ok", f"deno {found.deno_version} with yt-dlp-ejs {found.ejs}")
    else:
        yield Check("JavaScript runtime", "warn", "YouTube needs one: pip install -U deno 'yt-dlp[default]'")


def _model(name: str) -> Check:
    from talkdex.recognize import at_hand

    try:
        folder = at_hand(name)
    except TalkdexError as error:
        return Check("speech model", "warn", str(error))
    if folder is None:
        told = f"{name} is not here: the first transcription downloads it; --model FOLDER needs no network"
        return Check("speech model", "warn", told)
    return Check("speech model", "ok", f"{name}: {folder}")


def _index(path: Path) -> Check:
    from talkdex.index.reader import Reader

    if not path.exists():
        return Check("index", "ok", f"{path}: not made yet (talkdex add SOURCE makes it)")
    try:
        with Reader(path) as reader:
            count = sum(1 for _ in reader.recordings())
            problem = reader.damage()
    except TalkdexError as error:
        return Check("index", "fail", str(error))
    if problem:
        return Check("index", "fail", f"{path} is damaged: {problem}; restore it from a copy")
    return Check("index", "ok", f"{path}: {render.plural(count, 'recording')}")


def _disk(index: Path) -> Check:
    place = next(parent for parent in (index.absolute().parent, *index.absolute().parents) if parent.exists())
    free = shutil.disk_usage(place).free
    told = f"{free / (1 << 30):.1f} GiB free at {place}"
    return Check("disk", "warn" if free < LITTLE_BYTES else "ok", told)
