"""talkdex build."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.add import report, summary
from talkdex.cli.progress import Show
from talkdex.cli.texts import text_or_file
from talkdex.errors import SourceError, UsageError
from talkdex.index.writer import Writer
from talkdex.pipeline import NotAdded, Wanted, Wishes, add_all
from talkdex.pipeline.manifest import read
from talkdex.pipeline.wishes import DEFAULT_MODEL

EPILOG = """\b
A manifest is a TOML file; what it lists and the index has is left alone:
  [[recording]]
  source = "https://www.youtube.com/watch?v=ID"
  segments = "Oscar Figueroa (22min10-1h16)"

\b
Examples:
  talkdex --index indexes/council.db build indexes/council.toml
"""


@click.command(epilog=EPILOG)
@click.argument("manifest", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--model", metavar="NAME|FOLDER", show_default=DEFAULT_MODEL, help="Speech model.")
@options.jobs
@click.option("--quiet", "-q", is_flag=True, help="No progress, and only what went wrong.")
@options.as_json
@options.pass_index
def build(
    index: Path, manifest: Path, model: str | None, jobs: int | None, quiet: bool, as_json: bool
) -> int:
    """Add everything that a manifest lists."""
    counts: Counter[type] = Counter()
    with Show(quiet=quiet or as_json) as show:
        listed = read(manifest, Wishes(model=model, jobs=jobs))
        for outcome in add_all(index, [_wanted(*one, manifest.parent) for one in listed], show):
            counts[type(outcome)] += 1
            if not quiet or isinstance(outcome, NotAdded):
                report(outcome, as_json=as_json)
    with Writer(index) as writer:
        writer.optimize()
    click.echo(summary(counts) or "the manifest lists nothing", err=True)
    return 1 if counts[NotAdded] else 0


def _wanted(source: str, wishes: Wishes, folder: Path) -> Wanted | NotAdded:
    """Give what one entry lists, its segments read; or why they can't be: the other entries go on."""
    try:
        told = None if wishes.segments is None else text_or_file(wishes.segments, folder)
    except (UsageError, SourceError) as error:
        return NotAdded(source, str(error))
    return Wanted(source, replace(wishes, segments=told))
