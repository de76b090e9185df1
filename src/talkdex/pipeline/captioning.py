"""Captions: of each recording the best are chosen, fetched and read, those of files ahead of their turn."""

from dataclasses import replace

from talkdex.errors import CaptionError, SourceError
from talkdex.index import jobs
from talkdex.index.writer import Writer
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.reading import Ahead, Read, Task, read
from talkdex.recording import Recording
from talkdex.sources import Fetcher, Found, Track, choose_track, spoken_language
from talkdex.transcript import Origin


class Captioner:
    """Reads the captions of one recording after the other.

    Args:
        writer: of the index.
        fetcher: of the source.
        wishes: how.
        watch: told what is going on.
        ahead: reads those of files before their turn.
    """

    def __init__(self, writer: Writer, fetcher: Fetcher, wishes: Wishes, watch: Watch, ahead: Ahead) -> None:
        self._writer, self._fetcher, self._wishes, self._watch = writer, fetcher, wishes, watch
        self._ahead = ahead

    def want(self, found: Found) -> None:
        """Have the captions of a recording read ahead of its turn, where they are a file here."""
        recording = self.told(found)
        track = self._track(found, recording)
        if track is not None and track.path is not None:
            self._ahead.want(track.path, _task(track, recording))

    def told(self, found: Found) -> Recording:
        """Give what the source says of a recording, corrected by the user."""
        w, told = self._wishes, found.recording
        return replace(
            told,
            title=w.title or told.title,
            published=w.date or told.published,
            url=w.url or told.url,
            language=w.language or told.language or spoken_language(found.tracks),
        )

    def read(self, found: Found, recording: Recording) -> Read | None:
        """Read the captions; None where there are none, or no good ones and the speech can be recognised.

        Raises:
            CaptionError: they can't be read, and there is nothing else.
            SourceError: they can't be had, and there is nothing else.
        """
        track = self._track(found, recording)
        if track is None:
            return None
        job = jobs.begin(self._writer, f"captions {found.identity}", found.reference, found.identity)
        self._watch.step(recording.title, "fetch")
        jobs.advance(self._writer, job, "fetch")
        try:
            done = self._read(found, track, recording)
        except (CaptionError, SourceError) as error:
            jobs.fail(self._writer, job, str(error))
            if self._wishes.captions == "only" or not found.has_media:
                raise
            self._watch.note(f"{error}; recognising the speech instead")
            return None
        jobs.finish(self._writer, job)
        return done

    def _track(self, found: Found, recording: Recording) -> Track | None:
        if self._wishes.captions == "ignore":
            return None
        return choose_track(found.tracks, recording.language, asked=self._wishes.captions_language)

    def _read(self, found: Found, track: Track, recording: Recording) -> Read:
        task = _task(track, recording)
        done = self._ahead.take(track.path, task) if track.path else None
        return done or read(self._fetcher.captions(found, track), task)


def _task(track: Track, recording: Recording) -> Task:
    """Give what is known of a track; of a file that lies here nobody has said whose words it holds."""
    language = track.language or recording.language
    if track.path is None:
        name = f"{recording.title}.{track.language or 'und'}.{track.ext or 'txt'}"
        return Task(name, language, track.origin)
    return Task(track.path.name, language, None if track.origin is Origin.MANUAL else track.origin)
