r"""Links of a Word document: hyperlinks, and the fields by which other programs and older Words make them.

A field's instruction is `HYPERLINK "address" \l "fragment"` (ECMA-376-1, 17.16.5.25). It stands in an
attribute (`fldSimple`), or in runs of its own between a mark where the field begins and one where its result
does (17.16.18).
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from talkdex.check.formats.wordwalk import attribute, children, items, name_of

_INSTRUCTION = re.compile(r'\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE)


class WordLink(NamedTuple):
    """A link in a paragraph: half-open offsets in its text, where it leads, and how that is changed."""

    start: int
    end: int
    url: str
    lead: Callable[[str], None]


def links(paragraph: Any) -> list[WordLink]:
    """Give the links of a paragraph that lead out of the document, in order."""
    return sorted(
        [*_hyperlinks(paragraph), *_simple(paragraph), *_fields(paragraph)], key=lambda link: link[:2]
    )


def _placed(paragraph: Any) -> Iterator[tuple[int, Any]]:
    """Give the items of a paragraph with the offsets at which they begin."""
    at = 0
    for item in items(paragraph):
        yield at, item
        at += len(item.text)


def _hyperlinks(paragraph: Any) -> Iterator[WordLink]:
    for at, item in _placed(paragraph):
        if getattr(item, "address", None):
            url = _url(item.address, item.fragment)
            yield WordLink(at, at + len(item.text), url, partial(_relate, paragraph, item))


def _relate(paragraph: Any, item: Any, url: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - same

    new = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    item._hyperlink.set(qn("r:id"), new)  # noqa: SLF001 - python-docx offers no other way
    item._hyperlink.attrib.pop(qn("w:anchor"), None)  # noqa: SLF001 - same


def _simple(paragraph: Any) -> Iterator[WordLink]:
    """Give the links whose instruction stands in an attribute around their runs."""
    spans: dict[Any, tuple[int, int]] = {}
    for at, item in _placed(paragraph):
        for around in item._element.iterancestors():  # noqa: SLF001 - same
            if name_of(around) == "p":
                break
            if name_of(around) == "fldSimple":
                spans[around] = spans.get(around, (at, at))[0], at + len(item.text)
    for field, (start, end) in spans.items():
        if url := _address(attribute(field, "instr")):
            yield WordLink(start, end, url, partial(_instruct, field))


def _instruct(field: Any, url: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

    field.set(qn("w:instr"), f' HYPERLINK "{url}" ')


def outside(paragraph: Any, item: Any) -> Any:
    """Give the item behind which something can be put: the one itself, or that which ends its field."""
    depth, met = 0, False
    for one in items(paragraph):
        met = met or one._element is item._element  # noqa: SLF001 - same
        for child, _ in children(one) if not hasattr(one, "address") else ():
            kind = attribute(child, "fldCharType") if name_of(child) == "fldChar" else ""
            depth = max(0, depth + {"begin": 1, "end": -1}.get(kind, 0))
        if met and not depth:
            return one
    return item


class _Field:
    """A field as it is read: the elements of its instruction, and where its result begins."""

    def __init__(self) -> None:
        self.instruction: list[Any] = []
        self.start: int | None = None

    def lead(self, url: str) -> None:
        """Write the instruction anew, into the first of its elements."""
        for number, element in enumerate(self.instruction):
            element.text = "" if number else f' HYPERLINK "{url}" '


def _fields(paragraph: Any) -> Iterator[WordLink]:
    """Give the links whose instruction stands in runs; one that ends in another paragraph is none."""
    opened: list[_Field] = []
    for at, item in _placed(paragraph):
        done = at
        for child, text in children(item) if not hasattr(item, "address") else ():
            done += len(text)
            kind = attribute(child, "fldCharType") if name_of(child) == "fldChar" else name_of(child)
            if kind == "begin":
                opened.append(_Field())
            elif opened and kind == "instrText":
                opened[-1].instruction.append(child)
            elif opened and kind == "separate":
                opened[-1].start = done
            elif opened and kind == "end":
                yield from _closed(opened.pop(), done)


def _closed(field: _Field, end: int) -> Iterator[WordLink]:
    url = _address("".join(element.text or "" for element in field.instruction))
    if url and field.start is not None and field.start < end:
        yield WordLink(field.start, end, url, field.lead)


def _address(instruction: str) -> str | None:
    """Give where a field leads; None where it is no link, or one inside the document."""
    found = _INSTRUCTION.match(instruction)
    return _url(found[1] or found[2] or "", found[3]) or None if found else None


def _url(address: str, fragment: str | None) -> str:
    return address + (f"#{fragment}" if address and fragment else "")
