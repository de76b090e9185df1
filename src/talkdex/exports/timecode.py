"""Time code: frames of a rational rate, counted and written as SMPTE ST 12-1 has it, drop-frame included.

https://en.wikipedia.org/wiki/SMPTE_timecode#Drop-frame_timecode — rates of NTSC are n·1000/1001, so
numbers counted at n frames a second run slow by 3.6 s an hour; drop-frame counting skips the first
two numbers (four at 59.94) of every minute but each tenth. No frame is dropped, only numbers.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from talkdex.errors import TimeError

_NTSC = (24, 30, 48, 60, 120)
_FASTEST = 120
_NEAR = Fraction(4, 10_000)  # 23.98 is meant as 24000/1001; 24 and 23.976 are 1/1000 apart
_DAY_H = 24
_RATE = re.compile(r"(\d+(?:\.\d+)?|\d+/[1-9]\d*)\s*(?:fps)?\s*(df|ndf)?", re.IGNORECASE)
_CODE = re.compile(r"(\d\d)[:;.](\d\d)[:;.](\d\d)[:;.](\d{2,3})")


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames a second, exactly, and how they are counted.

    Args:
        fps: a whole number up to 120, or 24, 30, 48, 60 or 120 times 1000/1001.
        drop: drop-frame counting; only 29.97 and 59.94 have it.

    Raises:
        TimeError: there is no time code at this rate.
    """

    fps: Fraction
    drop: bool = False

    def __post_init__(self) -> None:
        if self.fps not in _KNOWN:
            raise TimeError(f"no time code counts {float(self.fps):g} frames a second ({_WRITE})")
        if self.drop and self.fps not in _DROPPING:
            raise TimeError(f"drop-frame counting exists at 29.97 and 59.94 only, not at {self}")

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `25`, `29.97`, `29.97df`, `30000/1001`; a rounded rate means the exact one it stands for.

        Raises:
            TimeError: it is no rate, or one that no time code counts.
        """
        match = _RATE.fullmatch(text.strip())
        if not match:
            raise TimeError(f"{text.strip()[:20]!r} is no frame rate ({_WRITE})")
        return cls(_meant(Fraction(match[1])), drop=(match[2] or "").lower() == "df")

    @classmethod
    def measured(cls, fps: Fraction, *, drop: bool = False) -> Self:
        """Give the rate that a media file's own means; a file's average may be off by a little.

        Raises:
            TimeError: it is none, as where the frames of a file last differently.
        """
        return cls(_meant(fps), drop)

    @property
    def nominal(self) -> int:
        """How many numbers a second of time code has: 30 for 29.97."""
        return round(self.fps)

    def frame(self, ms: int) -> int:
        """Give the number of the frame boundary nearest to a moment in milliseconds."""
        return round_half_up(ms * self.fps / 1000)

    def ms(self, frame: int) -> int:
        """Give the moment at which a frame begins, in milliseconds, to the nearest."""
        return round_half_up(frame * 1000 / self.fps)

    def seconds(self, frame: int) -> Fraction:
        """Give the moment at which a frame begins, in seconds, exactly."""
        return frame / self.fps

    def code(self, frame: int) -> str:
        """Write a frame as `HH:MM:SS:FF`, with `;` before the frames where numbers are dropped.

        Raises:
            TimeError: it lies before zero, or past the 24 hours of a time code.
        """
        number = self._number(frame)
        if not 0 <= number < _DAY_H * 3600 * self.nominal:
            raise TimeError("a time code runs from 00:00:00:00 for 24 hours: begin the timeline earlier")
        seconds, ff = divmod(number, self.nominal)
        minutes, ss = divmod(seconds, 60)
        hh, mm = divmod(minutes, 60)
        return f"{hh:02}:{mm:02}:{ss:02}{';' if self.drop else ':'}{ff:02}"

    def parse(self, text: str) -> int:
        """Read `HH:MM:SS:FF` (or with `;`) to a frame.

        Raises:
            TimeError: it is no time code, or has a number that this rate doesn't count.
        """
        match = _CODE.fullmatch(text.strip())
        if not match:
            raise TimeError(f"{text.strip()[:20]!r} is no time code (write 01:00:00:00)")
        hh, mm, ss, ff = map(int, match.groups())
        skipped = self.drop and ff < self._dropped and ss == 0 and mm % 10 != 0
        if hh >= _DAY_H or mm > 59 or ss > 59 or ff >= self.nominal or skipped:
            raise TimeError(f"there is no time code {text.strip()} at {self}")
        minutes = hh * 60 + mm
        return (minutes * 60 + ss) * self.nominal + ff - self._dropped * (minutes - minutes // 10)

    @property
    def _dropped(self) -> int:
        return self.nominal // 15 if self.drop else 0

    def _number(self, frame: int) -> int:
        """Give the number shown for a frame: itself, and the numbers skipped so far."""
        ten_minutes = self.nominal * 600 - 9 * self._dropped
        minute = self.nominal * 60 - self._dropped
        tens, rest = divmod(frame, ten_minutes)
        return frame + self._dropped * (9 * tens + max(0, rest - self._dropped) // minute)

    def __str__(self) -> str:
        shown = f"{float(self.fps):.3f}".rstrip("0").rstrip(".")
        return shown + ("df" if self.drop else "")


def round_half_up(value: Fraction) -> int:
    """Round to the nearest whole number, halves up: the same everywhere, as `round` is not."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _meant(fps: Fraction) -> Fraction:
    return next((known for known in _KNOWN if abs(known - fps) <= known * _NEAR), fps)


_KNOWN = (
    *(Fraction(n * 1000, 1001) for n in _NTSC),
    *(Fraction(n) for n in range(1, _FASTEST + 1)),
)
_DROPPING = (Fraction(30_000, 1001), Fraction(60_000, 1001))
_WRITE = "write 24, 25, 30, 50, 60, 23.976, 29.97, 59.94; 29.97df counts drop-frame"
