"""Listening: from a recording found to transcripts fit to be published, the most wanted words first.

A recording that was heard in part is taken up where it was left, in the way it was heard; the
job that holds its pieces stays until all of it is heard.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from talkdex import media
from talkdex.errors import TalkdexError
from talkdex.index import files, jobs
from talkdex.index.writer import Writer
from talkdex.pipeline.hearing import TRANSLATED_TO, Ear, Hearing, Task
from talkdex.pipeline.plan import Plan, joined, planned
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import DEFAULT_MODEL, Wishes
from talkdex.recognize import Name
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.sources import Fetcher, Found
from talkdex.transcript import Origin, Transcript


class Heard(NamedTuple):
    """A transcript to publish, and the recording with its length and where its media lies."""

    recording: Recording
    transcript: Transcript


class Work(NamedTuple):
    """A recording to listen to.

    Args:
        found: where its media is.
        recording: what is known of it.
        stated: its named segments.
        names: names that may be said.
        identities: all by which it is known.
        kinds: what to do: "hear" to write down what is said, "translate" for an English translation.
        taken_up: a part of it was heard and published before.
    """

    found: Found
    recording: Recording
    stated: Sequence[Stated] = ()
    names: tuple[Name, ...] = ()
    identities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("hear",)
    taken_up: bool = False


class Listener:
    """Hears one recording after the other.

    Args:
        writer: of the index.
        fetcher: fetches media.
        wishes: how.
        watch: told what is going on.
    """

    def __init__(self, writer: Writer, fetcher: Fetcher, wishes: Wishes, watch: Watch) -> None:
        self._writer, self._fetcher, self._wishes, self._watch = writer, fetcher, wishes, watch
        self._ear = Ear(wishes, watch)

    def transcripts(self, work: Work) -> Iterator[Heard]:
        """Hear a recording as wished; what was heard is given as soon as it is worth publishing.

        First what is said in named segments, then all that is wanted, then its translation.

        Raises:
            MediaError: there is no sound, or it is damaged.
            RecognizeError: the model can't be had, or nothing at all is said.
            SourceError: the media can't be fetched.
            UsageError: what is to be heard is not in the recording.
        """
        keys = [self._key(work, kind) for kind in work.kinds]
        if not work.taken_up:  # a missing model must be told before anything is fetched
            self._ear.recognizer(self._wishes.model or DEFAULT_MODEL)
        with self._sound(work) as (path, recording):
            plan = planned(self._wishes, work.stated, recording.duration_ms)
            spoken = recording.language
            for key in keys:
                if _to_english(key) and (spoken or "").split("-")[0] == TRANSLATED_TO:
                    self._watch.note("English is spoken: there is nothing to translate")
                    continue
                for heard in self._heard(work._replace(recording=recording), path, key, plan):
                    spoken = heard.recording.language
                    yield heard

    def _heard(self, work: Work, path: Path, key: str, plan: Plan) -> Iterator[Heard]:
        """Hear in one way what is wanted, as one job."""
        recording, wishes = work.recording, self._wishes
        job = jobs.begin(self._writer, key, work.found.reference, recording.identity, anew=wishes.again)
        task = Task(
            recording.title, path, job, recording.duration_ms, recording.language, work.names,
            translate=_to_english(key),
        )  # fmt: skip
        hearing = Hearing(self._ear, self._writer, task, wishes, self._watch)
        with self._failing(job):
            if plan.first and hearing.left(plan.first):
                self._watch.step(recording.title, "hear")
                hearing.hear(plan.first)
                if hearing.speaks:
                    yield _told(recording, hearing.transcript())
                    self._watch.note(f"{joined(plan.first)} can be searched now; the rest follows")
            self._watch.step(recording.title, "translate" if task.translate else "hear")
            hearing.hear(plan.wanted)
            yield _told(recording, hearing.transcript())
        if hearing.left(None):
            jobs.pause(self._writer, job)
        else:
            jobs.finish(self._writer, job)

    @contextmanager
    def _failing(self, job: int) -> Iterator[None]:
        """Tell the job when something goes wrong."""
        try:
            yield
        except TalkdexError as error:
            jobs.fail(self._writer, job, str(error))
            raise

    @contextmanager
    def _sound(self, work: Work) -> Iterator[tuple[Path, Recording]]:
        """Fetch the media; once all is heard it is thrown away, unless somebody wants to keep it."""
        found, recording = work.found, work.recording
        self._watch.step(recording.title, "fetch")
        folder = files.folder(self._writer.path) / "media"
        path = self._fetcher.media(found, folder, self._watch.progress)
        length = recording.duration_ms or media.probe(path).duration_ms
        recording = replace(recording, duration_ms=length)
        if found.path is None and self._wishes.keep_media:
            recording = replace(recording, media=str(path))
        yield path, recording
        if found.path is None and not self._wishes.keep_media:
            path.unlink(missing_ok=True)

    def _key(self, work: Work, kind: str) -> str:
        """Name the job: the one that holds pieces of a published transcript, else another for each model."""
        wishes = self._wishes
        if not wishes.again and work.taken_up:
            held = jobs.with_pieces(self._writer, work.identities, kind)
            if held:
                return held
        model, language = wishes.model or DEFAULT_MODEL, wishes.language or "any language"
        return f"{kind} {work.recording.identity} with {model} in {language}"


def _to_english(key: str) -> bool:
    return key.startswith("translate ")


def _told(recording: Recording, transcript: Transcript) -> Heard:
    """Give the recording its language where only the recogniser knows it."""
    spoken = None if transcript.origin is Origin.TRANSLATED else transcript.language
    return Heard(replace(recording, language=recording.language or spoken), transcript)
