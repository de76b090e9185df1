"""Speech with true word times: espeak-ng spoken to through ctypes, for samples and measurements.

The library and its data come with the package `espeakng-loader`, which only those who make samples
need (`pip install espeakng-loader`). Its programming interface is described in
https://github.com/espeak-ng/espeak-ng/blob/master/src/include/espeak-ng/speak_lib.h
"""

import ctypes
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple

_RETRIEVE = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples go to the callback, before espeak_Synth returns
_CHARACTERS_UTF8 = 1
_BY_CHARACTER = 1  # POS_CHARACTER
_RATE, _PITCH, _RANGE = 1, 3, 4  # espeak_PARAMETER
_LAST, _WORD, _PHONEME = 0, 1, 7  # espeak_EVENT_TYPE
_WITH_PHONEMES = 1  # espeakINITIALIZE_PHONEME_EVENTS
_QUIET = 60  # of 32767: what a pause holds
_EDGE_MS = 5  # the shortest stretch looked at for silence


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody sounds.

    Args:
        name: an espeak-ng voice with its variant, such as `es-419+f2`.
        pitch: 0 to 100; 50 is the voice's own.
        words_per_minute: 80 to 450.
        liveliness: range of the pitch, 0 to 100.
    """

    name: str
    pitch: int = 50
    words_per_minute: int = 160
    liveliness: int = 50


class Sound(NamedTuple):
    """A speech sound by espeak-ng's own name for it, without marks of stress, and its first sample."""

    first: int
    name: str


class SpokenWord(NamedTuple):
    """A word of the text as written, and the half-open range of samples in which it sounds."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What was spoken: 16-bit mono samples, every word of the text, and the sounds where asked for."""

    samples: "array[int]"
    words: tuple[SpokenWord, ...]
    sounds: tuple[Sound, ...] = ()


class Speaker:
    """espeak-ng, loaded once per process; `rate` is its samples per second.

    Args:
        sounds: also tell which speech sounds are spoken when.

    Raises:
        ModuleNotFoundError: the package `espeakng-loader` isn't installed.
        OSError: its library doesn't load on this machine.
    """

    def __init__(self, *, sounds: bool = False) -> None:
        espeakng_loader: Any = import_module("espeakng_loader")  # only those who speak need it

        self._lib = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        self.rate: int = self._lib.espeak_Initialize(_RETRIEVE, 0, data, _WITH_PHONEMES if sounds else 0)
        if self.rate <= 0:
            raise OSError("espeak-ng did not start: its data was not found")

    def say(self, text: str, voice: Voice) -> Speech:
        """Speak one sentence.

        Raises:
            LookupError: espeak-ng has no voice of this name.
        """
        if self._lib.espeak_SetVoiceByName(voice.name.encode()):
            raise LookupError(f"espeak-ng has no voice {voice.name!r}")
        for parameter, value in (
            (_RATE, voice.words_per_minute),
            (_PITCH, voice.pitch),
            (_RANGE, voice.liveliness),
        ):
            self._lib.espeak_SetParameter(parameter, value, 0)
        samples, marks, sounds = self._synthesise(text)
        return Speech(samples, tuple(_words(text, marks, samples, self.rate)), tuple(sounds))

    def _synthesise(self, text: str) -> tuple["array[int]", dict[int, int], list[Sound]]:
        """Give the samples, for the character at which a word starts its first sample, and the sounds."""
        samples: array[int] = array("h")
        marks: dict[int, int] = {}
        sounds: list[Sound] = []

        def take(wave: Any, count: int, events: Any) -> int:
            if wave and count:
                samples.frombytes(ctypes.string_at(wave, count * 2))
            at = 0
            while events[at].type != _LAST:
                if events[at].type == _WORD:
                    marks.setdefault(events[at].text_position - 1, events[at].sample)
                elif events[at].type == _PHONEME:
                    sounds.append(Sound(events[at].sample, _plain(events[at].id)))
                at += 1
            return 0

        callback = _Callback(take)
        self._lib.espeak_SetSynthCallback(callback)
        spoken = text.encode() + b"\0"
        self._lib.espeak_Synth(spoken, len(spoken), 0, _BY_CHARACTER, 0, _CHARACTERS_UTF8, None, None)
        self._lib.espeak_Synchronize()
        return samples, marks, sounds


def _plain(name: bytes) -> str:
    """Take the marks of stress off a sound's name; ctypes has cut it at its first zero byte."""
    return name.decode("utf-8", "replace").strip("',%=")


def _words(text: str, marks: dict[int, int], samples: "array[int]", rate: int) -> Iterator[SpokenWord]:
    """Give each word of the text; one that espeak-ng runs into its neighbour shares its time by length."""
    starts = [*_starts(text, marks, len(samples)), len(samples)]
    for word, (first, following) in zip(text.split(), pairwise(starts), strict=True):
        yield SpokenWord(first, _sounding_end(samples, first, following, rate), word)


def _starts(text: str, marks: dict[int, int], total: int) -> list[int]:
    """Give the first sample of each word: as marked, else between the marks around it."""
    at, places = 0, []
    for word in text.split():
        at = text.index(word, at)
        places.append((at, next((marks[n] for n in range(at, at + len(word)) if n in marks), None)))
        at += len(word)
    known = [(at, sample) for at, sample in places if sample is not None] + [(len(text), total)]
    return [_between(known, at) if sample is None else sample for at, sample in places]


def _between(known: list[tuple[int, int]], at: int) -> int:
    before = max(((a, s) for a, s in known if a < at), default=(0, 0))
    after = min((a, s) for a, s in known if a > at)
    return before[1] + (after[1] - before[1]) * (at - before[0]) // (after[0] - before[0])


def _sounding_end(samples: "array[int]", first: int, following: int, rate: int) -> int:
    """Take the silence off a word's end."""
    step, last = rate * _EDGE_MS // 1000, following
    while last - step > first and max(map(abs, samples[last - step : last])) < _QUIET:
        last -= step
    return last
