"""Sets of time ranges: joined, cut to others, without others."""

from collections.abc import Iterable

from talkdex.timing import TimeRange


def merged(ranges: Iterable[TimeRange]) -> list[TimeRange]:
    """Join ranges that overlap or touch, in order; empty ones fall away."""
    joined: list[TimeRange] = []
    for one in sorted(r for r in ranges if r.duration_ms):
        if joined and one.start_ms <= joined[-1].end_ms:
            joined[-1] = TimeRange(joined[-1].start_ms, max(joined[-1].end_ms, one.end_ms))
        else:
            joined.append(one)
    return joined


def within(ranges: Iterable[TimeRange], limits: Iterable[TimeRange]) -> list[TimeRange]:
    """Give what both cover, merged and in order."""
    bounds = merged(limits)
    return merged(part for one in ranges for bound in bounds if (part := one.intersection(bound)))


def without(ranges: Iterable[TimeRange], done: Iterable[TimeRange]) -> list[TimeRange]:
    """Give what `ranges` cover and `done` do not, merged and in order."""
    left = merged(ranges)
    for gone in merged(done):
        left = [part for kept in left for part in _sides(kept, gone)]
    return left


def _sides(kept: TimeRange, gone: TimeRange) -> list[TimeRange]:
    if not kept.overlaps(gone):
        return [kept]
    ends = (kept.start_ms, gone.start_ms), (gone.end_ms, kept.end_ms)
    return [TimeRange(start, end) for start, end in ends if start < end]
