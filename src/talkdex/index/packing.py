"""Word times of a snippet in a few bytes: variable-length deltas, without loss.

A header byte, then for each span its length in characters, the gap since the previous span
(characters are skipped over white space), the pause since the previous end, and its duration;
one byte of probability where the recogniser gave any. Where the spans are just the words of the
text, their places are left out. Numbers are LEB128 varints, as in
https://protobuf.dev/programming-guides/encoding/ , signed ones in zigzag. Times are in 10 ms
where all of them are multiples of that, else in ms. Whole columns are written and read at once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import TypeVar

from talkdex.snippet import Columns, Places, Span, Spans, Timings, word_places

VERSION = 1
"""Raised with every change that an older talkdex would misread."""

_EXACT, _PROBABILITY, _TENS, _LENGTHS = 1, 2, 4, 8
_NO_PROBABILITY = 255
_ANY = rb"[\x00-\xff]"
_USUAL = 6  # bytes that two varints and a probability hardly ever exceed
_BYTES = [bytes((value,)) for value in range(256)]
_REMEMBERED = 1 << 14
_Column = Sequence[int]
_K = TypeVar("_K")
_V = TypeVar("_V")


def pack(spans: Sequence[Span], text: str, start_ms: int, *, exact: bool) -> bytes:
    """Pack spans of `text` that starts at `start_ms`; `unpack` gives them back as they were.

    Probabilities are kept to within 1/254.
    """
    timings, places = _timings(Spans.of(spans), text, exact=exact)
    (blob,) = pack_strip(timings, places, [0, len(timings.starts_ms)], [start_ms], exact=exact)
    return blob


def pack_strip(
    timings: Timings, places: Places | None, edges: Sequence[int], starts_ms: Sequence[int], *, exact: bool
) -> list[bytes]:
    """Pack the spans of many texts in a row, each as `pack` does.

    Args:
        timings: of all spans.
        places: of each in its text, or None where they are just the words of the texts.
        edges: which span begins each text, and how many spans there are.
        starts_ms: of each text.
        exact: whether each span is one word.
    """
    return _packed(timings, [] if places is None else _widths(places, edges), edges, starts_ms, exact=exact)


def _widths(places: Places, edges: Sequence[int]) -> list[_Column]:
    """Give how far each span stands from the one before in its text, and how long it is."""
    starts, ends = places
    gaps = list(map(sub, starts, (0, *ends)))
    for edge in edges[:-1]:
        gaps[edge : edge + 1] = starts[edge : edge + 1]
    return [gaps, list(map(sub, ends, starts))]


def unpack(blob: bytes, text: str, start_ms: int) -> tuple[Spans, bool]:
    """Give back the spans and whether they are exact (one word each)."""
    moment = None if blob[0] & _LENGTHS else partial(_moment, blob, start_ms)
    return Spans(lambda: _unpacked(blob, text, start_ms), moment=moment), bool(blob[0] & _EXACT)


def _moment(blob: bytes, start_ms: int, first: int, last: int) -> tuple[int, int]:
    """Give start in ms of the first and end of the last of some spans that are just the words of the text."""
    unit, each = 10 if blob[0] & _TENS else 1, 3 if blob[0] & _PROBABILITY else 2
    some = blob[1 : 1 + each * (last + 1)]
    pauses, lengths = some[::each], some[1::each]
    if not (pauses + lengths).translate(None, _SMALL):
        at = min(first, len(pauses) - 1)
        begin, end = sum(pauses[: at + 1]) + sum(lengths[:at]), sum(pauses) + sum(lengths)
        return start_ms + begin // 2 * unit, start_ms + end // 2 * unit
    steps = _steps(blob, last + 1, chance=each == 3)
    before = 2 * min(first, len(steps) // 2 - 1) + 1
    return start_ms + sum(steps[:before]) * unit, start_ms + sum(steps) * unit


def _steps(blob: bytes, count: int, *, chance: bool) -> list[int]:
    """Give pause and duration of the first `count` spans in turn, of all where there are fewer.

    Args:
        blob: as packed, with no places.
        count: of spans.
        chance: whether a byte of probability stands after each.
    """
    read = _group(2, _ANY * chance).findall
    found = read(blob, 1, 1 + _USUAL * count)
    found = read(blob, 1) if len(found) < count else found
    return list(map(_SIGNED.__getitem__, chain.from_iterable(found[:count])))


def _unpacked(blob: bytes, text: str, start_ms: int) -> Columns:
    flags, unit = blob[0], 10 if blob[0] & _TENS else 1
    per = 4 if flags & _LENGTHS else 2
    columns = _read(blob[1:], per, chance=bool(flags & _PROBABILITY))
    starts, ends = _edges(columns[0], columns[1], initial=0) if per == 4 else word_places(text)
    pauses, lengths = (_unzigzag(column, unit) for column in columns[per - 2 : per])
    begun, done = _edges(pauses, lengths, initial=start_ms)
    shares = columns[per] if flags & _PROBABILITY else (_NO_PROBABILITY,) * len(begun)
    chances = [None if share == _NO_PROBABILITY else share / 254 for share in shares]
    return Columns(starts, ends, begun, done, chances)


def _edges(gaps: _Column, lengths: _Column, initial: int) -> tuple[_Column, _Column]:
    """Give starts and ends of what follows each other with gaps between."""
    steps = chain.from_iterable(zip(gaps, lengths, strict=True))
    edges = list(accumulate(steps, initial=initial))
    return edges[1::2], edges[2::2]


def _timings(spans: Spans, text: str, *, exact: bool) -> tuple[Timings, Places | None]:
    """Give when spans are said and, unless they are just the words of the text, where they stand."""
    if exact and spans.timings is not None:
        return spans.timings, None
    starts, ends, begun, done, chances = spans.columns
    timings = Timings(begun, done, chances)
    if exact and [text[a:b] for a, b in zip(starts, ends, strict=True)] == text.split():
        return timings, None
    return timings, Places(starts, ends)


def _packed(
    timings: Timings,
    places: Sequence[_Column],
    edges: Sequence[int],
    starts_ms: Sequence[int],
    *,
    exact: bool,
) -> list[bytes]:
    begun, done, chances = timings
    pauses, lengths = list(map(sub, begun, (0, *done))), list(map(sub, done, begun))
    for edge, start_ms in zip(edges, starts_ms, strict=False):
        pauses[edge : edge + 1] = [begun[edge] - start_ms] if edge < len(begun) else []
    unit, steps = _steps_written(pauses, lengths, even=not any(start_ms % 10 for start_ms in starts_ms))
    fields: list[Iterable[bytes]] = [*(map(_varint, column) for column in places), *steps]
    known = any(chance is not None for chance in chances)
    if known:
        fields.append(map(_CHANCES.__getitem__, chances))
    flags = _EXACT * exact | _PROBABILITY * known | _TENS * (unit == 10) | _LENGTHS * bool(places)
    header, per, out = _BYTES[flags], len(fields), _interleaved(fields, len(begun))
    return [header + b"".join(out[a * per : b * per]) for a, b in pairwise(edges)]


def _steps_written(pauses: _Column, lengths: _Column, *, even: bool) -> tuple[int, Sequence[list[bytes]]]:
    """Give the unit of all times in ms, and pauses and durations as they are written in it."""
    if even:
        with suppress(_UnevenError):
            return 10, [list(map(_TENTHS.__getitem__, column)) for column in (pauses, lengths)]
    return 1, [list(map(_WHOLE.__getitem__, column)) for column in (pauses, lengths)]


class _UnevenError(Exception):
    """A time is no multiple of the unit."""


class _Memo(dict[_K, _V]):
    """What a function gives, made when first asked for: nearly all that is asked for are a few values."""

    def __init__(self, make: Callable[[_K], _V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _K) -> _V:
        value = self._make(key)
        if len(self) < _REMEMBERED:
            self[key] = value
        return value


def _zigzag(unit: int, ms: int) -> bytes:
    """Write a signed time, which is a multiple of the unit."""
    units, rest = divmod(abs(ms), unit)
    if rest:
        raise _UnevenError
    return _varint(units * 2 - (ms < 0))


def _chance(probability: float | None) -> bytes:
    return _BYTES[_NO_PROBABILITY if probability is None else int(probability * 254 + 0.5)]


def _interleaved(fields: Sequence[Iterable[bytes]], length: int) -> list[bytes]:
    """Give the first of each field, then the second of each, and so on."""
    out = [b""] * (len(fields) * length)
    for at, field in enumerate(fields):
        out[at :: len(fields)] = field
    return out


def _read(body: bytes, per: int, *, chance: bool) -> Sequence[_Column]:
    """Read back `per` columns of varints, then one of bytes with a chance."""
    fields = zip(*_group(per, b"(" + _ANY + b")" if chance else b"").findall(body), strict=True)
    return [list(map(_number if at < per else ord, field)) for at, field in enumerate(fields)]


@lru_cache(maxsize=8)
def _group(per: int, behind: bytes) -> re.Pattern[bytes]:
    """Give the pattern of `per` varints, each of which ends in a byte below 128, and of what comes behind."""
    return re.compile(rb"([\x80-\xff]*[\x00-\x7f])" * per + behind)


@lru_cache(maxsize=1 << 12)
def _number(varint: bytes) -> int:
    return sum((byte & 0x7F) << 7 * at for at, byte in enumerate(varint))


@lru_cache(maxsize=1 << 12)
def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _unzigzag(numbers: _Column, unit: int) -> _Column:
    return [(n >> 1 if n % 2 == 0 else -(n >> 1) - 1) * unit for n in numbers]


def _signed(varint: bytes) -> int:
    (number,) = _unzigzag([_number(varint)], 1)
    return number


_TENTHS, _WHOLE = _Memo(partial(_zigzag, 10)), _Memo(partial(_zigzag, 1))
_CHANCES, _SIGNED = _Memo(_chance), _Memo(_signed)
_SMALL = bytes(range(0, 128, 2))
"""What a number from 0 to 63 is written as: itself doubled, in one byte."""
