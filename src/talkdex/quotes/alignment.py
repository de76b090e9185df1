"""Alignment of a quotation with a window: where it is said, and which words answer which.

The window is searched with rapidfuzz's partial ratio; edit operations on letters then tell which
tokens answer each other, and so the first and the last word said
(https://rapidfuzz.github.io/RapidFuzz/Usage/distance/Levenshtein.html ).
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from talkdex.quotes.letters import LCSseq, Levenshtein, partial_ratio_alignment
from talkdex.quotes.numbers import LONGEST, is_number, values
from talkdex.quotes.window import Window, starts, token_at

REACH = 5
"""By how many tokens the edges of the best match may move, each time."""
_HALF = 0.5
_BESIDE = 0.5
_WHOLE = 99  # letters of a link that holds for all of a word, whatever its length


class Rough(NamedTuple):
    """How well a quotation's letters are met (0 to 100) by the tokens `start` to `end` of a window."""

    ratio: float
    window: Window
    start: int
    end: int


class Link(NamedTuple):
    """A quoted token and a said token that answer each other, and how many letters they share."""

    quoted: int
    said: int
    letters: int


class Aligned(NamedTuple):
    """Where a quotation is said: the tokens from the first to the last, and the links between both sides.

    `said` counts from the span's first token; links are in order.
    """

    quoted: list[str]
    span: Window
    links: tuple[Link, ...]

    @classmethod
    def exact(cls, quoted: list[str], span: Window) -> "Aligned":
        """Align a quotation with a span of the same tokens."""
        return cls(quoted, span, tuple(Link(at, at, len(token)) for at, token in enumerate(quoted)))


def rough(text: str, window: Window, least: float = 0.0) -> Rough | None:
    """Find the folded text in a window; None where nothing in it reaches the ratio `least`.

    A window shorter than the text, as a recording of two words makes, holds only so much of it.
    """
    found = partial_ratio_alignment(text, window.text, score_cutoff=least) if window.tokens else None
    ratio = found.score * min(1.0, len(window.text) / len(text)) if found else 0.0
    if found is None or ratio < least:
        return None
    begins = starts(window.tokens)
    first, last = token_at(begins, found.dest_start), token_at(begins, max(0, found.dest_end - 1))
    return Rough(ratio, window, first, last + 1)


def align(quoted: list[str], near: Rough) -> Aligned | None:
    """Align all quoted tokens with a rough place; None where no word of theirs is said there."""
    tokens = near.window.tokens
    start, end = _tighten(" ".join(quoted), near)
    links = [Link(q, s + start, n) for q, s, n in _links(quoted, tokens[start:end])]
    if not links:
        return None
    links = sorted({*links, *_numbers(quoted, tokens, links)})
    # words at the edges that were misheard were said all the same
    begin = max(0, min(start, links[0].said - links[0].quoted))
    lacking = len(quoted) - 1 - links[-1].quoted
    stop = min(len(tokens), max(end, links[-1].said + 1 + lacking))
    moved = tuple(Link(q, s - begin, n) for q, s, n in links)
    return Aligned(quoted, near.window.cut(begin, stop), moved)


def _numbers(quoted: list[str], said: list[str], links: list[Link]) -> Iterator[Link]:
    """Link numbers written in digits on one side and in words on the other, in what is not linked yet."""
    edges = [Link(-1, max(-1, links[0].said - LONGEST), 0), *links, Link(len(quoted), len(said), 0)]
    for left, right in pairwise(edges):
        here = range(left.quoted + 1, right.quoted)
        there = range(left.said + 1, min(right.said, left.said + 1 + LONGEST))
        if right.said - left.said > LONGEST and left.quoted < 0:
            there = range(right.said - LONGEST, right.said)
        if here and there and _written_both_ways(quoted, here, said, there):
            yield from _number(quoted, here, said, there)


def _written_both_ways(quoted: list[str], here: range, said: list[str], there: range) -> bool:
    digits = [any(tokens[i].isdecimal() for i in run) for tokens, run in ((quoted, here), (said, there))]
    return len(here) <= LONGEST and any(digits)


def _number(quoted: list[str], here: range, said: list[str], there: range) -> Iterator[Link]:
    """Link the longest runs that mean the same number."""
    for i, j in _runs(quoted, here):
        meant = values(quoted[i:j])
        for k, m in _runs(said, there) if meant else ():
            if not meant.isdisjoint(values(said[k:m])):
                for q in range(i, j):
                    yield from (Link(q, s, _WHOLE) for s in range(k, m))
                return


def _runs(tokens: list[str], within: range) -> list[tuple[int, int]]:
    """Give the runs of tokens that may be a number, the longest first."""
    ends = [i for i in within if is_number(tokens[i])]
    runs = [(i, j + 1) for i in ends for j in ends if i <= j]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _tighten(text: str, near: Rough) -> tuple[int, int]:
    """Move both edges to the tokens that agree best with the whole text."""
    tokens, start, end = near.window.tokens, near.start, near.end
    best = _agreement(text, tokens[start:end])
    for _ in range(2):
        for at in range(max(0, start - REACH), min(end, start + REACH + 1)):
            if (score := _agreement(text, tokens[at:end])) > best:
                best, start = score, at
        for at in range(max(start + 1, end - REACH), min(len(tokens), end + REACH) + 1):
            if (score := _agreement(text, tokens[start:at])) > best:
                best, end = score, at
    return start, end


def _agreement(text: str, said: list[str]) -> float:
    """Count letters in common, less half of those said beside them: writers leave out words."""
    letters = " ".join(said)
    common = LCSseq.similarity(text, letters)
    return common - _BESIDE * (len(letters) - common)


def _links(quoted: list[str], said: list[str]) -> Iterator[Link]:
    """Link tokens that share at least half the letters of one of them, in order."""
    a, b = " ".join(quoted), " ".join(said)
    a_starts, b_starts = starts(quoted), starts(said)
    shared: dict[tuple[int, int], int] = {}
    for block in Levenshtein.opcodes(a, b):
        if block.tag == "equal":
            for key, letters in _cells(a_starts, b_starts, block.src_start, block.dest_start, block.src_end):
                shared[key] = shared.get(key, 0) + letters
    for (i, j), letters in sorted(shared.items()):
        if letters >= _HALF * min(len(quoted[i]), len(said[j])):
            yield Link(i, j, letters)


def _cells(
    a_starts: list[int], b_starts: list[int], a: int, b: int, a_end: int
) -> Iterator[tuple[tuple[int, int], int]]:
    """Cut a run of equal letters into (quoted token, said token) and their letters."""
    while a < a_end:
        i, j = token_at(a_starts, a), token_at(b_starts, b)
        step = min(a_starts[i + 1] - a, b_starts[j + 1] - b, a_end - a)
        # the space after a token is no letter of it
        letters = min(step, a_starts[i + 1] - 1 - a, b_starts[j + 1] - 1 - b)
        if letters > 0:
            yield (i, j), letters
        a, b = a + step, b + step
