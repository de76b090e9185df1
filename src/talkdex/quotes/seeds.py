"""Seeds: the words and pairs of a quotation that may be found in the full text as they are.

Besides the words as quoted there are those that a slip would have made of them: two words written
as one, one as two, and for words that nobody says the known words one slip away (Damerau,
"A technique for computer detection and correction of spelling errors", CACM 7, 1964).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from talkdex.index.positions import Positions

Candidate = tuple[str, int]
"""A word, or a pair `first_second`, and the index in the quotation of its first word."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SPLIT_FROM = 4  # letters: shorter words aren't two in one
_MEND_LETTERS = range(4, 25)
_MEND_MOST = 6  # words of one quotation
_COMPLETIONS = 3


def seeds(tokens: Sequence[str]) -> Iterator[Candidate]:
    """Give words and neighbours."""
    yield from ((token, index) for index, token in enumerate(tokens))
    yield from ((f"{a}_{b}", index) for index, (a, b) in enumerate(pairwise(tokens)))


def loose(tokens: Sequence[str]) -> Iterator[Candidate]:
    """Give neighbours but one (which survive a word put between), and neighbours written as one."""
    yield from ((f"{a}_{b}", index) for index, (a, b) in enumerate(zip(tokens, tokens[2:], strict=False)))
    yield from ((a + b, index) for index, (a, b) in enumerate(pairwise(tokens)))


def mended(tokens: Sequence[str], positions: Positions) -> Iterator[Candidate]:
    """Give what unknown words may have been, and the pairs they make with their neighbours."""
    times = positions.times(tokens)
    unknown = [i for i, token in enumerate(tokens) if not times[token] and len(token) in _MEND_LETTERS]
    for index in unknown[:_MEND_MOST]:
        token = tokens[index]
        for cut in range(1, len(token)):
            yield f"{token[:cut]}_{token[cut:]}", index
        for word in _meant(token, positions):
            yield word, index
            if index:
                yield f"{tokens[index - 1]}_{word}", index - 1
            if index + 1 < len(tokens):
                yield f"{word}_{tokens[index + 1]}", index


def _meant(token: str, positions: Positions) -> list[str]:
    """Give known words one slip away, and the commonest that begin with the whole of it."""
    longer = [word for word, _ in positions.starting_with(token, _COMPLETIONS)]
    return [*positions.known(slips(token)), *longer]


def slips(token: str) -> set[str]:
    """Give every word one letter left out, put in, put for another or swapped away from `token`."""
    halves = [(token[:i], token[i:]) for i in range(len(token) + 1)]
    out = {a + b[1:] for a, b in halves if b}
    out |= {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    out |= {a + letter + b[1:] for a, b in halves if b for letter in _LETTERS}
    out |= {a + letter + b for a, b in halves for letter in _LETTERS}
    return out - {token}
