"""Pieces of a recording that were heard: plain JSON values in a job, and the transcript that they make."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from talkdex.index.hearing import BETWEEN_MAKERS
from talkdex.ranges import merged
from talkdex.recognize import Piece
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Origin, Quarantined, Transcript, Word


class Kept(NamedTuple):
    """A committed piece.

    Args:
        range: what it covers.
        cues: what was heard, in order, each in its own language (None: the piece's main one).
        suspect: for each cue why it may be invented, or "".
        spoken: the recording's main language as it was taken to be; None where nobody speaks.
        made_by: model and device, "" where nothing was heard.
        model: the model as it was asked for, by which the rest can be heard.
        told: BCP 47 tag of what is spoken as the user said, in which the rest is heard too; or None.
    """

    range: TimeRange
    cues: tuple[Cue, ...] = ()
    suspect: tuple[str, ...] = ()
    spoken: str | None = None
    made_by: str = ""
    model: str = ""
    told: str | None = None

    @property
    def text(self) -> str:
        """What is said and not doubted."""
        return " ".join(cue.text for cue, reason in zip(self.cues, self.suspect, strict=True) if not reason)


def kept(piece: Piece, made_by: str, model: str, told: str | None) -> Kept:
    """Give what is to be committed of a piece."""
    spoken = piece.spoken or piece.language
    return Kept(piece.range, piece.cues, piece.suspect, spoken, made_by, model, told)


def written(piece: Kept) -> str:
    """Write a piece as JSON, without its range."""
    row = {
        "cues": [
            [c.start_ms, c.end_ms, c.text, c.speaker, [list(w) for w in c.words], c.language]
            for c in piece.cues
        ],
        "suspect": piece.suspect,
        "spoken": piece.spoken,
        "made_by": piece.made_by,
        "model": piece.model,
        "told": piece.told,
    }
    return json.dumps(row, ensure_ascii=False)


def read(start_ms: int, end_ms: int, text: str) -> Kept:
    """Read a piece that `written` wrote."""
    row = json.loads(text)
    cues = tuple(map(_cue, row["cues"]))
    suspect = tuple(row["suspect"])
    made_by, model = row.get("made_by", ""), row.get("model", "")
    return Kept(TimeRange(start_ms, end_ms), cues, suspect, row["spoken"], made_by, model, row.get("told"))


def transcript(pieces: Sequence[Kept], language: str | None, origin: Origin) -> Transcript:
    """Join pieces, in order of time, to a transcript of what they cover.

    Args:
        pieces: none overlaps another.
        language: BCP 47 tag as told, or as it is translated to; None for what most pieces speak.
        origin: recognized or translated.
    """
    main = language or _most(piece.spoken for piece in pieces)
    translated = origin is Origin.TRANSLATED
    judged = [
        (cue if translated else _in(cue, piece, main), reason)
        for piece in pieces
        for cue, reason in zip(piece.cues, piece.suspect, strict=True)
    ]
    makers = dict.fromkeys(chain.from_iterable(p.made_by.split(BETWEEN_MAKERS) for p in pieces if p.made_by))
    return Transcript(
        cues=tuple(cue for cue, reason in judged if not reason),
        language=main,
        origin=origin,
        made_by=BETWEEN_MAKERS.join(makers),
        heard=tuple(merged(piece.range for piece in pieces)),
        quarantine=tuple(Quarantined(cue, reason) for cue, reason in judged if reason),
    )


def _in(cue: Cue, piece: Kept, main: str | None) -> Cue:
    """Give a cue with its own language only where it differs from the transcript's."""
    spoken = cue.language or piece.spoken
    other = spoken if spoken and main and spoken != main.split("-")[0] else None
    return Cue(cue.start_ms, cue.end_ms, cue.text, cue.speaker, cue.words, other)


def _cue(row: list[Any]) -> Cue:
    start, end, text, speaker, words, language = row
    return Cue(start, end, text, speaker, tuple(Word(*word) for word in words), language)


def _most(languages: Iterable[str | None]) -> str | None:
    counted = Counter(language for language in languages if language)
    return counted.most_common(1)[0][0] if counted else None
