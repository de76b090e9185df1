"""What clips are written as: one row per suffix, with the codecs that go in it.

The first codec of a row that this build of FFmpeg has is taken: https://ffmpeg.org/ffmpeg-codecs.html.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
from av.codec.codec import UnknownCodecError

from talkdex.errors import MediaError

_CODECS: dict[str, dict[str, str]] = {
    "libx264": {"crf": "18", "preset": "veryfast"},
    "libopenh264": {"b": "6M"},
    "mpeg4": {"q": "2", "flags": "+qscale"},
    "libvpx-vp9": {"crf": "28", "b": "0", "deadline": "good", "cpu-used": "5", "row-mt": "1"},
    "libvpx": {"crf": "8", "b": "6M", "deadline": "good", "cpu-used": "5"},
    "aac": {"b": "192k"},
    "libmp3lame": {"b": "192k"},
    "libopus": {"b": "128k"},
    "libvorbis": {"b": "160k"},
    "flac": {},
    "pcm_s16le": {},
}
"""Encoders with their settings: nothing is to be seen or heard of a second encoding."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that clips are written as.

    Args:
        muxer: FFmpeg's name of the container.
        sound: encoders for sound, the best first.
        pictures: encoders for pictures, the best first; empty for formats of sound alone.
        options: for the muxer.
        copied: whether packets can be taken over as they are; those of FLAC bear their numbers.
    """

    muxer: str
    sound: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    copied: bool = True


_H264 = ("libx264", "libopenh264", "mpeg4")
_AT_ONCE = {"movflags": "+faststart"}  # players start before the whole is there

FORMATS: dict[str, Format] = {
    "mp4": Format("mp4", ("aac",), _H264, _AT_ONCE),
    "m4v": Format("mp4", ("aac",), _H264, _AT_ONCE),
    "mov": Format("mov", ("aac",), _H264, _AT_ONCE),
    "mkv": Format("matroska", ("libopus", "flac"), _H264),
    "webm": Format("webm", ("libopus", "libvorbis"), ("libvpx-vp9", "libvpx")),
    "m4a": Format("mp4", ("aac",), options=_AT_ONCE),
    "mka": Format("matroska", ("libopus", "flac")),
    "mp3": Format("mp3", ("libmp3lame",)),
    "ogg": Format("ogg", ("libopus", "libvorbis", "flac")),
    "oga": Format("ogg", ("libopus", "libvorbis", "flac")),
    "opus": Format("opus", ("libopus",)),
    "flac": Format("flac", ("flac",), copied=False),
    "wav": Format("wav", ("pcm_s16le",)),
}


def format_of(target: Path) -> Format:
    """Give the format that a file's suffix names.

    Raises:
        MediaError: no clip is written so.
    """
    suffix = target.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        told = f"ends in .{suffix}" if suffix else "has no suffix"
        raise MediaError(f"{target}: a clip's name {told}; end it in one of {', '.join(FORMATS)}")
    return FORMATS[suffix]


def encoder(names: tuple[str, ...], target: Path) -> tuple[str, dict[str, str]]:
    """Give the first encoder that is here, with its settings.

    Raises:
        MediaError: none is.
    """
    for name in names:
        if _codec(name):
            return name, _CODECS[name]
    raise MediaError(
        f"{target}: this build of FFmpeg has no encoder for it ({', '.join(names)}); use another suffix"
    )


def nearest_rate(name: str, wanted: int) -> int:
    """Give the sample rate at which an encoder can work: the wanted one, else 48000, else its highest."""
    rates = _codec(name).audio_rates or [wanted]
    return next((rate for rate in (wanted, 48_000) if rate in rates), max(rates))


def _codec(name: str) -> Any:
    try:
        return av.codec.Codec(name, "w")
    except UnknownCodecError:
        return None
