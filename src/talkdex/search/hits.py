"""Hits: passages turned into what a person reads, with the time of the first matched word."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredSnippet, StoredTranscript
from talkdex.index.spoken import spoken
from talkdex.search.passages import Passage
from talkdex.snippet import Snippet
from talkdex.text import tokens_at
from talkdex.timing import TimeRange


class Hit(NamedTuple):
    """One answer: where it is said, by whom, and the snippet around it.

    Args:
        recording: in which recording.
        transcript: in which of its transcripts.
        start_ms: start of the first matched word.
        end_ms: end of the last matched word.
        text: the snippet, as written.
        matches: half-open character ranges of `text` that match, in order.
        speaker: who speaks, as the captions say, else as the narrowest segment says; or None.
        segments: the named segments it falls in, the narrowest first.
        score: higher is better; comparable within one search only.
        before: the snippets before, as asked for.
        after: the snippets after.
        heard: names that match, and how each was heard: (name, heard words).
        spoken: where the transcript is a translation, what is said in the snippet; else None.
        doubt: why the words may be invented, where they are kept in quarantine; else "".
    """

    recording: StoredRecording
    transcript: StoredTranscript
    start_ms: int
    end_ms: int
    text: str
    matches: tuple[tuple[int, int], ...]
    speaker: str | None
    segments: tuple[StoredSegment, ...]
    score: float
    before: tuple[Snippet, ...] = ()
    after: tuple[Snippet, ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
    spoken: str | None = None
    doubt: str = ""


class Matched(NamedTuple):
    """A matched token, the place of its snippet among those given, and its half-open characters there."""

    token: int
    snippet: int
    start: int
    end: int


class Located(NamedTuple):
    """Passages that start in one snippet, with the time of their words; not yet dressed for people."""

    transcript: int
    snippets: tuple[StoredSnippet, ...]
    matched: tuple[Matched, ...]
    start_ms: int
    end_ms: int
    weight: float
    heard: tuple[tuple[str, str], ...] = ()

    @property
    def extent(self) -> TimeRange:
        """The time of the snippets that hold the matched words."""
        start, end = self.snippets[0].snippet.start_ms, max(s.snippet.end_ms for s in self.snippets)
        return TimeRange(start, max(start, end))

    @property
    def speaker(self) -> str | None:
        """Who says the first matched word, as the captions tell."""
        return self.snippets[0].snippet.speaker


def locate(reader: Reader, passages: Sequence[Passage], weight: float) -> Located:
    """Give passages of one snippet their times, from the times of their words."""
    transcript = passages[0].transcript
    wanted = {at for p in passages for at in p.matched}
    otherwise = reader.heard_otherwise(transcript, min(wanted) - 1, max(wanted))
    named = [alias for alias in otherwise if not wanted.isdisjoint(alias.places)]
    wanted.update(*(alias.places for alias in named))
    snippets = reader.snippets_at(transcript, min(wanted), max(wanted))
    heard = tuple(dict.fromkeys((alias.name, alias.heard) for alias in named))
    return located(snippets, wanted, weight)._replace(heard=heard)


def located(snippets: Sequence[StoredSnippet], tokens: Collection[int], weight: float) -> Located:
    """Give folded tokens their times, from the times of their words; the snippets must cover them."""
    matched = tuple(_matched(snippets, tokens))
    first, last = matched[0], matched[-1]
    if first.snippet == last.snippet:
        start, end = snippets[first.snippet].snippet.time_from(first.start, last.start)
    else:
        start, _ = snippets[first.snippet].snippet.time_at(first.start)
        _, end = snippets[last.snippet].snippet.time_at(last.start)
    return Located(snippets[0].transcript_id, tuple(snippets), matched, start, max(start, end), weight)


def _matched(snippets: Sequence[StoredSnippet], tokens: Collection[int]) -> Iterator[Matched]:
    for number, stored in enumerate(snippets):
        here = tokens_at(stored.snippet.text, {token - stored.token for token in tokens})
        yield from (Matched(stored.token + n, number, t.start, t.end) for n, t in here.items())


def dress(
    reader: Reader,
    recording: StoredRecording,
    found: Located,
    segments: Sequence[StoredSegment],
    context: int,
) -> Hit:
    """Make the hit that people see, with `context` snippets before and after."""
    text, matches = _marked(found)
    before, after = _around(reader, found, context)
    named = found.speaker or next((s.speaker for s in segments if s.speaker), None)
    transcript = reader.transcript(found.transcript)
    return Hit(
        recording, transcript, found.start_ms, found.end_ms, text, matches, named, tuple(segments),
        found.weight, before, after, found.heard, spoken(reader, transcript, found.extent),
    )  # fmt: skip


def _marked(found: Located) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join the snippets' texts, and find the matched tokens in it; neighbours become one range."""
    text, offsets = "", []
    for stored in found.snippets:
        text += " " if text else ""
        offsets.append(len(text))
        text += stored.snippet.text
    places = ((m.token, offsets[m.snippet] + m.start, offsets[m.snippet] + m.end) for m in found.matched)
    return text, tuple(_fused(list(places)))


def _fused(ranges: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Fuse the ranges of tokens that follow each other."""
    for _, group in groupby(enumerate(ranges), key=lambda pair: pair[1][0] - pair[0]):
        run = [item for _, item in group]
        yield run[0][1], run[-1][2]


def _around(reader: Reader, found: Located, context: int) -> tuple[tuple[Snippet, ...], tuple[Snippet, ...]]:
    if not context:
        return (), ()
    before, after = reader.neighbours(found.snippets[0], found.snippets[-1], context)
    return tuple(s.snippet for s in before), tuple(s.snippet for s in after)
