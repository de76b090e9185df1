"""Where a recording's media is: on this machine, or fetched once and kept beside the index."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from talkdex.clips.wishes import Wishes
from talkdex.errors import NotFound, SourceError
from talkdex.index import files
from talkdex.index.rows import StoredRecording
from talkdex.index.writer import Writer
from talkdex.media import probe
from talkdex.pipeline.pacing import IndexPacer
from talkdex.pipeline.watch import Watch
from talkdex.sources import Failed, Fetcher, FetchOptions, Found
from talkdex.sources.fetcher import file_name

_UNFINISHED = {".part", ".ytdl"}


def media_of(
    index: Path, recording: StoredRecording, wishes: Wishes, watch: Watch, *, pictures: bool
) -> Path:
    """Give a file with a recording's sound, and its pictures where they are wanted and there are any.

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
        return wishes.media
    kept = files.folder(index) / "media"
    here = next(_here(kept, recording, pictures=pictures), None)
    return here or _fetched(index, kept, recording, wishes, watch, pictures=pictures)


def _here(kept: Path, recording: StoredRecording, *, pictures: bool) -> Iterator[Path]:
    """Give the files of a recording on this machine; of those we fetched, the ones that serve."""
    own = Path(recording.media) if recording.media and "://" not in recording.media else None
    if own and own.is_file() and not own.is_relative_to(kept.absolute()):
        yield own
    for folder in (_films(kept), kept):
        for path in sorted(folder.glob(f"{file_name(recording.identity)}.*")):
            serves = path.suffix not in _UNFINISHED
            if serves and (not pictures or folder != kept or probe(path).has_video):
                yield path


def _films(kept: Path) -> Path:
    """Name the folder of what was fetched with pictures: the same suffix may stand for sound alone."""
    return kept / "film"


def _fetched(
    index: Path, kept: Path, recording: StoredRecording, wishes: Wishes, watch: Watch, *, pictures: bool
) -> Path:
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
            folder = _films(kept) if pictures else kept
            path = fetcher.media(found, folder, watch.progress, video=pictures)
    watch.note(f"fetched, and kept for other clips: {path}")
    return path


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
