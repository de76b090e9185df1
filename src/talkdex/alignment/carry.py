"""From one copy of a talk to another: a time map made of the words that both say.

Rare runs of words that occur once in each copy are anchors; the longest chain of them that is in
order in both (longest increasing subsequence, as in patience diff,
https://bramcohen.livejournal.com/73318.html) gives the map, and stretches between neighbouring
anchors are matched again with shorter runs. Where the distance between the copies jumps,
something was cut or inserted, and the map breaks into pieces.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from talkdex.text import fold_word
from talkdex.timing import TimeRange, clock
from talkdex.transcript import Transcript, Word

_RUNS = (5, 4, 3, 2)
_JUMP_MS = 2_500
_AGREE = 4
_DRIFT_MS = 1_500
_LOCAL = 7
_LOST_SHARE = 0.1
_LOST_MS = 1_000
_LEAST_HOLE_MS = 2_000
_FEW_MS = 10_000


class Anchor(NamedTuple):
    """A word said in both copies: when it starts in each."""

    source_ms: int
    target_ms: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that both copies hold, moved as a whole.

    Args:
        source: where it lies in the first copy.
        target: where it lies in the second.
        anchors: words matched inside it, in order.
    """

    source: TimeRange
    target: TimeRange
    anchors: tuple[Anchor, ...]

    @property
    def shift_ms(self) -> int:
        """What is added to times of the first copy, as the median over its anchors."""
        return round(median(anchor.target_ms - anchor.source_ms for anchor in self.anchors))

    def carried(self, moment_ms: int) -> int:
        """Give a moment of the first copy in the second, by the anchors nearest to it; never below 0."""
        at = bisect_left(self.anchors, (moment_ms,))
        near = self.anchors[max(0, at - _LOCAL // 2 - 1) : at + _LOCAL // 2 + 1]
        return max(0, moment_ms + round(median(anchor.target_ms - anchor.source_ms for anchor in near)))


@dataclass(frozen=True, slots=True)
class CarryResult:
    """Ranges of one copy found in another.

    Args:
        ranges: for each given range where it lies in the other copy, or None where it was cut.
        pieces: the map, in order: the stretches that both copies hold.
        cut: stretches of the first copy that the second lacks.
        inserted: stretches of the second copy that the first lacks.
        report: one line for each change, for people.
    """

    ranges: tuple[TimeRange | None, ...]
    pieces: tuple[Piece, ...]
    cut: tuple[TimeRange, ...]
    inserted: tuple[TimeRange, ...]
    report: tuple[str, ...]


def carry(source: Transcript, target: Transcript, ranges: Sequence[TimeRange]) -> CarryResult:
    """Carry ranges from one copy of a talk over to another, by the words both say.

    Copies may be trimmed, hold adverts the other lacks, and be heard differently by other
    recognisers. A range that lost its edge begins, or ends, at the edge of what is left of it.

    Args:
        source: what is said in the copy that the ranges belong to.
        target: what is said in the other copy.
        ranges: in time of `source`, half-open.

    Returns:
        The ranges in time of `target`, None for those of which too little is left, and the map.
    """
    before, after = list(source.words()), list(target.words())
    pieces = tuple(_pieces(_anchors(before, after), before, after))
    cut = tuple(_holes([piece.source for piece in pieces], source.end_ms))
    inserted = tuple(_holes([piece.target for piece in pieces], target.end_ms))
    carried = tuple(_carried(pieces, one) for one in ranges)
    return CarryResult(carried, pieces, cut, inserted, tuple(_report(cut, inserted, ranges, carried)))


def _report(
    cut: Sequence[TimeRange],
    inserted: Sequence[TimeRange],
    ranges: Sequence[TimeRange],
    carried: Sequence[TimeRange | None],
) -> Iterator[str]:
    yield from (f"{one} of the source has no counterpart" for one in cut)
    yield from (f"{one} of the target is new" for one in inserted)
    for wanted, found in zip(ranges, carried, strict=True):
        missing = sum(_shared_ms(one, wanted) for one in cut)
        if found is None:
            yield f"{wanted} is lost"
        elif missing:
            yield f"{wanted} is now {found}, without {clock(missing)} that was cut"


def _anchors(before: Sequence[Word], after: Sequence[Word]) -> list[Anchor]:
    left, right = _tokens(before), _tokens(after)
    pairs = _matched(left, right, (0, len(left)), (0, len(right)), 0)
    return [Anchor(before[a].start_ms, after[b].start_ms) for a, b in pairs]


def _tokens(words: Sequence[Word]) -> list[str]:
    return [" ".join(fold_word(word.text)) or word.text for word in words]


def _matched(
    left: Sequence[str], right: Sequence[str], here: tuple[int, int], there: tuple[int, int], level: int
) -> list[tuple[int, int]]:
    """Pair words of two stretches, first by long runs, then between the pairs by shorter ones."""
    if level == len(_RUNS) or here[0] >= here[1] or there[0] >= there[1]:
        return []
    pairs = _unique_runs(left, right, here, there, _RUNS[level])
    pairs = _rising(pairs)
    found: list[tuple[int, int]] = []
    edges = [(here[0] - 1, there[0] - 1), *pairs, (here[1], there[1])]
    for (a, b), (c, d) in pairwise(edges):
        if c - a > 1 and d - b > 1:
            found += _matched(left, right, (a + 1, c), (b + 1, d), level + 1)
        if (c, d) != edges[-1]:
            found.append((c, d))
    return found


def _unique_runs(
    left: Sequence[str], right: Sequence[str], here: tuple[int, int], there: tuple[int, int], size: int
) -> list[tuple[int, int]]:
    """Pair the words at which a run of `size` words begins that occurs once in each stretch."""
    ours, theirs = _once(left, here, size), _once(right, there, size)
    starts = sorted((a, theirs[run]) for run, a in ours.items() if run in theirs)
    pairs = {(a + i, b + i) for a, b in starts for i in range(size)}
    return sorted(pairs)


def _once(words: Sequence[str], stretch: tuple[int, int], size: int) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    twice = set()
    for at in range(stretch[0], stretch[1] - size + 1):
        run = tuple(words[at : at + size])
        if run in seen:
            twice.add(run)
        seen[run] = at
    return {run: at for run, at in seen.items() if run not in twice}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest chain of pairs that rises on both sides."""
    tails: list[int] = []
    tops: list[int] = []
    back: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for at, (_, b) in enumerate(ordered):
        place = bisect_left(tails, b)
        tails[place : place + 1] = [b]
        tops[place : place + 1] = [at]
        back.append(tops[place - 1] if place else -1)
    chain = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(ordered[at])
        at = back[at]
    return chain[::-1]


def _pieces(anchors: Sequence[Anchor], before: Sequence[Word], after: Sequence[Word]) -> Iterator[Piece]:
    """Break the anchors where the distance between the copies jumps, and drop strays."""
    groups = [group for group in _groups(_agreeing(anchors)) if len(group) >= _AGREE]
    for group in _joined(groups):
        last = group[-1]
        ends = (_ends(before, last.source_ms), _ends(after, last.target_ms))
        yield Piece(
            TimeRange(group[0].source_ms, ends[0]), TimeRange(group[0].target_ms, ends[1]), tuple(group)
        )


def _ends(words: Sequence[Word], start_ms: int) -> int:
    """Give the end of the word that starts at a moment."""
    return max(start_ms, words[bisect_right(words, (start_ms, 1 << 60)) - 1].end_ms)


def _agreeing(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Keep the anchors whose distance between the copies is that of most of their neighbours."""
    shifts = [anchor.target_ms - anchor.source_ms for anchor in anchors]
    kept = []
    for at, anchor in enumerate(anchors):
        near = shifts[max(0, at - _LOCAL) : at + _LOCAL + 1]
        if sum(abs(shift - shifts[at]) <= _DRIFT_MS for shift in near) >= min(_AGREE, len(shifts)):
            kept.append(anchor)
    return kept


def _groups(anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    groups: list[list[Anchor]] = []
    for anchor in anchors:
        shift = anchor.target_ms - anchor.source_ms
        recent = groups[-1][-_LOCAL:] if groups else []
        if recent and abs(shift - median(a.target_ms - a.source_ms for a in recent)) <= _JUMP_MS:
            groups[-1].append(anchor)
        else:
            groups.append([anchor])
    return groups


def _joined(groups: Sequence[list[Anchor]]) -> list[list[Anchor]]:
    """Join neighbours that a dropped stray had kept apart."""
    joined: list[list[Anchor]] = []
    for group in groups:
        shift = group[0].target_ms - group[0].source_ms
        last = joined[-1][-1] if joined else None
        if last is not None and abs(shift - (last.target_ms - last.source_ms)) <= _JUMP_MS:
            joined[-1] += group
        else:
            joined.append(list(group))
    return joined


def _holes(covered: Sequence[TimeRange], end_ms: int) -> Iterator[TimeRange]:
    """Give the stretches between, before and after the covered ones that are long enough to matter."""
    edges = [0, *(moment for one in covered for moment in (one.start_ms, one.end_ms)), end_ms]
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        if high - low >= _LEAST_HOLE_MS:
            yield TimeRange(low, high)


def _carried(pieces: Sequence[Piece], wanted: TimeRange) -> TimeRange | None:
    """Carry one range: its start in the first piece it touches, its end in the last."""
    touched = [at for at, piece in enumerate(pieces) if _touches(piece, wanted)]
    if not touched:
        return _beside(pieces, wanted)
    held = sum(_shared_ms(pieces[at].source, wanted) for at in touched)
    if held < min(_LOST_MS, _LOST_SHARE * wanted.duration_ms):
        return None
    first, last = pieces[touched[0]], pieces[touched[-1]]
    if _holds(first, wanted.start_ms):
        start = first.carried(wanted.start_ms)
    else:
        start = _edge_before(pieces, touched[0])
    end = last.carried(wanted.end_ms) if _holds(last, wanted.end_ms) else last.target.end_ms
    return TimeRange(start, max(start, end))


def _touches(piece: Piece, wanted: TimeRange) -> bool:
    return piece.source.overlaps(wanted) or wanted.start_ms in piece.source


def _shared_ms(one: TimeRange, other: TimeRange) -> int:
    shared = one.intersection(other)
    return shared.duration_ms if shared else 0


def _holds(piece: Piece, moment_ms: int) -> bool:
    """Tell whether a moment lies in a piece, or so close beside it that the map still holds there."""
    return piece.source.start_ms - _LEAST_HOLE_MS <= moment_ms <= piece.source.end_ms + _LEAST_HOLE_MS


def _edge_before(pieces: Sequence[Piece], at: int) -> int:
    """Give where a piece begins in the target, its unmatched first words with it where they are few."""
    low = pieces[at - 1].target.end_ms if at else 0
    begun = pieces[at].target.start_ms
    return low if begun - low <= _FEW_MS else begun


def _beside(pieces: Sequence[Piece], wanted: TimeRange) -> TimeRange | None:
    """Carry a range that lies in a short silence beside a piece; None where a real part was cut."""
    for piece in pieces:
        if wanted.duration_ms <= _LEAST_HOLE_MS and _holds(piece, wanted.start_ms):
            start = piece.carried(wanted.start_ms)
            return TimeRange(start, start + wanted.duration_ms)
    return None
