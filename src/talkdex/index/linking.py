"""Where a stored recording can be opened at a moment."""

from talkdex.index.rows import StoredRecording
from talkdex.links import can_link, deep_link


def link_to(
    recording: StoredRecording,
    start_ms: int,
    end_ms: int | None = None,
    *,
    lead_ms: int = 0,
    tail_ms: int = 0,
) -> str | None:
    """Give the deep link to a moment or range; None where the recording is nowhere to be opened."""
    where = address_of(recording)
    if where is None:
        return None
    return deep_link(
        where, start_ms, end_ms, duration_ms=recording.duration_ms, lead_ms=lead_ms, tail_ms=tail_ms
    )


def address_of(recording: StoredRecording) -> str | None:
    """Give the URL or path that links to a recording are made of; None where it is nowhere to be opened.

    The page where people watch it comes first; where its host has no verified form for times, the
    media itself, where that is known; else the plain page.
    """
    places = [place for place in (recording.url, recording.media) if place]
    return next(filter(can_link, places), places[0] if places else None)
