"""What the user wishes of an `add`, as one frozen value."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from talkdex.errors import UsageError

Captions = Literal["prefer", "only", "ignore"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to add recordings.

    Args:
        segments: text from which named segments are read, or None.
        language: BCP 47 tag of what is spoken; None to find out.
        captions: `prefer` them to recognition, take them `only`, or `ignore` them.
        captions_language: take captions in this language, even a translation; None for the spoken one.
        model: of the recogniser, a name or a folder.
        device: "auto", "cpu" or "cuda".
        title: instead of the source's; for one recording only.
        date: ISO date of publication instead of the source's; for one recording only.
        url: where the recording is public, for local files.
        align: settle segments against what is said.
        again: make a new transcript of recordings that are in the index already.
        keep_media: keep fetched sound beside the index.
        cookies_file: a cookies.txt for yt-dlp.
        cookies_from_browser: a browser to take cookies from, as yt-dlp names it.

    Raises:
        UsageError: wishes that exclude each other.
    """

    segments: str | None = None
    language: str | None = None
    captions: Captions = "prefer"
    captions_language: str | None = None
    model: str = "small"
    device: str = "auto"
    title: str | None = None
    date: str | None = None
    url: str | None = None
    align: bool = True
    again: bool = False
    keep_media: bool = False
    cookies_file: Path | None = None
    cookies_from_browser: str | None = None

    def __post_init__(self) -> None:
        if self.captions == "ignore" and self.captions_language:
            raise UsageError("--captions ignore leaves nothing for --captions-language to choose")

    @property
    def one_only(self) -> list[str]:
        """The options given that make sense for one recording only."""
        given = {"--segments": self.segments, "--title": self.title, "--date": self.date, "--url": self.url}
        return [name for name, value in given.items() if value is not None]
