"""A transcript as Podcasting 2.0 has it in JSON.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
"""

import json

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import seconds
from talkdex.exports.selection import Selection, joined
from talkdex.exports.subtitles import Caption, captions


def write(selection: Selection) -> str:
    """Write what is said, caption by caption."""
    segments = [_segment(one) for one in captions(selection)]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _segment(caption: Caption) -> dict[str, str | float]:
    who = {"speaker": caption.speaker} if caption.speaker else {}
    words = [word for line in caption.lines for word in line]
    times = {"startTime": seconds(caption.start_ms), "endTime": seconds(caption.end_ms)}
    return {**who, **times, "body": joined(words)}


FORMAT = Format(
    "podcast-transcript", "Podcasting 2.0 transcript (JSON)", ".json", write, Needs.WORDS, Times.ONE
)
