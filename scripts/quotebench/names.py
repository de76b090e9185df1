"""Misspelt names: names of the corpus, each misspelt eight ways by rules of ear and finger."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quotebench.corpus import Talk
from talkdex.text import fold

_RULES = """
    c>k k>c ph>f f>ph v>w w>v y>i i>y s>z z>s ch>sh sh>ch th>t t>th ck>k x>ks qu>kw j>g g>j b>p d>t
    e>i i>e o>u u>o a>e ei>ai ou>u er>a h> ll>l nn>n ss>s l>ll n>nn
"""
_HEARD = [tuple(rule.split(">")) for rule in _RULES.split()]
_VARIANTS = 8
_WORD = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")


def names(talks: Sequence[Talk], count: int, seed: int) -> list[str]:
    """Choose names: words written with a capital inside a sentence, and hardly ever without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for talk in talks:
        if talk.language == "de":
            continue
        for line in talk.lines:
            capital.update(fold(word) for word in _WORD.findall(line.text))
            small.update(fold(word) for word in line.text.split() if word.islower())
    known = sorted(n for n, times in capital.items() if 5 <= times <= 200 and small[n] * 20 < times)
    return random.Random(seed).sample(known, min(count, len(known)))


def misspelt(name: str, seed: int) -> Iterator[str]:
    """Give eight spellings of a name, with one or two slips each."""
    chance = random.Random(f"{seed}:{name}")
    given = {name}
    for number in range(_VARIANTS * 20):
        word = name
        for _ in range(1 + number % 2):
            word = _slip(word, chance)
        if word not in given and len(word) > 2:
            given.add(word)
            yield word
        if len(given) > _VARIANTS:
            return


def _slip(word: str, chance: random.Random) -> str:
    fitting = [(written, heard) for written, heard in _HEARD if written in word]
    if fitting and chance.random() < 0.75:
        written, heard = chance.choice(fitting)
        places = [m.start() for m in re.finditer(written, word)]
        at = chance.choice(places)
        return word[:at] + heard + word[at + len(written) :]
    at = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :])
    )
