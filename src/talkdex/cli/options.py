"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from talkdex.search.scope import Filters

Command = Callable[..., Any]

pass_index = click.pass_obj
as_json = click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of text.")
lead = click.option("--lead", type=click.FloatRange(0), default=0.0, help="Seconds to start earlier.")

_FILTERS = (
    click.option("--recording", "recordings", multiple=True, metavar="REF",
                 help="Only this recording: number, URL, identity or words of its title."),
    click.option("--speaker", metavar="NAME", help="Only what this person says."),
    click.option("--segment", metavar="NAME", help="Only inside the segment of this name."),
    click.option("--language", metavar="TAG", help="Only transcripts in this language."),
    click.option("--since", metavar="DATE", help="Only published on or after this date."),
    click.option("--until", metavar="DATE", help="Only published on or before this date."),
)  # fmt: skip


def filters(command: Command) -> Command:
    """Give a command the options that limit a search, as one argument `filters`."""

    def wrapped(*, recordings: tuple[str, ...], **options: Any) -> Any:
        names = ("speaker", "segment", "language", "since", "until")
        limits = {name: options.pop(name) for name in names}
        for name in ("since", "until"):
            _check_date(name, limits[name])
        return command(filters=Filters(recordings, **limits), **options)

    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    wrapped.__dict__.update(command.__dict__)
    for option in reversed(_FILTERS):
        wrapped = option(wrapped)
    return wrapped


def _check_date(name: str, text: str | None) -> None:
    """Refuse what isn't a year, a month or a day in ISO 8601."""
    parts = (text or "2000").split("-")
    widths = [len(part) for part in parts]
    if not all(part.isdecimal() for part in parts) or widths not in ([4], [4, 2], [4, 2, 2]):
        raise click.BadParameter(
            f"{text!r} is no date (write 2024, 2024-05 or 2024-05-31)", param_hint=f"--{name}"
        )
