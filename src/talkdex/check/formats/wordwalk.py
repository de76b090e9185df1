"""The way through a Word document's elements: paragraphs and runs as they are read on screen.

python-docx gives only what lies directly in a paragraph or a cell. Tracked insertions, content controls
and smart tags wrap it (ECMA-376-1, 17.13.5, 17.5), and text in them would be passed over. What a tracked
change takes out isn't read.
"""

import copy
from collections.abc import Iterator
from typing import Any

_WRAPPERS = frozenset(
    ["bdo", "customXml", "dir", "fldSimple", "ins", "moveTo", "sdt", "sdtContent", "smartTag"]
)
_CUT = frozenset(["bdo", "dir", "ins", "moveTo", "smartTag"])
"""Wrappers of which there may be two where there was one."""


def blocks(parent: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a document's body or a cell, in order."""
    from docx.table import Table  # noqa: PLC0415 - an extra
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - same

    for element in _inside(parent._element, "p", "tbl"):  # noqa: SLF001 - python-docx offers no other way
        yield (Paragraph if _name(element) == "p" else Table)(element, parent)


def items(paragraph: Any) -> Iterator[Any]:
    """Give the runs and hyperlinks of a paragraph, in order."""
    from docx.text.hyperlink import Hyperlink  # noqa: PLC0415 - an extra
    from docx.text.run import Run  # noqa: PLC0415 - same

    for element in _inside(paragraph._p, "r", "hyperlink"):  # noqa: SLF001 - same
        yield (Run if _name(element) == "r" else Hyperlink)(element, paragraph)


def put_behind(item: Any, new: Any) -> None:
    """Put an element of a paragraph behind one of its items; a wrapper around that is cut in two.

    One that can't be cut, as a content control, is passed.
    """
    element = item._element  # noqa: SLF001 - same
    while _name(parent := element.getparent()) in _WRAPPERS:
        if _name(parent) in _CUT and (behind := list(element.itersiblings())):
            rest = copy.copy(parent)
            rest[:] = behind
            parent.addnext(rest)
        element = parent
    element.addnext(new)


def _inside(parent: Any, *names: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        name = _name(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _inside(child, *names)


def _name(element: Any) -> str:
    """Give an element's name without its namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
