"""Judging: a quotation, and what the document says of it, against where it is really said."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from talkdex.check.claims import Claims
from talkdex.check.finding import PLACES, Finder
from talkdex.check.linked import Linked
from talkdex.check.names import Attribution
from talkdex.check.quotations import Quotation
from talkdex.check.telling import Claim
from talkdex.links import identify
from talkdex.quotes import QuoteHit
from talkdex.text import fold

_MANY = 200
_ALIKE = 80.0  # the ratio from which two spellings of a name are one
_LENGTH_MS = 2000  # how far the length that is told of a recording may be from its own
_NEAR_ENOUGH = 0.15  # how much less likely a place may be, and still be the one meant


class Verdict(StrEnum):
    """What is to be said of a quotation; from good to bad."""

    CONFIRMED = "confirmed"
    NEAR = "near"  # said, but not word for word
    TIME = "wrong time"
    SEGMENT = "in another segment"
    SPEAKER = "said by someone else"
    MISSING = "not found"


class Judged(NamedTuple):
    """A quotation with its verdict.

    Args:
        quotation: as it stands in the document.
        line: of the document's source, from 1.
        verdict: the gravest that holds.
        faults: all that hold, gravest first; empty where the quotation is confirmed.
        hit: where it is said; None where it isn't.
        attribution: whom the document names, or None.
        claims: what the document says of its time.
        wrong: those of the claims that don't hold.
    """

    quotation: Quotation
    line: int
    verdict: Verdict
    faults: tuple[Verdict, ...]
    hit: QuoteHit | None
    attribution: Attribution | None
    claims: Claims
    wrong: tuple[Claim, ...] = ()


def judge(
    finder: Finder,
    quotation: Quotation,
    line: int,
    attribution: Attribution | None,
    claims: Claims,
    linked: Linked,
) -> Judged:
    """Find a quotation and compare what the document says of it.

    Of places that are as likely, one counts of which more of that holds, or which the document links to.
    """
    meant = linked.transcripts(claims.url) if claims.url else ()
    text, found = _read(finder, quotation, meant, linked)
    if attribution and text == quotation.text and quotation.start <= attribution.start < quotation.end:
        attribution = None  # what looks like an incise is said
    if not found:
        return Judged(quotation, line, Verdict.MISSING, (Verdict.MISSING,), None, attribution, claims)
    faults, hit = _best(found, attribution, claims, linked)
    if faults and len(found) >= PLACES:  # it is said so often that the place meant may be among others
        within = meant if found[0].transcript.id in meant else None
        found += finder.find(text, _MANY, within)
        faults, hit = _best(found, attribution, claims, linked)
    verdict = faults[0] if faults else Verdict.CONFIRMED
    return Judged(quotation, line, verdict, faults, hit, attribution, claims, _wrong(hit, claims))


def _best(
    found: Sequence[QuoteHit], attribution: Attribution | None, claims: Claims, linked: Linked
) -> tuple[tuple[Verdict, ...], QuoteHit]:
    """Give, of the likeliest places, that of which most holds, and what doesn't."""
    best = max(hit.score for hit in found)
    alike = [(_faults(hit, attribution, claims), hit) for hit in found if hit.score >= best - _NEAR_ENOUGH]
    return min(
        alike,
        key=lambda pair: (_weight(pair[0]), pair[1].transcript.id not in linked.everywhere, -pair[1].score),
    )


def _read(
    finder: Finder, quotation: Quotation, meant: Collection[int], linked: Linked
) -> tuple[str, list[QuoteHit]]:
    """Find a quotation as it is best read: the first way in which it is faithful, else the likeliest."""
    readings: list[tuple[str, list[QuoteHit]]] = []
    for text in quotation.readings:
        readings.append((text, _places(finder, text, meant, linked)))
        if any(map(faithful, readings[-1][1])):
            return readings[-1]
    return max(reversed(readings), key=lambda one: one[1][0].score if one[1] else 0.0)


