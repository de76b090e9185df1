"""Opening a media file with PyAV; its exceptions become ours here.

The recording's time 0 is the container's own start, as players show it: MPEG-TS, MP3 and
many recordings of broadcasts begin at some other number.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import av
from av.container import InputContainer

from talkdex.errors import MediaError

_TIMEOUT_S = 30.0  # for opening and for each read, of URLs

_GUESSED = frozenset({"mp3", "aac", "ac3", "eac3", "amr", "loas", "dts"})
"""Formats without a header of their own, whose length FFmpeg guesses from the bit rate."""


class Elsewhere(Protocol):
    """Media read through an object of its own rather than from a path: of which only parts are here, say.

    Printed, it is a name for people.

    Attributes:
        duration_ms: length of the whole recording, or None for what the container says.
        zero_s: the container's clock at the recording's time 0, or None for the container's start.
        mark: tells it from what else may be read under its name.
    """

    @property
    def duration_ms(self) -> int | None: ...  # noqa: D102 - told above

    @property
    def zero_s(self) -> float | None: ...  # noqa: D102

    @property
    def mark(self) -> str: ...  # noqa: D102

    def open(self) -> BinaryIO:
        """Open it for reading from its beginning; it can be sought in, and opened several times at once."""
        ...


Place = str | Path | Elsewhere
"""Where media is: a path, a URL that FFmpeg can read, or an object that gives its bytes."""

STEPS_BACK_S = (1, 4, 12, 90)
"""How far before a moment to seek for a key frame, one after the other; after that, the whole is read.

MPEG-TS and others without an index are sought to any packet, not to a key frame.
"""

FAILURES = (av.FFmpegError, OSError, ValueError, IndexError)
"""What PyAV raises on damaged or missing input; ValueError for what it finds absurd, IndexError for a stream
that begins in the middle."""


@contextmanager
def opened(path: Place) -> Iterator[InputContainer]:
    """Open media for reading.

    Raises:
        MediaError: there is no such file, or it isn't audio or video.
    """
    with ExitStack() as stack:
        source: Any = str(path) if isinstance(path, (str, Path)) else stack.enter_context(path.open())
        try:
            container = av.open(source, "r", timeout=_TIMEOUT_S, metadata_errors="replace")
        except FAILURES as error:
            raise MediaError(f"{path}: {_reason(error)}") from error
        yield stack.enter_context(container)


def mark_of(path: Place) -> str:
    """Tell media from what else may be read there: a file from one that was written later."""
    if not isinstance(path, (str, Path)):
        return path.mark
    found = Path(path)
    told = found.stat() if found.is_file() else None
    return f"{path} {told.st_size} {told.st_mtime_ns}" if told else str(path)


def origin_s(container: InputContainer, path: Place) -> float:
    """Give the container's clock, in seconds, at the recording's time 0.

    A negative start is the encoder's run-in (Opus, AAC), which players don't show.
    """
    known = None if isinstance(path, (str, Path)) else path.zero_s
    return max(0.0, (container.start_time or 0) / 1_000_000) if known is None else known


def length_ms(container: InputContainer, path: Place) -> int | None:
    """Give the length that the file states, or None where FFmpeg would guess it."""
    if not isinstance(path, (str, Path)) and path.duration_ms is not None:
        return path.duration_ms
    stated = container.duration
    if container.format.name in _GUESSED or not stated or stated < 0:
        return None
    return round(stated / 1000)


def audio_stream(container: InputContainer, path: Place) -> Any:
    """Give the audio stream that FFmpeg deems the best.

    Raises:
        MediaError: there is none.
    """
    stream = container.streams.best("audio")
    if stream is None:
        raise MediaError(f"{path}: there is no audio in it; give a file or page with sound")
    return stream


def is_cover(stream: Any) -> bool:
    """Tell whether a stream is the picture on a record's sleeve."""
    return bool(stream.disposition & type(stream.disposition).attached_pic)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, av.error.InvalidDataError):
        return "it isn't audio or video, or its beginning is damaged"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it can't be opened as audio or video ({text})"
