"""What talkdex adds to faster-whisper: processor and wall time of both on the same file, model and batch.

    .venv/bin/python scripts/bench-recognize.py ../shared/audio/long_es_synth/long_es_synth.opus --size tiny

Each run is a process of its own: `talkdex add` as a whole (decoding, recognition, index), the
recogniser alone, and plain BatchedInferencePipeline, in turn, all with word times, in batches
of the same size, in the same compute type and language. The model has Whisper's real layout
with random weights, made here: its cost is the real one, since it is built to stop after about
as many tokens as people speak in half a minute.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import copy
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SIZES = {"tiny": (384, 4, 6), "base": (512, 6, 8), "small": (768, 12, 12)}  # width, layers, heads
WAYS = ("add", "recognizer", "plain")
TOKENS = 110  # a real model's for half a minute of lively speech
EOT, VOCABULARY, FRAMES, POSITIONS = 50257, 51865, 1500, 448


def main() -> None:
    """Make the model, run both ways in turn, print medians and ratios."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("recording", nargs="?", default=SHARED / "audio/long_es_synth/long_es_synth.opus")
    parser.add_argument("--size", choices=SIZES, default="tiny")
    parser.add_argument("--tokenizer", type=Path, default=SHARED / "models/scripted-jfk")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--compute-type", default="int8")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="what to compare")
    parser.add_argument("--run", choices=WAYS[1:], help="one run in this process")
    parser.add_argument("--model", help="a model's folder instead of a made one")
    options = parser.parse_args()
    if options.run:
        print(json.dumps({"recognizer": recognizer, "plain": plain}[options.run](options)))
        return
    with TemporaryDirectory() as folder:
        options.model = options.model or made(options.size, options.tokenizer, Path(folder))
        report(options)


def report(options: Namespace) -> None:
    """Run all ways in turn and print what they took."""
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in options.ways}
    for _ in range(options.runs):
        for way, runs in taken.items():
            runs.append(timed(way, options))
    for way, runs in taken.items():
        cpu, wall = ([run[key] for run in runs] for key in ("cpu", "wall"))
        spread = [f"{median(of):7.1f} s ({min(of):.1f}-{max(of):.1f})" for of in (cpu, wall)]
        print(f"{way:11} processor {spread[0]}  wall {spread[1]}")
    for way in (way for way in taken if way != "plain" and "plain" in taken):
        for key, name in (("cpu", "processor time"), ("wall", "wall clock")):
            ratio = median(run[key] for run in taken[way]) / median(run[key] for run in taken["plain"])
            print(f"{name}, {way} / plain: {ratio:.3f}")


def timed(way: str, options: Namespace) -> dict[str, float]:
    """Run one way in a process of its own."""
    with TemporaryDirectory() as folder:
        before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        subprocess.run(command(way, options, Path(folder)), check=True, capture_output=True)
        wall, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu}


def command(way: str, options: Namespace, folder: Path) -> list[str]:
    """Give the command line of one way."""
    recording, model = str(options.recording), str(options.model)
    if way == "add":
        tool = [sys.executable, "-m", "talkdex.cli", "--index", str(folder / "talks.db"), "add", recording]
        return [*tool, "--model", model, "--device", "cpu", "--language", "es", "--captions", "ignore", "-q"]
    mine = [sys.executable, __file__, recording, "--run", way, "--model", model]
    return [*mine, "--batch", str(options.batch), "--compute-type", options.compute_type]


def recognizer(options: Namespace) -> dict[str, int]:
    """Transcribe with talkdex."""
    from talkdex.media import samples  # noqa: PLC0415 - only one of both is loaded in a process
    from talkdex.recognize import Settings, load  # noqa: PLC0415

    loaded = load(options.model, device="cpu", compute_type=options.compute_type)
    settings = Settings(language="es", batch=options.batch)
    pieces = loaded.transcribe(samples(options.recording), settings)
    return {"words": sum(len(cue.words) for piece in pieces for cue in piece.cues)}


