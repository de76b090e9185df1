"""Snippets: a transcript cut into the stretches that are indexed and shown.

A snippet is whole sentences where punctuation allows, about 10 to 30 seconds, of one speaker.
Its text is what was said as it was written; its spans tell the time of each word, or of each
run of words where the source timed only the cue. Nothing is lost and nothing is said twice:
the snippets' words, in order, are the transcript's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub

from talkdex.snippet import Columns, Snippet, Span, Spans, Timings
from talkdex.snippets.stretch import LONG_MS, Stretch, Unit, ends_sentence, stretches
from talkdex.transcript import Cue, Origin, Transcript

__all__ = ["LONG_MS", "SHORT_MS", "Snippet", "Span", "cut", "restored"]

SHORT_MS = 10_000
SILENCE_MS = 5_000
_UNSPACED = ("ja", "zh", "th", "lo", "my", "km", "yue")


def cut(transcript: Transcript) -> Iterator[Snippet]:
    """Cut a transcript into snippets, in order of time."""
    glue = "" if (transcript.language or "").split("-")[0] in _UNSPACED else " "
    for stretch in stretches(transcript.cues):
        for group in _groups(stretch):
            yield _join(stretch, group, glue)


def restored(snippets: Iterable[Snippet], language: str | None, origin: Origin, made_by: str) -> Transcript:
    """Give back a transcript whose words are those of the snippets: what `cut` took apart."""
    cues: list[Cue] = []
    for s in snippets:
        if s.exact:
            cues.append(Cue(s.start_ms, max(s.start_ms, s.end_ms), s.text, s.speaker, tuple(s.words())))
        else:
            cues += [Cue(p.start_ms, p.end_ms, s.text[p.start : p.end], s.speaker) for p in s.spans]
    return Transcript(tuple(cues), language, origin, made_by)


def _groups(stretch: Stretch) -> Iterator[list[Unit]]:
    """Put the units of a stretch together that make a snippet."""
    group: list[Unit] = []
    for unit in stretch.units:
        if group and _closes(group[0], group[-1], unit, stretch.texts):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _closes(first: Unit, last: Unit, unit: Unit, texts: Sequence[str]) -> bool:
    """Tell whether the units from first to last are complete and another one starts the next snippet."""
    if unit.start_ms - last.end_ms > SILENCE_MS or unit.end_ms - first.start_ms > LONG_MS:
        return True
    length = last.end_ms - first.start_ms
    return length >= SHORT_MS and (length >= 2 * SHORT_MS or ends_sentence(texts[last.last - 1]))


def _join(stretch: Stretch, group: list[Unit], glue: str) -> Snippet:
    first, last = group[0].first, group[-1].last
    texts = stretch.texts[first:last]
    text = glue.join(texts)
    if stretch.timings is None:
        spans = Spans.of(_cue_spans(group, stretch.texts, len(glue)))
    else:
        timings = stretch.timings.between(first, last)
        plain = stretch.unbroken and glue == " "
        spans = Spans.of_words(text, timings) if plain else _word_spans(texts, timings, len(glue))
    end_ms = max([unit.end_ms for unit in group])
    return Snippet(group[0].start_ms, end_ms, text, spans, stretch.timings is not None, stretch.speaker)


def _word_spans(texts: Sequence[str], timings: Timings, gap: int) -> Spans:
    """Give the spans of words that hold spaces themselves, or stand without spaces between them."""
    lengths = list(map(len, texts))
    ends = [end - gap for end in accumulate(length + gap for length in lengths)]
    columns = Columns(list(map(sub, ends, lengths)), ends, *timings)
    return Spans(lambda: columns)


def _cue_spans(group: list[Unit], texts: Sequence[str], gap: int) -> list[Span]:
    spans: list[Span] = []
    at, last_cue = 0, None
    for unit in group:
        said = texts[unit.first : unit.last]
        end = at + sum(map(len, said)) + gap * (len(said) - 1)
        run = Span(at, end, unit.start_ms, unit.end_ms)
        if unit.cue == last_cue:
            before = spans.pop()
            run = Span(before.start, end, before.start_ms, unit.end_ms)
        spans.append(run)
        at, last_cue = end + gap, unit.cue
    return spans
