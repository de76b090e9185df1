"""A snippet: the stretch of a transcript that is indexed and shown, with the times of its words.

It stands in a module of its own because every search needs it, and what cuts transcripts does not.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import add, sub
from typing import NamedTuple, overload

from talkdex.word import Word, spread


class Span(NamedTuple):
    """A timed run of characters of a snippet's text: one word, or all the words of a cue.

    `start` and `end` are half-open character offsets; times are ms of recording time.
    """

    start: int
    end: int
    start_ms: int
    end_ms: int
    probability: float | None = None


class Columns(NamedTuple):
    """Spans by the column: nine thousand values for every hour of talk would take ten times as long."""

    starts: Sequence[int]
    ends: Sequence[int]
    starts_ms: Sequence[int]
    ends_ms: Sequence[int]
    probabilities: Sequence[float | None]


class Places(NamedTuple):
    """Where spans stand in a text, by the column: half-open character offsets."""

    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, first: int, last: int) -> "Places":
        """Give those of some spans in a row, half-open."""
        return Places(self.starts[first:last], self.ends[first:last])


class Timings(NamedTuple):
    """When spans are said, by the column: starts and ends in ms, and the recogniser's probabilities."""

    starts_ms: Sequence[int]
    ends_ms: Sequence[int]
    probabilities: Sequence[float | None]

    def between(self, first: int, last: int) -> "Timings":
        """Give those of some spans in a row, half-open."""
        return Timings(self.starts_ms[first:last], self.ends_ms[first:last], self.probabilities[first:last])


class Spans(Sequence[Span]):
    """Spans kept by the column, and made when first asked for: most snippets that are read are only shown.

    Args:
        make: gives the columns.
        timings: of spans that are just the words of the text, else None.
        moment: of such spans, gives the start in ms of one and the end of another by their numbers (of the
            last where there are fewer), without making all columns; else None.
    """

    def __init__(
        self,
        make: Callable[[], Columns],
        timings: Timings | None = None,
        moment: Callable[[int, int], tuple[int, int]] | None = None,
    ) -> None:
        self._make = make
        self.timings = timings
        self.moment = moment

    @classmethod
    def of_words(cls, text: str, timings: Timings) -> "Spans":
        """Give a span for each word of a text; where they stand is looked up when it is asked for."""
        starts_ms, ends_ms, chances = timings
        return cls(lambda: Columns(*word_places(text), starts_ms, ends_ms, chances), timings)

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "Spans":
        """Give the same spans by the column."""
        if isinstance(spans, cls):
            return spans
        return cls(lambda: Columns(*zip(*spans, strict=True)) if spans else Columns((), (), (), (), ()))

    @cached_property
    def columns(self) -> Columns:
        """All starts, all ends, and so on."""
        starts, ends, starts_ms, ends_ms, chances = self._make()
        return Columns(tuple(starts), tuple(ends), tuple(starts_ms), tuple(ends_ms), tuple(chances))

    def __len__(self) -> int:
        return len(self.columns.starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Span]: ...

    def __getitem__(self, at: int | slice) -> Span | Sequence[Span]:
        if isinstance(at, slice):
            return tuple(self)[at]
        starts, ends, starts_ms, ends_ms, probabilities = self.columns
        return Span(starts[at], ends[at], starts_ms[at], ends_ms[at], probabilities[at])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, *self.columns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and self.columns == other.columns

    def __hash__(self) -> int:
        return hash(self.columns)


class Snippet(NamedTuple):
    """What is indexed and shown: one speaker, a sentence or several, 10 to 30 s where possible.

    Args:
        start_ms: start of its first word.
        end_ms: end of its last word.
        text: one line.
        spans: in order, covering every word of the text.
        exact: True where each span is one word; False where times lie between words of a cue.
        speaker: or None where nobody said who speaks.
    """

    start_ms: int
    end_ms: int
    text: str
    spans: Sequence[Span]
    exact: bool
    speaker: str | None = None

    def time_at(self, place: int) -> tuple[int, int]:
        """Give start and end in ms of the word at a character offset.

        Between words of a cue the time goes by letters, as `transcript.spread` shares it out.
        """
        spans = Spans.of(self.spans)
        if self.exact and spans.moment:
            number = _word_number(self.text, place)
            return spans.moment(number, number)
        ends = spans.columns.ends
        s = spans[min(bisect_right(ends, place), len(ends) - 1)]
        if self.exact:
            return s.start_ms, s.end_ms
        begin = max(self.text.rfind(" ", s.start, max(place, s.start)) + 1, s.start)
        end = self.text.find(" ", max(place, s.start), s.end)
        letters, length = s.end - s.start + 1, s.end_ms - s.start_ms
        after = (s.end if end < 0 else end) + 1 - s.start
        return s.start_ms + length * (begin - s.start) // letters, s.start_ms + length * after // letters

    def time_from(self, place: int, last: int) -> tuple[int, int]:
        """Give the start in ms of the word at a character offset, and the end of one at a later offset."""
        spans = Spans.of(self.spans)
        if self.exact and spans.moment:
            first = _word_number(self.text, place)
            return spans.moment(first, first if last == place else _word_number(self.text, last))
        return self.time_at(place)[0], self.time_at(last)[1]

    def words(self) -> list[Word]:
        """Give each word with its time; between words of a cue, by their length in letters."""
        if self.exact:
            return [Word(s.start_ms, s.end_ms, self.text[s.start : s.end], s.probability) for s in self.spans]
        return [
            word
            for s in self.spans
            for word in spread(self.text[s.start : s.end].split(), s.start_ms, s.end_ms)
        ]

    def texts(self) -> list[str]:
        """Give each word without its time, which takes less."""
        spans = Spans.of(self.spans)
        if self.exact and spans.moment:
            return self.text.split()
        said = map(self.text.__getitem__, map(slice, spans.columns.starts, spans.columns.ends))
        return list(said) if self.exact else list(chain.from_iterable(map(str.split, said)))


def _word_number(text: str, place: int) -> int:
    """Give how many words of a text end before or at a character offset."""
    before, after = text[: max(place, 0)], text[max(place, 0) :]
    inside = before[-1:].strip() and after[:1].strip()
    return len(before.split()) - bool(inside)


def word_places(text: str) -> tuple[list[int], list[int]]:
    """Give where the words of a text start, and where they end."""
    words = text.split()
    lengths = list(map(len, words))
    if sum(lengths) + len(words) - 1 == len(text):  # single spaces, none at the ends
        ends = list(accumulate(map((1).__add__, lengths), initial=-1))[1:]
        return list(map(sub, ends, lengths)), ends
    starts, at = [], 0
    for word in words:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    return starts, list(map(add, starts, lengths))
