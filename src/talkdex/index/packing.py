"""Word times of a snippet in a few bytes: variable-length deltas, without loss.

A header byte, then for each span its length in characters, the gap since the previous span
(characters are skipped over white space), the pause since the previous end, and its duration;
one byte of probability where the recogniser gave any. Numbers are LEB128 varints, as in
https://protobuf.dev/programming-guides/encoding/ , signed ones in zigzag. Times are in 10 ms
where all of them are multiples of that, else in ms.
"""

from collections.abc import Iterator, Sequence

from talkdex.snippet import Span

_EXACT, _PROBABILITY, _TENS, _LENGTHS = 1, 2, 4, 8
_NO_PROBABILITY = 255


def pack(spans: Sequence[Span], text: str, start_ms: int, *, exact: bool) -> bytes:
    """Pack spans of `text` that starts at `start_ms`; `unpack` gives them back as they were.

    Probabilities are kept to within 1/254.
    """
    tens = start_ms % 10 == 0 and not any(s.start_ms % 10 or s.end_ms % 10 for s in spans)
    probability = any(s.probability is not None for s in spans)
    plain = exact and [(s.start, s.end) for s in spans] == list(_words(text))
    flags = _EXACT * exact | _PROBABILITY * probability | _TENS * tens | _LENGTHS * (not plain)
    out, unit = bytearray([flags]), 10 if tens else 1
    at, clock = 0, start_ms
    for begin, end, start, stop, chance in spans:
        if not plain:
            _put(out, begin - at)
            _put(out, end - begin)
        pause, length = _zigzag((start - clock) // unit), _zigzag((stop - start) // unit)
        if pause < 0x80 and length < 0x80:  # nearly always: a byte each
            out += bytes((pause, length))
        else:
            _put(out, pause)
            _put(out, length)
        if probability:
            out.append(_NO_PROBABILITY if chance is None else round(chance * 254))
        at, clock = end, stop
    return bytes(out)


def unpack(blob: bytes, text: str, start_ms: int) -> tuple[tuple[Span, ...], bool]:
    """Give back the spans and whether they are exact (one word each)."""
    flags, unit = blob[0], 10 if blob[0] & _TENS else 1
    groups = _groups(blob, 1, chance=bool(flags & _PROBABILITY), per=4 if flags & _LENGTHS else 2)
    words = None if flags & _LENGTHS else _words(text)
    spans, at, clock = [], 0, start_ms
    for fields in groups:
        *place, pause, length, probability = fields
        begin, end = next(words) if words else (at + place[0], at + place[0] + place[1])
        start = clock + _unzigzag(pause) * unit
        clock, at = start + _unzigzag(length) * unit, end
        known = None if probability == _NO_PROBABILITY else probability / 254
        spans.append(Span(begin, end, start, clock, known))
    return tuple(spans), bool(flags & _EXACT)


def _words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield at, at + len(word)
        at += len(word)


def _groups(blob: bytes, at: int, *, chance: bool, per: int) -> Iterator[list[int]]:
    """Read groups of `per` varints, each followed by a byte of probability, or by "none" for all."""
    while at < len(blob):
        group: list[int] = []
        for _ in range(per):
            value = shift = 0
            while (byte := blob[at]) & 0x80:
                value |= (byte & 0x7F) << shift
                shift, at = shift + 7, at + 1
            group.append(value | byte << shift)
            at += 1
        group.append(blob[at] if chance else _NO_PROBABILITY)
        at += chance
        yield group


def _put(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _unzigzag(value: int) -> int:
    return value >> 1 if value % 2 == 0 else -(value >> 1) - 1
