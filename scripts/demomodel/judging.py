"""How good the model is: on held-out sentences, words wrong, language, and how far words' starts are off.

What is judged is all of the recogniser, as `talkdex add` uses it: each sentence is a recording of its own.
"""

import json
import math
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from demomodel import sentences, speech
from demomodel.layout import LANGUAGES, Workplace
from talkdex.media import Block
from talkdex.recognize import Recognizer, load
from voices import Speaker

_RATE = 16_000
_AFTER = np.zeros(_RATE // 2, np.float32)
_WORD = re.compile(r"[\w']+")
_JOINED = "'-"  # begins a part of a word that Whisper's tokens tell apart (homme of l'homme)


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
    sound: NDArray[np.float32]
    starts: list[float]  # of each word, in milliseconds


class _Heard(NamedTuple):
    language: str | None
    text: str
    starts: list[int]  # of each word as written between spaces, in milliseconds


def judge(place: Workplace, model: Path, count: int, texts: Path | None) -> dict[str, Judgement]:
    """Judge a model on so many sentences of each language that it was not taught.

    Args:
        place: where the sentences lie.
        model: the model's folder.
        count: sentences of each language.
        texts: a folder of other sentences, es.txt, fr.txt and en.txt, one to a line, or None for those
            of the taught sources that were held out.
    """
    recognizer = load(str(model), device="cpu")
    return {
        language: _judged(recognizer, language, _sentences(place, language, texts)[:count])
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


def _judged(recognizer: Recognizer, language: str, texts: list[str]) -> Judgement:
    chance, speaker = random.Random(language), Speaker()
    missed = said = right = 0
    off: list[float] = []
    for text in texts:
        spoken = _speak(text, language, speaker, chance)
        heard = _hear(recognizer, spoken.sound)
        wanted, got = _plain(text), _plain(heard.text)
        missed += Levenshtein.distance(wanted, got)
        said += len(wanted)
        right += heard.language == language
        if wanted == got:
            off += _off(spoken, heard)
    off.sort()
    median, ninth = (off[len(off) * part // 10] if off else math.inf for part in (5, 9))
    return Judgement(missed / said, right / len(texts), median, ninth, len(off))


def _speak(text: str, language: str, speaker: Speaker, chance: random.Random) -> _Spoken:
    said = speaker.say(text, speech.any_voice(language, chance))
    lead = round(chance.uniform(0.1, 0.6) * _RATE)
    sound = np.concatenate([np.zeros(lead, np.float32), speech.samples_of(said, speaker.rate), _AFTER])
    starts = [1000 * (lead / _RATE + word.first / speaker.rate) for word in said.words]
    return _Spoken(text, sound, starts)


def _hear(recognizer: Recognizer, sound: NDArray[np.float32]) -> _Heard:
    pieces = list(recognizer.transcribe([Block(0, sound)]))
    spoken = next((piece.spoken for piece in pieces if piece.spoken), None)
    cues = [cue for piece in pieces for cue in piece.cues]
    starts = [word.start_ms for cue in cues for word in cue.words if word.text[0] not in _JOINED]
    return _Heard(spoken, " ".join(cue.text for cue in cues), starts)


def _off(spoken: _Spoken, heard: _Heard) -> Iterator[float]:
    """Give how many milliseconds the starts of a sentence's words are off, where they can be paired."""
    if len(heard.starts) == len(spoken.starts):
        yield from (abs(true - found) for true, found in zip(spoken.starts, heard.starts, strict=True))


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("-", " "))
