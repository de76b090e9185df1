"""A Whisper model of a real size with random weights: its cost is the real one, what it says is not.

It says words, one piece of the vocabulary after another, surely and evenly over half a minute, about as
many as people say in that time: so what comes after decoding (alignment, suspicion, the index) has its
real cost too, and nothing sounds invented, which would be decoded twice.
"""

import json
from pathlib import Path
from shutil import copy
from typing import Any

import numpy as np
from ctranslate2.specs import WhisperSpec
from numpy.typing import NDArray

SIZES = {"tiny": (384, 4, 6), "base": (512, 6, 8), "small": (768, 12, 12)}  # width, layers, heads
TOKENS = 110  # a real model's for half a minute of lively speech
BEGINNING = 0.7  # share of them that begin a word
SURE = 12  # how far the scores of pieces lie apart
CLOCK, HANDS = -1, (-2, -3)  # places of the residual stream that no layer writes to
SPOKEN = 0.8  # share of the half minute in which all is said: windows may be that much shorter
LOUD_HANDS, STARE = 12, 18  # the louder and the more, the narrower is what a piece attends to
EOT, VOCABULARY, FRAMES, POSITIONS, HEAD = 50257, 51865, 1500, 448, 64
Matrix = NDArray[np.float32]
CONFIG = ("suppress_ids", "suppress_ids_begin", "lang_ids")


def made(size: str, tokenizer: Path, folder: Path) -> str:
    """Write a model and give its folder.

    Args:
        size: one of `SIZES`.
        tokenizer: a folder with the multilingual tokenizer of a Whisper model for CTranslate2.
        folder: where to write.
    """
    vocabulary = json.loads((tokenizer / "vocabulary.json").read_text())
    width, layers, heads = SIZES[size]
    spec = WhisperSpec(layers, heads, layers, heads)
    weights = Weights(width, said(vocabulary))
    weights.encoder(spec.encoder)
    weights.decoder(spec.decoder)
    config = json.loads((tokenizer / "config.json").read_text())
    for key in CONFIG:
        setattr(spec.config, key, config[key])
    spec.config.alignment_heads = [
        (layer, head) for layer in range(layers // 2, layers) for head in range(heads)
    ]
    spec.register_vocabulary(vocabulary)
    spec.validate()
    spec.optimize("float16")
    spec.save(str(folder))
    copy(tokenizer / "tokenizer.json", folder)
    return str(folder)


def said(vocabulary: list[str]) -> list[int]:
    """Give the pieces that the model says: letters, as many of them as make words of a common length."""
    bare = [piece.removeprefix("Ġ") for piece in vocabulary[:EOT]]
    letters = [n for n, piece in enumerate(bare) if piece.isascii() and piece.isalpha()]
    beginning = [n for n in letters if vocabulary[n].startswith("Ġ")]
    inside = [n for n in letters if not vocabulary[n].startswith("Ġ")]
    return beginning + inside[: round(len(beginning) * (1 / BEGINNING - 1))]


class Weights:
    """Random weights, but for a clock that ends the text and hands that turn with a place.

    The decoder's hands go half round in as many places as it has pieces to say, the encoder's in half a
    minute, and every head attends to where they stand alike: so pieces are heard one after the other.
    """

    def __init__(self, width: int, pieces: list[int]) -> None:
        self._width, self._pieces, self._random = width, pieces, np.random.default_rng(0)

    def encoder(self, spec: Any) -> None:
        """Fill the encoder."""
        for conv, taken in ((spec.conv1, 80), (spec.conv2, self._width)):
            conv.weight = self._matrix(self._width, taken, 3)
            conv.weight[list(HANDS)] = 0
            conv.bias = self._zeros(self._width)
        self._norm(spec.layer_norm)
        spec.position_encodings.encodings = self._places(FRAMES, FRAMES)
        for layer in spec.layer:
            self._attention(layer.self_attention, (3, 1))
            self._ffn(layer.ffn)

    def decoder(self, spec: Any) -> None:
        """Fill the decoder; from a certain position on, the end of text is the likeliest token."""
        loud = 3 * np.sqrt(self._width)  # what is said next depends on the last piece and its place
        words = loud * self._matrix(VOCABULARY, self._width)
        words[:, [CLOCK, *HANDS]] = 0
        scores = np.zeros_like(words)
        scores[self._pieces] = SURE * self._matrix(len(self._pieces), self._width)
        scores[:, CLOCK] = 0
        scores[EOT, CLOCK] = 20
        places = self._places(POSITIONS, TOKENS / SPOKEN, loud)
        places[:, CLOCK] = np.where(np.arange(POSITIONS) < TOKENS, -4, 40)
        spec.embeddings.weight = words
        spec.projection.weight = scores
        spec.position_encodings.encodings = places
        self._norm(spec.layer_norm)
        for layer in spec.layer:
            self._attention(layer.self_attention, (3, 1))
            self._attention(layer.attention, (1, 2, 1))
            self._stare(layer.attention)
            self._ffn(layer.ffn)

    def _attention(self, spec: Any, widths: tuple[int, ...]) -> None:
        self._norm(spec.layer_norm)
        for number, (linear, times) in enumerate(zip(spec.linear, widths, strict=True)):
            self._linear(linear, times * self._width, self._width, out=number == len(widths) - 1)

    def _stare(self, spec: Any) -> None:
        """Let every head compare the hands alone."""
        for linear in spec.linear[:2]:
            linear.weight[: self._width] = 0
            for row, hand in enumerate(HANDS):
                linear.weight[row : self._width : HEAD, hand] = STARE

    def _places(self, count: int, half_round: float, loud: float = 1.0) -> Matrix:
        """Give position encodings: random, but for the hands."""
        places = loud * self._matrix(count, self._width)
        turned = np.pi * np.arange(count) / half_round
        places[:, CLOCK] = 0
        places[:, HANDS[0]], places[:, HANDS[1]] = LOUD_HANDS * np.cos(turned), LOUD_HANDS * np.sin(turned)
        return places

    def _ffn(self, spec: Any) -> None:
        self._norm(spec.layer_norm)
        self._linear(spec.linear_0, 4 * self._width, self._width)
        self._linear(spec.linear_1, self._width, 4 * self._width, out=True)

    def _linear(self, spec: Any, given: int, taken: int, *, out: bool = False) -> None:
        spec.weight, spec.bias = self._matrix(given, taken), self._zeros(given)
        if out:
            spec.weight[[CLOCK, *HANDS]] = 0

    def _norm(self, spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(self._width, np.float32), self._zeros(self._width)

    def _matrix(self, *shape: int) -> Matrix:
        return self._random.normal(0, self._width**-0.5, shape).astype(np.float32)

    def _zeros(self, size: int) -> Matrix:
        return np.zeros(size, np.float32)
