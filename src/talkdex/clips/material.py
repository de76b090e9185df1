"""Where a recording's media is: on this machine, or fetched once and kept beside the index."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from talkdex.clips.wishes import Wishes
from talkdex.errors import NotFound, SourceError
from talkdex.index import files
from talkdex.index.rows import StoredRecording
from talkdex.index.writer import Writer
from talkdex.pipeline.pacing import IndexPacer
from talkdex.pipeline.watch import Watch
from talkdex.sources import Failed, Fetcher, FetchOptions, Found
from talkdex.sources.fetcher import file_name

_UNFINISHED = {".part", ".ytdl"}


class Material(NamedTuple):
    """The files a recording is cut from: `sound` where its sound lies in another than its pictures."""

    path: Path
    sound: Path | None = None


def media_of(
    index: Path, recording: StoredRecording, wishes: Wishes, watch: Watch, *, pictures: bool
) -> Material:
    """Give a recording's sound, and its pictures where they are wanted and there are any.

    Args:
        index: the index file; what is fetched is kept in its folder of files.
        recording: whose.
        wishes: how to fetch.
        watch: told of the fetching.
        pictures: whether pictures are wanted.

    Raises:
        NotFound: no file is here, and nobody knows where to fetch one.
        SourceError: it can't be fetched.
        MediaError: the file here is no media.
    """
    if wishes.media:
        return Material(wishes.media)
    kept = _Kept(files.folder(index) / "media", recording)
    return kept.find(pictures=pictures) or _fetched(index, kept, wishes, watch, pictures=pictures)


class _Kept:
    """What is on this machine of a recording: its own file, and what was fetched and kept.

    Sound alone, films and pictures alone lie in folders of their own: they may bear the same name.
    """

    def __init__(self, folder: Path, recording: StoredRecording) -> None:
        self.recording = recording
        self.sound, self.films, self.pictures = folder, folder / "film", folder / "pictures"

    def find(self, *, pictures: bool) -> Material | None:
        """Give the files that serve, or None."""
        own = Path(self.recording.media) if self.recording.media else None
        if own and own.is_file() and not own.resolve().is_relative_to(self.sound.resolve()):
            return Material(own)
        sound, film, silent = (self._in(place) for place in (self.sound, self.films, self.pictures))
        if pictures and silent and sound:
            return Material(silent, sound)
        serving = film if pictures else sound or film
        return Material(serving) if serving else None

    def _in(self, folder: Path) -> Path | None:
        found = sorted(folder.glob(f"{file_name(self.recording.identity)}.*"))
        return next((path for path in found if path.suffix not in _UNFINISHED), None)


def _fetched(index: Path, kept: _Kept, wishes: Wishes, watch: Watch, *, pictures: bool) -> Material:
    recording = kept.recording
    places = [place for place in (recording.url, recording.media) if place and "://" in place]
    if not places:
        gone = f"is no longer at {recording.media}" if recording.media else "is nowhere known"
        raise NotFound(f"the media of {recording.title!r} {gone}; name the file with --media")
    watch.step(recording.title, "fetch")
    with Writer(index) as writer:
        options = FetchOptions(
            pacer=IndexPacer(writer),
            cookies_file=wishes.cookies_file,
            cookies_from_browser=wishes.cookies_from_browser,
        )
        with Fetcher(options) as fetcher:
            found = _found(fetcher, places, recording)
            material = _taken(fetcher, found, kept, watch, pictures=pictures)
    watch.note(f"fetched, and kept for other clips: {material.path}")
    return material


def _taken(fetcher: Fetcher, found: Found, kept: _Kept, watch: Watch, *, pictures: bool) -> Material:
    """Fetch sound alone, a film, or the two apart where the host has the better pictures so."""
    if not pictures:
        return Material(fetcher.media(found, kept.sound, watch.progress))
    silent = fetcher.pictures(found, kept.pictures, watch.progress)
    if silent is None:
        return Material(fetcher.media(found, kept.films, watch.progress, video=True))
    return Material(silent, fetcher.media(found, kept.sound, watch.progress))


def _found(fetcher: Fetcher, places: list[str], recording: StoredRecording) -> Found:
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
