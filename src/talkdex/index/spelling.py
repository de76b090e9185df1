"""Misspelt names: the words said that come nearest to one that is written otherwise.

Candidates by edit distance over the whole vocabulary (Levenshtein 1966), then ranked by distance,
sound and frequency: the sound is a rough key in which letters that many languages speak alike are
one, in the manner of Soundex and Metaphone (https://en.wikipedia.org/wiki/Metaphone ).
"""

import math
import re
from functools import partial
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from talkdex.index.reader import Reader
from talkdex.index.vocabulary import pieces, read
from talkdex.text import fold

LIKE = 0.5
"""The least similarity, 0 to 1, of a word that may be meant."""
_CANDIDATES = 100
_SOUND = 0.2
_OFTEN = 0.04
_USUAL = 2.0  # the logarithm of how often a name is said from which more says nothing
_NO_NAME = 2.5  # the logarithm of how often a word is said that is hardly a name
_ALIKE = (
    ("sch|sh|ch|tch|cz|sz|sc(?=[ei])", "x"),
    ("ph|v|w", "f"),
    ("th|dt|d", "t"),
    ("ck|qu|q|g(?=[aou])|c(?![ei])|cc", "k"),
    ("ts|tz|z|ss|c(?=[ei])", "s"),
    ("j|g|y(?=[aeiou])", "j"),
    ("y", "i"),
    ("b", "p"),
    ("h", ""),
)
_TABLE = [(re.compile(written), heard) for written, heard in _ALIKE]
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")


class _Alike(NamedTuple):
    """How alike the spelling of a word is, 0 to 1, and how often the word is said."""

    similarity: float
    times: int


class Speller:
    """Suggests words of one index.

    Args:
        reader: of the index.
        keep: whether to read the vocabulary once and keep it, some sixty bytes for each word, for many
            questions; else each reads it anew in pieces.
    """

    def __init__(self, reader: Reader, *, keep: bool = True) -> None:
        self._connection = reader.connection
        self._kept = [read(reader.connection)] if keep else None

    def nearest(self, word: str, limit: int = 10, *, least: float = LIKE) -> list[str]:
        """Give the words said that may be meant by `word`, folded, the likeliest first.

        A word that is said itself comes first; a word of several tokens, or none, gives nothing.

        Args:
            word: as somebody wrote it.
            limit: how many at most.
            least: the least similarity of spelling, 0 to 1.
        """
        wanted = fold(word)
        if not wanted or " " in wanted:
            return []
        found = sorted(self._alike(wanted, least).items(), key=lambda one: -one[1].similarity)
        key = sound(wanted)
        ranked = sorted((-_worth(near, alike, key), near) for near, alike in found[:_CANDIDATES])
        return [near for _, near in ranked[:limit]]

    def _alike(self, wanted: str, least: float) -> dict[str, _Alike]:
        """Give the words whose spelling is most alike, and perhaps others."""
        found: dict[str, _Alike] = {}
        like = partial(process.extract, wanted, scorer=Levenshtein.normalized_similarity, limit=_CANDIDATES)
        for words, counts in self._kept or pieces(self._connection):
            for near, similarity, place in like(words, score_cutoff=least):
                before = found[near].times if near in found else 0
                found[near] = _Alike(similarity, before + counts[place])
        return found


def _worth(near: str, alike: _Alike, key: str) -> float:
    same = Levenshtein.normalized_similarity(key, sound(near))
    often = math.log10(1 + alike.times)
    return alike.similarity + _SOUND * same + _OFTEN * (min(often, _USUAL) - max(often - _NO_NAME, 0))


def sound(word: str) -> str:
    """Give the key of a folded word's sound: its first letter's sound, then its consonants'."""
    for written, heard in _TABLE:
        word = written.sub(heard, word)
    word = _DOUBLE.sub(r"\1", word)
    head = "a" if word[:1] in tuple("aeiou") else word[:1]
    return head + _VOWELS.sub("", word[1:])
