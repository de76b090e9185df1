"""Making a clip: media found or fetched, pieces cut and joined, captions written beside or drawn in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from talkdex.clips import said
from talkdex.clips.kept import Material
from talkdex.clips.material import Shelf
from talkdex.clips.shots import Shot
from talkdex.clips.wishes import Wishes
from talkdex.errors import MediaError, NotFound, UsageError
from talkdex.exports.writing import save
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.media import probe
from talkdex.media.claim import claimed
from talkdex.media.copying import copy
from talkdex.media.exact import cut
from talkdex.media.formats import Format, format_of
from talkdex.media.lettering import Lettering
from talkdex.media.look import Look, common, look
from talkdex.media.target import Piece
from talkdex.pipeline.watch import Silent, Watch
from talkdex.timing import TimeRange, clock

_SHORT_MS = 500  # that a range reaches past the end is told; what is rounded isn't
_OTHER_MS = 3_000  # media that lasts so much longer or shorter than was known has been changed


class Part(NamedTuple):
    """A part of a clip: what was asked for, what it really covers, and where in the clip it begins."""

    shot: Shot
    within: TimeRange
    at_ms: int

    @property
    def early_ms(self) -> int:
        """How much earlier than asked it begins; negative for later."""
        return self.shot.within.start_ms - self.within.start_ms

    @property
    def late_ms(self) -> int:
        """How much later than asked it ends; negative for earlier."""
        return self.within.end_ms - self.shot.within.end_ms


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip as it was written.

    Args:
        path: the file.
        parts: in the order in which they are played.
        captions: the captions beside it, or None.
    """

    path: Path
    parts: tuple[Part, ...]
    captions: Path | None = None

    @property
    def duration_ms(self) -> int:
        """How long it plays."""
        return sum(part.within.duration_ms for part in self.parts)


def make(
    index: Path, shots: Sequence[Shot], target: Path, wishes: Wishes | None = None, watch: Watch | None = None
) -> Clip:
    """Cut shots, one after another, into a file.

    Args:
        index: the index file they were looked up in.
        shots: in order; at least one.
        target: the file; its suffix says as what it is written.
        wishes: how.
        watch: told what is going on.

    Raises:
        UsageError: it would write over a file, another process is making it, or what is wished can't be
            done to such a file.
        NotFound: there is no media, or a shot lies past its end.
        SourceError: the media can't be fetched.
        MediaError: the media can't be read or the clip not be written; then there is no file.
    """
    return _Maker(index, target, wishes or Wishes(), watch or Silent()).make(shots)


