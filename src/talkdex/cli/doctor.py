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
from talkdex.cli.screen import style
from talkdex.errors import TalkdexError

LITTLE_BYTES = 2 << 30


class Check(NamedTuple):
    """One thing looked at: `state` is ok, warn (works, could be better) or fail (something won't work)."""

    what: str
    state: str
    told: str


@click.command(epilog="\b\nExamples:\n  talkdex doctor\n  talkdex doctor --model ./models/small --json")
@click.option("--model", metavar="NAME|FOLDER", help="The speech model to look for, if not that of add.")
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda"]),
    default="auto",
    show_default=True,
    help="Where it is to run.",
)
@options.as_json
@options.pass_index
def doctor(index: Path, model: str | None, device: str, as_json: bool) -> int:
    """Check this machine: what works, what is missing."""
    checks = [*_basics(), *_fetching(), *_model(model, device), *_index(index), _disk(index)]
    for check in checks:
        if as_json:
            render.print_json(check._asdict())
        else:
            _print(check)
    return 1 if any(check.state == "fail" for check in checks) else 0


def _print(check: Check) -> None:
    colour = {"ok": "green", "warn": "yellow", "fail": "red"}[check.state]
    first, *rest = render.wrap(check.told, 26)
    click.echo(f"{style(f'{check.state:5}', colour)}{check.what:20} {first.strip()}")
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


def _model(asked: str | None, device: str) -> Iterator[Check]:
    from talkdex.pipeline.wishes import DEFAULT_MODEL
    from talkdex.recognize import DEMO, DEMO_CLAIM, at_hand, outlook

    name = asked or DEFAULT_MODEL
    try:
        folder = at_hand(name)
    except TalkdexError as error:
        yield Check("speech model", "fail", str(error))
        return
    if folder is None:
        told = (
            f"{name} is not here: the first transcription downloads it; --model FOLDER needs no network,"
            f" nor --model {DEMO}, which {DEMO_CLAIM}"
        )
        yield Check("speech model", "warn", told)
    else:
        claim = f"; carried with talkdex, it {DEMO_CLAIM}" if name == DEMO else ""
        yield Check("speech model", "ok", f"{name}: {folder}{claim}")
    try:
        used, why = outlook(name, device)
    except TalkdexError as error:
        yield Check("device", "fail", str(error))
    else:
        yield Check("device", "ok", f"{used}: {why}")


def _index(path: Path) -> Iterator[Check]:
    from talkdex.index import hearing
    from talkdex.index.reader import Reader

    if not path.exists():
        yield Check("index", "ok", f"{path}: not made yet (talkdex add SOURCE makes it)")
        return
    try:
        with Reader(path) as reader:
            count = sum(1 for _ in reader.recordings())
            problem = reader.damage()
            doubts = hearing.count_quarantined(reader.connection)
            partly = hearing.partly_heard(reader.connection)
    except TalkdexError as error:
        yield Check("index", "fail", str(error))
        return
    if problem:
        yield Check("index", "fail", f"{path} is damaged: {problem}; restore it from a copy")
        return
    yield Check("index", "ok", f"{path}: {render.plural(count, 'recording')}")
    if partly:
        which = ", ".join(map(str, partly[:9]))
        told = f"{render.plural(len(partly), 'recording')} transcribed in part: {which}"
        yield Check("transcripts", "warn", f"{told} (talkdex show NUMBER says what is lacking)")
    if doubts:
        told = f"{render.plural(doubts, 'doubtful cue')} kept from search (talkdex search --all, show --all)"
        yield Check("quarantine", "ok", told)


def _disk(index: Path) -> Check:
    place = next(parent for parent in (index.absolute().parent, *index.absolute().parents) if parent.exists())
    free = shutil.disk_usage(place).free
    told = f"{free / (1 << 30):.1f} GiB free at {place}"
    return Check("disk", "warn" if free < LITTLE_BYTES else "ok", told)
