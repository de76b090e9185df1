"""Quotes: where was this said? Tolerant of mishearing, misspelling, missing words and accents."""

from collections.abc import Callable, Collection, Sequence

from talkdex.index.reader import Reader
from talkdex.quotes.difference import Difference as Difference
from talkdex.quotes.dress import dress
from talkdex.quotes.engine import Engine
from talkdex.quotes.hit import QuoteHit as QuoteHit
from talkdex.quotes.hit import QuotePart as QuotePart
from talkdex.quotes.match import Match, matches, restated
from talkdex.quotes.numbers import any_number
from talkdex.quotes.quotation import Part, inner, read
from talkdex.quotes.score import information

FOUND = 0.3
"""The score from which a place is offered as a hit: below, two in three would be wrong."""
_SURE = 0.9
_Ranked = tuple[Sequence[Part], Match]
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


def _ranked(engine: Engine, reader: Reader, text: str, count: int) -> list[_Ranked]:
    """Match the text as one quotation; unless that is sure, match the quotations inside it as well.

    Then its numbers are read otherwise: where it is surely said, only there.
    """
    found: list[_Ranked] = []
    for parts in (read(text), inner(text)):
        if parts and not _sure(found):
            worth = _worth(reader, parts)
            found += [(parts, match) for match in matches(engine, parts, worth, count)]
            found.sort(key=_by_score)
    best, there, sure = found[0][0] if found else read(text), list(found), _sure(found)
    for other in _readings(best):
        worth = _worth(reader, other)
        again = (restated(engine, other, match, worth) for _, match in there)
        some = again if sure else matches(engine, other, worth, count)
        found += [(other, match) for match in some if match]
    return _apart(sorted(found, key=_by_score))


def _readings(parts: Sequence[Part]) -> Sequence[Sequence[Part]]:
    """Give the other readings of a quotation with numbers in it."""
    if not any_number(token for part in parts for token in part.tokens):
        return ()
    from talkdex.quotes.readings import readings  # noqa: PLC0415 - most quotations hold no number

    return readings(parts)


def _sure(found: Sequence[_Ranked]) -> bool:
    return bool(found) and found[0][1].score >= _SURE


def _by_score(one: _Ranked) -> tuple[float, bool]:
    """Order by score; of readings that are as good, the one that is said as it stands comes first."""
    return -round(one[1].score, 3), not one[1].exact


def _worth(reader: Reader, parts: Sequence[Part]) -> dict[str, float]:
    """Give what each token tells."""
    times = reader.positions.times({token for part in parts for token in part.tokens})
    return information(times, reader.token_total())


def _apart(found: list[_Ranked]) -> list[_Ranked]:
    """Leave out places that a better reading of the text has found already."""
    kept: list[_Ranked] = []
    for parts, match in found:
        first, last = match.tokens
        taken = (m for _, m in kept if m.transcript == match.transcript)
        if not any(first < m.tokens[1] and m.tokens[0] < last for m in taken):
            kept.append((parts, match))
    return kept
