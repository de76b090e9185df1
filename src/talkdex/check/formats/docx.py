"""Word documents through python-docx (https://python-docx.readthedocs.io/): paragraphs, tables, links, notes.

The only module that knows python-docx, which comes with the extra `talkdex[docx]`. A paragraph is a
line; in what it calls its source, each paragraph stands on a line of its own. A row of short cells is one
block, as in Markdown; notes come last.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from talkdex.check.document import Builder, Document, DocumentLink, Edit
from talkdex.check.formats.bare import with_bare_links
from talkdex.check.formats.wordlinks import links, outside
from talkdex.check.formats.wordwalk import blocks, boxes, items, marks, notes, put_behind, split, with_notes
from talkdex.errors import SourceError, UsageError

_QUOTES = ("quote", "citation", "cita", "zitat", "citazione", "citacao")
_HEADINGS = ("heading", "title", "titre", "titulo", "uberschrift", "titolo")
_BLUE = "0563C1"


def read(data: bytes) -> Document:
    """Read a file's content.

    Raises:
        UsageError: python-docx is not installed.
        SourceError: the file is no Word document, or damaged.
    """
    lines = _lines(_open(data))
    builder = Builder("\n".join(_text(line.paragraph) for line in lines))
    at = 0
    for line in lines:
        begun, text = builder.length, _text(line.paragraph)
        builder.marks += [(begun + offset, name) for offset, name in marks(line.paragraph)]
        builder.links += [
            DocumentLink(begun + link.start, begun + link.end, link.url, (at + link.start, at + link.end))
            for link in links(line.paragraph)
        ]
        builder.add(text, at, at + len(text))
        _end(builder, line, at + len(text))
        at += len(text) + 1
        if line.note:
            builder.noted[line.note] = (builder.noted.get(line.note, (begun,))[0], builder.length)
    return with_bare_links(builder.document())


def _end(builder: Builder, line: "_Line", at: int) -> None:
    """Close the block of a paragraph, or part it from the next cell of its row."""
    if line.joined:
        builder.add(" | ", at, at)
        return
    style = str(line.paragraph.style.name if line.paragraph.style else "").lower()
    quoted = style.startswith(_QUOTES) or "quote" in style
    builder.end_block(quoted=quoted, heading=style.startswith(_HEADINGS))


def write(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give the content with links put in or replaced; everything else stays as it is."""
    opened = _open(data)
    lines = _lines(opened)
    for edit in sorted(edits, reverse=True):
        number = document.source.count("\n", 0, edit.start)
        begun = document.source.rfind("\n", 0, edit.start) + 1
        if edit.start == edit.end:
            _insert(lines[number].paragraph, edit.start - begun, edit)
        else:
            _redirect(lines[number].paragraph, edit.start - begun, edit)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def _open(data: bytes) -> Any:
    try:
        import docx  # noqa: PLC0415 - an extra, needed for this format alone
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - same
    except ImportError as error:
        raise UsageError(
            "Word documents are read by python-docx: pip install 'talkdex[docx]', or save as .html"
        ) from error
    with_notes()
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise SourceError(f"this is no Word document, or it is damaged: {error}") from error


class _Line(NamedTuple):
    """A paragraph, the name of the note that it is of, and whether the next one is a cell of the same row."""

    paragraph: Any
    note: str = ""
    joined: bool = False


def _lines(opened: Any) -> list[_Line]:
    body = _paragraphs(opened._body)  # noqa: SLF001 - python-docx offers no other way
    noted = (line._replace(note=name) for name, note in notes(opened) for line in _paragraphs(note))
    return [*body, *noted]


def _paragraphs(parent: Any) -> Iterator[_Line]:
    """Give the paragraphs in order, those of tables included; a merged cell is one."""
    from docx.table import Table  # noqa: PLC0415 - an extra

    for item in blocks(parent):
        if isinstance(item, Table):
            seen: set[Any] = set()
            for row in item.rows:
                cells = {cell._tc: cell for cell in row.cells if cell._tc not in seen}  # noqa: SLF001 - tells merged ones
                seen.update(cells)
                yield from _row([list(_paragraphs(cell)) for cell in cells.values()])
        else:
            yield _Line(item)
            for box in boxes(item):
                yield from _paragraphs(box)


def _row(cells: Sequence[list[_Line]]) -> Iterator[_Line]:
    """Give the paragraphs of a row, joined where each cell is one."""
    lines = [line for cell in cells for line in cell]
    joined = all(len(cell) == 1 for cell in cells)
    return (line._replace(joined=joined and line is not lines[-1]) for line in lines)


def _text(paragraph: Any) -> str:
    """The text of a paragraph with every break as a space, so that offsets stay true."""
    return "".join(_flat(item.text) for item in items(paragraph))


def _flat(text: str) -> str:
    return "".join(" " if char in "\n\r\t\v\f" else char for char in text)


def _insert(paragraph: Any, offset: int, edit: Edit) -> None:
    """Put a hyperlink in behind the character before `offset`; a run is split where it must be."""
    for start, end, item in _placed(paragraph):
        if start < offset <= end:
            last = outside(paragraph, item)
            if last._element is item._element and not hasattr(item, "address"):  # noqa: SLF001 - same
                split(item, offset - start)
            put_behind(last, _hyperlink(paragraph, edit))
            return


def _placed(paragraph: Any) -> list[tuple[int, int, Any]]:
    """Give the runs and hyperlinks of a paragraph, each with the half-open range of its text."""
    inside = list(items(paragraph))
    edges = pairwise(accumulate((len(item.text) for item in inside), initial=0))
    return [(start, end, item) for (start, end), item in zip(edges, inside, strict=True)]


def _hyperlink(paragraph: Any, edit: Edit) -> Any:
    """Make the element of a link: " (label)" in the usual blue."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - an extra
    from docx.oxml import OxmlElement  # noqa: PLC0415 - same
    from docx.oxml.ns import qn  # noqa: PLC0415 - same

    link, run, properties, text = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "rPr", "t"))
    link.set(qn("r:id"), paragraph.part.relate_to(edit.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for name, value in (("color", _BLUE), ("u", "single")):
        part = OxmlElement(f"w:{name}")
        part.set(qn("w:val"), value)
        properties.append(part)
    text.text = f" ({edit.label})"
    text.set(qn("xml:space"), "preserve")
    run.append(properties)
    run.append(text)
    link.append(run)
    return link


def _redirect(paragraph: Any, offset: int, edit: Edit) -> None:
    """Make the link that begins at `offset` lead elsewhere, or write another address where one is text."""
    for link in links(paragraph):
        if link.start == offset:
            link.lead(edit.url)
            return
    end = offset + edit.end - edit.start
    for at in (end, offset):
        _part(paragraph, at)
    for run in _between(paragraph, offset, end):
        run.text = edit.url
        edit = edit._replace(url="")


def _part(paragraph: Any, offset: int) -> None:
    """Split the run that holds the character before `offset` and the one behind it."""
    for start, end, item in _placed(paragraph):
        if start < offset < end and not hasattr(item, "address"):
            split(item, offset - start)
            return


def _between(paragraph: Any, first: int, last: int) -> list[Any]:
    """Give the runs that lie within a range of a paragraph's text."""
    within = (item for start, end, item in _placed(paragraph) if first <= start < end <= last)
    return [item for item in within if not hasattr(item, "address")]
