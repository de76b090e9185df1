"""Bytes to text: byte order marks, declared encodings, UTF-8, UTF-16, Windows-1252, then a guess.

The guess is charset-normalizer's; this is the only module that knows it.
"""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']"""
    rb"""|<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LATIN = frozenset(("ascii", "iso8859-1"))
"""What browsers read as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels )."""
_PROBE = 4096
_GUESS = 1 << 16
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ¿¡«»‘’“”„–—…°€£©®·\u00a0ªº♪"
)
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|â€[\u0080-\u00bf™œ“”¦˜]")


class Decoded(NamedTuple):
    """A file's text, and how it was written.

    Args:
        text: without a byte order mark.
        codec: that it was decoded with.
        mark: the byte order mark, or nothing.
        repaired: what was repaired in it, or None.
    """

    text: str
    codec: str
    mark: bytes = b""
    repaired: str | None = None

    def encoded(self, text: str) -> bytes:
        """Give a text as the file was written; in UTF-8 where its encoding has no such characters."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            return text.encode()


def decode(data: bytes, *, mend: bool = True) -> Decoded:
    """Give the text of a file.

    Never raises: bytes that fit no encoding become U+FFFD.

    Args:
        data: of the file.
        mend: undo that UTF-8 was encoded twice; not for a text that is to be written again.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, "replace").lstrip("\ufeff"), codec, mark)
    if wide := _wide(data[:_PROBE]):
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_bytes(data)
    return _unmixed(text) if mend else Decoded(text, "utf-8")


def _wide(probe: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark by where the zero bytes of digits and spaces stand."""
    if b"\0" not in probe:
        return None
    quarter = max(1, len(probe) // 4)
    zeros = [probe[place::4].count(0) / quarter for place in range(4)]
    if min(zeros[1:]) > 0.5:
        return "utf-32-le"
    if min(zeros[:3]) > 0.5:
        return "utf-32-be"
    odd, even = min(zeros[1], zeros[3]), min(zeros[0], zeros[2])
    if max(odd, even) < 0.2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_bytes(data: bytes) -> Decoded:
    """Decode what isn't clean UTF-8."""
    declared = _declared(data)
    if declared is not None:
        return declared
    text = data.decode("utf-8", "replace")
    letters = sum("\x7f" < char < "\ufffd" for char in text)
    if letters and text.count("\ufffd") <= 1 + letters // 20:
        return Decoded(text, "utf-8", repaired="some bytes aren't UTF-8 and are shown as \ufffd")
    return _legacy(data)


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:_PROBE])
    if not match:
        return None
    try:
        codec = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        codec = "cp1252" if codec in _LATIN else codec
        return Decoded(data.decode(codec), codec)
    except (LookupError, UnicodeError):
        return None


def _legacy(data: bytes) -> Decoded:
    """Decode an 8-bit or East Asian encoding: Windows-1252 where it reads as Western text."""
    western = data.decode("cp1252", "replace")
    signs = [char for char in western if char > "\x7f"]
    if sum(char in _WESTERN for char in signs) >= 0.95 * len(signs):
        return Decoded(western, "cp1252")
    guess = from_bytes(_telling(data)).best()
    codec = guess.encoding if guess else "cp1252"
    return Decoded(data.decode(codec, "replace"), codec)


def _telling(data: bytes) -> bytes:
    """Keep the lines with bytes beyond ASCII, up to a limit: only they tell the encoding."""
    lines, size = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _GUESS:
            break
    return b"".join(lines)[:_GUESS]


def _unmixed(text: str) -> Decoded:
    """Undo UTF-8 that was read as Windows-1252 and written again ("Ã©" for "é")."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return Decoded(text, "utf-8")
    try:
        once = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return Decoded(text, "utf-8")
    return Decoded(once, "utf-8", repaired="text encoded twice was decoded twice")
