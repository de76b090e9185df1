"""What a media file holds, without decoding it: length, streams, frame rate, tags, chapters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from av.container import InputContainer

from talkdex.media.container import FAILURES, Place, is_cover, length_ms, opened, origin_s
from talkdex.recording import Chapter


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a media file says of itself.

    Args:
        duration_ms: length from the recording's time 0, or None where it can't be told.
        has_audio: there is sound in it.
        has_video: there are moving pictures in it (a cover picture is none).
        frame_rate: pictures a second, exactly (30000/1001), or None without video.
        title: the title tag, or None.
        tags: all tags of the container, keys in lower case.
        chapters: as the file carries them, in order; untitled ones have the title "".
        codec: the audio codec's short name ("opus"), or None.
        sample_rate: of the audio as stored, in Hz, or None.
        timecode: at which the pictures begin, as the file carries it (`01:00:00;00`), or None.
    """

    duration_ms: int | None
    has_audio: bool
    has_video: bool
    frame_rate: Fraction | None = None
    title: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    codec: str | None = None
    sample_rate: int | None = None
    timecode: str | None = None


def probe(path: Place) -> MediaInfo:
    """Tell what a file holds; of a headerless one that is here the packets are read through for its length.

    Raises:
        MediaError: it can't be opened, or isn't audio or video.
    """
    with opened(path) as container:
        audio: Any = container.streams.best("audio")
        video = next((s for s in container.streams.video if not is_cover(s)), None)
        tags = {key.lower(): value for key, value in container.metadata.items()}
        return MediaInfo(
            duration_ms=length_ms(container, path) or _measured_ms(container, path),
            has_audio=audio is not None,
            has_video=video is not None,
            frame_rate=(video.average_rate or video.guessed_rate) if video else None,
            title=tags.get("title") or None,
            tags=tags,
            chapters=tuple(_chapters(container, path)),
            codec=audio and audio.codec_context.name,
            sample_rate=audio and (audio.codec_context.sample_rate or None),
            timecode=(video.metadata.get("timecode") if video else None) or tags.get("timecode"),
        )


def _chapters(container: InputContainer, path: Place) -> list[Chapter]:
    zero = origin_s(container, path)
    found = []
    for chapter in container.chapters():
        base = chapter["time_base"] or Fraction(1, 1000)
        start, end = (round((float(chapter[key] * base) - zero) * 1000) for key in ("start", "end"))
        found.append(Chapter(chapter["metadata"].get("title", ""), max(0, start), max(0, start, end)))
    return sorted(found, key=lambda chapter: chapter.start_ms)


def _measured_ms(container: InputContainer, path: Place) -> int | None:
    """Read through the packets, without decoding, to the last one's end; None when they carry no times."""
    if not isinstance(path, (str, Path)):
        return None
    zero, end = origin_s(container, path), None
    packets = container.demux()
    while True:
        try:
            packet = next(packets, None)
        except FAILURES:  # a damaged tail ends the file
            packet = None
        if packet is None:
            break
        if packet.pts is not None and packet.time_base:
            at = float((packet.pts + (packet.duration or 0)) * packet.time_base)
            end = max(end or 0.0, at)
    return None if end is None else max(0, round((end - zero) * 1000))
