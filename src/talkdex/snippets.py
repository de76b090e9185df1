"""Snippets: a transcript cut into the stretches that are indexed and shown.

A snippet is whole sentences where punctuation allows, about 10 to 30 seconds, of one speaker.
Its text is what was said as it was written; its spans tell the time of each word, or of each
run of words where the source timed only the cue. Nothing is lost and nothing is said twice:
the snippets' words, in order, are the transcript's.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from talkdex.snippet import Snippet, Span
from talkdex.transcript import Cue, Origin, Transcript, Word

__all__ = ["LONG_MS", "SHORT_MS", "Snippet", "Span", "cut", "restored"]

SHORT_MS = 10_000
LONG_MS = 30_000
SILENCE_MS = 5_000
_ENDS = (".", "?", "!", "…", "。", "！", "？", "؟")
_CLOSERS = "\"'»”’)]}"
_UNSPACED = ("ja", "zh", "th", "lo", "my", "km", "yue")


class _Unit(NamedTuple):
    """A run of words that is never cut: a sentence, or a piece of a long one."""

    words: tuple[Word, ...]
    speaker: str | None
    cue: int  # which cue it starts in: words of one cue share a span where times are not exact
    exact: bool
    glue: str

    @property
    def start_ms(self) -> int:
        return self.words[0].start_ms

    @property
    def end_ms(self) -> int:
        return max(word.end_ms for word in self.words)


def cut(transcript: Transcript) -> Iterator[Snippet]:
    """Cut a transcript into snippets, in order of time."""
    glue = "" if (transcript.language or "").split("-")[0] in _UNSPACED else " "
    group: list[_Unit] = []
    for unit in _units(transcript.cues, glue):
        if group and _closes(group, unit):
            yield _join(group)
            group = []
        group.append(unit)
    if group:
        yield _join(group)


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
    full = last.end_ms - first.start_ms >= SHORT_MS
    return full and (_ends_sentence(last.words[-1].text) or last.end_ms - first.start_ms >= 2 * SHORT_MS)


def _units(cues: Iterable[Cue], glue: str) -> Iterator[_Unit]:
    """Cut cues at the ends of sentences; a sentence that runs over a cue's edge gives several units."""
    for number, cue in enumerate(cues):
        run: list[Word] = []
        for word in cue.timed():
            if run and word.end_ms - run[0].start_ms > LONG_MS:
                yield _Unit(tuple(run), cue.speaker, number, bool(cue.words), glue)
                run = []
            run.append(word)
            if _ends_sentence(word.text):
                yield _Unit(tuple(run), cue.speaker, number, bool(cue.words), glue)
                run = []
        if run:
            yield _Unit(tuple(run), cue.speaker, number, bool(cue.words), glue)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _join(group: list[_Unit]) -> Snippet:
    spans: list[Span] = []
    parts: list[str] = []
    at, glue, exact = 0, group[0].glue, group[0].exact
    last_cue = None
    for unit in group:
        begin = at
        for word in unit.words:
            parts.append(word.text)
            if exact:
                spans.append(Span(at, at + len(word.text), word.start_ms, word.end_ms, word.probability))
            at += len(word.text) + len(glue)
        if not exact:
            run = Span(begin, at - len(glue), unit.start_ms, unit.end_ms)
            if unit.cue == last_cue:
                run = Span(spans[-1].start, run.end, spans[-1].start_ms, run.end_ms)
                spans.pop()
            spans.append(run)
            last_cue = unit.cue
    end = max(unit.end_ms for unit in group)
    return Snippet(group[0].start_ms, end, glue.join(parts), tuple(spans), exact, group[0].speaker)