def plain(options: Namespace) -> dict[str, int]:
    """Transcribe with faster-whisper alone."""
    from faster_whisper import BatchedInferencePipeline, WhisperModel  # noqa: PLC0415

    pipeline = BatchedInferencePipeline(
        WhisperModel(options.model, device="cpu", compute_type=options.compute_type)
    )
    segments, _ = pipeline.transcribe(
        options.recording, language="es", word_timestamps=True, batch_size=options.batch
    )
    return {"words": sum(len(segment.words or ()) for segment in segments)}


def made(size: str, tokenizer: Path, folder: Path) -> str:
    """Write a model of Whisper's layout with random weights, and give its folder."""
    from ctranslate2.specs import WhisperSpec  # noqa: PLC0415

    width, layers, heads = SIZES[size]
    spec = WhisperSpec(layers, heads, layers, heads)
    weights = Weights(width)
    weights.encoder(spec.encoder)
    weights.decoder(spec.decoder)
    config = json.loads((tokenizer / "config.json").read_text())
    for key in ("suppress_ids", "suppress_ids_begin", "lang_ids"):
        setattr(spec.config, key, config[key])
    spec.config.alignment_heads = [
        (layer, head) for layer in range(layers // 2, layers) for head in range(heads)
    ]
    spec.register_vocabulary(json.loads((tokenizer / "vocabulary.json").read_text()))
    spec.validate()
    spec.optimize("float16")
    spec.save(str(folder))
    for name in ("tokenizer.json", "preprocessor_config.json"):
        copy(tokenizer / name, folder / name)
    return str(folder)


class Weights:
    """Random weights; the residual stream's last place is left to a clock that ends the text."""

    def __init__(self, width: int) -> None:
        self._width, self._random = width, np.random.default_rng(0)

    def encoder(self, spec: Any) -> None:
        """Fill the encoder."""
        for conv, taken in ((spec.conv1, 80), (spec.conv2, self._width)):
            conv.weight = self._matrix(self._width, taken, 3)
            conv.bias = self._zeros(self._width)
        self._norm(spec.layer_norm)
        spec.position_encodings.encodings = self._matrix(FRAMES, self._width)
        for layer in spec.layer:
            self._attention(layer.self_attention, (3, 1))
            self._ffn(layer.ffn)

    def decoder(self, spec: Any) -> None:
        """Fill the decoder; from a certain position on, the end of text is the likeliest token."""
        words = self._matrix(VOCABULARY, self._width)
        words[:, -1] = 0
        words[EOT:] = 0
        words[EOT, -1] = 4.0
        places = self._matrix(POSITIONS, self._width)
        places[:, -1] = np.where(np.arange(POSITIONS) < TOKENS, -4.0, 40.0)
        spec.embeddings.weight = words
        spec.projection.weight = words
        spec.position_encodings.encodings = places
        self._norm(spec.layer_norm)
        for layer in spec.layer:
            self._attention(layer.self_attention, (3, 1))
            self._attention(layer.attention, (1, 2, 1))
            self._ffn(layer.ffn)

    def _attention(self, spec: Any, widths: tuple[int, ...]) -> None:
        self._norm(spec.layer_norm)
        for number, (linear, times) in enumerate(zip(spec.linear, widths, strict=True)):
            self._linear(linear, times * self._width, self._width, out=number == len(widths) - 1)

    def _ffn(self, spec: Any) -> None:
        self._norm(spec.layer_norm)
        self._linear(spec.linear_0, 4 * self._width, self._width)
        self._linear(spec.linear_1, self._width, 4 * self._width, out=True)

    def _linear(self, spec: Any, given: int, taken: int, *, out: bool = False) -> None:
        spec.weight, spec.bias = self._matrix(given, taken), self._zeros(given)
        if out:
            spec.weight[-1] = 0

    def _norm(self, spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(self._width, np.float32), self._zeros(self._width)

    def _matrix(self, *shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return (self._random.normal(size=shape) / np.sqrt(self._width)).astype(np.float32)

    def _zeros(self, size: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return np.zeros(size, np.float32)


if __name__ == "__main__":
    main()
