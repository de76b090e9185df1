"""The way through a Word document's elements: paragraphs, runs and notes as they are read on screen.

python-docx gives only what lies directly in a paragraph or a cell. Tracked insertions, content controls
and smart tags wrap it (ECMA-376-1, 17.13.5, 17.5), and text in them would be passed over; so would boxes of
text (17.17), and footnotes and endnotes (17.11), which are in files of their own. What a tracked change takes
out isn't read.
"""

import copy
from collections.abc import Iterator
from typing import Any

_WRAPPERS = frozenset(
    ["bdo", "customXml", "dir", "fldSimple", "ins", "moveTo", "sdt", "sdtContent", "smartTag"]
)
_CUT = frozenset(["bdo", "dir", "ins", "moveTo", "smartTag"])
"""Wrappers of which there may be two where there was one."""
_TEXTS = frozenset(["br", "cr", "noBreakHyphen", "ptab", "t", "tab"])
"""What python-docx makes the text of a run of."""
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def blocks(parent: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a document's body or a cell, in order."""
    from docx.table import Table  # noqa: PLC0415 - an extra
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - same

    for element in _inside(parent._element, "p", "tbl"):  # noqa: SLF001 - python-docx offers no other way
        yield (Paragraph if name_of(element) == "p" else Table)(element, parent)


def boxes(paragraph: Any) -> Iterator[Any]:
    """Give the boxes of text anchored in a paragraph; of one written for old Words too, the new one."""
    from docx.blkcntnr import BlockItemContainer  # noqa: PLC0415 - an extra

    for element in paragraph._p.iter("{*}txbxContent"):  # noqa: SLF001 - same
        around = {name_of(one) for one in element.iterancestors()}
        if "Fallback" not in around and _holder(element) is paragraph._p:  # noqa: SLF001 - same
            yield BlockItemContainer(element, paragraph)


def _holder(box: Any) -> Any:
    """Give the paragraph in which a box is anchored."""
    return next(one for one in box.iterancestors() if name_of(one) == "p")


def items(paragraph: Any) -> Iterator[Any]:
    """Give the runs and hyperlinks of a paragraph, in order."""
    from docx.text.hyperlink import Hyperlink  # noqa: PLC0415 - an extra
    from docx.text.run import Run  # noqa: PLC0415 - same

    for element in _inside(paragraph._p, "r", "hyperlink"):  # noqa: SLF001 - same
        yield (Run if name_of(element) == "r" else Hyperlink)(element, paragraph)


def with_notes() -> None:
    """Have python-docx read the files of notes as it reads the others, unless it does so by itself."""
    from docx.opc.constants import CONTENT_TYPE  # noqa: PLC0415 - an extra
    from docx.opc.part import PartFactory  # noqa: PLC0415 - same
    from docx.parts.story import StoryPart  # noqa: PLC0415 - same

    for kind in (CONTENT_TYPE.WML_FOOTNOTES, CONTENT_TYPE.WML_ENDNOTES):
        PartFactory.part_type_for.setdefault(kind, StoryPart)


def notes(document: Any) -> Iterator[tuple[str, Any]]:
    """Give a document's footnotes and endnotes, each with the name that its marks have."""
    from docx.blkcntnr import BlockItemContainer  # noqa: PLC0415 - an extra

    for link in document.part.rels.values():
        kind = link.reltype.rpartition("/")[2]
        if kind in {"footnotes", "endnotes"} and not link.is_external:
            part = link.target_part
            for element in _inside(getattr(part, "element", ()), kind[:-1]):
                if not attribute(element, "type"):  # else it is the line above the notes
                    yield f"{kind[:-1]} {attribute(element, 'id')}", BlockItemContainer(element, part)


def marks(paragraph: Any) -> Iterator[tuple[int, str]]:
    """Give the offsets in a paragraph's text at which marks of notes stand, and the notes' names."""
    done = 0
    for item in items(paragraph):
        for run in getattr(item, "runs", [item]):
            for child, text in children(run):
                if (name := name_of(child)) in _REFERENCES:
                    yield done, f"{_REFERENCES[name]} {attribute(child, 'id')}"
                done += len(text)


def split(run: Any, at: int) -> None:
    """Leave the first `at` characters in a run, and move the rest to a new one behind it."""
    done, rest = 0, copy.copy(run._element)  # noqa: SLF001 - same
    rest[:] = [copy.deepcopy(child) for child in run._element if name_of(child) == "rPr"]  # noqa: SLF001 - same
    before = len(rest)
    for child, text in list(children(run)):
        if done >= at and name_of(child) != "rPr":
            rest.append(child)
        elif done + len(text) > at:
            rest.append(_cut(child, text, at - done))
        done += len(text)
    if len(rest) > before:
        run._element.addnext(rest)  # noqa: SLF001 - same


def _cut(element: Any, text: str, at: int) -> Any:
    """Leave the first characters in an element of text, and give another with the rest."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

    rest = copy.copy(element)
    element.text, rest.text = text[:at], text[at:]
    for one in (element, rest):
        one.set(qn("xml:space"), "preserve")
    return rest


def children(run: Any) -> Iterator[tuple[Any, str]]:
    """Give the elements of a run, each with its text."""
    for child in run._element:  # noqa: SLF001 - same
        yield child, str(child) if name_of(child) in _TEXTS else ""


def put_behind(item: Any, new: Any) -> None:
    """Put an element of a paragraph behind one of its items; a wrapper around that is cut in two.

    One that can't be cut, as a content control, is passed.
    """
    element = item._element  # noqa: SLF001 - same
    while name_of(parent := element.getparent()) in _WRAPPERS:
        if name_of(parent) in _CUT and (behind := list(element.itersiblings())):
            rest = copy.copy(parent)
            rest[:] = behind
            parent.addnext(rest)
        element = parent
    element.addnext(new)


def _inside(parent: Any, *names: str) -> Iterator[Any]:
    for child in parent:
        name = name_of(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _inside(child, *names)


def name_of(element: Any) -> str:
    """Give an element's name without its namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Give an attribute of Word's; "" where there is none."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

    return str(element.get(qn(f"w:{name}"), ""))
