"""EBU STL, the binary subtitles of broadcasters: a header of 1024 bytes, then blocks of 128.

Specification: EBU Tech 3264, https://tech.ebu.ch/docs/tech/tech3264.pdf; text in ISO 6937 has its
accents before their letters. Times count from the programme's start code where all lie after it.
"""

import unicodedata

from talkdex.captions import markup, stamps
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_HEADER, _BLOCK, _TEXT_AT = 1024, 128, 16
_LAST_OF_SUBTITLE, _USER_DATA = 0xFF, 0xFE
_NEW_LINE, _UNUSED = 0x8A, 0x8F
_TABLES = {b"01": "iso8859-5", b"02": "iso8859-6", b"03": "iso8859-7", b"04": "iso8859-8"}
_ACCENTS = {
    0xC1: "\u0300",
    0xC2: "\u0301",
    0xC3: "\u0302",
    0xC4: "\u0303",
    0xC5: "\u0304",
    0xC6: "\u0306",
    0xC7: "\u0307",
    0xC8: "\u0308",
    0xCA: "\u030a",
    0xCB: "\u0327",
    0xCD: "\u030b",
    0xCE: "\u0328",
    0xCF: "\u030c",
}
_FROM_A0 = "\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿"  # 0xA0 to 0xBF
_FROM_D0 = "―¹®©™♪¬¦\ufffd\ufffd\ufffd\ufffd⅛⅜⅝⅞ΩÆĐªĦ\ufffdĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad"  # 0xD0 to 0xFF


def recognises(document: Document) -> int:
    """The disk format code ("STL25.01") in its place."""
    return SURE if document.data[3:6] == b"STL" and len(document.data) > _HEADER else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read the subtitles, each put together from its blocks."""
    data = document.data
    rate = float(data[6:8]) if data[6:8].isdigit() and int(data[6:8]) else 25.0
    table = _TABLES.get(data[12:14])
    drafts: list[Draft] = []
    body = b""
    for at in range(_HEADER, len(data) - _BLOCK + 1, _BLOCK):
        block = data[at : at + _BLOCK]
        extension, comment = block[3], block[15]
        if extension == _USER_DATA or comment:
            continue
        body += block[_TEXT_AT:]
        if extension == _LAST_OF_SUBTITLE:
            text = markup.plain(_text(body, table))
            drafts.append(Draft(_code(block[5:9], rate), _code(block[9:13], rate), text, len(drafts) + 1))
            body = b""
    if (len(data) - _HEADER) % _BLOCK:
        notes.add("cut off in the middle of a block; read as far as it goes")
    return Reading(_from_start(drafts, data[256:264], rate))


def _code(code: bytes, rate: float) -> int:
    hours, minutes, seconds, frames = code
    return stamps.of(str(hours), str(minutes), str(seconds), None) + round(frames * 1000 / rate)


def _from_start(drafts: list[Draft], written: bytes, rate: float) -> list[Draft]:
    """Count from the programme's start code ("10000000"), where every subtitle lies after it."""
    if not (len(written) == 8 and written.isdigit()):
        return drafts
    start = _code(bytes(int(written[at : at + 2]) for at in range(0, 8, 2)), rate)
    if not start or any(draft.start_ms < start for draft in drafts):
        return drafts
    return [
        draft._replace(start_ms=draft.start_ms - start, end_ms=(draft.end_ms or start) - start)
        for draft in drafts
    ]


def _text(body: bytes, table: str | None) -> str:
    """Decode the text field: 0x8A ends a line, 0x8F fills up, other control codes are style."""
    body = body.partition(bytes([_UNUSED]))[0]
    lines = [
        bytes(b if 0x20 <= b < 0x7F or b >= 0xA0 else 0x20 for b in line)
        for line in body.split(bytes([_NEW_LINE]))
    ]
    return "\n".join(line.decode(table, "replace") if table else _iso6937(line) for line in lines)


def _iso6937(line: bytes) -> str:
    text, accent = "", ""
    for byte in line:
        if byte in _ACCENTS:
            accent = _ACCENTS[byte]
        else:
            text += _sign(byte) + accent
            accent = ""
    return unicodedata.normalize("NFC", text)


def _sign(byte: int) -> str:
    if byte >= 0xD0:
        return _FROM_D0[byte - 0xD0]
    if 0xA0 <= byte < 0xC0:
        return _FROM_A0[byte - 0xA0]
    return chr(byte) if byte < 0x7F else "\ufffd"


READER = Reader("ebu-stl", recognises, read, (".stl",))
