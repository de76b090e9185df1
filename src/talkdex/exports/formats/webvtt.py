"""WebVTT captions, with the speaker as a voice span: https://www.w3.org/TR/webvtt1/."""

from collections.abc import Iterable

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import clock
from talkdex.exports.selection import Selection
from talkdex.exports.subtitles import captions

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write(selection: Selection) -> str:
    """Write captions."""
    cues = (
        cue(caption.start_ms, caption.end_ms, voiced(caption.speaker, "\n".join(map(escaped, caption.texts))))
        for caption in captions(selection)
    )
    return document(cues)


def document(cues: Iterable[str]) -> str:
    """Put cues under the format's header, an empty line between each two."""
    return "\n".join(["WEBVTT\n", *cues])


def cue(start_ms: int, end_ms: int, text: str) -> str:
    """Write one cue; its text must hold no empty line."""
    return f"{clock(start_ms)} --> {clock(end_ms)}\n{text}\n"


def escaped(text: str) -> str:
    """Write the characters that begin markup as what stands for them."""
    return text.translate(_ESCAPED)


def voiced(speaker: str | None, text: str) -> str:
    """Say whose voice it is, where that is known."""
    return f"<v {escaped(speaker)}>{text}" if speaker else text


FORMAT = Format("vtt", "WebVTT captions, speakers as voices", ".vtt", write, Needs.WORDS, Times.ONE)
