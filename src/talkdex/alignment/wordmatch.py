"""Where the words of a label are said: exact stems, words heard apart or together, near spellings.

Rarity is measured inside the recording: a word that is said in every half minute tells nothing
about where its label begins. Near spellings use the normalised indel similarity of rapidfuzz,
https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from math import log

from rapidfuzz import fuzz, process

from talkdex.alignment.speech import Speech

_BIN_MS = 30_000
_NEAR = 84.0
_NEAR_LETTERS = 5
_PREFIX_QUALITY = 0.6
_NEAREST = 4

Places = dict[int, float]


class Vocabulary:
    """All stems said in a recording and the words at which they are said.

    Args:
        speech: the recording's words.
        stem: from a folded word to its stem, as `language.stemmer` gives it.
        fillers: folded words that carry no topic.
    """

    def __init__(self, speech: Speech, stem: Callable[[str], str], fillers: frozenset[str]) -> None:
        self.speech = speech
        self.stem = stem
        self.fillers = fillers
        self._places: dict[str, list[int]] = {}
        for at, pieces in enumerate(speech.folded):
            for token in pieces:
                self._places.setdefault(stem(token), []).append(at)
        self._bins = max(1, speech.end_ms // _BIN_MS + 1)
        self._found: dict[str, Places] = {}

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._places)

    @cached_property
    def _joined(self) -> dict[str, list[int]]:
        """Two and three neighbouring tokens written together, for words heard apart."""
        flat = [(token, at) for at, pieces in enumerate(self.speech.folded) for token in pieces]
        found: dict[str, list[int]] = {}
        for (left, at), (right, _) in pairwise(flat):
            found.setdefault(left + right, []).append(at)
        for (left, at), (middle, _), (right, _) in zip(flat, flat[1:], flat[2:], strict=False):
            if len(left) + len(middle) + len(right) <= 9:
                found.setdefault(left + middle + right, []).append(at)
        return found

    def terms(self, tokens: list[str]) -> list[str]:
        """Give the different folded tokens that can tell a place, in order; all of them if none can."""
        telling = [token for token in tokens if token not in self.fillers]
        return list(dict.fromkeys(telling or tokens))

    def places(self, token: str) -> Places:
        """Give the word indices at which a folded token is said, each with the match's quality 0–1."""
        if token not in self._found:
            self._found[token] = dict(self._search(token))
        return self._found[token]

    def rarity(self, token: str) -> float:
        """Give how much a token's being said tells: inverse frequency over half-minute bins, 0 up."""
        words = self.speech.words
        bins = {words[at].start_ms // _BIN_MS for at in self.places(token)}
        return max(0.05, log((self._bins + 1) / (len(bins) + 0.5)))

    def _search(self, token: str) -> Iterator[tuple[int, float]]:
        stem = self.stem(token)
        exact = self._places.get(stem)
        loose = [] if len(token) < _NEAR_LETTERS else self._by_prefix(stem)
        if not exact:
            loose += [(at, 1.0) for at in self._joined.get(token, ())]
            loose = loose or self._by_spelling(stem)
        yield from loose
        for at in exact or ():
            yield at, 1.0

    def _by_prefix(self, stem: str) -> list[tuple[int, float]]:
        """Find longer words that begin with the stem: "vulnerab" in "vulnerabilidad"."""
        if len(stem) < _NEAR_LETTERS:
            return []
        found = []
        for at in range(bisect_left(self._sorted, stem), len(self._sorted)):
            other = self._sorted[at]
            if not other.startswith(stem):
                break
            if other != stem:
                found += [(place, _PREFIX_QUALITY) for place in self._places[other]]
        return found

    def _by_spelling(self, stem: str) -> list[tuple[int, float]]:
        if len(stem) < _NEAR_LETTERS or stem.isdigit():
            return []
        near = process.extract(stem, self._sorted, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_NEAREST)
        return [(place, (score / 100) ** 2) for other, score, _ in near for place in self._places[other]]
