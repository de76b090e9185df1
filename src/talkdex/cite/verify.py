"""Verify codes: a few letters that tell later whether a transcript still says the words cited.

A code holds a hash of the recording's identity, the first word's start, how many folded words there
are, and a hash of them: `tdx1-k7qm2v9c-18g3c-1b-4x8qzr2m-7h`, in Crockford's base 32
(https://www.crockford.com/base32.html), which people can read out. The hash of the words is a rolling
one (Karp and Rabin 1987, https://doi.org/10.1147/rd.312.0249), so that words that have moved are
found wherever they are now, in one pass. The last two letters guard against slips of the pen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from talkdex.cite.spoken import SpokenToken, shown, spoken
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.text import VERSION
from talkdex.timing import TimeRange

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_READ = str.maketrans({"i": "1", "l": "1", "o": "0"})
_PART = "[0-9a-z]"
_CODE = re.compile(
    rf"tdx({_PART}+)-({_PART}+)-({_PART}+)-({_PART}+)-({_PART}+)-({_PART}{{2}})\b", re.IGNORECASE
)
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_KEPT = (1 << 40) - 1  # of the hash of the words: one chance in 10^8 in an hour of talk
_SAME_MS = 1_000  # another recogniser's word times differ by less; more is another place


class Code(NamedTuple):
    """What a code says.

    Args:
        recording: hash of the recording's identity.
        start_ms: start of the first word.
        length: how many folded words.
        words: hash of the folded words.
    """

    recording: int
    start_ms: int
    length: int
    words: int

    def __str__(self) -> str:
        body = "-".join([f"tdx{_written(VERSION)}", *(_written(number) for number in self)])
        return f"{body}-{_guard(body)}"


class State(StrEnum):
    """What became of words that were cited."""

    SAID = "said"  # there, at that time
    MOVED = "moved"  # the same words, at another time
    CHANGED = "changed"  # other words now
    UNKNOWN = "unknown"  # the recording isn't in this index, or has no transcript


class Verdict(NamedTuple):
    """What a check found.

    Args:
        code: as given.
        state: what became of the words.
        recording: in which recording, or None where it isn't known.
        start_ms: where the words begin now; as the code says where they aren't found.
        end_ms: where they end, or None where they aren't found.
        text: what is said there now; "" where nothing is known.
    """

    code: str
    state: State
    recording: StoredRecording | None
    start_ms: int
    end_ms: int | None = None
    text: str = ""


def code_of(identity: str, said: Sequence[SpokenToken]) -> Code | None:
    """Make the code of words said in a recording; None where there are none."""
    if not said:
        return None
    return Code(_digest(identity) & _KEPT, said[0].start_ms, len(said), _rolled(said) & _KEPT)


def codes(*texts: str) -> list[str]:
    """Find the codes in texts, such as a bibliography.

    Raises:
        UsageError: there is none in one of them, or no text.
    """
    found = [[match[0] for match in _CODE.finditer(text)] for text in texts]
    if not found or not all(found):
        told = (
            f"{texts[found.index([])].strip()[:40]!r} holds no verify code" if found else "no code to check"
        )
        raise UsageError(f"{told} (talkdex cite prints them: tdx1-…)")
    return [code for some in found for code in some]


def read(text: str) -> Code:
    """Read a code.

    Raises:
        UsageError: it is none, has a slip in it, or was made by a talkdex that folds words otherwise.
    """
    match = _CODE.fullmatch(text.strip())
    if not match:
        raise UsageError(f"{text.strip()[:40]!r} is no verify code (talkdex cite prints them: tdx1-…)")
    body, _, guard = match[0].lower().translate(_READ).rpartition("-")
    body = f"tdx{body[3:]}"
    version, *numbers = (_number(part) for part in body[3:].split("-"))
    if guard != _guard(body):
        raise UsageError(f"{match[0]!r} has a slip in it: compare it with where it comes from")
    if version != VERSION:
        raise UsageError(
            f"{match[0]!r} was made by another version of talkdex, which compares words otherwise"
        )
    return Code(*numbers)


def check(reader: Reader, text: str) -> Verdict:
    """Tell whether a recording's transcript still says the words of a code.

    Raises:
        UsageError: it is no code.
    """
    code = read(text)
    recording = next((r for r in reader.recordings() if _digest(r.identity) & _KEPT == code.recording), None)
    if recording is None:
        return Verdict(text, State.UNKNOWN, None, code.start_ms)
    verdict = Verdict(text, State.UNKNOWN, recording, code.start_ms)
    for transcript in reader.transcripts(recording.id):
        verdict = _looked_up(reader, transcript.id, code, verdict)
        if verdict.state in (State.SAID, State.MOVED):
            break
    return verdict


def _looked_up(reader: Reader, transcript: int, code: Code, before: Verdict) -> Verdict:
    """Look for a code's words in one transcript; where they aren't, give what is said there now."""
    said = list(spoken(reader, transcript))
    places = [(said[at].start_ms, said[at + code.length - 1].end_ms) for at in _found(said, code)]
    if places:
        start, end = min(places, key=lambda place: abs(place[0] - code.start_ms))
        state = State.SAID if abs(start - code.start_ms) <= _SAME_MS else State.MOVED
        text = shown(reader, transcript, TimeRange(start, max(start + 1, end)))
        return before._replace(state=state, start_ms=start, end_ms=end, text=text)
    if before.text:
        return before
    return before._replace(state=State.CHANGED, text=_instead(reader, transcript, code, said))


def _instead(reader: Reader, transcript: int, code: Code, said: Sequence[SpokenToken]) -> str:
    """Give as many words as the code counts, from the one that is nearest to its start on."""
    first = min(range(len(said)), key=lambda at: abs(said[at].start_ms - code.start_ms), default=None)
    if first is None:
        return ""
    begin, end = said[first].start_ms, said[min(first + code.length, len(said)) - 1].end_ms
    return shown(reader, transcript, TimeRange(begin, max(begin + 1, end)))


def _found(said: Sequence[SpokenToken], code: Code) -> Iterator[int]:
    """Give the places where as many words as the code counts have its hash."""
    if not 0 < code.length <= len(said):
        return
    top = pow(_BASE, code.length - 1, _PRIME)
    value = _rolled(said[: code.length])
    for at in range(len(said) - code.length + 1):
        if value & _KEPT == code.words:
            yield at
        if at + code.length < len(said):
            value = (value - _value(said[at].text) * top) * _BASE + _value(said[at + code.length].text)
            value %= _PRIME


def _rolled(said: Iterable[SpokenToken]) -> int:
    value = 0
    for token in said:
        value = (value * _BASE + _value(token.text)) % _PRIME
    return value


@lru_cache(maxsize=1 << 16)
def _value(word: str) -> int:
    return _digest(word) % _PRIME


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _guard(body: str) -> str:
    value = _digest(body) % len(_LETTERS) ** 2
    return _LETTERS[value // len(_LETTERS)] + _LETTERS[value % len(_LETTERS)]


def _written(number: int) -> str:
    text = ""
    while number or not text:
        number, digit = divmod(number, len(_LETTERS))
        text = _LETTERS[digit] + text
    return text


def _number(text: str) -> int:
    value = 0
    for letter in text:
        if letter not in _LETTERS:
            raise UsageError(
                f"{text[:40]!r} can't stand in a verify code: compare it with where it comes from"
            )
        value = value * len(_LETTERS) + _LETTERS.index(letter)
    return value
