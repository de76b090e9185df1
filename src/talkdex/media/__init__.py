"""Media: what a file holds, its sound as a stream of samples, and its identity, through PyAV.

The only room besides `talkdex.recognize` that knows PyAV (https://pyav.basswood-io.com) and numpy.

    probe(path_or_url) -> MediaInfo          length, streams, frame rate, tags, chapters
    samples(path, start_ms=, end_ms=, warn=) float32 mono 16 kHz, in blocks, at recording time
    digest(path) -> str                      the content's identity, whatever the file is called
"""

from talkdex.media.audio import Block, samples
from talkdex.media.decode import RATE
from talkdex.media.digest import digest
from talkdex.media.info import MediaInfo, probe

__all__ = ["RATE", "Block", "MediaInfo", "digest", "probe", "samples"]
