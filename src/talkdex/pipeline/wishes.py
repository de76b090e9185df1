"""What the user wishes of an `add`, as one frozen value."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from talkdex.errors import UsageError
from talkdex.timing import TimeRange

Captions = Literal["prefer", "only", "ignore"]
Decode = Literal["batched", "sequential"]

DEFAULT_MODEL = "small"
MARGIN_MS = 15_000
"""What is heard before and after a named segment, beyond what the precision of its times leaves open."""

MOST_JOBS = 3
"""One process stores, which takes as long as reading: two that read are always ahead of it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to add recordings.

    Args:
        segments: text from which named segments are read, or None.
        language: BCP 47 tag of what is spoken; None to find out.
        captions: `prefer` them to recognition, take them `only`, or `ignore` them.
        captions_language: take captions in this language, even a translation; None for the spoken one.
        model: of the recogniser, a name or a folder; None for the one that heard a part before,
            else `DEFAULT_MODEL`.
        device: "auto", "cpu" or "cuda".
        decode: windows in batches, or one after another, each told the text before it.
        ranges: hear only these; for one recording only. Empty for all.
        only_segments: hear only the named segments.
        margin_ms: what is heard around named segments; None for `MARGIN_MS`.
        names: names and terms that may be said.
        translate: make an English translation too, as a second transcript.
        title: instead of the source's; for one recording only.
        date: ISO date of publication instead of the source's; for one recording only.
        url: where the recording is public, for local files.
        align: settle segments against what is said.
        again: make a new transcript of recordings that are in the index already.
        keep_media: keep fetched sound beside the index.
        cookies_file: a cookies.txt for yt-dlp.
        cookies_from_browser: a browser to take cookies from, as yt-dlp names it.
        jobs: processes that work at once on a folder of captions; None for one a processor, but no
            more than `MOST_JOBS`.

    Raises:
        UsageError: wishes that exclude each other.
    """

    segments: str | None = None
    language: str | None = None
    captions: Captions = "prefer"
    captions_language: str | None = None
    model: str | None = None
    device: str = "auto"
    decode: Decode = "batched"
    ranges: tuple[TimeRange, ...] = ()
    only_segments: bool = False
    margin_ms: int | None = None
    names: tuple[str, ...] = ()
    translate: bool = False
    title: str | None = None
    date: str | None = None
    url: str | None = None
    align: bool = True
    again: bool = False
    keep_media: bool = False
    cookies_file: Path | None = None
    cookies_from_browser: str | None = None
    jobs: int | None = None

    def __post_init__(self) -> None:
        if self.captions == "ignore" and self.captions_language:
            raise UsageError("--captions ignore leaves nothing for --captions-language to choose")
        if self.captions == "only" and self._of_hearing:
            raise UsageError(f"--captions only leaves nothing to transcribe for {self._of_hearing[0]}")
        if self.again and self.partial:
            told = "--range" if self.ranges else "--only-segments"
            raise UsageError(f"--again makes a whole new transcript: leave out {told}, or --again")
        if self.margin_ms is not None and not self.only_segments:
            raise UsageError("--margin goes with --only-segments")

    @property
    def workers(self) -> int:
        """How many processes may read captions for the one that stores them."""
        return (self.jobs or min(_processors(), MOST_JOBS)) - 1

    @property
    def partial(self) -> bool:
        """Whether only parts of recordings are to be heard."""
        return bool(self.ranges) or self.only_segments

    @property
    def _of_hearing(self) -> list[str]:
        """The options given that make sense only where speech is recognised."""
        given = {
            "--range": self.ranges,
            "--only-segments": self.only_segments,
            "--translate": self.translate,
            "--decode sequential": self.decode == "sequential",
        }
        return [name for name, value in given.items() if value]

    @property
    def one_only(self) -> list[str]:
        """The options given that make sense for one recording only."""
        given = {
            "--segments": self.segments,
            "--title": self.title,
            "--date": self.date,
            "--url": self.url,
            "--range": self.ranges or None,
        }
        return [name for name, value in given.items() if value is not None]


def _processors() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
