"""Fetching a recording's media: only what is needed where its host lets us, else whole."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from talkdex.clips.kept import Kept, Material
from talkdex.errors import SourceError
from talkdex.index.rows import StoredRecording
from talkdex.pipeline.watch import Watch
from talkdex.sources import Failed, Fetcher, Found
from talkdex.sources.remote import Remote
from talkdex.timing import TimeRange

if TYPE_CHECKING:
    from talkdex.sources.partly import Partial


class Parts(AbstractContextManager["Parts"]):
    """A recording's media as its host has it, read in parts as long as this is open.

    Args:
        fetcher: asks the host.
        found: what is fetched.
        kept: where.
        watch: told in the end how much was fetched.
    """

    def __init__(self, fetcher: Fetcher, found: Found, kept: Kept, watch: Watch) -> None:
        self._fetcher, self._found, self._kept, self._watch = fetcher, found, kept, watch
        self._stack = ExitStack()
        self._bytes, self._serving = 0, False
        self._sizes: list[int] = []

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        if self._serving:
            of = f" of {_megabytes(sum(self._sizes))}" if self._sizes else ""
            told = f"{_megabytes(self._bytes)}{of} MB fetched, and kept for other clips"
            self._watch.note(f"{self._kept.recording.title}: {told}")

    def of(self, spans: Sequence[TimeRange], *, pictures: bool) -> Material:
        """Make sound, a film, or pictures and sound apart readable around ranges.

        Raises:
            NotInParts: the host lets nobody fetch parts, or it isn't sure where they lie.
            SourceError: it can't be had.
        """
        fetcher, found, folder = self._fetcher, self._found, self._kept.parts
        silent = fetcher.picture_parts(found, folder, spans, self._count) if pictures else None
        place = self._kept.sound if silent or not pictures else self._kept.films
        seen = self._open(silent, self._kept.pictures) if silent else None
        heard = fetcher.media_parts(found, folder, spans, self._count, video=pictures and not silent)
        self._open(heard, place)
        self._serving = True
        return Material(seen, heard) if seen else Material(heard)

    def _open(self, part: "Partial", place: Path) -> "Partial":
        """Keep a part open until the clip is made; then move it to its place where all of it is here."""
        if isinstance(part, Remote):
            self._sizes.append(part.size)
            self._stack.callback(part.kept, place / str(part))
        else:
            self._stack.callback(part.close)
        return part

    def _count(self, fetched: int) -> None:
        self._bytes += fetched


def whole(fetcher: Fetcher, found: Found, kept: Kept, watch: Watch, *, pictures: bool) -> Material:
    """Fetch sound alone, a film, or the two apart where the host has the better pictures so.

    Raises:
        SourceError: it can't be had.
    """
    if not pictures:
        return Material(fetcher.media(found, kept.sound, watch.progress))
    silent = fetcher.pictures(found, kept.pictures, watch.progress)
    if silent is None:
        return Material(fetcher.media(found, kept.films, watch.progress, video=True))
    return Material(silent, fetcher.media(found, kept.sound, watch.progress))


def look_up(fetcher: Fetcher, places: Sequence[str], recording: StoredRecording) -> Found:
    """Walk the places where a recording may be until one has it.

    Raises:
        SourceError: none has; the reason is the first one's.
    """
    reasons: list[str] = []
    for place in places:
        for result in fetcher.walk(place):
            if isinstance(result, Failed):
                reasons.append(result.reason)
            elif isinstance(result, Found) and result.has_media and _is(result, recording, place):
                known_as = replace(result.recording, identity=recording.identity)
                return replace(result, recording=known_as)  # its file is looked for under this name
    raise SourceError(reasons[0] if reasons else f"{places[0]}: {recording.title!r} is no longer there")


def _is(found: Found, recording: StoredRecording, place: str) -> bool:
    """Tell whether what was found is the recording: by its identity, or by being all that a place holds."""
    return recording.identity in (found.identity, *found.aliases) or found.reference == place


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}"
