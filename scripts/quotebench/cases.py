"""Cases: true passages of the corpus, corrupted the way ears, fingers and recognisers corrupt them.

Of the words to corrupt, 40 % become a word of the corpus near in spelling or sound, 15 % get a typing
error, 15 % are left out, 12 % get a stranger beside them, 8 % are split or joined with the next, and
10 % become an unrelated word. Accents, case and punctuation are always dropped.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice
from sys import intern

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from quotebench.corpus import Talk
from talkdex.text import fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("z", "s"), ("y", "i"), ("v", "f"), ("th", "t"))


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation and where it is truly said: the recording's key and its half-open folded tokens."""

    key: str
    first: int
    last: int
    language: str
    true: str
    text: str


class Corrupter:
    """Corrupts passages with the vocabulary of the corpus."""

    def __init__(self, talks: Sequence[Sequence[str]], seed: int) -> None:
        counts = Counter(token for tokens in talks for token in tokens)
        self._common = [t for t, _ in counts.most_common(30_000) if t.isalpha() and len(t) > 1]
        self._chance = random.Random(seed)
        self._near = lru_cache(maxsize=None)(self._find_near)

    def corrupt(self, tokens: Sequence[str], share: float) -> str:
        """Corrupt about `share` of the tokens."""
        wanted = round(len(tokens) * share)
        hit = set(self._chance.sample(range(len(tokens)), wanted))
        out: list[str] = []
        joined = False
        for i, token in enumerate(tokens):
            words, join = self._change(token) if i in hit else ([token], False)
            if joined and out and words:
                words = [out.pop() + words[0], *words[1:]]
            out += words
            joined = join
        return " ".join(out)

    def _change(self, token: str) -> tuple[list[str], bool]:
        """Give the words that replace a token, and whether the next word is joined to them."""
        draw = self._chance.random()
        if draw < 0.40:
            near = self._near(token)
            return [self._chance.choice(near) if near else self._typo(token)], False
        if draw < 0.55:
            return [self._typo(token)], False
        if draw < 0.70:
            return [], False
        if draw < 0.82:
            return [token, self._chance.choice(self._common)], False
        if draw < 0.90:
            cut = self._chance.randrange(1, len(token)) if len(token) > 3 else 0
            return (
                ([token[:cut], token[cut:]], False)
                if cut and self._chance.random() < 0.5
                else ([token], True)
            )
        return [self._chance.choice(self._common)], False

    def _typo(self, token: str) -> str:
        at = self._chance.randrange(len(token))
        letter = self._chance.choice(_LETTERS)
        return self._chance.choice(
            (token[:at] + token[at + 1 :] or letter, token[:at] + letter + token[at:],
             token[:at] + letter + token[at + 1 :], token[:at] + token[at : at + 2][::-1] + token[at + 2 :])
        )  # fmt: skip

    def _find_near(self, token: str) -> list[str]:
        found = process.extract(token, self._common, scorer=Levenshtein.distance, limit=12, score_cutoff=3)
        near = [word for word, distance, _ in found if word != token and distance <= max(1, len(token) // 3)]
        same = [word for word, _, _ in found if word != token and sound(word) == sound(token)]
        return same + near[:5]


def sound(token: str) -> str:
    """Give a rough key of a word's sound: near letters made one, doubles and inner vowels dropped."""
    for written, heard in _SOUNDS:
        token = token.replace(written, heard)
    return token[:1] + "".join(
        c for c, before in zip(token[1:], token, strict=False) if c not in "aeiouh" and c != before
    )


def passages(talks: Sequence[Talk], words: int, count: int, seed: int) -> list[tuple[Talk, int, list[str]]]:
    """Choose true passages of so many words: (talk, first folded token, folded tokens)."""
    return list(islice(drawn(talks, words, seed), count))


def drawn(talks: Sequence[Talk], words: int, seed: int) -> Iterator[tuple[Talk, int, list[str]]]:
    """Draw such passages without end."""
    chance = random.Random(f"{seed}:{words}")
    weights = list(accumulate(talk.end_ms for talk in talks))
    while True:
        talk = chance.choices(talks, cum_weights=weights)[0]
        tokens = folded(talk)
        if len(tokens) > words * 2:
            first = chance.randrange(len(tokens) - words)
            yield talk, first, tokens[first : first + words]


@cache
def folded(talk: Talk) -> list[str]:
    """Give all folded tokens of a talk, in order."""
    return [intern(token) for line in talk.lines for token in fold(line.text).split()]


@cache
def borders(talk: Talk) -> frozenset[int]:
    """Give the numbers of the folded tokens with which a talk's cues begin."""
    return frozenset(accumulate(len(fold(line.text).split()) for line in talk.lines))
