"""The file a clip is written to: under another name beside, and renamed when it is whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import OutputContainer

from talkdex.errors import MediaError
from talkdex.media.container import FAILURES, Place
from talkdex.media.formats import Format

Progress = Callable[[int, int], None]
"""Called with the milliseconds written and those in all."""

Resumed = Callable[[int, int], None]
"""Called with the number of parts that are done already and of those in all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a file that goes into a clip, in ms of recording time, half-open.

    Args:
        path: the file.
        start_ms: first millisecond inside.
        end_ms: first millisecond after; after the start.
        sound: the file that its sound is in, where that is another.
    """

    path: Place
    start_ms: int
    end_ms: int
    sound: Place | None = None

    @property
    def heard(self) -> Place:
        """The file that its sound is in."""
        return self.sound or self.path

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


@contextmanager
def writing(target: Path, form: Format) -> Iterator[OutputContainer]:
    """Open a file for writing; it appears under its name when all went well, and else not at all.

    Raises:
        MediaError: it can't be written, or what is put in it doesn't fit its format.
    """
    beside = target.with_name(f".{target.stem}.part{target.suffix}")
    options = dict(form.options)
    with refusing(target):
        try:
            with av.open(str(beside), "w", format=form.muxer, container_options=options) as container:
                yield container
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def refusing(target: Path) -> Iterator[None]:
    """Turn what goes wrong in writing a clip, or what belongs to it, into an error about the clip.

    Raises:
        MediaError: there is no folder for it, or it can't be written.
    """
    if not target.parent.is_dir():
        raise MediaError(f"{target}: there is no folder {target.parent}; make it first")
    try:
        yield
    except FAILURES as error:
        told = getattr(error, "strerror", None) or error
        raise MediaError(
            f"{target}: can't be written ({told}); check the folder and the room left"
        ) from error
