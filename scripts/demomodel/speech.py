"""Speaking sentences: shards of twenty minutes of features, with the times of every word and sound.

Without features, for the decoder alone, sentences are spoken three times as fast and kept in little room.
"""

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from numpy.typing import NDArray

from demomodel import sentences
from demomodel.layout import BANDS, FRAMES_PER_S, LANGUAGES, WINDOW, Workplace
from voices import Speaker, Speech, Voice

VOICES = {"es": ("es-419", "es"), "fr": ("fr",), "en": ("en-us", "en")}
VARIANTS = ("", "+f1", "+f4", "+m3")
"""The voices that the model learns; others it hears less well."""

_REASONS = "0123456789-#"  # end names of sounds: in a liaison, where unstressed
_RATE = 16_000
_SHARD_FRAMES = 20 * 60 * FRAMES_PER_S
_TOLD = 1000  # sentences of a shard without features
_LOWEST, _STEPS = -1.5, 85.0  # features lie between -1.5 and 1.5: a byte has steps of 0.012


class Said(NamedTuple):
    """A sentence of a shard: its language, text and features, and what sounds when, in frames of 10 ms.

    Where it is only told, not spoken, its frames have no features.
    """

    language: str
    text: str
    features: NDArray[np.uint8]
    words: list[list[float]]
    sounds: list[tuple[float, str]]


class Placed(NamedTuple):
    """A sentence in a window, and the frame of 10 ms at which it begins."""

    said: Said
    at: int

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.at + len(self.said.features)


def speak(place: Workplace, hours: float) -> None:
    """Speak until every language has so many hours; run again with more hours, it goes on."""
    place.speech.mkdir(exist_ok=True)
    speaker, extractor = Speaker(sounds=True), FeatureExtractor(feature_size=BANDS)
    number = 0
    while number * _SHARD_FRAMES < hours * 3600 * FRAMES_PER_S:
        for language in LANGUAGES:
            shard = place.speech / f"{language}-{number:04d}"
            if not shard.with_suffix(".npy").exists():
                _write(shard, _shard(place, language, number, speaker, extractor))
        number += 1
        print(f"spoken: {number / 3:.1f} h of each language", flush=True)


def tell(place: Workplace, passes: int) -> None:
    """Tell what sounds when in all sentences so many times, each time in other voices; it goes on."""
    place.told.mkdir(exist_ok=True)
    speaker = Speaker(sounds=True)
    for number in range(passes):
        for shard, texts in _to_be_told(place, number):
            if not shard.exists():
                chance = random.Random(shard.stem)
                rows = [_told(text, shard.name[:2], speaker, chance) for text in texts]
                unfinished = shard.with_suffix(".part")
                unfinished.write_text(json.dumps(rows, ensure_ascii=False))
                unfinished.rename(shard)
        print(f"told: all sentences, {number + 1} times", flush=True)


def _to_be_told(place: Workplace, number: int) -> list[tuple[Path, list[str]]]:
    """Cut the sentences of all languages into shards, in an order in which the languages take turns."""
    shards = []
    for language in LANGUAGES:
        texts = sentences.taught(place, language)
        random.Random(f"{language} {number}").shuffle(texts)
        for turn, at in enumerate(range(0, len(texts), _TOLD)):
            name = f"{language}-{number}-{turn:04d}.json"
            shards.append((turn, place.told / name, [sentences.finished(t) for t in texts[at : at + _TOLD]]))
    return [(shard, texts) for _, shard, texts in sorted(shards, key=lambda one: one[0])]


def told(place: Workplace, language: str) -> list[Path]:
    """List the shards without features of a language, in the order of their making."""
    return sorted(place.told.glob(f"{language}-*.json"))


def listen(shard: Path) -> list[Said]:
    """Read a shard without features."""
    return [
        Said(
            shard.name[:2], text, np.empty((frames, 0), np.uint8), words, [(at, name) for at, name in sounds]
        )
        for text, frames, words, sounds in json.loads(shard.read_text())
        if FRAMES_PER_S // 2 <= frames < WINDOW - 300
    ]


