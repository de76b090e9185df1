"""JSON as it is found: whole, one value per line, assigned in a script, or cut off in the middle.

The grammar is RFC 8259: https://www.rfc-editor.org/rfc/rfc8259
"""

import ast
import json
import re
from typing import Any

_SCRIPT = re.compile(
    r"\s*(?:\)\]\}'\s*|(?:export\s+)?(?:default\s+|(?:const|let|var)\s+[\w$]+[^=\n]{0,200}=\s*)"
    r"|module\.exports\s*=\s*|[\w$.]{1,100}\s*[=(]\s*)(?=[\[{])"
)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_CLOSER = {"[": "]", "{": "}"}
_DECODER = json.JSONDecoder()
_MAX_VALUES = 1 << 20
_LARGEST_PYTHON = 1 << 22  # its syntax tree takes a hundred times the space


def parse(text: str) -> tuple[Any, str | None]:
    """Give the value (None: there is no JSON in it) and what had to be repaired (None: nothing)."""
    body = text.lstrip()
    if body[:1] not in ("[", "{"):
        script = _SCRIPT.match(text)
        if not script:
            return None, None
        body = text[script.end() :]
    value, end = _value_at(body, 0)
    if value is None and body.startswith(("[{'", "{'")) and len(body) < _LARGEST_PYTHON:
        return _python(body), None
    if value is None:
        value = _closed(body)
        return value, None if value is None else "cut off in the middle; read as far as it goes"
    rest = body[end:].lstrip()
    return (_lines(body) if rest[:1] in ("[", "{") else value), None


def _value_at(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):  # RecursionError: brackets nested without end
        return None, at


def _python(text: str) -> Any:
    """Read what `print` makes of lists and dicts: people keep transcripts that way too."""
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):  # as its documentation warns
        return None


def _lines(text: str) -> list[Any]:
    """Read values that follow each other (JSON Lines) up to the first that can't be read."""
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < _MAX_VALUES:
        value, end = _value_at(text, at)
        if end == at:
            break
        values.append(value)
        at = end
        while at < len(text) and text[at] in " \t\n,":
            at += 1
    return values


def _closed(text: str) -> Any:
    """Read a value that was cut off: up to its last whole part, with the open brackets closed."""
    open_brackets: list[str] = []
    whole, depth = 0, 0
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in _CLOSER:
            open_brackets.append(sign)
        elif sign in ("]", "}"):
            if not open_brackets or _CLOSER[open_brackets.pop()] != sign:
                return None
            whole, depth = token.end(), len(open_brackets)
    closers = "".join(_CLOSER[sign] for sign in reversed(open_brackets[:depth]))
    return _value_at(text[:whole] + closers, 0)[0] if whole else None
