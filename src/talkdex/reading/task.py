"""A caption file to be read, and what comes of it."""

from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from talkdex.alignment import clear_language
from talkdex.captions import parse_captions
from talkdex.index.files import Packed, packed
from talkdex.index.prepared import Prepared, prepare
from talkdex.text import fold
from talkdex.transcript import Origin, Transcript

_TELLING_WORDS = 4_000


class Task(NamedTuple):
    """Captions to be read.

    Args:
        name: of the file, for messages, and for hints at format and language.
        language: BCP 47 tag, or None where the source doesn't tell.
        origin: where the words come from; None takes what the format tells.
    """

    name: str
    language: str | None = None
    origin: Origin | None = None


class Read(NamedTuple):
    """Captions that were read: the file's name and bytes as they came, the transcript, and its words."""

    name: str
    packed: Packed
    transcript: Transcript
    prepared: Prepared


def read(data: bytes, task: Task) -> Read:
    """Read captions; their language is told from the words where neither source nor file says it.

    Raises:
        CaptionError: the bytes aren't captions, or hold none.
    """
    transcript = parse_captions(data, task.name, language=task.language, origin=task.origin)
    if transcript.language is None:
        words = chain.from_iterable(fold(cue.text).split() for cue in transcript.cues)
        transcript = replace(transcript, language=clear_language(islice(words, _TELLING_WORDS)))
    return Read(task.name, packed(data), transcript, prepare(transcript))
