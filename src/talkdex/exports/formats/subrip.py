"""SubRip captions, a speaker's name before what they say: https://en.wikipedia.org/wiki/SubRip."""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import clock
from talkdex.exports.selection import Selection
from talkdex.exports.subtitles import Caption, captions


def write(selection: Selection) -> str:
    """Write captions."""
    found = captions(selection, names=True)
    return "\n".join(_numbered(number, one) for number, one in enumerate(found, 1))


def _numbered(number: int, caption: Caption) -> str:
    times = f"{clock(caption.start_ms, ',')} --> {clock(caption.end_ms, ',')}"
    text = "\n".join(caption.texts).replace("-->", "→")  # an arrow would begin another caption
    return f"{number}\n{times}\n{text}\n"


FORMAT = Format("srt", "SubRip captions, speakers by name", ".srt", write, Needs.WORDS, Times.ONE)
