"""Snippets: a transcript cut into the stretches that are indexed and shown.

A snippet is whole sentences where punctuation allows, about 10 to 30 seconds, of one speaker.
Its text is what was said as it was written; its spans tell the time of each word, or of each
run of words where the source timed only the cue. Nothing is lost and nothing is said twice:
the snippets' words, in order, are the transcript's.

An hour of talk holds nine thousand words, and indexing waits for this: words are handled by the
column (all texts, all starts) and not one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import attrgetter, sub
from typing import Any, NamedTuple

from talkdex.snippet import Columns, Snippet, Span, Spans
from talkdex.transcript import Cue, Origin, Transcript

__all__ = ["LONG_MS", "SHORT_MS", "Snippet", "Span", "cut", "restored"]

SHORT_MS = 10_000
LONG_MS = 30_000
SILENCE_MS = 5_000
_ENDS = (".", "?", "!", "…", "。", "！", "？", "؟")
_CLOSERS = "\"'»”’)]}"
_LAST = frozenset((*_ENDS, *_CLOSERS))
_UNSPACED = ("ja", "zh", "th", "lo", "my", "km", "yue")
_END_MS = attrgetter("end_ms")


class _Unit(NamedTuple):
    """A run of words that is never cut: a sentence, or a piece of a long one.

    `columns` are the fields of its words; none where a cue alone is timed and the unit is all of it.
    """

    start_ms: int
    end_ms: int
    texts: Sequence[str]
    columns: Sequence[Sequence[Any]]
    speaker: str | None
    cue: int  # which cue it is from: words of one cue share a span where times are not exact
    exact: bool


def cut(transcript: Transcript) -> Iterator[Snippet]:
    """Cut a transcript into snippets, in order of time."""
    glue = "" if (transcript.language or "").split("-")[0] in _UNSPACED else " "
    group: list[_Unit] = []
    for unit in _units(transcript.cues):
        if group and _closes(group, unit):
            yield _join(group, glue)
            group = []
        group.append(unit)
    if group:
        yield _join(group, glue)


def restored(snippets: Iterable[Snippet], language: str | None, origin: Origin, made_by: str) -> Transcript:
    """Give back a transcript whose words are those of the snippets: what `cut` took apart."""
    cues: list[Cue] = []
    for s in snippets:
        if s.exact:
            cues.append(Cue(s.start_ms, max(s.start_ms, s.end_ms), s.text, s.speaker, tuple(s.words())))
        else:
            cues += [Cue(p.start_ms, p.end_ms, s.text[p.start : p.end], s.speaker) for p in s.spans]
    return Transcript(tuple(cues), language, origin, made_by)


def _closes(group: list[_Unit], unit: _Unit) -> bool:
    """Tell whether the group is complete and the unit starts the next snippet."""
    first, last = group[0], group[-1]
    if unit.speaker != first.speaker or unit.exact != first.exact:
        return True
    if unit.start_ms - last.end_ms > SILENCE_MS or unit.end_ms - first.start_ms > LONG_MS:
        return True
    length = last.end_ms - first.start_ms
    return length >= SHORT_MS and (_ends_sentence(last.texts[-1]) or length >= 2 * SHORT_MS)


def _units(cues: Iterable[Cue]) -> Iterator[_Unit]:
    """Cut cues at the ends of sentences; a sentence that runs over a cue's edge gives several units."""
    for number, cue in enumerate(cues):
        if not cue.words and cue.end_ms - cue.start_ms <= LONG_MS:
            whole = cue.text.split()
            if not _ends(whole[:-1]):
                yield _Unit(cue.start_ms, cue.end_ms, whole, (), cue.speaker, number, exact=False)
                continue
        columns = list(zip(*cue.timed(), strict=True))
        begun, done, texts, _ = columns
        for a, b in pairwise([0, *_places(begun, done, _ends(texts))]):
            run = [column[a:b] for column in columns]
            yield _Unit(begun[a], max(done[a:b]), texts[a:b], run, cue.speaker, number, bool(cue.words))


def _ends(texts: Sequence[str]) -> list[int]:
    """Give the offsets behind the words that end a sentence."""
    return [at for at, text in enumerate(texts, 1) if text[-1:] in _LAST and _ends_sentence(text)]


def _places(begun: Sequence[int], done: Sequence[int], ends: list[int]) -> list[int]:
    """Give where a cue is cut: behind its sentences, and inside those that are too long; and its end."""
    places = ends if ends[-1:] == [len(begun)] else [*ends, len(begun)]
    if max(done) - begun[0] <= LONG_MS:
        return places
    found, first = [], 0
    for end in places:
        for at in range(first + 1, end):
            if done[at] - begun[first] > LONG_MS:
                found.append(at)
                first = at
        found.append(end)
        first = end
    return found


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _join(group: list[_Unit], glue: str) -> Snippet:
    first = group[0]
    text = glue.join(chain.from_iterable(unit.texts for unit in group))
    spans = _word_spans(group, len(glue)) if first.exact else Spans.of(_cue_spans(group, len(glue)))
    return Snippet(first.start_ms, max(map(_END_MS, group)), text, spans, first.exact, first.speaker)


def _word_spans(group: list[_Unit], gap: int) -> Spans:
    every = zip(*(unit.columns for unit in group), strict=True)
    begun, done, texts, chances = map(chain.from_iterable, every)
    lengths = list(map(len, texts))
    ends = [end - gap for end in accumulate(length + gap for length in lengths)]
    columns = Columns(list(map(sub, ends, lengths)), ends, list(begun), list(done), list(chances))
    return Spans(lambda: columns)


def _cue_spans(group: list[_Unit], gap: int) -> list[Span]:
    spans: list[Span] = []
    at, last_cue = 0, None
    for unit in group:
        end = at + sum(map(len, unit.texts)) + gap * (len(unit.texts) - 1)
        run = Span(at, end, unit.start_ms, unit.end_ms)
        if unit.cue == last_cue:
            before = spans.pop()
            run = Span(before.start, end, before.start_ms, unit.end_ms)
        spans.append(run)
        at, last_cue = end + gap, unit.cue
    return spans
