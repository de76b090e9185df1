"""Linked: the recordings of the index that a document links to or shows in a player."""

from functools import cached_property

from talkdex.check.document import Document
from talkdex.index.reader import Reader
from talkdex.links import identify


class Linked:
    """Tells which transcripts are meant by a document's URLs.

    Args:
        reader: of the index.
        document: what is checked.
    """

    def __init__(self, reader: Reader, document: Document) -> None:
        self._reader, self._document = reader, document
        self._known: dict[str, tuple[int, ...]] = {}

    @cached_property
    def everywhere(self) -> frozenset[int]:
        """The current transcripts of all recordings that the document links to."""
        urls = {*self._document.players, *(link.url for link in self._document.links)}
        return frozenset(number for url in urls for number in self.transcripts(url))

    def transcripts(self, url: str) -> tuple[int, ...]:
        """Give the current transcripts of the recording at a URL; none where it isn't in the index."""
        if url not in self._known:
            number = self._recording(url)
            found = self._reader.transcripts(number) if number else []
            self._known[url] = tuple(transcript.id for transcript in found)
        return self._known[url]

    def _recording(self, url: str) -> int | None:
        known = identify(url)
        stored = self._reader.by_identity(known.identity) if known else None
        return stored.id if stored else self._addresses.get(url)

    @cached_property
    def _addresses(self) -> dict[str, int]:
        stored = self._reader.recordings()
        return {address: r.id for r in stored for address in (r.url, r.media) if address}
