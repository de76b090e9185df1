"""How a clip is wanted."""

from dataclasses import dataclass
from pathlib import Path

from talkdex.errors import UsageError


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a clip is wanted.

    Args:
        fast: copy from the key frame before, rather than to encode to the frame.
        audio_only: leave the pictures out.
        captions: write what is said beside the clip, as WebVTT with the clip's times.
        burn: draw what is said into the pictures.
        font: font file for `burn`, or None for one of the system's.
        force: write over files that are there.
        media: the recording's file, where the index doesn't know it; for one recording.
        cookies_file: for fetching, as for `talkdex add`.
        cookies_from_browser: the same.

    Raises:
        UsageError: two of them exclude each other.
    """

    fast: bool = False
    audio_only: bool = False
    captions: bool = False
    burn: bool = False
    font: Path | None = None
    force: bool = False
    media: Path | None = None
    cookies_file: Path | None = None
    cookies_from_browser: str | None = None

    def __post_init__(self) -> None:
        if self.burn and self.fast:
            raise UsageError("--fast copies pictures as they are, --burn changes them: leave out one")
        if self.burn and self.audio_only:
            raise UsageError("--burn draws into the pictures that --audio-only leaves out: leave out one")
        if self.font and not self.burn:
            raise UsageError("--font is for the captions that --burn draws: add --burn, or leave it out")
