"""The decoder of line 21 captions: byte pairs to what stands on the screen, and when.

Specification: CEA-608 (47 CFR 15.119, https://www.law.cornell.edu/cfr/text/47/15.119). Captions
pop on whole, roll up line by line, or are painted word by word; each line is given once, from
when it (or its first character) is seen until it goes. Colours and places mean nothing here.
"""

from collections.abc import Iterator
from typing import NamedTuple

_BASIC = {
    0x27: "’",
    0x2A: "á",
    0x5C: "é",
    0x5E: "í",
    0x5F: "ó",
    0x60: "ú",
    0x7B: "ç",
    0x7C: "÷",
    0x7D: "Ñ",
    0x7E: "ñ",
    0x7F: "█",
}
_SPECIAL = "®°½¿™¢£♪à\u00a0èâêîôû"  # 0x11, 0x30 to 0x3F
_SPANISH = "ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»"  # 0x12, 0x20 to 0x3F
_GERMAN = "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘"  # 0x13, 0x20 to 0x3F
_LOAD, _BACKSPACE, _DELETE_ROW = 0x20, 0x21, 0x24
_ROLL_UP, _PAINT = (0x25, 0x26, 0x27), 0x29
_ERASE, _RETURN, _ERASE_HIDDEN, _FLIP = 0x2C, 0x2D, 0x2E, 0x2F


class Shown(NamedTuple):
    """A caption that stood on the screen; `end_ms` None where the file ends before it goes."""

    start_ms: int
    end_ms: int | None
    text: str


class Decoder:
    """One channel's state: feed it pairs in order of time, then `finish`."""

    def __init__(self) -> None:
        self._mode = _LOAD
        self._hidden = ""
        self._shown = ""
        self._since = 0
        self._before: tuple[int, int] = (0, 0)

    def feed(self, moment_ms: int, first: int, second: int) -> Iterator[Shown]:
        """Take a pair of bytes (parity taken off) seen at a moment; give what went from the screen."""
        control = 0x10 <= first < 0x20
        if control and (first, second) == self._before:
            self._before = (0, 0)  # control codes are sent twice for safety
            return
        self._before = (first, second) if control else (0, 0)
        if not control:
            self._write(
                moment_ms, "".join(_BASIC.get(byte, chr(byte)) for byte in (first, second) if byte >= 0x20)
            )
        elif first & 0xF7 in (0x14, 0x15) and 0x20 <= second < 0x30:
            yield from self._command(moment_ms, second)
        else:
            self._sign(moment_ms, first & 0xF7, second)

    def finish(self, moment_ms: int | None) -> Iterator[Shown]:
        """Give what is still on the screen at the end."""
        if self._shown.strip():
            yield Shown(self._since, moment_ms, self._shown)
        self._shown = ""

    def _write(self, moment_ms: int, text: str) -> None:
        if self._mode == _LOAD:
            self._hidden += text
        else:
            if not self._shown.strip():
                self._since = moment_ms
            self._shown += text

    def _sign(self, moment_ms: int, first: int, second: int) -> None:
        """Write a special or extended character, or the break that a new position means."""
        if second >= 0x40:
            self._write(moment_ms, "\n")
        elif first == 0x11 and second >= 0x30:
            self._write(moment_ms, _SPECIAL[second - 0x30])
        elif first in (0x12, 0x13) and second >= 0x20:
            self._back()  # an extended character follows a plain one for old sets, and replaces it
            self._write(moment_ms, (_SPANISH if first == 0x12 else _GERMAN)[second - 0x20])
        elif first == 0x11:
            self._write(moment_ms, " ")

    def _back(self) -> None:
        if self._mode == _LOAD:
            self._hidden = self._hidden[:-1]
        else:
            self._shown = self._shown[:-1]

    def _command(self, moment_ms: int, command: int) -> Iterator[Shown]:
        if command == _FLIP:
            yield from self.finish(moment_ms)
            self._mode, self._shown, self._hidden, self._since = _LOAD, self._hidden, "", moment_ms
        elif command == _ERASE or (command == _RETURN and self._mode in _ROLL_UP):
            yield from self.finish(moment_ms)
        elif command in _ROLL_UP or command == _PAINT:
            if self._mode == _LOAD or command == _PAINT:
                yield from self.finish(moment_ms)
            self._mode = command
        elif command == _LOAD:
            self._mode = command
        elif command == _ERASE_HIDDEN:
            self._hidden = ""
        elif command in (_BACKSPACE, _DELETE_ROW):
            self._back()
