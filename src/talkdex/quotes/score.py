"""The score of a match: the chance that the quotation was taken from there.

A logistic model (https://en.wikipedia.org/wiki/Logistic_regression ) of how much of the quotation is
met, how tightly, and how much of it chance could have met: twelve rare words that fit prove more
than four common ones. The weights are fitted by `scripts/bench-quotes.py calibrate`, which prints
the reliability table.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from talkdex.quotes.alignment import Aligned, Link
from talkdex.quotes.fillers import idle

_USUAL = 16.1  # the logarithm of the tokens of an index of some thousand hours
_GROWTH, _LEAST = 0.7, 13.8
_MOST = 14.0


class Measure(NamedTuple):
    """What the model looks at.

    Args:
        cover: share of the quoted letters that are met.
        tight: share of the said letters, fillers and repetitions aside, that meet them.
        known: information of the quoted words that are met, in nats.
        missing: information of those that are not.
    """

    cover: float
    tight: float
    known: float
    missing: float

    @property
    def likeness(self) -> float:
        """Harmonic mean of cover and tightness: 1 where both sides say the same."""
        both = self.cover + self.tight
        return 2 * self.cover * self.tight / both if both else 0.0


WEIGHTS = (-28.1, 18.1, 3.8, -1.3)
"""Constant, likeness, logarithm of the information met, share of information missing."""


def information(times: Mapping[str, int], total: int) -> dict[str, float]:
    """Give the information of each token by how often it is said among `total`.

    In nats, as if the index held some ten million tokens: in a small one words are said seldom for
    lack of room, but there are as few places that chance could have made alike. That chance grows with
    the index a little faster than words grow rare: `_GROWTH` was fitted to right and wrong places in
    indexes of 100 (the logarithm of whose tokens is `_LEAST`), 1,000 and 10,000 hours.
    """
    size = math.log(max(total, 8))
    scale = _USUAL / size * (_USUAL / max(size, _LEAST)) ** _GROWTH
    return {t: min(_MOST, scale * (size - math.log(max(n, 1)))) for t, n in times.items()}


def measure(parts: Sequence[Aligned], worth: Mapping[str, float]) -> Measure:
    """Measure all aligned parts of a quotation together."""
    quoted_met = quoted_all = said_met = said_all = known = missing = 0.0
    for part in parts:
        by_quoted = _met([len(t) for t in part.quoted], ((link.quoted, link) for link in part.links))
        by_said = _met([len(t) for t in part.span.tokens], ((link.said, link) for link in part.links))
        for token, met in zip(part.quoted, by_quoted, strict=True):
            quoted_met, quoted_all = quoted_met + met, quoted_all + len(token)
            known += worth.get(token, 0.0) * met / len(token)
            missing += worth.get(token, 0.0) * (1 - met / len(token))
        for token, met, free in zip(part.span.tokens, by_said, idle(part.span.tokens), strict=True):
            if met or not free:
                said_met, said_all = said_met + met, said_all + len(token)
    return Measure(quoted_met / max(quoted_all, 1), said_met / max(said_all, 1), known, missing)


def probability(found: Measure) -> float:
    """Give the chance, 0 to 1, that a match so measured is the place quoted."""
    terms = features(found)
    logit = sum(weight * term for weight, term in zip(WEIGHTS, terms, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def features(found: Measure) -> tuple[float, ...]:
    """Give the terms that the weights are for."""
    share = found.missing / max(found.known + found.missing, 1e-9)
    return (1.0, found.likeness, math.log(1 + found.known), share)


def _met(lengths: list[int], links: Iterable[tuple[int, Link]]) -> list[int]:
    """Sum up the letters met of each token, never more than it has."""
    met = [0] * len(lengths)
    for at, link in links:
        met[at] = min(lengths[at], met[at] + link.letters)
    return met
