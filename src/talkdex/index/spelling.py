"""Misspelt names: the words said that come nearest to one that is written otherwise.

Candidates by edit distance over the whole vocabulary (Levenshtein 1966), then ranked by distance,
sound and frequency: the sound is a rough key in which letters that many languages speak alike are
one, in the manner of Soundex and Metaphone (https://en.wikipedia.org/wiki/Metaphone ).
"""

import math
import re

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from talkdex.index.reader import Reader
from talkdex.index.vocabulary import read
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


class Speller:
    """Suggests words of one index; it reads the vocabulary once.

    Args:
        reader: of the index.
    """

    def __init__(self, reader: Reader) -> None:
        self._words, self._counts = read(reader.connection)

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
        found = process.extract(
            wanted,
            self._words,
            scorer=Levenshtein.normalized_similarity,
            limit=_CANDIDATES,
            score_cutoff=least,
        )
        key = sound(wanted)
        ranked = sorted((-self._worth(similarity, place, key), near) for near, similarity, place in found)
        return [near for _, near in ranked[:limit]]

    def _worth(self, similarity: float, place: int, key: str) -> float:
        same = Levenshtein.normalized_similarity(key, sound(self._words[place]))
        often = math.log10(1 + self._counts[place])
        return similarity + _SOUND * same + _OFTEN * (min(often, _USUAL) - max(often - _NO_NAME, 0))


def sound(word: str) -> str:
    """Give the key of a folded word's sound: its first letter's sound, then its consonants'."""
    for written, heard in _TABLE:
        word = written.sub(heard, word)
    word = _DOUBLE.sub(r"\1", word)
    head = "a" if word[:1] in tuple("aeiou") else word[:1]
    return head + _VOWELS.sub("", word[1:])
