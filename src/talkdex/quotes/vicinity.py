"""Vicinity: where a part of a quotation is said before or behind another part of it, the nearest place first.

An ellipsis may stand for much; but what is said again and again, as the "so…" with which somebody begins
twice, is meant where it stands next to the rest.
"""

from collections.abc import Iterator

from talkdex.quotes.alignment import Aligned, align, rough
from talkdex.quotes.window import Shelf, Window

APART = 600
"""Words that an ellipsis may stand for."""
_SLACK = 6
_FIRST = 16  # words looked at first; then twice as many, and so on
_SURE = 85.0  # the ratio from which a part needn't be looked for any farther away
_FOUND = 60.0  # the ratio from which a part is taken to be said at all
_FOUND_SHORT = 80.0  # the same for one or two words
_SHORT = 2
_SHORTEST = 5  # letters: less is met within any other word


def around(shelf: Shelf, tokens: list[str], known: Aligned) -> Aligned | None:
    """Align other tokens for a part where it is known to be said; None where nothing there is like them."""
    first, end = known.span.first, known.span.first + len(known.span.tokens)
    slack = _SLACK + len(tokens) // 2
    window = shelf.window(known.span.transcript, first - slack, end + slack - 1, tokens)
    near = rough(" ".join(tokens), window)
    return align(tokens, near) if near else None


def before(shelf: Shelf, tokens: list[str], known: Aligned) -> Aligned | None:
    """Align a part that is said before a known one; None where nothing there is like it."""
    first = known.span.first
    if first == 0:
        return None
    window = shelf.window(known.span.transcript, first - APART, first - 1, tokens)
    return _nearest(tokens, window, at_end=True)


def behind(shelf: Shelf, tokens: list[str], known: Aligned) -> Aligned | None:
    """Align a part that is said behind a known one; None where nothing there is like it."""
    end = known.span.first + len(known.span.tokens)
    window = shelf.window(known.span.transcript, end, end + APART, tokens)
    return _nearest(tokens, window, at_end=False)


def _nearest(tokens: list[str], window: Window, *, at_end: bool) -> Aligned | None:
    """Take the place nearest to one end of a window: as it stands, else alike, else the likest of all."""
    size = len(tokens)
    exact = [at for at in range(len(window.tokens)) if window.tokens[at : at + size] == tokens]
    if exact:
        at = exact[-1 if at_end else 0]
        return Aligned.exact(tokens, window.cut(at, at + size))
    text = " ".join(tokens)
    if len(text) < _SHORTEST:
        return None
    near = (rough(text, part, _SURE) for part in _widening(window, at_end=at_end))
    found = next(filter(None, near), None) or rough(text, window, _FOUND_SHORT if size <= _SHORT else _FOUND)
    return align(tokens, found) if found else None


def _widening(window: Window, *, at_end: bool) -> Iterator[Window]:
    """Give the words next to one end of a window: some, and then more and more."""
    whole, size = len(window.tokens), _FIRST
    while size < whole:
        yield window.cut(whole - size, whole) if at_end else window.cut(0, size)
        size *= 2
