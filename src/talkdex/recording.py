"""A recording: one audio or video work with a time line, and what its publisher says of it."""

from dataclasses import dataclass, field

from talkdex.timing import TimeRange


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled range given by the publisher; `end_ms` None means until the next chapter or the end."""

    title: str
    start_ms: int
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """One work with a time line, known by its identity.

    Args:
        identity: canonical and unique, `site:id` (`youtube:dQw4w9WgXcQ`); for local files
            `file:` and a digest of the content, so that another path is the same recording.
        title: as published, or the file's name.
        url: where people watch or hear it, without a time; None for a file that is nowhere public.
        media: path or URL of the media itself, where known.
        duration_ms: length, or None while unknown.
        published: ISO date `YYYY-MM-DD`, or None.
        channel: who published it, or None.
        language: BCP 47 tag of what is spoken as the publisher says, or None.
        description: the publisher's text, "" where there is none.
        thumbnail: URL of its picture, or None.
        chapters: the publisher's, in order.
    """

    identity: str
    title: str
    url: str | None = None
    media: str | None = None
    duration_ms: int | None = None
    published: str | None = None
    channel: str | None = None
    language: str | None = None
    description: str = ""
    thumbnail: str | None = None
    chapters: tuple[Chapter, ...] = field(default=())

    @property
    def extent(self) -> TimeRange | None:
        """The whole recording as a range, or None while its length is unknown."""
        return None if self.duration_ms is None else TimeRange(0, self.duration_ms)
