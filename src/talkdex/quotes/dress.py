"""Dressing matches for people: times from word times, words as written, and what is around them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkdex.index.aliases import Alias
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredSnippet
from talkdex.index.spoken import spoken
from talkdex.quotes.alignment import Aligned
from talkdex.quotes.difference import Difference, compare
from talkdex.quotes.hit import QuoteHit, QuotePart
from talkdex.quotes.match import Match
from talkdex.quotes.quotation import Part, QuotedWord
from talkdex.quotes.words import SaidWord, line, said_words
from talkdex.snippet import Snippet
from talkdex.timing import TimeRange

GAP = " […] "
_ELIDED = re.compile(
    r"\W*(?:[cdjlmst]|qu|(?:jus|lors|puis|quoi)qu|un|(?:a|da|de|ne|que|su)ll|quest)['’ʼ]", re.IGNORECASE
)
"""A word that has lost its end before the next one (French, Italian, Catalan) and is a word all the same.

Not "n'": who leaves it out may say the contrary."""


class _Said(NamedTuple):
    """The words of a span, those of the same snippets before and after it, and names heard otherwise.

    `early` is how many tokens of the first word stand before the span: "l'eau" where only "eau" is quoted.
    """

    before: list[SaidWord]
    words: list[SaidWord]
    early: int
    after: list[SaidWord]
    snippets: list[StoredSnippet]
    heard: list[tuple[str, str]]


def dress(reader: Reader, match: Match, parts: Sequence[Part], context: int) -> QuoteHit:
    """Make the hit that people see, with `context` snippets before and after."""
    transcript = reader.transcript(match.transcript)
    recording = reader.recording(transcript.recording_id)
    there = [(one, part, _said(reader, one)) for one, part in zip(match.parts, parts, strict=True) if one]
    runs = tuple(_part(one, part, said) for one, part, said in there)
    first, last = there[0][2], there[-1][2]
    start, end = runs[0].start_ms, max(run.end_ms for run in runs)
    segments = holding(reader, recording, start, end)
    before, after = reader.neighbours(first.snippets[0], last.snippets[-1], context) if context else ([], [])
    return QuoteHit(
        recording=recording,
        transcript=transcript,
        start_ms=start,
        end_ms=end,
        text=GAP.join(run.text for run in runs),
        score=match.score,
        parts=runs,
        lost=tuple(_quoted(part) for one, part in zip(match.parts, parts, strict=True) if not one),
        lead=line(first.before),
        tail=line(last.after),
        speaker=speaker_of(first.snippets[0].snippet, segments),
        segments=segments,
        before=tuple(s.snippet for s in before),
        after=tuple(s.snippet for s in after),
        spoken=spoken(reader, transcript, TimeRange(start, end)),
        heard=tuple(dict.fromkeys(pair for _, _, said in there for pair in said.heard)),
    )


def holding(
    reader: Reader, recording: StoredRecording, start_ms: int, end_ms: int
) -> tuple[StoredSegment, ...]:
    """Give the named segments that hold a whole range, the narrowest first."""
    found = []
    for segment in reader.segments(recording.id):
        extent = segment.range(recording.duration_ms)
        if extent and start_ms in extent and end_ms <= extent.end_ms:
            found.append((extent.duration_ms, segment))
    return tuple(segment for _, segment in sorted(found, key=lambda pair: pair[0]))


def speaker_of(snippet: Snippet, segments: Sequence[StoredSegment]) -> str | None:
    """Give who speaks in a snippet: as the captions say, else as the narrowest segment that has a speaker."""
    return snippet.speaker or next((segment.speaker for segment in segments if segment.speaker), None)


def _said(reader: Reader, aligned: Aligned) -> _Said:
    """Read the words of a span with their times; a name that was heard otherwise folds as it is spelt."""
    first = aligned.span.first
    otherwise = {a.token: a for a in _otherwise(reader, aligned)}
    stop = first + len(aligned.span.tokens)
    snippets = reader.snippets_at(aligned.span.transcript, first, stop - 1)
    before: list[SaidWord] = []
    inside: list[SaidWord] = []
    after: list[SaidWord] = []
    at = snippets[0].token
    for stored in snippets:
        for word in said_words(stored.snippet):
            begin, at = at, at + len(word.tokens)
            where = before if at <= first else inside if begin < stop else after
            renamed = begin in otherwise
            where.append(word._replace(tokens=(otherwise[begin].folded,)) if renamed else word)
    while inside and not inside[-1].tokens:
        after.insert(0, inside.pop())
    early = first - snippets[0].token - sum(len(word.tokens) for word in before)
    heard = [(alias.name, alias.heard) for alias in otherwise.values()]
    return _Said(before, inside, early, after, snippets, heard)


def _otherwise(reader: Reader, aligned: Aligned) -> list[Alias]:
    """Give the names in a span that the quotation spells as they are spelt, and were heard otherwise."""
    first, tokens = aligned.span.first, aligned.span.tokens
    found = reader.heard_otherwise(aligned.span.transcript, first, first + len(tokens) - 1)
    return [a for a in found if a.tokens == 1 and tokens[a.token - first] == a.folded]


def _part(aligned: Aligned, part: Part, said: _Said) -> QuotePart:
    first = aligned.span.first
    start = said.words[0].start_ms
    return QuotePart(
        start,
        max(start, *(word.end_ms for word in said.words)),
        line(said.words),
        _differences(aligned, part.words, said),
        first,
        first + len(aligned.span.tokens),
    )


def _differences(aligned: Aligned, quoted: Sequence[QuotedWord], said: _Said) -> tuple[Difference, ...]:
    """Compare the words; a quotation may begin behind an elided one, so "eau" is no change of "l'eau"."""
    first, *others = said.words
    elided = _ELIDED.match(first.text) if said.early == 1 else None
    if not elided:
        return compare(quoted, said.words, _word_links(aligned, quoted, said.words, said.early))
    words = [first._replace(text=first.text[elided.end() :], tokens=first.tokens[1:]), *others]
    return compare(quoted, words, _word_links(aligned, quoted, words, 0))


def _word_links(
    aligned: Aligned, quoted: Sequence[QuotedWord], said: Sequence[SaidWord], early: int
) -> list[tuple[int, int]]:
    """Turn links between tokens into links between words, each once."""
    by_quoted = [i for i, word in enumerate(quoted) if not word.inserted for _ in word.tokens]
    by_said = [i for i, word in enumerate(said) for _ in word.tokens]
    links = ((link.quoted, link.said + early) for link in aligned.links)
    return sorted({(by_quoted[here], by_said[there]) for here, there in links if there < len(by_said)})


def _quoted(part: Part) -> str:
    return line(part.words)