class _Maker:
    def __init__(self, index: Path, target: Path, wishes: Wishes, watch: Watch) -> None:
        self._index, self._target, self._wishes, self._watch = index, target, wishes, watch
        self._form: Format = format_of(target)
        self._pictures = bool(self._form.pictures) and not wishes.audio_only
        self._beside = target.with_suffix(".vtt")
        if wishes.burn and not self._form.pictures:
            raise UsageError(f"{target}: holds no pictures for --burn to draw into; end it in .mp4")

    def make(self, shots: Sequence[Shot]) -> Clip:
        with claimed(self._target):
            self._check_free()
            return self._made(shots)

    def _made(self, shots: Sequence[Shot]) -> Clip:
        with Shelf(self._index, self._wishes, self._watch) as shelf:
            media = self._media(shots, shelf)
            shots, pieces = self._pieces(shots, media)
            self._watch.step(self._target.name, "cut")
            ranges = self._copied(pieces) if self._wishes.fast else self._cut(shots, pieces)
        starts = [0, *accumulate(one.duration_ms for one in ranges)]
        parts = tuple(map(Part, shots, ranges, starts))
        return Clip(self._target, parts, self._captions(parts) if self._wishes.captions else None)

    def _check_free(self) -> None:
        written = [self._target, *([self._beside] if self._wishes.captions else [])]
        there = next((path for path in written if path.exists()), None)
        if there and not self._wishes.force:
            raise UsageError(f"{there} exists already (write elsewhere, or over it with --force)")

    def _media(self, shots: Sequence[Shot], shelf: Shelf) -> dict[int, Material]:
        """Give the files of each recording; the target must be none of them.

        Raises:
            UsageError: one file is named for several recordings, or the clip would be written over it.
        """
        spans: dict[int, list[TimeRange]] = {}
        for shot in shots:
            spans.setdefault(shot.recording.id, []).append(shot.within)
        if self._wishes.media and len(spans) > 1:
            raise UsageError(f"--media names the file of one recording, here are {len(spans)}")
        recordings = {shot.recording.id: shot.recording for shot in shots}
        found = {
            number: shelf.of(one, spans[number], pictures=self._pictures)
            for number, one in recordings.items()
        }
        here = {place.resolve() for files in found.values() for place in files if isinstance(place, Path)}
        if self._target.resolve() in here:
            raise UsageError(f"{self._target}: is the recording itself; write the clip elsewhere")
        return found

    def _pieces(self, shots: Sequence[Shot], media: dict[int, Material]) -> tuple[list[Shot], list[Piece]]:
        """Give the pieces that the shots stand for; of several, one that the media lacks is left out.

        Raises:
            NotFound: none of them is there.
        """
        found: list[tuple[Shot, Piece]] = []
        for shot in shots:
            try:
                found.append((shot, self._piece(shot, media[shot.recording.id])))
            except NotFound as error:
                if shot is shots[-1] and not found:
                    raise
                self._watch.note(f"left out: {error}")
        return [shot for shot, _ in found], [piece for _, piece in found]

    def _piece(self, shot: Shot, files: Material) -> Piece:
        length = probe(files.path).duration_ms
        self._warn(shot.recording, length)
        end = shot.within.end_ms if length is None else min(shot.within.end_ms, length)
        if shot.within.end_ms - end > _SHORT_MS:
            self._watch.note(
                f"{shot.recording.title}: ends at {clock(end)}, before the {shot.within} asked for"
            )
        if shot.within.start_ms >= end:
            last = "it is empty" if length is None else f"{files.path} ends at {clock(length)}"
            raise NotFound(f"{shot.within} can't be cut out of {shot.recording.title!r}: {last}")
        return Piece(files.path, shot.within.start_ms, end, files.sound)

    def _warn(self, recording: StoredRecording, length: int | None) -> None:
        known = recording.duration_ms
        if known and length and abs(known - length) > _OTHER_MS:
            told = f"the file lasts {clock(length)}, the recording {clock(known)}: its times may be off"
            self._watch.note(f"{recording.title}: {told}")

    def _copied(self, pieces: list[Piece]) -> list[TimeRange]:
        return copy(pieces, self._target, self._form, pictures=self._pictures, progress=self._watch.progress)

    def _cut(self, shots: Sequence[Shot], pieces: list[Piece]) -> list[TimeRange]:
        ranges = [TimeRange(piece.start_ms, piece.end_ms) for piece in pieces]
        to = common(
            (look(*files) for files in {(piece.path, piece.sound) for piece in pieces}),
            pictures=self._pictures,
        )
        if to.rate is None and to.size is None:
            raise MediaError(f"{pieces[0].path}: there is no sound in it to cut")
        retouch = self._lettering(shots, ranges, to) if self._wishes.burn else None
        progress = self._watch.progress
        cut(pieces, self._target, self._form, to, retouch=retouch, progress=progress, resumed=self._go_on)
        return ranges

    def _go_on(self, done: int, count: int) -> None:
        self._watch.note(f"{self._target.name}: going on where it was left, {done} of {count} parts are done")

    def _lettering(self, shots: Sequence[Shot], ranges: list[TimeRange], to: Look) -> Lettering:
        if to.size is None:
            raise UsageError(f"{shots[0].recording.title!r} has no pictures for --burn to draw into")
        with Reader(self._index) as reader:
            spoken = said.said_in(reader, _covering(shots, ranges))
        return Lettering(said.lettered(spoken), to.size, self._wishes.font)

    def _captions(self, parts: Sequence[Part]) -> Path | None:
        with Reader(self._index) as reader:
            covered = _covering([part.shot for part in parts], [part.within for part in parts])
            text = said.webvtt(said.said_in(reader, covered))
        if text is None:
            self._watch.note("nothing is known to be said there: no captions written")
            return None
        save(text, self._beside, force=self._wishes.force)
        return self._beside


def _covering(shots: Sequence[Shot], ranges: Sequence[TimeRange]) -> list[Shot]:
    return [shot._replace(within=within) for shot, within in zip(shots, ranges, strict=True)]
