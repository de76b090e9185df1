"""The gist: where much of what a text tells is said close together, in other words or another order.

Who tells in his own words what was said keeps its rare words. Each votes, once and by how much it tells, for
the stretches it is said in; stretches of one length that overlap by half find passages as well as any others
(Kaszkiel and Zobel, "Passage retrieval revisited", 1997, https://doi.org/10.1145/258525.258561 ). Of the best
stretches the densest passages are taken.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain, islice
from typing import NamedTuple

from talkdex.index.positions import BITS
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredTranscript
from talkdex.index.spoken import spoken
from talkdex.quotes.dress import holding, speaker_of
from talkdex.quotes.passage import Passage, densest
from talkdex.quotes.quotation import QuotedWord, read
from talkdex.text import folded
from talkdex.timing import TimeRange
from talkdex.word import Word

_HALF = 30
"""Tokens of half a stretch."""
_BUDGET = 60_000
"""Positions read."""
_TELLING, _SELDOM = 7.0, 3
"""Nats that a word tells at least to be counted; in a very small index, words said so seldom are."""
_LEAST_WORDS, _LEAST_SHARE, _LEAST_WORTH = 2, 0.2, 15.0
"""Of less nobody would say that it tells the same; the worth is in nats."""
_LOOKED_AT = 4
"""Stretches looked at for each place wanted."""
_SIGNS = ".,;:!?…()[]–—"

_Votes = Mapping[int, Mapping[str, Sequence[int]]]


class GistHit(NamedTuple):
    """A place where much of what a text tells is said.

    Args:
        recording: in which recording.
        transcript: in which of its transcripts.
        start_ms: start of the first word that both have.
        end_ms: end of the last one, half-open.
        text: the words said from that to that.
        marks: half-open offsets in it of the words that both have.
        met: words of the text that are said there, as it has them.
        missing: those that are not, common ones aside.
        share: of what the words tell, 0 to 1, that is met.
        speaker: who speaks first, or None.
        segments: the named segments that hold it, the narrowest first.
        lead: the words before in the same snippet.
        tail: the words after.
        spoken: where the transcript is a translation, the words as spoken then; else None.
    """

    recording: StoredRecording
    transcript: StoredTranscript
    start_ms: int
    end_ms: int
    text: str
    marks: tuple[tuple[int, int], ...]
    met: tuple[str, ...]
    missing: tuple[str, ...]
    share: float
    speaker: str | None
    segments: tuple[StoredSegment, ...]
    lead: str
    tail: str
    spoken: str | None = None


class _Stretch(NamedTuple):
    """Where words of the text stand: transcript, first and last token."""

    transcript: int
    first: int
    last: int


def find_gist(
    reader: Reader,
    text: str,
    *,
    limit: int = 5,
    transcripts: Collection[int] | None = None,
    accepts: Callable[[GistHit], bool] | None = None,
) -> list[GistHit]:
    """Find the places where most of what a text tells is said, the fullest first.

    Args:
        reader: of the index.
        text: what somebody remembers, in his own words.
        limit: how many places at most.
        transcripts: numbers of the transcripts to look in; None for all.
        accepts: tells of a hit whether it is wanted; None for all.

    Returns:
        The hits; none where no two telling words are said near each other.
    """
    words = [word for part in read(text) for word in part.words]
    telling = _telling(reader, {token for word in words if not word.inserted for token in word.tokens})
    votes = _votes(reader, telling, transcripts)
    found = [
        (passage, stretch.transcript)
        for stretch in _stretches(votes, telling, limit * _LOOKED_AT)
        if (passage := _passage(reader, stretch, telling)) and passage.worth >= _LEAST_WORTH
    ]
    found.sort(key=lambda one: -one[0].worth)
    hits = (_dressed(reader, passage, transcript, words, telling) for passage, transcript in found)
    good = (hit for hit in hits if len(hit.met) >= _LEAST_WORDS and hit.share >= _LEAST_SHARE)
    return list(islice((hit for hit in good if accepts is None or accepts(hit)), limit))


def _telling(reader: Reader, tokens: Iterable[str]) -> dict[str, float]:
    """Give the words that tell something, and how many nats: those said by everybody in any index don't."""
    total = max(reader.token_total(), 1)
    nats = {t: math.log(total / max(times, 1)) for t, times in reader.positions.times(tokens).items()}
    least = min(_TELLING, math.log(total / _SELDOM))
    return {token: nats[token] for token in tokens if nats[token] >= least}


