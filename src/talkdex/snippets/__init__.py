"""Snippets: a transcript cut into the stretches that are indexed and shown.

A snippet is whole sentences where punctuation allows, about 10 to 30 seconds, of one speaker.
Its text is what was said as it was written; its spans tell the time of each word, or of each
run of words where the source timed only the cue. Nothing is lost and nothing is said twice:
the snippets' words, in order, are the transcript's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, starmap
from operator import sub
from typing import NamedTuple

from talkdex.snippet import Columns, Snippet, Span, Spans, Timings
from talkdex.snippets.stretch import LONG_MS, Stretch, Units, stretches
from talkdex.transcript import Cue, Origin, Transcript

__all__ = ["LONG_MS", "SHORT_MS", "Snippet", "Span", "Strip", "cut", "restored", "strips"]

SHORT_MS = 10_000
SILENCE_MS = 5_000
_UNSPACED = ("ja", "zh", "th", "lo", "my", "km", "yue")


class Strip(NamedTuple):
    """The snippets of one stretch by the column: storing waits for them, and an hour makes hundreds.

    Args:
        speaker: of all of them, or None.
        starts_ms: of each.
        ends_ms: of each.
        texts: of each.
        edges: which word of the stretch begins each, and how many words there are.
        timings: of all words, where these are just the words of the texts; else None.
        spans: of each snippet, where `timings` is None; else empty.
        exact: whether each span is one word.
    """

    speaker: str | None
    starts_ms: Sequence[int]
    ends_ms: Sequence[int]
    texts: Sequence[str]
    edges: Sequence[int]
    timings: Timings | None
    spans: Sequence[Spans]
    exact: bool

    def snippets(self) -> Iterator[Snippet]:
        """Give them one by one."""
        for start_ms, end_ms, text, spans in zip(
            self.starts_ms, self.ends_ms, self.texts, self._spans(), strict=True
        ):
            yield Snippet(start_ms, end_ms, text, spans, self.exact, self.speaker)

    def _spans(self) -> Sequence[Spans]:
        if self.timings is None:
            return self.spans
        parts = starmap(self.timings.between, pairwise(self.edges))
        return list(map(Spans.of_words, self.texts, parts))


def cut(transcript: Transcript) -> Iterator[Snippet]:
    """Cut a transcript into snippets, in order of time."""
    for strip in strips(transcript):
        yield from strip.snippets()


def strips(transcript: Transcript) -> Iterator[Strip]:
    """Do the same, and give the snippets of each stretch by the column."""
    glue = "" if (transcript.language or "").split("-")[0] in _UNSPACED else " "
    for stretch in stretches(transcript.cues):
        yield _strip(stretch, list(_borders(stretch.units)), glue)


def restored(snippets: Iterable[Snippet], language: str | None, origin: Origin, made_by: str) -> Transcript:
    """Give back a transcript whose words are those of the snippets: what `cut` took apart."""
    cues: list[Cue] = []
    for s in snippets:
        if s.exact:
            cues.append(Cue(s.start_ms, max(s.start_ms, s.end_ms), s.text, s.speaker, tuple(s.words())))
        else:
            cues += [Cue(p.start_ms, p.end_ms, s.text[p.start : p.end], s.speaker) for p in s.spans]
    return Transcript(tuple(cues), language, origin, made_by)


def _borders(units: Units) -> Iterator[int]:
    """Give which units begin a snippet, and how many units there are."""
    yield 0
    first_ms, last_ms, complete = units.starts_ms[0], units.ends_ms[0], units.complete[0]
    for number, (start_ms, end_ms) in enumerate(zip(units.starts_ms, units.ends_ms, strict=True)):
        length = last_ms - first_ms
        long = length >= 2 * SHORT_MS or (complete and length >= SHORT_MS)
        if number and (long or start_ms - last_ms > SILENCE_MS or end_ms - first_ms > LONG_MS):
            yield number
            first_ms = start_ms
        last_ms, complete = end_ms, units.complete[number]
    yield len(units.starts_ms)


def _strip(stretch: Stretch, borders: Sequence[int], glue: str) -> Strip:
    speaker, texts, units, timings, unbroken = stretch
    edges = [units.edges[border] for border in borders]
    starts_ms = [units.starts_ms[border] for border in borders[:-1]]
    ends_ms = [max(units.ends_ms[a:b]) for a, b in pairwise(borders)]
    said = [glue.join(texts[a:b]) for a, b in pairwise(edges)]
    spans: list[Spans] = []
    if timings is None:
        places = list(accumulate(map(len(glue).__add__, map(len, texts)), initial=0))
        spans = [_cue_spans(units, a, b, places, len(glue)) for a, b in pairwise(borders)]
    elif not (unbroken and glue == " "):
        spans = [_word_spans(texts[a:b], timings.between(a, b), len(glue)) for a, b in pairwise(edges)]
    exact = timings is not None
    return Strip(speaker, starts_ms, ends_ms, said, edges, None if spans else timings, spans, exact)


def _word_spans(texts: Sequence[str], timings: Timings, gap: int) -> Spans:
    """Give the spans of words that hold spaces themselves, or stand without spaces between them."""
    lengths = list(map(len, texts))
    ends = [end - gap for end in accumulate(length + gap for length in lengths)]
    columns = Columns(list(map(sub, ends, lengths)), ends, *timings)
    return Spans(lambda: columns)


def _cue_spans(units: Units, first: int, last: int, places: Sequence[int], gap: int) -> Spans:
    """Give the spans of units in a row, half-open: those of one cue share one.

    `places` tells how many characters stand before each word of the stretch.
    """
    begin = places[units.edges[first]]
    cues = units.cues[first:last]
    new = [first, *(number for number, (a, b) in enumerate(pairwise(cues), first + 1) if a != b), last]
    starts = [places[units.edges[number]] - begin for number in new[:-1]]
    ends = [places[units.edges[number]] - begin - gap for number in new[1:]]
    starts_ms = [units.starts_ms[number] for number in new[:-1]]
    ends_ms = [units.ends_ms[number - 1] for number in new[1:]]
    columns = Columns(starts, ends, starts_ms, ends_ms, [None] * len(starts))
    return Spans(lambda: columns)
