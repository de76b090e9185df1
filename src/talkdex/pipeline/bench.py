"""The bench: what was found of one recording is read or heard, and becomes searchable.

A recording becomes visible in one transaction, when everything that belongs to it is there; one
that is to be heard may become so in parts, the named segments first.
"""

from dataclasses import replace

from talkdex.errors import SourceError, TalkdexError
from talkdex.index.files import packed
from talkdex.index.reader import Reader
from talkdex.index.writer import RawFile, Writer
from talkdex.links import identify
from talkdex.pipeline import naming, settling
from talkdex.pipeline.captioning import Captioner
from talkdex.pipeline.listening import Listener, Work
from talkdex.pipeline.outcome import NotAdded, Outcome, Unchanged
from talkdex.pipeline.standing import lacking
from talkdex.pipeline.storing import Shelf, more_segments
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.reading import Ahead
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.sources import Failed, Fetcher, Found, Known, Result


class Bench:
    """Where one recording after the other is made, as one source's are wished.

    Args:
        writer: of the index.
        fetcher: of the source.
        wishes: how.
        watch: told what is going on.
        ahead: reads captions before their turn.
    """

    def __init__(self, writer: Writer, fetcher: Fetcher, wishes: Wishes, watch: Watch, ahead: Ahead) -> None:
        self._writer, self._wishes, self._watch = writer, wishes, watch
        self._captioner = Captioner(writer, fetcher, wishes, watch, ahead)
        self._listener = Listener(writer, fetcher, wishes, watch)

    def foresee(self, found: Found) -> None:
        """Have the captions of a recording read that comes soon, where they are a file here."""
        self._captioner.want(found)

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
        return self._unchanged(number, result.reference)

    def _unchanged(self, number: int, reference: str) -> Outcome:
        """Leave a recording as it is, segments and names that are new to it excepted."""
        before = self._writer.count_segments(number)
        notes = more_segments(self._writer, number, self._wishes)
        if self._wishes.names:
            naming.name(self._writer, number, self._wishes.names)
        with Reader(self._writer.path) as reader:
            title = reader.recording(number).title
        segments = self._writer.count_segments(number) - before
        return Unchanged(number, title, reference, segments, tuple(notes))

    def _found(self, found: Found) -> Outcome:
        for warning in found.warnings:
            self._watch.note(warning)
        names = [found.identity, *_aliases(found)]
        numbers = (self._writer.find(name) for name in names)
        number = next((number for number in numbers if number is not None), None)
        if number is None or self._wishes.again:
            return self._new(found)
        return self._more(found, number)

    def _new(self, found: Found) -> Outcome:
        """Captions where there are any and they are wanted, else what the recogniser hears."""
        recording = self._captioner.told(found)
        raw = [RawFile("info", "info.json", packed(found.info.encode()))]
        shelf = Shelf(self._writer, self._wishes, self._watch, raw, _aliases(found))
        read = self._captioner.read(found, recording)
        if read is None:
            self._check_hearable(found, recording)
            return self._heard(shelf, Work(found, recording, kinds=("hear", *self._english)))
        transcript = read.transcript
        shelf.put(recording, transcript, [RawFile("captions", read.name, read.packed)], read.prepared)
        if self._wishes.partial:
            shelf.note("captions tell what is said: nothing was transcribed (--captions ignore does)")
        spoken = replace(recording, language=recording.language or transcript.language)
        return self._heard(shelf, Work(found, spoken, kinds=self._english))

    def _more(self, found: Found, number: int) -> Outcome:
        """Hear what is wished and was not heard yet of a recording that is in."""
        with Reader(self._writer.path) as reader:
            stored = reader.recording(number)
            stated = [settling.placed(s) for s in reader.segments(number)]
            if self._wishes.segments is not None:
                stated += settling.read(self._wishes.segments, stored.duration_ms)
            kinds = lacking(reader, number, self._wishes, stated)
            spoken = next((row.language for row in reader.transcripts(number)), None)
            known = bool(reader.transcripts(number))
        if not kinds or not found.has_media:
            return self._unchanged(number, found.reference)
        language = self._wishes.language or stored.language or spoken
        recording = replace(
            found.recording, identity=stored.identity, title=stored.title, language=language,
            duration_ms=stored.duration_ms,
        )  # fmt: skip
        shelf = Shelf(self._writer, self._wishes, self._watch, number=number)
        return self._heard(shelf, Work(found, recording, kinds=kinds, taken_up=known), stated)

    def _heard(self, shelf: Shelf, work: Work, stated: list[Stated] | None = None) -> Outcome:
        """Publish all that the recogniser is to hear; what fails after the first is told as a note."""
        if stated is None:
            stated = self._stated(work.recording)
        names = naming.told(self._wishes.names, stated, work.recording)
        identities = (work.recording.identity, work.found.identity, *_aliases(work.found))
        full = work._replace(stated=tuple(stated), names=names, identities=identities)
        try:
            for heard in self._listener.transcripts(full) if work.kinds else ():
                shelf.put(heard.recording, heard.transcript)
        except TalkdexError as error:
            if shelf.added is None:
                raise
            shelf.note(f"not all could be heard: {error}")
        assert shelf.added is not None
        return shelf.added

    def _stated(self, recording: Recording) -> list[Stated]:
        """Give the segments that are wished, or the chapters where only segments are to be heard."""
        if self._wishes.segments is not None:
            return settling.read(self._wishes.segments, recording.duration_ms)
        return settling.chapters(recording.chapters) if self._wishes.only_segments else []

    @property
    def _english(self) -> tuple[str, ...]:
        return ("translate",) if self._wishes.translate else ()

    def _check_hearable(self, found: Found, recording: Recording) -> None:
        if self._wishes.captions == "only" or not found.has_media:
            told = "has no captions in the spoken language; allow recognition (--captions prefer)"
            raise SourceError(f"{recording.title!r} {told}")


def _aliases(found: Found) -> list[str]:
    """Other identities of a recording: those its source tells, and those of its page and its media."""
    shown = [identify(url) for url in (found.recording.url, found.recording.media) if url]
    return [*found.aliases, *(one.identity for one in shown if one)]
