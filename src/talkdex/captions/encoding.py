"""Bytes to text: byte order marks, declared encodings, UTF-8, UTF-16, Windows-1252, then a guess.

The guess is charset-normalizer's; this is the only module that knows it.
"""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.IGNORECASE)
_PROBE = 4096
_GUESS = 1 << 16
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ¿¡«»‘’“”„–—…°€£©®·\u00a0ªº♪"
)
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|â€[\u0080-\u00bf™œ“”¦˜]")


def decode(data: bytes) -> tuple[str, str | None]:
    """Give the text of a file, and what was repaired in it (None: nothing).

    Never raises: bytes that fit no encoding become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff"), None
    wide = _wide(data[:_PROBE])
    if wide:
        return data.decode(wide, "replace"), None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_bytes(data)
    return _unmixed(text)


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


def _decode_bytes(data: bytes) -> tuple[str, str | None]:
    """Decode what isn't clean UTF-8."""
    declared = _declared(data)
    if declared is not None:
        return declared, None
    text = data.decode("utf-8", "replace")
    letters = sum("\x7f" < char < "\ufffd" for char in text)
    if letters and text.count("\ufffd") <= 1 + letters // 20:
        return text, "some bytes aren't UTF-8 and are shown as \ufffd"
    return _legacy(data), None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.match(data[:_PROBE])
    if not match:
        return None
    try:
        return data.decode(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None


def _legacy(data: bytes) -> str:
    """Decode an 8-bit or East Asian encoding: Windows-1252 where it reads as Western text."""
    western = data.decode("cp1252", "replace")
    signs = [char for char in western if char > "\x7f"]
    if sum(char in _WESTERN for char in signs) >= 0.95 * len(signs):
        return western
    guess = from_bytes(_telling(data)).best()
    return data.decode(guess.encoding, "replace") if guess else western


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


def _unmixed(text: str) -> tuple[str, str | None]:
    """Undo UTF-8 that was read as Windows-1252 and written again ("Ã©" for "é")."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text, None
    try:
        return text.encode("cp1252").decode("utf-8"), "text encoded twice was decoded twice"
    except UnicodeError:
        return text, None
