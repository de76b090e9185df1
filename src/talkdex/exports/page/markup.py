"""HTML made of values, in which text can't become markup: https://html.spec.whatwg.org/multipage/syntax.html."""

import html
import re
from collections.abc import Mapping

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # a parser drops or changes these
_BLANKS = re.compile(r"[\t\n\x0b\f\r]")
_VOID = frozenset({"input", "meta", "link", "source", "br", "hr"})


Told = str | int | bool | None
"""An attribute's value; None and False leave it out, True writes its name alone."""


class Html(str):
    """Text that is markup already; any other `str` is escaped when it is put into an element."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, Told], *children: str) -> Html:
    """Make an element.

    Args:
        name: of the element.
        attributes: by name.
        children: text, or markup made here.
    """
    start = f"<{name}{''.join(_attribute(key, told) for key, told in attributes.items())}>"
    return Html(start if name in _VOID else f"{start}{together(*children)}</{name}>")


def together(*children: str) -> Html:
    """Put text and markup side by side."""
    return Html("".join(_written(child) for child in children))


def _written(child: str) -> str:
    return child if isinstance(child, Html) else html.escape(plain(child))


def plain(text: str) -> str:
    """Replace what no parser gives back as it was, one character by one, so that offsets stay."""
    return _BLANKS.sub(" ", _UNSEEN.sub("\ufffd", text))


def _attribute(name: str, told: Told) -> str:
    if told is None or told is False:
        return ""
    return f" {name}" if told is True else f' {name}="{html.escape(plain(str(told)))}"'
