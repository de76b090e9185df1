"""Marks: which stretches of tokens say what, according to the word tables of all languages."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from talkdex.mentions.tokens import Kind, Token, Tokens, cut
from talkdex.mentions.words import phrases, purposes
from talkdex.text import fold

_LONGEST = 5
"""Words in the longest phrase that is looked for."""


class Mark(NamedTuple):
    """A phrase in the text: what it is good for, and its half-open range of tokens."""

    purpose: str
    start: int
    stop: int


class Marks:
    """Every phrase of the word tables that occurs among the tokens, by its ends."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_start: dict[int, list[Mark]] = defaultdict(list)
        self._by_stop: dict[int, list[Mark]] = defaultdict(list)
        for mark in _without_idioms(list(_find(tokens))):
            self._by_start[mark.start].append(mark)
            self._by_stop[mark.stop].append(mark)

    def starting(self, place: int, *purposes_: str) -> list[Mark]:
        """Give the marks that begin at a place, longest first; only of these purposes, if any are named."""
        found = self._by_start.get(place, [])
        return [m for m in found if not purposes_ or m.purpose in purposes_]

    def ending(self, place: int, *purposes_: str) -> list[Mark]:
        """Give the marks that end just before a place, longest first."""
        found = self._by_stop.get(place, [])
        return [m for m in found if not purposes_ or m.purpose in purposes_]

    def within(self, start: int, stop: int) -> Iterator[Mark]:
        """Give the marks that lie inside a range of tokens."""
        for place in range(start, stop):
            for mark in self._by_start.get(place, ()):
                if mark.stop <= stop:
                    yield mark


def _find(tokens: Tokens) -> Iterator[Mark]:
    places = [place for place, token in enumerate(tokens) if _is_word(token)]
    table = _table()
    for at, place in enumerate(places):
        candidates = table.get(tokens[place].text)
        if not candidates:
            if tokens[place].text.endswith(_media_endings()):  # "des Eingangsvideos"
                yield Mark("media", place, place + 1)
            continue
        run = _run(tokens, places, at)
        for words, spelling, meant in candidates:
            if len(words) > len(run) or tuple(tokens[p].text for p in run[: len(words)]) != words:
                continue
            if spelling is None or spelling == tokens[place].raw.casefold():
                stop = run[len(words) - 1] + 1
                yield from (Mark(purpose, place, stop) for purpose in meant)


def _without_idioms(found: list[Mark]) -> Iterator[Mark]:
    """Leave out what lies inside an idiom: the "curso" of "en curso" is no lesson."""
    idioms = {place for m in found if m.purpose == "idiom" for place in range(m.start, m.stop)}
    for mark in found:
        if idioms.isdisjoint(range(mark.start, mark.stop)):
            yield mark


def _is_word(token: Token) -> bool:
    return token.kind is Kind.WORD or token.text == "@"


def _run(tokens: Tokens, places: list[int], at: int) -> list[int]:
    """Give the places of the words that follow one another here, with next to nothing between them."""
    run = [places[at]]
    for place in places[at + 1 : at + _LONGEST]:
        between = tokens[run[-1] + 1 : place]
        if len(between) > 2 or any(t.kind is Kind.BREAK or t.text not in " '.-\"" for t in between):
            break
        run.append(place)
    return run


class _Entry(NamedTuple):
    words: tuple[str, ...]
    spelling: str | None  # short words must agree in their accents: "à" is not "a"
    purposes: tuple[str, ...]


@cache
def _table() -> dict[str, list[_Entry]]:
    """First word to the phrases that begin with it, longest first, each with all its purposes."""
    meant: dict[tuple[tuple[str, ...], str | None], list[str]] = defaultdict(list)
    for purpose in sorted(purposes()):
        for phrase in phrases(purpose):
            words = tuple(t.text for t in cut(phrase) if _is_word(t))
            meant[words, phrase if len(phrase) < 3 and len(words) == 1 else None].append(purpose)
    table = defaultdict(list)
    for (words, spelling), for_what in sorted(meant.items(), key=lambda item: -len(item[0][0])):
        table[words[0]].append(_Entry(words, spelling, tuple(for_what)))
    return dict(table)


@cache
def _media_endings() -> tuple[str, ...]:
    return tuple(fold(ending) for ending in phrases("media_ending"))


@cache
def words_of(purpose: str) -> frozenset[str]:
    """Give the folded phrases of a purpose."""
    return frozenset(fold(phrase) or phrase for phrase in phrases(purpose))
