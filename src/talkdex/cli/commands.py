"""The table of commands, and the options that stand before them."""

from pathlib import Path

import click

from talkdex.cli.group import LazyGroup

DEFAULT_INDEX = Path("indexes") / "talks.db"

COMMANDS = {
    "add": ("talkdex.cli.add:add", "Fetch recordings, transcribe where needed, align, store."),
    "build": ("talkdex.cli.build:build", "Add everything that a manifest lists."),
    "list": ("talkdex.cli.list:list_", "List the recordings in the index."),
    "show": ("talkdex.cli.show:show", "Show what is said in a recording, a segment or a range."),
    "search": ("talkdex.cli.search:search", "Find words and phrases, to the second."),
    "quote": ("talkdex.cli.quote:quote", "Find where a quotation was said, to the word."),
    "check": ("talkdex.cli.check:check", "Check a document's quotations and times."),
    "segments": ("talkdex.cli.segments:segments", "Read, add, list and align named segments."),
    "link": ("talkdex.cli.link:link", "Print a link that opens a recording at a moment."),
    "at": ("talkdex.cli.at:at", "Say what is said at somebody's deep link."),
    "export": ("talkdex.cli.export:export", "Write captions, chapters, markers, tables, pages."),
    "clip": ("talkdex.cli.clip:clip", "Cut ranges, segments or hits out of recordings."),
    "cite": ("talkdex.cli.cite:cite", "Cite a recording, a segment or a quotation; verify it later."),
    "remove": ("talkdex.cli.remove:remove", "Forget recordings."),
    "jobs": ("talkdex.cli.jobs:jobs", "Show the work under way, and what failed."),
    "doctor": ("talkdex.cli.doctor:doctor", "Check this machine: what works, what is missing."),
}

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
    envvar="TALKDEX_INDEX",
    default=DEFAULT_INDEX,
    show_default=True,
    show_envvar=True,
    help="The index file.",
)
@click.version_option(package_name="talkdex", prog_name="talkdex")
@click.pass_context
def talkdex(context: click.Context, index: Path) -> None:
    """Find, quote and link what is said in recorded talks."""
    context.obj = index
