"""Quotations that are interrupted by who says them.

“We lost nothing,” said Jane Doe, “and I am proud of it.” Each half alone may be too short to be found, or
be said elsewhere as well; so they are one quotation, if they were said one after the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from talkdex.check.document import Document
from talkdex.check.finding import PLACES, Finder
from talkdex.check.incises import CLAUSE
from talkdex.check.judging import faithful
from talkdex.check.patterns import NAME, VERB
from talkdex.check.quotations import MARKS, Quotation, long_enough, quotations
from talkdex.quotes import QuoteHit
from talkdex.text import folded

_SURE = 0.9
_SIGNS = re.escape(MARKS)
_BETWEEN = re.compile(
    rf"[,.…!?]?[{_SIGNS}]*[,–—]?\s*"
    rf"(?:{CLAUSE}|(?:{NAME}|he|she|they|I|we)\s(?:[a-zà-ÿ]+\s){{0,2}}?(?:{VERB})|so\s{NAME})"
    rf"(?:\s[a-zà-ÿ'’]+){{0,5}}?(?:,\s[^,.!?“”«»„\"\n]{{1,60}})?(?:\s?[(\[][^()\[\]]{{1,60}}[)\]])?\s?[,–—]+[\s{_SIGNS}]*"
)
"""All that stands between two halves: who says both, and a comma."""


def rejoined(document: Document, finder: Finder) -> list[Quotation]:
    """Give the quotations of a document, those as one that were said as one."""
    found: list[Quotation] = []
    for run in _runs(document, quotations(document, short=True)):
        whole = _whole(document, run)
        found += [whole] if len(run) > 1 and _said_so(finder, whole, run) else run
    return list(filter(long_enough, found))


def _runs(document: Document, all_of_them: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Give the quotations in runs, of which each but the last is interrupted."""
    run = list(all_of_them[:1])
    for one, other in pairwise(all_of_them):
        if not _BETWEEN.fullmatch(document.text, one.end, other.start):
            yield run
            run = []
        run.append(other)
    if run:
        yield run


def _whole(document: Document, run: Sequence[Quotation]) -> Quotation:
    first, last = run[0], run[-1]
    between = [(one.end, other.start) for one, other in pairwise(run)]
    own = [incise for one in run for incise in one.incises]
    return Quotation(
        document.text[first.start : last.end], first.start, last.end, first.whole_start, last.whole_end,
        incises=tuple(sorted([*own, *between])), interrupted=True,
    )  # fmt: skip


def _said_so(finder: Finder, whole: Quotation, run: Sequence[Quotation]) -> bool:
    """Tell whether a quotation was said in a row, or very nearly and something of each part."""
    hits = (hit for text in whole.readings for hit in finder.find(text, PLACES))
    lengths = [len(folded(part.text)) for part in run]
    return any(faithful(hit) or (hit.score >= _SURE and _holds(hit, lengths)) for hit in hits)


def _holds(hit: QuoteHit, lengths: Sequence[int]) -> bool:
    """Tell whether of each run of so many quoted words half and more are said."""
    differences = [one for part in hit.parts for one in part.differences if one.kind != "inserted"]
    same = [one.kind == "same" for one in differences for _ in folded(one.quoted)]
    bounds = pairwise(accumulate(lengths, initial=0))
    return not hit.lost and all(2 * sum(same[a:b]) >= b - a for a, b in bounds)
