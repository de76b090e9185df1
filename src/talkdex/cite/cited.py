"""What is cited, as a frozen value."""

from dataclasses import dataclass, field

from talkdex.cite.names import Name
from talkdex.timing import TimeRange


@dataclass(frozen=True, slots=True)
class Cited:
    """A recording, a stretch of it, or words said in it.

    Args:
        title: the recording's.
        authors: who speaks; empty where nobody said who.
        part: the named segment's title, or None; a name that only repeats the speaker's is left out.
        channel: who published it, or None.
        host: where it is published ("YouTube"), or None for a file that is nowhere public.
        published: ISO date, or a year or month alone; None where unknown.
        medium: "Video" or "Audio".
        within: the stretch cited, or None for the whole.
        words: the words quoted, as they were said, or None.
        url: a deep link to the stretch, or None.
        language: BCP 47 tag, or None.
        verify: the code by which the words can be checked later, or None where nothing is transcribed.
    """

    title: str
    authors: tuple[Name, ...] = field(default=())
    part: str | None = None
    channel: str | None = None
    host: str | None = None
    published: str | None = None
    medium: str = "Video"
    within: TimeRange | None = None
    words: str | None = None
    url: str | None = None
    language: str | None = None
    verify: str | None = None

    @property
    def date(self) -> tuple[int, ...]:
        """Year, month and day as numbers, as far as they are known."""
        parts = (self.published or "").split("-")
        return tuple(int(part) for part in parts[:3] if part.isdecimal())

    @property
    def year(self) -> str | None:
        """The year, or None."""
        return str(self.date[0]) if self.date else None

    @property
    def place(self) -> str | None:
        """Where it is published: the channel and its host, each once."""
        told = dict.fromkeys(one for one in (self.channel, self.host) if one)
        names = {author.straight for author in self.authors}
        return ", ".join(one for one in told if one not in names) or None
