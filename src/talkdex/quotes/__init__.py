"""Quotes: where was this said? Tolerant of mishearing, misspelling, missing words and accents."""

from collections.abc import Callable, Collection, Sequence

from talkdex.index.reader import Reader
from talkdex.quotes.difference import Difference as Difference
from talkdex.quotes.dress import dress
from talkdex.quotes.engine import Engine
from talkdex.quotes.hit import QuoteHit as QuoteHit
from talkdex.quotes.hit import QuotePart as QuotePart
from talkdex.quotes.match import Match, matches
from talkdex.quotes.quotation import Part, inner, read
from talkdex.quotes.score import information

FOUND = 0.3
"""The score from which a place is offered as a hit: below, two in three would be wrong."""
_SURE = 0.9
_SPARE = 3  # places looked at beyond those asked for, in case some are not accepted


def find_quote(
    reader: Reader,
    text: str,
    *,
    limit: int = 5,
    nearest: bool = False,
    transcripts: Collection[int] | None = None,
    accepts: Callable[[QuoteHit], bool] | None = None,
    context: int = 0,
) -> list[QuoteHit]:
    """Find the places where a quotation is said, best first.

    Args:
        reader: of the index.
        text: the quotation, with or without its marks; an ellipsis parts it, and what stands
            between square brackets is taken as put in by the writer.
        limit: how many places at most.
        nearest: give the nearest places too, whatever their score; else only those of a fair
            chance (`FOUND`).
        transcripts: numbers of the transcripts to look in; None for all.
        accepts: tells of a hit whether it is wanted (by speaker, by segment); None for all.
        context: how many snippets to give before and after.

    Returns:
        The hits; none where the text holds no word, or is not said anywhere.
    """
    engine = Engine(reader, reader.token_total(), transcripts)
    count = limit + _SPARE if accepts is None else limit * 4
    hits: list[QuoteHit] = []
    for parts, match in _ranked(engine, reader, text, count):
        if len(hits) >= limit or (match.score < FOUND and not nearest):
            break
        hit = dress(reader, match, parts, context)
        if accepts is None or accepts(hit):
            hits.append(hit)
    return hits


def _ranked(engine: Engine, reader: Reader, text: str, count: int) -> list[tuple[Sequence[Part], Match]]:
    """Match the text as one quotation; unless that is sure, match the quotations inside it as well."""
    found: list[tuple[Sequence[Part], Match]] = []
    for parts in (read(text), inner(text)):
        if parts and not (found and found[0][1].score >= _SURE):
            times = reader.positions.times({token for part in parts for token in part.tokens})
            worth = information(times, reader.token_total())
            found += [(parts, match) for match in matches(engine, parts, worth, count)]
            found.sort(key=lambda pair: -pair[1].score)
    return _apart(found)


def _apart(found: list[tuple[Sequence[Part], Match]]) -> list[tuple[Sequence[Part], Match]]:
    """Leave out places that a better reading of the text has found already."""
    kept: list[tuple[Sequence[Part], Match]] = []
    for parts, match in found:
        first, last = match.tokens
        taken = (m for _, m in kept if m.transcript == match.transcript)
        if not any(first < m.tokens[1] and m.tokens[0] < last for m in taken):
            kept.append((parts, match))
    return kept
