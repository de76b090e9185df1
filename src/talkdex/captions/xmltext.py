"""XML as it is found: with stray ampersands and HTML entities, cut off in the middle, or unsafe.

Documents that declare entities are refused before a parser sees them, so that none can blow up
("billion laughs"); nothing is ever fetched. https://www.w3.org/TR/xml/
"""

import html
import re
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

_PLAIN_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*>", re.IGNORECASE)
_UNSAFE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(?:\w{2,31};)?")
_PREFIX = re.compile(r"[</\s]([A-Za-z_][\w.-]{0,60}):[A-Za-z_]")
_DECLARATION = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,60})\s*=")
_ROOT = re.compile(r"(<[A-Za-z_][\w:.-]*+)([^<>]*)")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(text: str) -> tuple[Element | None, str | None]:
    """Give the root (None: no XML, or unsafe) and what had to be repaired (None: nothing)."""
    body = text.strip()
    if not body.startswith("<"):
        return None, None
    body = _PLAIN_DOCTYPE.sub("", body, count=1)
    if _UNSAFE.search(body):
        return None, None
    if "&" in body:
        body = _AMPERSAND.sub(_escaped, body)
    return _tree(_CONTROL.sub("", _declared(body)))


def _declared(body: str) -> str:
    """Declare at the root the prefixes that are used: a parser would stop at the first unknown one."""
    root = _ROOT.search(body)
    if not root:
        return body
    missing = set(_PREFIX.findall(body)) - set(_DECLARATION.findall(root[2])) - {"xml", "xmlns"}
    names = "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in sorted(missing))
    return body[: root.end(1)] + names + body[root.end(1) :]


def _escaped(match: re.Match[str]) -> str:
    """Turn an HTML entity into its character and escape an ampersand that means itself."""
    written = match.group()
    char = html.unescape(written) if len(written) > 1 else written
    return char if char != written else "&amp;" + written[1:]


def _tree(body: str) -> tuple[Element | None, str | None]:
    parser: XMLPullParser[Element] = XMLPullParser(events=("start",))
    parser.feed(body)
    root: Element | None = None
    try:
        for event in parser.read_events():
            root = cast("Element", event[-1]) if root is None else root
        parser.close()
    except ParseError as broken:
        return root, f"broken at line {broken.position[0]}; read as far as it goes"
    return root, None


def local(element: Element) -> str:
    """Give an element's name without its namespace, lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Give an attribute by its local name, whatever namespace it was written in; None where absent."""
    value = element.get(name)
    if value is not None:
        return value
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)
