"""Linked moments: the time that a URL in the text carries, as `talkdex.links` reads it."""

from typing import NamedTuple

from talkdex.errors import LinkError
from talkdex.links import resolve_link

_PIECES = ("?", "#", "&")
_SOME_MEDIA = "https://media.invalid/recording.mp4#"
"""Where a piece of a URL ("#t=22m10s") is read, which stands for a place in the recording itself."""


class Moment(NamedTuple):
    """The time a URL carries; `end_ms` None where it carries no end."""

    start_ms: int
    end_ms: int | None = None


def moment_of(url: str) -> Moment | None:
    """Give the time that a URL carries, or None where it carries none that can be relied on."""
    try:
        resolved = resolve_link(_SOME_MEDIA + url[1:] if url.startswith(_PIECES) else url)
    except LinkError:  # what looked like an address in the text is none
        return None
    if resolved.start_ms is None:
        return None
    later = resolved.end_ms is not None and resolved.end_ms > resolved.start_ms
    return Moment(resolved.start_ms, resolved.end_ms if later else None)
