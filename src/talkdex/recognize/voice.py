"""Voice activity detection over a stream: Silero VAD v6, as faster-whisper carries it, by onnxruntime.

The network (https://github.com/snakers4/silero-vad) gives one probability of speech for each
512 samples; its state goes from block to block, so that a stream of any length is heard once
and as one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkdex.media import Block

HOP = 512
"""Samples for which one probability is given: 32 ms."""

_AT_ONCE = 160 * HOP  # five seconds: a call of the network costs as much as some twenty hops
_CONTEXT = 64  # samples of the hop before that the network sees again


class Heard(NamedTuple):
    """Sound with its probabilities of speech: sample number of its start, samples, one value a hop."""

    first: int
    sound: NDArray[np.float32]
    speech: NDArray[np.float32]


def heard(blocks: Iterable[Block]) -> Iterator[Heard]:
    """Add probabilities of speech to a gapless stream, five seconds at a time.

    The last hop is filled up with silence.
    """
    ear = _Ear()
    held: list[NDArray[np.float32]] = []
    first = size = 0
    for block in blocks:
        first = first if held else block.first
        held.append(block.samples)
        size += len(block.samples)
        if size >= _AT_ONCE:
            sound, rest = np.split(np.concatenate(held), [size // HOP * HOP])
            yield Heard(first, sound, ear(sound))
            held, first, size = [rest], first + len(sound), len(rest)
    if size:
        sound = np.concatenate(held)
        yield Heard(first, sound, ear(np.pad(sound, (0, -size % HOP))))


class _Ear:
    """The network with its state."""

    def __init__(self) -> None:
        from faster_whisper.vad import get_vad_model  # noqa: PLC0415 - heavy: loaded when something is heard

        self._session: Any = get_vad_model().session
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._last = np.zeros(_CONTEXT, np.float32)

    def __call__(self, sound: NDArray[np.float32]) -> NDArray[np.float32]:
        hops = sound.reshape(-1, HOP)
        context = np.vstack([self._last[None], hops[:-1, -_CONTEXT:]])
        self._last = hops[-1, -_CONTEXT:].copy()
        fed = {"input": np.concatenate([context, hops], 1), "h": self._h, "c": self._c}
        speech, self._h, self._c = self._session.run(None, fed)
        return np.asarray(speech, np.float32).reshape(-1)
