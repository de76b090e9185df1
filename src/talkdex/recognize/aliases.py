"""Names heard wrong: words near a known name in spelling and sound, with the name they stand for.

The heard text stays as it is; the alias is kept beside it, so that both spellings are found.
Near means: the same sound after a rough respelling (b/v, c/k/q/s/z, g/j, silent h, doubled
letters, y/i), or one letter in seven different (Levenshtein). Both must be names: written with a
capital, where the text has capitals, and not for beginning a sentence; and neither is the other
with an ending ("Germans" is no other spelling of "Germany").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from talkdex.text import fold

_SHORTEST = 5  # letters of a name's word: shorter ones are near too many others
_NEAR = 0.85  # similarity in spelling alone
_SOUNDS_NEAR = 0.7  # and where both sound the same
_JOINED = 2  # a name may be heard as so many words
_CASED = 0.01  # share of words with a capital from which a text is taken to write names with one
_STOPS = (".", "?", "!", "…", ":", "»", "”", '"')
_ENDINGS = frozenset(
    (
        *("", "s", "n", "y", "i", "es", "an", "en", "er", "ed", "ly", "ic", "al", "ns", "ers", "ian"),
        *("ians", "ing", "ese", "ish", "ist", "ists", "ism", "e"),
    )
)
"""What words of one root may end in, in which they differ: of peoples, plurals, verbs."""

_PARTS = re.compile(r"[\s’'/–—-]+")

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
    spelt = telling(names)
    return list(_found(_Text(words), spelt)) if spelt else []


def telling(names: Iterable[str]) -> dict[str, str]:
    """Give the words of names that are long enough to be known again: folded, and as they are spelt."""
    parts = [part.strip('.,;:!?…"()[]«»“”') for name in names for part in _PARTS.split(name)]
    spelt = {fold(part): part for part in parts if part[:1].isupper() and len(fold(part)) >= _SHORTEST}
    return {name: part for name, part in spelt.items() if " " not in name}


class _Text:
    """The words of a transcript, folded, and which of them are ordinary; most are said many times."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words, times = words, Counter(words)
        folds = {word: fold(word).split() for word in times}
        self.folded = list(map(folds.__getitem__, words))
        self.ordinary: Counter[str] = Counter()
        for word in filter(_begins_small, times):
            for token in folds[word]:
                self.ordinary[token] += times[word]
        capitals = {word for word in times if word[:1].isupper()}
        self.cased = sum(map(times.__getitem__, capitals)) >= max(1, _CASED * len(words))
        rare = (word for word in times if sum(map(self.ordinary.__getitem__, folds[word])) <= 1)
        self._name_like = capitals if self.cased else set(rare)

    def starts(self) -> Iterator[int]:
        """Give the words that may be a name's, or begin one, as far as the text tells names by capitals."""
        return (at for at, word in enumerate(self.words) if word in self._name_like)

    def like_names(self, first: int, count: int) -> bool:
        """Tell whether words of which the first may be a name's are written as names are."""
        if not self.cased:
            return count == 1
        run = range(first, first + count)
        if not all(self.words[at] in self._name_like for at in run):
            return False
        if any(not self.words[at][-1].isalnum() for at in run[:-1]):
            return False
        begins = first == 0 or self.words[first - 1].endswith(_STOPS)
        return not (begins and any(self.ordinary[token] for token in self.folded[first]))


def _begins_small(word: str) -> bool:
    return word[:1].islower()


def _found(text: _Text, spelt: dict[str, str]) -> Iterator[Alias]:
    """Give the best name for one word or two at each place, where there is any; an ordinary word is none."""
    known = {name: part for name, part in spelt.items() if not (text.cased and text.ordinary[name])}
    nearest = _Nearest(known)
    past = 0
    for first in text.starts() if known else ():
        tokens = text.folded[first]
        if first < past or not tokens or not known.keys().isdisjoint(tokens):
            continue
        for count in range(1, min(_JOINED, len(text.words) - first) + 1):
            run = text.folded[first : first + count]
            name = nearest("".join(map("".join, run)), count > 1) if text.like_names(first, count) else None
            if name and known.keys().isdisjoint(token for tokens in run for token in tokens):
                yield Alias(first, count, known[name])
                past = first + count
                break


class _Nearest:
    """Gives the known name that a folded text may be, and remembers it."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._seen: dict[tuple[str, bool], str | None] = {}

    def __call__(self, text: str, joined: bool) -> str | None:  # noqa: FBT001 - part of the key
        key = (text, joined)
        if key not in self._seen:
            similar = Levenshtein.normalized_similarity
            best = process.extractOne(text, self._known, scorer=similar, score_cutoff=_SOUNDS_NEAR)
            good = best is not None and _near(text, best[0], joined=joined)
            self._seen[key] = best[0] if best is not None and good else None
        return self._seen[key]


def _near(text: str, name: str, *, joined: bool) -> bool:
    if _inflected(text, name):
        return False
    spelt = Levenshtein.normalized_similarity(text, name)
    if joined:
        return spelt >= _NEAR
    return spelt >= _NEAR or (spelt >= _SOUNDS_NEAR and sound(text) == sound(name))


def _inflected(one: str, other: str) -> bool:
    """Tell whether two words differ in their endings alone, by more than Henri and Henry."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    ends = sorted((one[same:], other[same:]), key=len)
    told = ends[0] != ends[1] and (not ends[0] or len(ends[1]) > 1 or "s" in ends) and ends != ["", "e"]
    return told and same >= _SHORTEST - 1 and _ENDINGS.issuperset(ends)


def sound(word: str) -> str:
    """Respell a folded word so that words which sound much the same in Spanish, French or English agree."""
    for pattern, letter in _SOUND:
        word = pattern.sub(letter, word)
    return word
