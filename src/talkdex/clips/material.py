"""Where a recording's media is: on this machine, or fetched as far as is needed and kept beside the index."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from pathlib import Path

from talkdex.clips.fetching import Parts, look_up, whole
from talkdex.clips.kept import Kept, Material
from talkdex.clips.wishes import Wishes
from talkdex.errors import NotFound
from talkdex.index import files
from talkdex.index.rows import StoredRecording
from talkdex.index.writer import Writer
from talkdex.pipeline.pacing import IndexPacer
from talkdex.pipeline.watch import Watch
from talkdex.sources import Fetcher, FetchOptions, NotInParts
from talkdex.timing import TimeRange


class Shelf(AbstractContextManager["Shelf"]):
    """Gives the media of recordings, readable as long as it is open.

    Args:
        index: the index file; what is fetched is kept in its folder of files.
        wishes: how to fetch.
        watch: told of the fetching.
    """

    def __init__(self, index: Path, wishes: Wishes, watch: Watch) -> None:
        self._index, self._wishes, self._watch = index, wishes, watch
        self._stack = ExitStack()

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def of(self, recording: StoredRecording, spans: Sequence[TimeRange], *, pictures: bool) -> Material:
        """Give a recording's sound, and its pictures where they are wanted and there are any.

        Args:
            recording: whose.
            spans: the ranges that will be read; of what isn't here no more is fetched than they need.
            pictures: whether pictures are wanted.

        Raises:
            NotFound: no file is here, and nobody knows where to fetch one.
            SourceError: it can't be fetched.
        """
        if self._wishes.media:
            return Material(self._wishes.media)
        kept = Kept(files.folder(self._index) / "media", recording)
        return kept.find(pictures=pictures) or self._fetched(kept, spans, pictures=pictures)

    def _fetched(self, kept: Kept, spans: Sequence[TimeRange], *, pictures: bool) -> Material:
        recording = kept.recording
        places = [place for place in (recording.url, recording.media) if place and "://" in place]
        if not places:
            gone = f"is no longer at {recording.media}" if recording.media else "is nowhere known"
            raise NotFound(f"the media of {recording.title!r} {gone}; name the file with --media")
        self._watch.step(recording.title, "fetch")
        found = look_up(self._fetcher, places, recording)
        parts = self._stack.enter_context(Parts(self._fetcher, found, kept, self._watch))
        try:
            return parts.of(spans, pictures=pictures)
        except NotInParts as error:
            self._watch.note(f"{error}; fetching it whole")
        material = whole(self._fetcher, found, kept, self._watch, pictures=pictures)
        self._watch.note(f"fetched, and kept for other clips: {material.path}")
        return material

    @cached_property
    def _fetcher(self) -> Fetcher:
        writer = self._stack.enter_context(Writer(self._index))
        options = FetchOptions(
            pacer=IndexPacer(writer),
            cookies_file=self._wishes.cookies_file,
            cookies_from_browser=self._wishes.cookies_from_browser,
        )
        return self._stack.enter_context(Fetcher(options))
