"""Material: all that is asked of an index of so many hours, made once from the corpus and kept.

Making it takes minutes and a gigabyte, asking it seconds: so the figures can be taken whenever a
machine is quiet for a moment.
"""

import pickle
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from quotebench.cases import Case, Corrupter, borders, drawn, folded, passages
from quotebench.corpus import Talk
from quotebench.names import misspelt, names
from quotebench.shelf import Corpus, indexed
from talkdex.text import fold

WORDS = (6, 8, 10, 15, 25, 40)
SHARES = (0, 10, 20, 30, 40)
ABSENT_WORDS = (12, 20, 40)
PHRASE_WORDS = (2, 4, 8, 16)
_MIXED_WORDS = (4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 25, 30, 40)
_MIXED_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_ABSENT, _MIXED, _PHRASES, _NAMES = 700, 6_000, 100, 120
ARTICLE = 50
_ALTERED, _INVENTED = 10, 5  # of the article's quotations
_MARKS = '"“”„«»‹›()[]'


class Phrase(NamedTuple):
    """Folded words said in a talk, across the border of two cues."""

    key: str
    text: str


class Material(NamedTuple):
    """What is asked.

    `cells` are corrupted passages by (words, percent); `absent` are said in no recording of the index;
    `mixed` are said or not, corrupted mildly or badly; `phrases` are by words; `names` are (name,
    misspelt); `article` are quotations, some altered, some invented, and the right verdict on each.
    """

    cells: dict[tuple[int, int], list[Case]]
    absent: list[str]
    mixed: list[Case]
    phrases: dict[int, list[Phrase]]
    names: list[tuple[str, str]]
    article: list[tuple[str, str]]


def kept(path: Path, source: Callable[[], Corpus], hours: int, count: int) -> Material:
    """Give the material kept at a path, or make it and keep it there."""
    if path.exists():
        return Material(*pickle.loads(path.read_bytes()))  # noqa: S301 - our own file
    made = make(source(), hours, count)
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(tuple(made)))
    part.rename(path)
    return made


def make(source: Corpus, hours: int, count: int) -> Material:
    """Make it: `count` cases of each length and corruption, and as many of the rest as the goals need."""
    said = indexed(source, hours)
    corrupter = Corrupter([folded(talk) for talk in said[::6]], seed=1)
    absent = [
        " ".join(said)
        for words in ABSENT_WORDS
        for _, _, said in passages(source.held_out, words, _ABSENT // len(ABSENT_WORDS), seed=3)
    ]
    cells = {}
    for words in WORDS:
        for share in SHARES:
            chosen = passages(said, words, count, seed=words * 100 + share)
            cells[words, share] = [_case(*one, corrupter, share / 100) for one in chosen]
    return Material(
        cells,
        absent,
        list(_mixed(said, source.held_out, corrupter)),
        {words: list(_crossing(said, words)) for words in PHRASE_WORDS},
        [(name, wrong) for name in names(said, _NAMES, seed=1) for wrong in misspelt(name, seed=1)],
        _article(said, source.held_out),
    )


def _case(talk: Talk, at: int, said: list[str], corrupter: Corrupter, share: float) -> Case:
    text = corrupter.corrupt(said, share)
    return Case(talk.key, at, at + len(said), talk.language, " ".join(said), text)


def _mixed(said: Sequence[Talk], never: Sequence[Talk], corrupter: Corrupter) -> Iterator[Case]:
    """Half of it said and half not, of all lengths; other draws than those the score was fitted to."""
    chance = random.Random(11)
    streams = {
        (words, talks is said): drawn(talks, words, seed=90_000)
        for words in _MIXED_WORDS
        for talks in (said, never)
    }
    for number in range(_MIXED):
        words, share = chance.choice(_MIXED_WORDS), chance.choice(_MIXED_SHARES)
        present = number % 2 == 0
        talk, at, true = next(streams[words, present])
        case = _case(talk, at, true, corrupter, share if present or number % 4 == 1 else 0)
        yield case if present else Case("", 0, 0, case.language, case.true, case.text)


def _crossing(said: Sequence[Talk], words: int) -> Iterator[Phrase]:
    """Choose phrases that begin in one cue and end in another."""
    crossing = (
        Phrase(talk.key, " ".join(true))
        for talk, at, true in drawn(said, words, seed=8)
        if not borders(talk).isdisjoint(range(at + 1, at + words))
    )
    return islice(crossing, _PHRASES)


def _article(said: Sequence[Talk], never: Sequence[Talk]) -> list[tuple[str, str]]:
    """Choose what an article quotes, as it is written, and what `check` ought to find of it."""
    chance, quoted = random.Random(5), []
    for number in range(ARTICLE):
        talks = never if number < _INVENTED else said
        words = _written(chance.choice(talks), chance.randrange(8, 30), chance)
        if _INVENTED <= number < _INVENTED + _ALTERED:
            words[len(words) // 2] = "umbrella"
            quoted.append((" ".join(words), "near"))
        else:
            quoted.append((" ".join(words), "not found" if number < _INVENTED else "confirmed"))
    chance.shuffle(quoted)
    return quoted


def _written(talk: Talk, count: int, chance: random.Random) -> list[str]:
    words = [word.strip(_MARKS) for line in talk.lines for word in line.text.split()]
    spoken = [word for word in words if fold(word)]
    first = chance.randrange(max(1, len(spoken) - count))
    return spoken[first : first + count]
