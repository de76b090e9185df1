"""How good the model is: on held-out sentences, words wrong, language, and how far words' starts are off.

What is judged is what talkdex hears: the same windows' features, decoding and times as in `talkdex add`.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from demomodel import sentences, speech
from demomodel.layout import LANGUAGES, Workplace
from talkdex.recognize.engine import Engine, Hypothesis, Way
from talkdex.recognize.model import loaded
from voices import Speaker

_RATE, _BATCH = 16_000, 8
_WORD = re.compile(r"[\w']+")


class Judgement(NamedTuple):
    """Figures for a language.

    Attributes:
        wrong: words wrong, missing or too many, per word said.
        language: share of the sentences whose language was found.
        median_ms, ninth_ms: how far words' starts are off: the median, the ninth decile.
        timed: words whose starts were compared: those of sentences heard right.
    """

    wrong: float
    language: float
    median_ms: float
    ninth_ms: float
    timed: int


class _Spoken(NamedTuple):
    text: str
    sound: np.ndarray
    starts: list[float]  # of each word, in seconds


def judge(place: Workplace, model: Path, count: int, texts: Path | None) -> dict[str, Judgement]:
    """Judge a model on so many sentences of each language that it was not taught.

    Args:
        place: where the sentences lie.
        model: the model's folder.
        count: sentences of each language.
        texts: a folder of other sentences, es.txt, fr.txt and en.txt, one to a line, or None for those
            of the taught sources that were held out.
    """
    engine = Engine(loaded(str(model), "cpu", "int8"))
    return {
        language: _judged(engine, language, _sentences(place, language, texts)[:count])
        for language in LANGUAGES
    }


def _sentences(place: Workplace, language: str, texts: Path | None) -> list[str]:
    if texts is None:
        rows = json.loads(place.sentences(language).read_text())
        found = [sentences.finished(text) for _, text in rows if sentences.held_out(text)]
    else:
        found = (texts / f"{language}.txt").read_text().splitlines()
    random.Random(7).shuffle(found)
    return found


def _judged(engine: Engine, language: str, texts: list[str]) -> Judgement:
    chance = random.Random(language)
    speaker = Speaker()
    spoken = [_speak(text, language, speaker, chance) for text in texts]
    missed = said = right = 0
    off: list[float] = []
    for one, (found, heard) in zip(spoken, _heard(engine, language, spoken), strict=True):
        wanted, got = _plain(one.text), _plain("".join(word.text for word in heard.words))
        missed += Levenshtein.distance(wanted, got)
        said += len(wanted)
        right += found == language
        if wanted == got:
            off += _off(one, heard)
    median, ninth = np.percentile(off or [np.inf], [50, 90])
    return Judgement(missed / said, right / len(texts), round(median), round(ninth), len(off))


def _speak(text: str, language: str, speaker: Speaker, chance: random.Random) -> _Spoken:
    said = speaker.say(text, speech.any_voice(language, chance))
    lead = round(chance.uniform(0.1, 0.6) * _RATE)
    sound = np.concatenate([np.zeros(lead, np.float32), speech.samples_of(said, speaker.rate)])
    return _Spoken(text, sound, [lead / _RATE + word.first / speaker.rate for word in said.words])


def _heard(engine: Engine, language: str, spoken: list[_Spoken]) -> Iterator[tuple[str, Hypothesis]]:
    """Give the language found for each sentence, and what is heard when the language is known."""
    for first in range(0, len(spoken), _BATCH):
        batch = spoken[first : first + _BATCH]
        encoded = engine.encoded(np.stack([engine.features(one.sound) for one in batch]))
        languages = [max(shares, key=shares.__getitem__) for shares in engine.languages_of(encoded)]
        lengths = [len(one.sound) for one in batch]
        heard = engine.decoded(encoded, lengths, [language] * len(batch), "", Way())
        yield from zip(languages, heard, strict=True)


def _off(one: _Spoken, heard: Hypothesis) -> Iterator[float]:
    """Give how many milliseconds the starts of a sentence's words are off, where they can be paired."""
    starts = [word.start_s for word in heard.words if word.text.startswith(" ")]
    if len(starts) == len(one.starts):
        yield from (1000 * abs(a - b) for a, b in zip(one.starts, starts, strict=True))


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("-", " "))