def kind(sound: str) -> str:
    """Give the kind that a speech sound is by ear: espeak-ng's names also tell why it is spoken."""
    return "" if sound.startswith("(") else sound[:1] + sound[1:].rstrip(_REASONS)


def shards(place: Workplace, language: str) -> list[Path]:
    """List the shards of a language that are whole, in the order of their making."""
    return sorted(place.speech.glob(f"{language}-[0-9][0-9][0-9][0-9].npy"))


def read(shard: Path) -> list[Said]:
    """Read a shard; the features stay on the disk until they are used."""
    features = np.load(shard, mmap_mode="r")
    kept = json.loads(shard.with_suffix(".json").read_text())
    return [
        Said(shard.name[:2], text, features[first:last], words, [(at, name) for at, name in sounds])
        for (first, last), (text, words, sounds) in zip(pairwise(kept["at"]), kept["said"], strict=True)
    ]


def sounding(features: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Give features back as the extractor made them, but for the rounding."""
    return np.asarray(features, np.float32) / _STEPS + _LOWEST


def any_voice(language: str, chance: random.Random) -> Voice:
    """Draw a voice, half of the time the language's first, in a variant, pitch and speed to be learnt."""
    names = VOICES[language]
    name = names[0] if chance.random() < 0.5 else chance.choice(names)
    return Voice(
        name + chance.choice(VARIANTS),
        pitch=chance.randint(30, 70),
        words_per_minute=chance.randint(150, 195),
        liveliness=chance.randint(30, 70),
    )


def samples_of(said: Speech, rate: int) -> NDArray[np.float32]:
    """Give speech as samples between -1 and 1 at 16 kHz."""
    import soxr  # noqa: PLC0415 - only for this

    wave = np.frombuffer(said.samples, np.int16).astype(np.float32) / 32768
    return np.asarray(soxr.resample(wave, rate, _RATE), np.float32)


def _shard(
    place: Workplace, language: str, number: int, speaker: Speaker, extractor: FeatureExtractor
) -> Iterator[Said]:
    chance = random.Random(f"{language} {number}")
    frames = 0
    for text in sentences.spoken(place, language, f"{language} {number}"):
        if frames >= _SHARD_FRAMES:
            return
        said = speaker.say(text, any_voice(language, chance))
        loudness = np.float32(10 ** chance.uniform(-0.6, 0.05))
        features = extractor(samples_of(said, speaker.rate) * loudness)[:, :-1].T
        if FRAMES_PER_S // 2 <= len(features) < WINDOW - 300:
            frames += len(features)
            yield _row(language, text, features, said, FRAMES_PER_S / speaker.rate)


def _row(language: str, text: str, features: NDArray[np.float32], said: Speech, scale: float) -> Said:
    coarse = np.clip((features - _LOWEST) * _STEPS, 0, 255).round().astype(np.uint8)
    words = [[round(word.first * scale, 1), round(word.last * scale, 1)] for word in said.words]
    return Said(language, text, coarse, words, [(round(s.first * scale, 1), s.name) for s in said.sounds])


def _told(
    text: str, language: str, speaker: Speaker, chance: random.Random
) -> tuple[str, int, list[list[float]], list[tuple[float, str]]]:
    said = speaker.say(text, any_voice(language, chance))
    scale = FRAMES_PER_S / speaker.rate
    words = [[round(word.first * scale, 1), round(word.last * scale, 1)] for word in said.words]
    sounds = [(round(sound.first * scale, 1), sound.name) for sound in said.sounds]
    return text, round(len(said.samples) * scale), words, sounds


def _write(shard: Path, rows: Iterator[Said]) -> None:
    """Write a shard; the features last, and under another name until they are whole."""
    said = list(rows)
    at = np.cumsum([0, *(len(row.features) for row in said)]).tolist()
    kept = {"at": at, "said": [[row.text, row.words, row.sounds] for row in said]}
    shard.with_suffix(".json").write_text(json.dumps(kept, ensure_ascii=False))
    unfinished = shard.with_suffix(".part.npy")
    np.save(unfinished, np.concatenate([row.features for row in said]))
    unfinished.rename(shard.with_suffix(".npy"))
