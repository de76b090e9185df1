"""A caption file to be read: its bytes, text, JSON and XML, each made once and when first asked for.

Recognising a format and reading it look at the same document, so nothing is parsed twice.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element

from talkdex import encoding
from talkdex.captions import jsontext, xmltext

_HEAD = 8192


@dataclass(frozen=True)
class Document:
    """One file.

    Args:
        data: as it came.
        name: the file's name, for messages and for its suffix.
    """

    data: bytes
    name: str

    @cached_property
    def suffix(self) -> str:
        """The name's suffix, lower case, with the dot; "" where it has none."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def _decoded(self) -> encoding.Decoded:
        return encoding.decode(self.data)

    @cached_property
    def text(self) -> str:
        r"""The whole text, with "\n" for every kind of line end."""
        text = self._decoded.text
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    @cached_property
    def head(self) -> str:
        """The first few thousand characters, without white space in front."""
        return self.text[:_HEAD].lstrip()

    @cached_property
    def _json(self) -> tuple[Any, str | None]:
        return jsontext.parse(self.text)

    @cached_property
    def _xml(self) -> tuple[Element | None, str | None]:
        return xmltext.parse(self.text)

    @property
    def json(self) -> Any:
        """The JSON value in it (in a script's assignment too), or None."""
        return self._json[0]

    @property
    def xml(self) -> Element | None:
        """The root of the XML in it, cut off where it breaks; None where it is none, or unsafe."""
        return self._xml[0]

    def damage(self, layer: str) -> tuple[str, ...]:
        """Tell what had to be repaired before a reader of this layer ("text", "json", "xml") could begin."""
        parsed = self._json[1] if layer == "json" else self._xml[1] if layer == "xml" else None
        return tuple(what for what in (self._decoded.repaired, parsed) if what)
