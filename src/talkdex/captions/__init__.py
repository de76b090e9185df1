"""Captions: files of many formats and any encoding, read to transcripts of timed cues and words.

The formats are a table (`FORMATS`), one module each; how to add one stands in
`talkdex.captions.base`. Nothing is lost silently: what a reader repairs or drops is named in
`Transcript.warnings`, and a file that isn't captions is refused in one line.
"""

from os import PathLike
from pathlib import Path

from talkdex.captions import assembly
from talkdex.captions import language as languages
from talkdex.captions.base import Reader
from talkdex.captions.document import Document
from talkdex.captions.formats import FORMATS, sniff
from talkdex.captions.notes import Notes
from talkdex.errors import CaptionError, UsageError
from talkdex.transcript import Origin, Transcript

__all__ = ["FORMATS", "Reader", "parse_captions", "read_captions"]

_LARGEST = 1 << 28


def read_captions(
    path: str | PathLike[str], *, language: str | None = None, origin: Origin | None = None
) -> Transcript:
    """Read a caption file of any known format and encoding.

    Args:
        path: of the file.
        language: BCP 47 tag; None takes what the file or its name says (`talk.fr.vtt`).
        origin: where the words come from; None takes what the format tells: a recogniser's
            output is RECOGNIZED, YouTube's automatic captions are AUTOMATIC, all else MANUAL.

    Raises:
        CaptionError: the file can't be read, isn't captions, or holds none.
    """
    place = Path(path)
    try:
        if place.stat().st_size > _LARGEST:
            raise CaptionError(f"{place}: too large for captions; give the caption file, not the media")
        data = place.read_bytes()
    except OSError as error:
        raise CaptionError(f"{place}: can't be read ({error.strerror}); check the path") from error
    return parse_captions(data, place.name, language=language, origin=origin)


def parse_captions(
    data: bytes,
    name: str,
    *,
    format: str | None = None,  # noqa: A002 - the word that callers look for
    language: str | None = None,
    origin: Origin | None = None,
) -> Transcript:
    """Read captions from bytes.

    Args:
        data: as they came.
        name: the file's, for messages, and for hints at format and language.
        format: a key of `FORMATS`; None tells it from the content.
        language: as in `read_captions`.
        origin: as in `read_captions`.

    Raises:
        CaptionError: the bytes aren't captions, or hold none.
        UsageError: there is no format of that name.
    """
    document, notes = Document(data, name), Notes(name)
    reader = _reader(document, format)
    reading = reader.read(document, notes)
    for damage in document.damage(reader.layer):
        notes.add(damage)
    cues = assembly.cues(reading, notes)
    if not cues:
        why = "".join(f" ({line.removeprefix(f'{name}: ')})" for line in notes.lines()[:1])
        raise CaptionError(f"{name}: {reader.name} without a single caption{why}; fetch another file")
    return Transcript(
        cues=cues,
        language=language or languages.tag(reading.language) or languages.from_name(name),
        origin=origin or reading.origin or Origin.MANUAL,
        made_by=reading.made_by or reader.name,
        warnings=notes.lines(),
    )


def _reader(document: Document, format_name: str | None) -> Reader:
    if format_name is not None:
        if format_name not in FORMATS:
            raise UsageError(f"no caption format {format_name!r}; there are {', '.join(FORMATS)}")
        reader = FORMATS[format_name]
        if not reader.recognises(document):
            raise CaptionError(
                f"{document.name}: not {format_name} ({_looks(document)}); leave out the format"
            )
        return reader
    found = sniff(document)
    if found is None:
        raise CaptionError(
            f"{document.name}: not captions ({_looks(document)}); give a file of WebVTT, SubRip, json3, TTML"
            " or a recogniser's JSON"
        )
    return found


def _looks(document: Document) -> str:
    """Tell in a few words what a file that isn't captions looks like."""
    begin = " ".join(document.head[:40].split())
    if not begin:
        return "it is empty"
    if begin.lower().startswith(("<!doctype html", "<html")):
        return "it is a web page"
    return f"it begins with {begin!r}" if begin.isprintable() and "\ufffd" not in begin else "it isn't text"
