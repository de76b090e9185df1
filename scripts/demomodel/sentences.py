"""From texts to sentences fit to be spoken and spelt, and the endless order in which they are spoken."""

import hashlib
import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence

from demomodel import texts
from demomodel.layout import LANGUAGES, Workplace

_CURLY = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "—": ",", "–": ",", "…": ".",
})  # fmt: skip
_BORDER = re.compile(r'(?<=[.!?;:])\s+|\n\s*\n|\s["«»(]|["«»)]\s|["«»()]')
_COMMA = re.compile(r"(?<=,)\s")
_LETTERS = {
    "es": re.compile(r"[¿¡]?[A-Za-zÁÉÍÓÚÜÑáéíóúüñ ,;:.?!¿¡'-]+"),
    "fr": re.compile(r"[A-Za-zÀÂÇÉÈÊËÎÏÔÛÙÜàâçéèêëîïôûùüœæÿ ,;:.?!'-]+"),
    "en": re.compile(r"[A-Za-z ,;:.?!'-]+"),
}
_WORD_LETTERS = set("abcdefghijklmnopqrstuvwxyzáéíóúüñàâçèêëîïôûùœæÿ'")
_SHORT_WORDS = set("aiyoeuàô")
_FOREIGN = {"es": {"the", "and", "of", "is", "to"}, "fr": {"the", "and", "of", "is", "to"}, "en": set()}
_RARE, _RARE_WORD = 1e-7, 3e-7  # frequencies: below them a word is taken for no word of the language
_LONGEST, _LONG = 160, 110  # characters
_MIXED_WORDS = 40_000
_MIXED, _NATURAL = 0.25, 0.62  # of what is spoken: up to here mixed words, up to there natural sentences
_TALK = {"wesnoth", "fortunes", "sotu", "moby-dick"}
_EDGE = ",;:.?!¿¡'-"
HELD_OUT = 3
"""Of 256: the share of the sentences that is never spoken for learning."""


def prepare(place: Workplace) -> None:
    """Write the sentences and the frequent words of every language; one that is there is left."""
    frequent = {language: texts.frequencies(place.unpacked, language) for language in LANGUAGES}
    for language in LANGUAGES:
        if not place.sentences(language).exists():
            known = {word for word, often in frequent[language].items() if often > _RARE}
            found = list(_found(place, language, known))
            place.sentences(language).write_text(json.dumps(found, ensure_ascii=False))
            print(f"{language}: {len(found)} sentences", flush=True)
    place.words.write_text(
        json.dumps({language: _sayable(often) for language, often in frequent.items()}, ensure_ascii=False)
    )


def held_out(sentence: str) -> bool:
    """Tell whether a sentence is kept for the test: by its SHA-256, the same on every run."""
    return hashlib.sha256(sentence.lower().encode()).digest()[0] < HELD_OUT


def finished(sentence: str) -> str:
    """Give it a capital at its start and a mark at its end."""
    start = sentence if sentence[0] in "¿¡" else sentence[0].upper() + sentence[1:]
    return start if start[-1] in ".?!" else start.rstrip(",;:") + "."


def spoken(place: Workplace, language: str, seed: str) -> Iterator[str]:
    """Give sentences to be spoken, without end: natural ones, and words mixed by chance.

    Mixed words teach how frequent words are spelt that no text holds; they are drawn by the
    square root of their frequency.
    """
    chance = random.Random(seed)
    rows = [(s, t) for s, t in json.loads(place.sentences(language).read_text()) if not held_out(t)]
    talk = _endless([t for s, t in rows if s in _TALK], chance)
    manuals = _endless([t for s, t in rows if s not in _TALK], chance)
    words, often = zip(*json.loads(place.words.read_text())[language], strict=True)
    weights = list(itertools.accumulate(f**0.5 for f in often))
    while True:
        turn = chance.random()
        if turn < _MIXED:
            yield finished(_mixed(words, weights, chance))
        else:
            yield finished(next(talk if turn < _NATURAL else manuals))


def taught(place: Workplace, language: str) -> list[str]:
    """List the sentences that may be taught, each once."""
    return [text for _, text in json.loads(place.sentences(language).read_text()) if not held_out(text)]


def _found(place: Workplace, language: str, known: set[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for source, text in texts.texts(place.unpacked, language):
        for sentence in _sentences(text.translate(_CURLY)):
            if sentence.lower() not in seen and _fit(sentence, language, known):
                seen.add(sentence.lower())
                yield source, sentence


def _sentences(text: str) -> Iterator[str]:
    for part in _BORDER.split(text):
        sentence = " ".join(part.split()).strip(" ,;:-")
        if len(sentence) > _LONG:
            yield from _shorter(sentence)
        elif sentence:
            yield sentence


def _shorter(sentence: str) -> Iterator[str]:
    """Cut a long sentence at commas."""
    current = ""
    for clause in _COMMA.split(sentence):
        if current and len(current) + len(clause) > _LONG - 20:
            yield current.strip(" ,")
            current = clause
        else:
            current = f"{current} {clause}".strip()
    yield current.strip(" ,")


def _fit(sentence: str, language: str, known: set[str]) -> bool:
    """Tell whether it is of the language, of a length to be spoken, and no list of names or codes."""
    words = sentence.split()
    if not (_LETTERS[language].fullmatch(sentence) and 3 <= len(words) <= 30 and len(sentence) <= _LONGEST):
        return False
    if sum(c.isupper() for c in sentence) > max(3, len(words) / 2):
        return False
    if _FOREIGN[language] & set(sentence.lower().split()):
        return False
    plain = [word.strip(_EDGE).lower().rpartition("'")[2] for word in words]
    return sum(word in known for word in plain) >= 0.8 * len(words)


def _sayable(often: dict[str, float]) -> list[tuple[str, float]]:
    fit = [
        (word, f)
        for word, f in often.items()
        if f > _RARE_WORD and set(word) <= _WORD_LETTERS and (len(word) > 1 or word in _SHORT_WORDS)
    ]
    return sorted(fit, key=lambda one: -one[1])[:_MIXED_WORDS]


def _endless(rows: Iterable[str], chance: random.Random) -> Iterator[str]:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    return itertools.cycle(shuffled)


def _mixed(words: Sequence[str], weights: list[float], chance: random.Random) -> str:
    count = chance.randint(4, 10)
    drawn = chance.choices(words, cum_weights=weights, k=count)
    return " ".join(
        word + ("," if 0 < at < count - 1 and chance.random() < 0.06 else "") for at, word in enumerate(drawn)
    )
