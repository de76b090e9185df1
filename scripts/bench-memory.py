"""Peak memory and coverage of transcribing a long recording, against its first ten minutes.

    .venv/bin/python scripts/bench-memory.py ../shared/audio/long_fr/long_fr.opus

Prints the ratio of the peaks (resident memory, each run in a process of its own), and how much
of the voiced time the pieces cover. The model matters for the absolute figures only; the
default is the scripted one beside the checkout.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT.parent / "shared" / "models" / "scripted-jfk"
RECORDING = ROOT.parent / "shared" / "audio" / "long_fr" / "long_fr.opus"
TEN_MINUTES_MS = 600_000


def main() -> None:
    """Run both lengths and print the figures."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("recording", nargs="?", default=str(RECORDING))
    parser.add_argument("--model", default=str(MODEL))
    parser.add_argument("--part", type=int, default=None, help="run one length in this process (ms; 0: all)")
    options = parser.parse_args()
    if options.part is not None:
        print(json.dumps(measured(options.recording, options.model, options.part or None)))
        return
    short, long = (in_a_process(options.recording, options.model, part) for part in (TEN_MINUTES_MS, 0))
    for name, run in (("ten minutes", short), ("whole", long)):
        print(
            f"{name:12} {run['covered_ms'] / 60000:6.1f} min  {run['words']:6} words  "
            f"peak {run['peak_mb']:6.0f} MB (of it {run['model_mb']:.0f} before the first block)"
        )
    print(f"voiced {long['voiced_ms'] / 1000:.1f} s, in pieces {long['heard_ms'] / 1000:.1f} s")
    print(f"peak memory, whole / ten minutes: {long['peak_mb'] / short['peak_mb']:.3f}")


def in_a_process(recording: str, model: str, part: int) -> dict[str, float]:
    """Measure one length in a new process, so that its peak is its own."""
    command = [sys.executable, __file__, recording, "--model", model, "--part", str(part)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def measured(recording: str, model: str, end_ms: int | None) -> dict[str, float]:
    """Transcribe up to a moment and tell what it took."""
    from talkdex.media import samples  # noqa: PLC0415 - the parent process needs none of it
    from talkdex.recognize import load  # noqa: PLC0415

    recognizer = load(model, device="cpu")
    before = peak_mb()
    heard = words = covered = 0
    for piece in recognizer.transcribe(samples(recording, end_ms=end_ms)):
        heard += piece.voiced_ms
        covered += piece.range.duration_ms
        words += sum(len(cue.words) for cue in piece.cues)
    peak = peak_mb()
    return {
        "peak_mb": peak,
        "model_mb": before,
        "heard_ms": heard,
        "covered_ms": covered,
        "words": words,
        "voiced_ms": voiced_ms(recording, end_ms),
    }


def voiced_ms(recording: str, end_ms: int | None) -> int:
    """Count the voiced time by another way: all probabilities at once, as Silero's own script does."""
    import numpy as np  # noqa: PLC0415
    from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415

    from talkdex.media import samples  # noqa: PLC0415

    sound = np.concatenate([block.samples for block in samples(recording, end_ms=end_ms)])
    options = VadOptions(threshold=0.35, neg_threshold=0.2, min_silence_duration_ms=64, speech_pad_ms=0)
    return sum(int(s["end"] - s["start"]) for s in get_speech_timestamps(sound, options)) // 16


def peak_mb() -> float:
    """Give this process's highest resident memory so far."""
    return getrusage(RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
