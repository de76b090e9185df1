"""Adding: walk a source, and make each recording of it searchable, one after the other.

A recording becomes visible in one transaction, when everything that belongs to it is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from talkdex import media
from talkdex.captions import parse_captions
from talkdex.errors import CaptionError, MediaError, SourceError, TalkdexError, UsageError
from talkdex.index import files, jobs
from talkdex.index.reader import Reader
from talkdex.index.writer import RawFile, SegmentRow, Writer
from talkdex.links import identify
from talkdex.mentions import problems
from talkdex.pipeline import settling
from talkdex.pipeline.hearing import Ear, Task, hear
from talkdex.pipeline.outcome import Added, NotAdded, Outcome, Unchanged
from talkdex.pipeline.pacing import IndexPacer
from talkdex.pipeline.watch import Silent, Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.recording import Recording
from talkdex.segment import SegmentOrigin
from talkdex.sources import (
    Failed,
    Fetcher,
    FetchOptions,
    Found,
    Known,
    Result,
    Track,
    choose_track,
    spoken_language,
)
from talkdex.transcript import Origin, Transcript


def add(
    index: Path, reference: str, wishes: Wishes | None = None, watch: Watch | None = None
) -> Iterator[Outcome]:
    """Add what a page, playlist, channel, feed, file or folder holds; one outcome for each recording.

    Args:
        index: the index file; made where it is missing.
        reference: URL or path.
        wishes: how.
        watch: told what is going on.

    Raises:
        UsageError: wishes for one recording, and a source of several.
        IndexFileError: the index can't be written.
    """
    how = wishes or Wishes()
    with Writer(index) as writer:
        options = FetchOptions(
            known=lambda identity: not how.again and writer.find(identity) is not None,
            pacer=IndexPacer(writer),
            url=how.url,
            cookies_file=how.cookies_file,
            cookies_from_browser=how.cookies_from_browser,
            translations=how.captions_language is not None,
        )
        with Fetcher(options) as fetcher:
            bench = _Bench(writer, fetcher, how, watch or Silent())
            for result in _alone(fetcher.walk(reference), how):
                yield bench.outcome(result)


def _alone(results: Iterator[Result], wishes: Wishes) -> Iterator[Result]:
    """Refuse several recordings where wishes fit only one; a long walk is still walked lazily."""
    first = list(islice(results, 2 if wishes.one_only else 1))
    if len(first) > 1:
        names = " and ".join(wishes.one_only)
        raise UsageError(f"{names} can be given for one recording only, and this source holds several")
    return chain(first, results)


@dataclass(frozen=True, slots=True)
class _Material:
    """What has been gathered of a recording."""

    transcript: Transcript
    raw: tuple[RawFile, ...]
    recording: Recording


class _Bench:
    """Where one recording after the other is made."""

    def __init__(self, writer: Writer, fetcher: Fetcher, wishes: Wishes, watch: Watch) -> None:
        self._writer, self._fetcher, self._wishes, self._watch = writer, fetcher, wishes, watch
        self._ear = Ear(wishes, watch)

    def outcome(self, result: Result) -> Outcome:
        """Make one result searchable, or tell why not."""
        if isinstance(result, Failed):
            return NotAdded(result.reference, result.reason, result.title)
        try:
            return self._known(result) if isinstance(result, Known) else self._found(result)
        except TalkdexError as error:
            return NotAdded(result.reference, str(error))

    def _known(self, result: Known) -> Outcome:
        number = self._writer.find(result.identity)
        if number is None:
            return NotAdded(result.reference, "came twice in this source, and failed the first time")
        with Reader(self._writer.path) as reader:
            title = reader.recording(number).title
        if self._wishes.segments is None:
            return Unchanged(number, title, result.reference)
        before = self._writer.count_segments(number)
        _, notes = settling.add_segments(
            self._writer, number, self._wishes.segments, wanted=self._wishes.align
        )
        return Unchanged(
            number, title, result.reference, self._writer.count_segments(number) - before, tuple(notes)
        )

    def _found(self, found: Found) -> Outcome:
        for warning in found.warnings:
            self._watch.note(warning)
        aliases = _aliases(found)
        known = next((alias for alias in aliases if self._writer.find(alias) is not None), None)
        if known and not self._wishes.again:
            return self._known(Known(known, found.reference))
        key = self._ear.key(found.identity)
        job = jobs.begin(self._writer, key, found.reference, found.identity)
        try:
            material = self._gather(found, job)
            outcome = self._store(found, material)
        except TalkdexError as error:
            jobs.fail(self._writer, job, str(error))
            raise
        jobs.finish(self._writer, job)
        return outcome

    def _gather(self, found: Found, job: int) -> _Material:
        """Captions where there are any and they are wanted, else what the recogniser hears."""
        recording = self._told(found)
        info = RawFile("info", "info.json", found.info.encode())
        track = self._track(found, recording)
        if track is not None:
            self._watch.step(recording.title, "fetch")
            jobs.advance(self._writer, job, "fetch")
            try:
                transcript, raw = self._read(found, track, recording)
            except (CaptionError, SourceError) as error:
                if self._wishes.captions == "only" or not found.has_media:
                    raise
                self._watch.note(f"{error}; recognising the speech instead")
            else:
                return _Material(transcript, (info, raw), recording)
        if self._wishes.captions == "only" or not found.has_media:
            told = "has no captions in the spoken language; allow recognition (--captions prefer)"
            raise SourceError(f"{recording.title!r} {told}")
        return self._heard(found, recording, info, job)

    def _told(self, found: Found) -> Recording:
        """What the source says of the recording, corrected by the user."""
        w, told = self._wishes, found.recording
        return replace(
            told,
            title=w.title or told.title,
            published=w.date or told.published,
            url=w.url or told.url,
            language=w.language or told.language or spoken_language(found.tracks),
        )

    def _track(self, found: Found, recording: Recording) -> Track | None:
        if self._wishes.captions == "ignore":
            return None
        return choose_track(found.tracks, recording.language, asked=self._wishes.captions_language)

    def _read(self, found: Found, track: Track, recording: Recording) -> tuple[Transcript, RawFile]:
        data = self._fetcher.captions(found, track)
        name = (
            track.path.name
            if track.path
            else f"{recording.title}.{track.language or 'und'}.{track.ext or 'txt'}"
        )
        language = track.language or recording.language
        local = track.path is not None and track.origin is Origin.MANUAL  # nobody said: the file tells itself
        transcript = parse_captions(data, name, language=language, origin=None if local else track.origin)
        return transcript, RawFile("captions", name, data)

    def _heard(self, found: Found, recording: Recording, info: RawFile, job: int) -> _Material:
        self._ear.recognizer  # noqa: B018 - a missing model must be told before anything is fetched
        self._watch.step(recording.title, "fetch")
        jobs.advance(self._writer, job, "fetch")
        folder = files.folder(self._writer.path) / "media"
        path = self._fetcher.media(found, folder, self._watch.progress)
        length = recording.duration_ms or media.probe(path).duration_ms
        recording = replace(recording, duration_ms=length)
        self._watch.step(recording.title, "hear")
        task = Task(recording, path, job, self._names(found, recording))
        transcript = hear(self._ear, self._writer, task, self._wishes.language, self._watch)
        if found.path is None and not self._wishes.keep_media:
            path.unlink(missing_ok=True)
        elif found.path is None:
            recording = replace(recording, media=str(path))
        return _Material(transcript, (info,), recording)

    def _names(self, found: Found, recording: Recording) -> tuple[str, ...]:
        """Names that may be said: of the segments, their speakers, the chapters."""
        stated = settling.read(self._wishes.segments, recording.duration_ms) if self._wishes.segments else []
        speakers = [one.speaker for one in stated if one.speaker]
        return (*speakers, *(c.title for c in found.recording.chapters))

    def _store(self, found: Found, material: _Material) -> Outcome:
        recording, transcript = material.recording, material.transcript
        recording = replace(
            recording,
            duration_ms=recording.duration_ms or _length(recording) or transcript.end_ms,
            language=recording.language or transcript.language,
        )
        self._watch.step(recording.title, "align")
        rows, odd = self._segments(recording, transcript)
        self._watch.step(recording.title, "store")
        number = self._writer.add_recording(
            recording, transcript, rows, material.raw, _aliases(found), again=self._wishes.again
        )
        words = sum(1 for _ in transcript.words())
        return Added(
            number, recording.title, recording.duration_ms, transcript.language, transcript.origin.value,
            words, len(rows), (*transcript.warnings, *odd),
        )  # fmt: skip

    def _segments(self, recording: Recording, transcript: Transcript) -> tuple[list[SegmentRow], list[str]]:
        length, wanted = recording.duration_ms, self._wishes.align
        own = settling.chapters(recording.chapters)
        rows = settling.settle(own, transcript, length, SegmentOrigin.CHAPTER, wanted=wanted)
        if self._wishes.segments is None:
            return rows, []
        stated = settling.read(self._wishes.segments, length)
        return [*rows, *settling.settle(stated, transcript, length, wanted=wanted)], problems(stated, length)


def _length(recording: Recording) -> int | None:
    """Read a recording's length off its media, where that can be opened; the last caption may end earlier."""
    if recording.media is None:
        return None
    try:
        return media.probe(recording.media).duration_ms
    except MediaError:
        return None


def _aliases(found: Found) -> list[str]:
    """Other identities of a recording: those its source tells, and those of its page and its media."""
    shown = [identify(url) for url in (found.recording.url, found.recording.media) if url]
    return [*found.aliases, *(one.identity for one in shown if one)]