def _places(finder: Finder, text: str, meant: Collection[int], linked: Linked) -> list[QuoteHit]:
    """Find the places of a quotation: in the transcripts meant by the link beside it, else in all.

    What is said in many is looked for once more in those that the document links to elsewhere.
    """
    found = finder.find(text, PLACES, meant) if meant else []
    found = found or finder.find(text, PLACES)
    elsewhere = linked.everywhere.isdisjoint({hit.transcript.id for hit in found})
    if len(found) == PLACES and linked.everywhere and elsewhere:
        found += finder.find(text, PLACES, linked.everywhere)
    return found


def _faults(hit: QuoteHit, attribution: Attribution | None, claims: Claims) -> tuple[Verdict, ...]:
    """Give all that is wrong, gravest first."""
    faults = []
    if attribution and hit.speaker and not same_person(attribution.name, _speakers(hit)):
        faults.append(Verdict.SPEAKER)
    faults += [
        Verdict.SEGMENT if claim.stretch and _elsewhere(hit, claim) else Verdict.TIME
        for claim in _wrong(hit, claims)
    ]
    if not faithful(hit):
        faults.append(Verdict.NEAR)
    return tuple(dict.fromkeys(sorted(faults, key=_GRAVITY.index)))


_GRAVITY = [Verdict.MISSING, Verdict.SPEAKER, Verdict.SEGMENT, Verdict.TIME, Verdict.NEAR]


def _weight(faults: Sequence[Verdict]) -> int:
    """How much is wrong: many faults, and grave ones, weigh more."""
    return sum(1 << (len(_GRAVITY) - _GRAVITY.index(fault)) for fault in faults)


def _wrong(hit: QuoteHit, claims: Claims) -> tuple[Claim, ...]:
    """Give the claims that don't hold; of several times, or of several links, one that does is enough."""
    wrong = [claim for claim in claims.times if not _timely(hit, claim)]
    right = {claim.url is None for claim in claims.times if claim not in wrong}
    wrong = [claim for claim in wrong if (claim.url is None) not in right]
    if claims.stretch and not claims.stretch.holds(hit.start_ms, hit.end_ms):
        wrong.append(claims.stretch)
    return tuple(wrong)


def _elsewhere(hit: QuoteHit, stretch: Claim) -> bool:
    """Tell whether a place is in a named segment, and that is not the one spoken of."""
    return bool(hit.segments) or not stretch.label


def _timely(hit: QuoteHit, claim: Claim) -> bool:
    """Tell whether any part of a quotation is where the claim says.

    How long the recording is, as Chicago's notes tell, says nothing of that.
    """
    if claim.url is not None and not leads_to(claim.url, hit):
        return False
    length = hit.recording.duration_ms
    if length and claim.url is None and abs(claim.start_ms - length) <= _LENGTH_MS:
        return True
    return any(claim.holds(part.start_ms, part.end_ms) for part in hit.parts)


def leads_to(url: str, hit: QuoteHit) -> bool:
    """Tell whether a URL shows the recording of a hit.

    One of an unknown host says nothing against it, nor any where the recording's own page isn't known.
    """
    known, own = identify(url), identify(hit.recording.url or "")
    return not (known and own) or known.identity in {own.identity, hit.recording.identity}


def _speakers(hit: QuoteHit) -> list[str]:
    """Everybody who may be meant by the speaker of a hit: by the captions, and by the segments."""
    named = [hit.speaker, *(segment.speaker for segment in hit.segments)]
    return [name for name in named if name]


def same_person(name: str, others: Sequence[str]) -> bool:
    """Tell whether a name is one of the others: a family name will do, and a slip in it too."""
    wanted = _telling(name)
    for other in others:
        told = _telling(other)
        if not wanted or not told or any(ratio(a, b) >= _ALIKE for a in wanted[-1:] for b in told):
            return True
        if any(ratio(a, b) >= _ALIKE for a in wanted for b in told[-1:]):
            return True
    return False


def _telling(name: str) -> list[str]:
    """Give the words of a name; short ones only where it has no others ("Julian Ma" goes by "Ma" too)."""
    words = fold(name).split()
    return [word for word in words if len(word) > 2] or words


def faithful(hit: QuoteHit) -> bool:
    """Tell whether the words are those said, but for fillers and what the writer marked as put in."""
    kinds = {d.kind for part in hit.parts for d in part.differences}
    return not hit.lost and kinds <= {"same", "filler", "inserted"}
