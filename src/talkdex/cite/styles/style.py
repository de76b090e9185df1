"""What a style is: functions from what is cited to text; and what the written styles share."""

from collections.abc import Callable
from typing import NamedTuple

from talkdex.cite.cited import Cited

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class Style(NamedTuple):
    """A style of citing.

    Args:
        name: how it is called on the command line.
        about: one line for people.
        reference: gives the entry for the list of references.
        in_text: gives what stands beside the quotation, or in the footnote; None for files.
    """

    name: str
    about: str
    reference: Callable[[Cited], str]
    in_text: Callable[[Cited], str] | None = None


def sentence(*parts: str | None) -> str:
    """Put parts side by side, each ending in a full stop unless it ends in a sign of its own."""
    told = [part for part in parts if part]
    return " ".join(part if part.endswith((".", "?", "!", "…", "”")) else f"{part}." for part in told)


def times(cited: Cited) -> str | None:
    """Give the stretch as `22:10–1:16:00`, or None for the whole."""
    return str(cited.within) if cited.within else None
