"""An open index as a researcher's tool: search, quote, look up, link.

with talkdex.open_index("indexes/talks.db") as index:
    found = index.search('"police communautaire"')
    links = [index.link(hit.recording, hit.start_ms) for one in found for hit in one.hits]
"""

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import url2pathname

from talkdex.errors import NotFound
from talkdex.index.linking import address_of, link_to
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredSnippet
from talkdex.links import identify
from talkdex.search import Filters, Found, search
from talkdex.snippets import restored
from talkdex.text import fold
from talkdex.timing import TimeRange
from talkdex.transcript import Origin, Transcript

_LONGEST = 200

__all__ = ["Index", "address_of", "link_to", "named", "one", "open_index", "transcript_of"]


def open_index(path: str | PathLike[str]) -> "Index":
    """Open an index for reading; use it as a context manager.

    Raises:
        IndexFileError: there is no such file, it is not an index, or it can't be read.
    """
    return Index(path)


class Index:
    """A read-only index; a reader never blocks a writer."""

    def __init__(self, path: str | PathLike[str]) -> None:
        self.reader = Reader(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.reader.__exit__(kind, error, trace)

    def search(self, query: str, filters: Filters | None = None, **options: Any) -> list[Found]:
        """Find words and phrases; see `talkdex.search.search`."""
        return search(self.reader, query, filters, **options)

    def recordings(self) -> Iterator[StoredRecording]:
        """Give every recording, the newest published first."""
        return self.reader.recordings()

    def recording(self, reference: str) -> StoredRecording:
        """Give the one recording that a number, an identity, a URL or words of its title name.

        Raises:
            NotFound: none is named so, or several are.
        """
        return one(self.reader, reference)

    def segments(self, recording: StoredRecording) -> list[StoredSegment]:
        """Give a recording's named segments in order."""
        return self.reader.segments(recording.id)

    def transcript(
        self, recording: StoredRecording, within: TimeRange | None = None
    ) -> Iterator[StoredSnippet]:
        """Give the snippets of what is said, all or those that share time with a range."""
        for transcript in self.reader.transcripts(recording.id)[:1]:
            yield from self.reader.snippets(transcript.id, within)

    def link(self, recording: StoredRecording, start_ms: int, end_ms: int | None = None) -> str | None:
        """Give the deep link to a moment or range of a recording; None where it is nowhere to be opened."""
        return link_to(recording, start_ms, end_ms)


def one(reader: Reader, reference: str) -> StoredRecording:
    """Give the one recording that a number, an identity, a URL, its file or words of its title name.

    Raises:
        NotFound: none is named so, or several are.
    """
    found = _named(reader, reference)
    asked = reference if len(reference) <= _LONGEST else f"{reference[:_LONGEST]}…"
    if not found:
        raise NotFound(f"no recording {asked!r} in {reader.path} (see: talkdex list)")
    if len(found) > 1:
        first = ", ".join(f"{r.id} ({r.title[:30]})" for r in found[:4])
        raise NotFound(f"{asked!r} names {len(found)} recordings: {first}; say which by its number")
    return found[0]


def _named(reader: Reader, reference: str) -> list[StoredRecording]:
    identity = identify(reference)
    if identity is None:
        path = _path(reference)
        return (path and reader.matching(path)) or reader.matching(reference)
    known = reader.by_identity(identity.identity)
    return [known] if known else reader.matching(identity.url)


def _path(reference: str) -> str | None:
    """Give the full path that a `file:` URL or an existing file's path means, or None."""
    address = urlsplit(reference) if reference.startswith("file:") else None
    path = Path(url2pathname(address.path) if address else reference)
    try:
        return str(path.resolve()) if path.is_file() or address else None
    except (OSError, ValueError):  # too long, or no name that a file can have
        return None


def transcript_of(reader: Reader, recording: StoredRecording) -> Transcript | None:
    """Give the current spoken transcript of a recording as a value, or None where it has none."""
    for row in reader.transcripts(recording.id)[:1]:
        snippets = (stored.snippet for stored in reader.snippets(row.id))
        return restored(snippets, row.language, Origin(row.origin), row.made_by)
    return None


def named(segments: Iterable[StoredSegment], name: str) -> list[StoredSegment]:
    """Give the segments whose label or speaker holds every word of a name."""
    wanted = set(fold(name).split())
    return [s for s in segments if wanted and wanted <= set(fold(f"{s.label} {s.speaker or ''}").split())]
