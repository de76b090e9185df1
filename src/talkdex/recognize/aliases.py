"""Names heard wrong: words near a known name in spelling and sound, with the name they stand for.

The heard text stays as it is; the alias is kept beside it, so that both spellings are found.
Near means: the same sound after a rough respelling (b/v, c/k/q/s/z, g/j, silent h, doubled
letters, y/i), or one letter in seven different (Levenshtein), and written like a name: with a
capital, or never seen as an ordinary word in the same text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from talkdex.text import fold

_SHORTEST = 5  # letters of a name's word: shorter ones are near too many others
_NEAR = 0.85  # similarity in spelling alone
_SOUNDS_NEAR = 0.7  # and where both sound the same
_JOINED = 2  # a name may be heard as so many words

_SOUND = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"ph", "f"),
        (r"(?:sch|sh|ch)", "x"),
        (r"[gj](?=[eiy])", "j"),
        (r"(?:qu|gu)(?=[eiy])", "g"),
        (r"(?:c(?=[eiy])|z|ss|ç)", "s"),
        (r"(?:ck|c|q)", "k"),
        (r"(?:v|w)", "b"),
        (r"(?:ou|oo)", "u"),
        (r"(?:eau|au)", "o"),
        (r"(?:y|ll)", "i"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)[aeiou](?=[aeiou])", ""),
    )
)


class Alias(NamedTuple):
    """A known name's word that stands behind heard ones.

    Args:
        first: index of the first heard word.
        length: how many heard words it stands for, 1 or 2.
        name: the word of the name, as it is spelt.
    """

    first: int
    length: int
    name: str


def aliases(words: Sequence[str], names: Iterable[str]) -> list[Alias]:
    """Find the words that are a known name heard wrong, in order; those spelt right are none.

    Args:
        words: of a transcript, as heard, in order.
        names: known names, of one word or more; their short words are passed over.
    """
    known = _known(names)
    if not known:
        return []
    heard = [fold(word).replace(" ", "") for word in words]
    ordinary = Counter(text for text, word in zip(heard, words, strict=True) if word[:1].islower())
    found: list[Alias] = []
    for first in range(len(words)):
        if found and first < found[-1].first + found[-1].length:
            continue
        found += _first_match(words, heard, first, known, ordinary)
    return found


def _known(names: Iterable[str]) -> dict[str, str]:
    """Give the telling words of the names: folded, and as they are spelt."""
    parts = [part.strip(".,;:!?\"'()«»“”") for name in names for part in re.split(r"[\s’']+", name)]
    return {
        fold(part).replace(" ", ""): part
        for part in parts
        if part[:1].isupper() and len(fold(part)) >= _SHORTEST
    }


def _first_match(
    words: Sequence[str], heard: list[str], first: int, known: dict[str, str], ordinary: Counter[str]
) -> Iterator[Alias]:
    """Give the best name for the words that begin here, one or two of them, if any."""
    for count in range(1, _JOINED + 1):
        text = "".join(heard[first : first + count])
        if first + count > len(words) or any(part in known for part in fold(words[first]).split()):
            return
        like_name = all(word[:1].isupper() for word in words[first : first + count])
        if not like_name and (count > 1 or ordinary[text] > 1):
            continue
        best = max(known, key=lambda name: Levenshtein.normalized_similarity(text, name))
        if _near(text, best, joined=count > 1):
            yield Alias(first, count, known[best])
            return


def _near(text: str, name: str, *, joined: bool) -> bool:
    spelt = Levenshtein.normalized_similarity(text, name)
    if joined:
        return spelt >= _NEAR
    return spelt >= _NEAR or (spelt >= _SOUNDS_NEAR and sound(text) == sound(name))


def sound(word: str) -> str:
    """Respell a folded word so that words which sound much the same in Spanish, French or English agree."""
    for pattern, letter in _SOUND:
        word = pattern.sub(letter, word)
    return word
