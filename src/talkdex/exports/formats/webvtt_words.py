"""WebVTT captions that tell the time of each word, as karaoke does: `<00:00:01.000><c>word</c>`.

https://www.w3.org/TR/webvtt1/#webvtt-timestamp-object: a time inside a cue lies after the one before it,
after the cue's start and before its end. A word at the cue's start needs none.
"""

from collections.abc import Iterable, Iterator

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import clock
from talkdex.exports.formats.webvtt import cue, document, escaped, voiced
from talkdex.exports.selection import Selection, Spoken
from talkdex.exports.subtitles import Caption, captions


def write(selection: Selection) -> str:
    """Write captions with the time of each word."""
    return document(
        cue(one.start_ms, one.end_ms, voiced(one.speaker, _text(one))) for one in captions(selection)
    )


def _text(caption: Caption) -> str:
    words = list(_timed(caption))
    lines, done = [], 0
    for line in caption.lines:
        lines.append("".join(words[done : done + len(line)]).lstrip())
        done += len(line)
    return "\n".join(lines)


def _timed(caption: Caption) -> Iterator[str]:
    """Give each word of a caption with its time, where it has one that may stand there."""
    last = caption.start_ms
    for word in _words(caption.lines):
        text = f"<c>{escaped(word.text)}</c>"
        if last < word.start_ms < caption.end_ms:
            last = word.start_ms
            text = f"<{clock(last)}>{text}"
        yield word.before + text


def _words(lines: Iterable[Iterable[Spoken]]) -> Iterator[Spoken]:
    return (word for line in lines for word in line)


FORMAT = Format(
    "vtt-words", "WebVTT captions with the time of each word", ".vtt", write, Needs.WORD_TIMES, Times.ONE
)
