"""Opening a media file with PyAV; its exceptions become ours here.

The recording's time 0 is the container's own start, as players show it: MPEG-TS, MP3 and
many recordings of broadcasts begin at some other number.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

from talkdex.errors import MediaError

_TIMEOUT_S = 30.0  # for opening and for each read, of URLs

_GUESSED = frozenset({"mp3", "aac", "ac3", "eac3", "amr", "loas", "dts"})
"""Formats without a header of their own, whose length FFmpeg guesses from the bit rate."""

STEPS_BACK_S = (1, 12, 90)
"""How far before a moment to seek for a key frame, one after the other; after that, the whole is read.

MPEG-TS and others without an index are sought to any packet, not to a key frame.
"""

FAILURES = (av.FFmpegError, OSError, ValueError, IndexError)
"""What PyAV raises on damaged or missing input; ValueError for what it finds absurd, IndexError for a stream
that begins in the middle."""


@contextmanager
def opened(path: str | Path) -> Iterator[InputContainer]:
    """Open a local path or a URL for reading.

    Raises:
        MediaError: there is no such file, or it isn't audio or video.
    """
    try:
        container = av.open(str(path), timeout=_TIMEOUT_S, metadata_errors="replace")
    except FAILURES as error:
        raise MediaError(f"{path}: {_reason(error)}") from error
    with container:
        yield container


def origin_s(container: InputContainer) -> float:
    """Give the container's clock, in seconds, at the recording's time 0.

    A negative start is the encoder's run-in (Opus, AAC), which players don't show.
    """
    return max(0.0, (container.start_time or 0) / 1_000_000)


def length_ms(container: InputContainer) -> int | None:
    """Give the length that the file states, or None where FFmpeg would guess it."""
    stated = container.duration
    if container.format.name in _GUESSED or not stated or stated < 0:
        return None
    return round(stated / 1000)


def audio_stream(container: InputContainer, path: str | Path) -> Any:
    """Give the audio stream that FFmpeg deems the best.

    Raises:
        MediaError: there is none.
    """
    stream = container.streams.best("audio")
    if stream is None:
        raise MediaError(f"{path}: there is no audio in it; give a file or page with sound")
    return stream


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, av.error.InvalidDataError):
        return "it isn't audio or video, or its beginning is damaged"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it can't be opened as audio or video ({text})"