def _votes(reader: Reader, telling: Mapping[str, float], transcripts: Collection[int] | None) -> _Votes:
    """Give, for half stretches by number, the packed places of each word; the rarest are read first."""
    times = reader.positions.times(telling)
    votes: dict[int, dict[str, list[int]]] = {}
    spent = 0
    for token in sorted(telling, key=times.__getitem__):
        spent += times[token]
        if spent > _BUDGET and votes:
            break
        for place in reader.positions.packed(token, transcripts):
            votes.setdefault(place // _HALF, {}).setdefault(token, []).append(place)
    return votes


def _passage(reader: Reader, stretch: _Stretch, telling: Mapping[str, float]) -> Passage | None:
    return densest([stored.snippet for stored in reader.snippets_at(*stretch)], telling)


def _stretches(votes: _Votes, telling: Mapping[str, float], count: int) -> Iterator[_Stretch]:
    """Give the stretches for which most was voted, the best first; none overlaps one before it."""
    taken: set[int] = set()
    for half in nlargest(count * 2, votes, key=lambda half: _worth(votes, half, telling)):
        if half not in taken:
            taken |= {half - 1, half, half + 1}
            places = [place for _, some in _halves(votes, half) for place in some]
            base = places[0] >> BITS << BITS
            yield _Stretch(base >> BITS, min(places) - base, max(places) - base)


def _worth(votes: _Votes, half: int, telling: Mapping[str, float]) -> float:
    return sum(telling[token] for token in {token for token, _ in _halves(votes, half)})


def _halves(votes: _Votes, half: int) -> Iterator[tuple[str, Sequence[int]]]:
    return chain(votes[half].items(), votes.get(half + 1, {}).items())


def _dressed(
    reader: Reader, passage: Passage, number: int, quoted: Sequence[QuotedWord], telling: Mapping[str, float]
) -> GistHit:
    inside = passage.inside
    start, end = inside[0].start_ms, max(word.end_ms for word in inside)
    there = {token for word in inside for token in folded(word.text)}
    transcript = reader.transcript(number)
    recording = reader.recording(transcript.recording_id)
    segments = holding(reader, recording, start, end)
    return GistHit(
        recording=recording,
        transcript=transcript,
        start_ms=start,
        end_ms=end,
        text=_text(inside),
        marks=tuple(_marks(inside, {mark - passage.first for mark in passage.marks})),
        met=_written(quoted, telling, there, met=True),
        missing=_written(quoted, telling, there, met=False),
        share=sum(telling[token] for token in telling if token in there) / sum(telling.values()),
        speaker=speaker_of(passage.snippets[0], segments),
        segments=segments,
        lead=_text(passage.words[: passage.first]),
        tail=_text(passage.words[passage.last + 1 :]),
        spoken=spoken(reader, transcript, TimeRange(start, end)),
    )


def _marks(words: Sequence[Word], numbers: Collection[int]) -> Iterator[tuple[int, int]]:
    """Give where the words of these numbers stand in the text."""
    at = 0
    for number, word in enumerate(words):
        if number in numbers:
            yield at, at + len(word.text)
        at += len(word.text) + 1


def _written(
    quoted: Sequence[QuotedWord], telling: Collection[str], there: Collection[str], *, met: bool
) -> tuple[str, ...]:
    """Give the telling words of the text, as they are written, all of which is there; or else the others."""
    wanted = ((word.text, [token for token in word.tokens if token in telling]) for word in quoted)
    some = (text for text, tokens in wanted if tokens and all(map(there.__contains__, tokens)) == met)
    return tuple(dict.fromkeys(text.strip(_SIGNS) for text in some))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
