"""Names that may be said: told to the recogniser, and found where it heard them otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path

from talkdex.index import aliases as stored
from talkdex.index.aliases import Alias
from talkdex.index.connection import transaction
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSnippet
from talkdex.index.writer import Writer
from talkdex.recognize import Alias as Heard
from talkdex.recognize import Name, aliases, telling
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.text import fold, fold_word
from talkdex.timing import TimeRange


def told(names: Iterable[str], stated: Sequence[Stated], recording: Recording) -> tuple[Name, ...]:
    """Give the names to tell the recogniser, the most telling first, those of a segment with its range."""
    found = [Name(name) for name in names]
    for one in stated:
        extent = _extent(one)
        found += [Name(text, extent) for text in (one.speaker, one.label) if text]
    found += [
        Name(c.title, None if c.end_ms is None else TimeRange(c.start_ms, max(c.start_ms, c.end_ms)))
        for c in recording.chapters
    ]
    found += [Name(text) for text in (*_title(recording), recording.channel) if text]
    return tuple(found)


def _title(recording: Recording) -> list[str]:
    """Give the title where a person wrote one: a file's name is none."""
    file = Path(recording.media).stem if recording.media and not recording.url else ""
    return [] if recording.title == file else [recording.title]


def _extent(stated: Stated) -> TimeRange | None:
    if stated.start_ms is None or stated.end_ms is None:
        return None
    start = max(0, stated.start_ms)
    return TimeRange(start, max(start, stated.end_ms))


def name(writer: Writer, recording_id: int, names: Iterable[str] = ()) -> int:
    """Look for a recording's known names where they were heard otherwise, in all that is searched of it.

    What was found before is looked for anew, so that it is called again whenever a name is learnt.

    Args:
        writer: of the index.
        recording_id: a recording's number.
        names: more names that may be said, kept from now on.

    Returns:
        How many places there are.
    """
    with transaction(writer.connection):
        stored.put_names(writer.connection, recording_id, names)
    with Reader(writer.path) as reader:
        known = list(_known(reader, reader.recording(recording_id)))
        rows = reader.transcripts(recording_id)
        found = {row.id: list(_places(reader, row.id, known)) for row in rows}
    with transaction(writer.connection):
        for number, places in found.items():
            stored.put(writer.connection, number, places)
    return sum(map(len, found.values()))


def _known(reader: Reader, recording: StoredRecording) -> Iterator[str]:
    """Give all names that the index knows of a recording."""
    yield from stored.names_of(reader.connection, recording.id)
    for segment in reader.segments(recording.id):
        yield segment.label
        yield segment.speaker or ""
    yield recording.title
    yield recording.channel or ""


def _places(reader: Reader, transcript_id: int, known: Sequence[str]) -> Iterator[Alias]:
    """Find the names in a transcript's words, with their places among its folded tokens."""
    if telling(known):
        snippets = list(reader.snippets(transcript_id))
        said = chain.from_iterable(stored.snippet.texts() for stored in snippets)
        found = aliases(list(said), known)
        yield from _placed(snippets, found) if found else ()


def _placed(snippets: Sequence[StoredSnippet], found: Iterable[Heard]) -> Iterator[Alias]:
    """Give heard names with their times and tokens, which are looked up only where there are any."""
    words = [word for stored in snippets for word in stored.snippet.words()]
    folded = [fold_word(word.text) for word in words]
    at = [0, *accumulate(map(len, folded))]
    flat = list(chain.from_iterable(folded))
    for one in found:
        last = one.first + one.length - 1
        begin, end = at[one.first], at[last + 1]
        name = fold(one.name)
        if end > begin and " " not in name:
            yield Alias(
                words[one.first].start_ms,
                words[last].end_ms,
                begin,
                end - begin,
                " ".join(word.text for word in words[one.first : last + 1]).strip(".,;:!?…\"'«»“”()"),
                one.name,
                name,
                flat[begin - 1] if begin else "",
                flat[end] if end < len(flat) else "",
            )
