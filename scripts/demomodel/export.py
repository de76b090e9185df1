"""Writing the learnt network as a model for CTranslate2, in 8-bit weights, with its tokens and a notice."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from ctranslate2.specs import WhisperSpec
from numpy.typing import NDArray

from demomodel import pieces
from demomodel.layout import AFTER_LANGUAGES, END, FIRST_LANGUAGE, ROWS, Workplace, taught
from demomodel.network import DECODER_LAYERS, ENCODER_LAYERS, GUIDED, HEADS, WIDTH

NOTICE = """\
The model `demo` of talkdex: a small network in the layout of OpenAI's Whisper, taught from nothing by
scripts/train-demo.py on speech that espeak-ng synthesised. It recognises those synthetic voices in Spanish,
French and English, and makes no claim beyond that: for people's voices use a real model.

The sentences spoken come from the Battle for Wesnoth (GPL 2+), LibreOffice Help (MPL 2.0), the manual of
the GIMP (GFDL 1.2+), the Debian Reference and the manual of aptitude (GPL 2+), GNOME Help (CC BY-SA 3.0), the
Debian Administrator's Handbook (GPL 2+ or CC BY-SA 3.0), Debian's collections of fortunes, the State of the
Union addresses and Moby-Dick (public domain, packed by the stdlib project); words are drawn by the
frequencies of wordfreq (CC BY-SA 4.0).
"""

Weights = dict[str, NDArray[np.float32]]


def export(place: Workplace, folder: Path) -> None:
    """Write the checkpoint's network into a folder, in place of what was there."""
    state = torch.load(place.checkpoint, map_location="cpu")["network"]
    weights = {name: value.float().numpy() for name, value in state.items()}
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    tokens = pieces.write(place, folder)
    spec = _spec(weights, taught(_pieces_count(place)))
    spec.register_vocabulary(tokens)
    spec.config.alignment_heads = [[layer, head] for layer in range(DECODER_LAYERS) for head in range(GUIDED)]
    spec.config.lang_ids = list(range(FIRST_LANGUAGE, AFTER_LANGUAGES))
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [tokens.index("Ġ"), END]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    (folder / "NOTICE").write_text(NOTICE)


def _pieces_count(place: Workplace) -> int:
    """Count the pieces of text."""
    return len(json.loads(place.pieces.read_text())["model"]["vocab"])


def _spec(weights: Weights, ids: list[int]) -> Any:
    spec = WhisperSpec(ENCODER_LAYERS, HEADS, DECODER_LAYERS, HEADS)
    for conv, name in ((spec.encoder.conv1, "first"), (spec.encoder.conv2, "second")):
        _linear(conv, weights, name)
    spec.encoder.position_encodings.encodings = weights["frame_places"]
    _norm(spec.encoder.layer_norm, weights, "encoder_norm")
    for number, layer in enumerate(spec.encoder.layer):
        _layer(layer, weights, f"encoder.{number}")
    rows = np.zeros((ROWS, WIDTH), np.float32)
    rows[ids] = weights["tokens.weight"]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = rows
    spec.decoder.position_encodings.encodings = weights["token_places"]
    _norm(spec.decoder.layer_norm, weights, "decoder_norm")
    for number, layer in enumerate(spec.decoder.layer):
        _layer(layer, weights, f"decoder.{number}")
        _cross(layer.attention, weights, f"decoder.{number}")
    return spec


def _layer(layer: Any, weights: Weights, name: str) -> None:
    _norm(layer.self_attention.layer_norm, weights, f"{name}.attention_norm")
    parts = [f"{name}.attention.{part}" for part in ("query", "key", "value")]
    _stacked(layer.self_attention.linear[0], weights, parts)
    _linear(layer.self_attention.linear[1], weights, f"{name}.attention.out")
    _norm(layer.ffn.layer_norm, weights, f"{name}.wide_norm")
    _linear(layer.ffn.linear_0, weights, f"{name}.wide")
    _linear(layer.ffn.linear_1, weights, f"{name}.narrow")


def _cross(attention: Any, weights: Weights, name: str) -> None:
    _norm(attention.layer_norm, weights, f"{name}.cross_norm")
    _linear(attention.linear[0], weights, f"{name}.cross.query")
    _stacked(attention.linear[1], weights, [f"{name}.cross.key", f"{name}.cross.value"])
    _linear(attention.linear[2], weights, f"{name}.cross.out")


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(spec: Any, weights: Weights, name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _stacked(spec: Any, weights: Weights, names: list[str]) -> None:
    """Join linear layers that CTranslate2 runs as one; Whisper's keys have no bias."""
    none = np.zeros(WIDTH, np.float32)
    spec.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    spec.bias = np.concatenate([weights.get(f"{name}.bias", none) for name in names])
