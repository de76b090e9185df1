"""Snippets: a transcript cut into the stretches that are indexed and shown.

A snippet is whole sentences where punctuation allows, about 10 to 30 seconds, of one speaker.
Its text is what was said as it was written; its spans tell the time of each word, or of each
run of words where the source timed only the cue. Nothing is lost and nothing is said twice:
the snippets' words, in order, are the transcript's.
"""

from collections.abc import Iterable, Iterator

from talkdex.snippet import Snippet, Span
from talkdex.snippets.stretch import LONG_MS, Units, stretches
from talkdex.snippets.strip import Strip, cut_at
from talkdex.transcript import Cue, Origin, Transcript

__all__ = ["LONG_MS", "SHORT_MS", "Snippet", "Span", "Strip", "cut", "restored", "strips"]

SHORT_MS = 10_000
SILENCE_MS = 5_000
_UNSPACED = ("ja", "zh", "th", "lo", "my", "km", "yue")


def cut(transcript: Transcript) -> Iterator[Snippet]:
    """Cut a transcript into snippets, in order of time."""
    for strip in strips(transcript):
        yield from strip.snippets()


def strips(transcript: Transcript) -> Iterator[Strip]:
    """Do the same, and give the snippets of each stretch by the column."""
    glue = "" if (transcript.language or "").split("-")[0] in _UNSPACED else " "
    for stretch in stretches(transcript.cues):
        yield cut_at(stretch, list(_borders(stretch.units)), glue)


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
