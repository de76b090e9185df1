"""What a clip must match: size and rate of a file's pictures as players show them, and its sound's form."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from talkdex.media.container import Place, opened
from talkdex.media.pictures import Pictures, picture_stream

_FASTEST = 120
_USUAL = Fraction(25)
_USUAL_HZ = 48_000


@dataclass(frozen=True, slots=True)
class Look:
    """The form of pictures and sound, of one file or of a clip.

    Args:
        size: width and height in square pixels, upright, both even; None without pictures.
        fps: pictures a second; None without pictures.
        rate: samples a second; None without sound.
        channels: 1 or 2; 0 without sound.
    """

    size: tuple[int, int] | None
    fps: Fraction | None
    rate: int | None
    channels: int


def look(path: Place, sound: Place | None = None) -> Look:
    """Tell the form of a file; its first picture is decoded, for only there phones say which side is up.

    Args:
        path: the file.
        sound: the file that its sound is in, where that is another.

    Raises:
        MediaError: it can't be opened, or isn't audio or video.
    """
    if sound is None:
        return _look(path)
    heard = _look(sound)
    return replace(_look(path), rate=heard.rate, channels=heard.channels)


def _look(path: Place) -> Look:
    with opened(path) as container:
        sound: Any = container.streams.best("audio")
        stream = picture_stream(container)
        fps = _fps(stream) if stream else None
        rate = sound.codec_context.sample_rate if sound else None
        channels = min(2, sound.codec_context.layout.nb_channels) if sound else 0
    size = Pictures(path).size if stream else None
    return Look(size, fps if size else None, rate or None, channels)


def common(looks: Iterable[Look], *, pictures: bool) -> Look:
    """Give the form in which several files go into one: the largest, the fastest, so that nothing is lost.

    Args:
        looks: of the files.
        pictures: whether pictures are wanted at all.
    """
    all_ = list(looks)
    seen = [one for one in all_ if one.size] if pictures else []
    rates = {one.rate for one in all_ if one.rate}
    return Look(
        size=max((one.size for one in seen if one.size), key=lambda s: s[0] * s[1], default=None),
        fps=max((one.fps for one in seen if one.fps), default=None),
        rate=next(iter(rates)) if len(rates) == 1 else _USUAL_HZ if rates else None,
        channels=max(one.channels for one in all_),
    )


def _fps(stream: Any) -> Fraction:
    """Give the rate a stream states; of one that states an absurd one, the usual."""
    for rate in (stream.average_rate, stream.guessed_rate):
        if rate and 0 < rate <= _FASTEST:
            return Fraction(rate).limit_denominator(1001)
    return _USUAL
