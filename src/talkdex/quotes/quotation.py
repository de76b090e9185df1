"""A quotation as people write it: marks taken off, parts at ellipses, [insertions] told apart.

What stands between brackets was put in by the writer and is not looked for, unless it is part of a
word ("[T]his"); an ellipsis, in brackets or bare, says that something was left out there
(https://en.wikipedia.org/wiki/Ellipsis , as the style guides of en fr es de it pt have it).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkdex.text import fold_word, pieces

# patterns are compiled when a quotation holds their signs: most hold none, and start-up is measured
_ELLIPSIS = r"""(?x)
        \[\s*(?:…|\.(?:\s?\.)+)\s*\]   # […] [...] [. . .]
      | \(\s*(?:…|\.(?:\s?\.)+)\s*\)   # (…) (...)
      | …+ | \.{2,} | \.(?:\ \.){2,}   # bare"""
_IN_WORD = r"(?<=\w)\[(\w+)\]|\[(\w+)\](?=\w)"
_INSERTION = r"\[([^\[\]]*)\]"
_MARKS = '"“”„‟«»‹›＂「」『』`´*_<>'
_INNER = r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|‹([^‹›]+)›|\"([^\"]+)\""
_OPENING = frozenset('“«„‹"')
_SIGNS = ("%", "$", "€", "£")
"""What stands behind a number and is said as a word."""
_SHORTEST_INNER = 3
LONGEST_RUN = 250
"""Words of a part; what is longer is looked for in several runs."""


class QuotedWord(NamedTuple):
    """One word as written, its folded tokens, and whether the writer put it in between brackets.

    `glued` tells that nothing stands between it and the word before: so it is in scripts without spaces.
    """

    text: str
    tokens: tuple[str, ...]
    inserted: bool = False
    glued: bool = False


class Part(NamedTuple):
    """A run of words that was said in one go."""

    words: tuple[QuotedWord, ...]

    @property
    def tokens(self) -> list[str]:
        """The folded tokens to look for: what the writer put in is left out."""
        return [token for word in self.words if not word.inserted for token in word.tokens]


def read(text: str) -> tuple[Part, ...]:
    """Read a quotation into its parts, in order; none where it holds no word."""
    joined = text.replace("\xad", "")
    if "[" in joined:
        joined = re.sub(_IN_WORD, lambda m: m[1] or m[2], joined)
    pieces = re.split(_ELLIPSIS, joined) if "…" in joined or "." in joined else [joined]
    parts = (run for piece in pieces for run in _runs(_part(piece)))
    return tuple(part for part in parts if part.tokens)


def inner(text: str) -> tuple[Part, ...]:
    """Read the quotations inside a sentence ("he spoke of «this» and «that»"), one part each.

    None where the whole text is one quotation, or where those inside are too short to be found.
    """
    if _OPENING.isdisjoint(text):
        return ()
    pieces = [next(filter(None, match)) for match in re.findall(_INNER, text)]
    parts = tuple(part for piece in pieces for part in read(piece))
    whole = sum(len(part.tokens) for part in read(text))
    quoted = sum(len(part.tokens) for part in parts)
    return parts if _SHORTEST_INNER <= quoted < whole else ()


def _runs(part: Part) -> Iterator[Part]:
    """Cut a very long part into runs of `LONGEST_RUN` words: aligning costs more than in proportion."""
    for at in range(0, len(part.words), LONGEST_RUN):
        yield Part(part.words[at : at + LONGEST_RUN])


def _part(piece: str) -> Part:
    words: list[QuotedWord] = []
    at = 0
    for match in re.finditer(_INSERTION, piece) if "[" in piece else ():
        words += _words(piece[at : match.start()], inserted=False)
        words += _words(match[1], inserted=True)
        at = match.end()
    return Part((*words, *_words(piece[at:], inserted=False)))


def _words(text: str, *, inserted: bool) -> list[QuotedWord]:
    found: list[QuotedWord] = []
    for word in text.split():
        if folded := fold_word(word):
            found += _pieces(word.strip(_MARKS), folded, inserted=inserted)
        elif found and word in _SIGNS:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {word}")
    return found


def _pieces(word: str, tokens: tuple[str, ...], *, inserted: bool) -> Iterator[QuotedWord]:
    """Give a word; where its script has no spaces, each of its tokens as one."""
    runs = pieces(word) if len(tokens) > 1 else [word]
    if len(runs) == 1:
        yield QuotedWord(word, tokens, inserted)
        return
    for number, run in enumerate(runs):
        yield QuotedWord(run, fold_word(run), inserted, glued=number > 0)
