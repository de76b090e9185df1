"""How many invented and how many real words the detectors of suspicion quarantine.

    .venv/bin/python scripts/measure-suspicion.py ../shared/audio/whisper_timestamped

Reads the recorded outputs of real Whisper models (whisper-timestamped's regression files) and
prints both shares. What is invented is listed below: everything heard in silence and laughter,
everything in a radio jingle taken for another language, and phrases that loop. What is clean is
listed beside it; songs, and files in which real and invented words can't be told apart without
the sound, are on neither list.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path
from typing import Any

from talkdex.media import samples
from talkdex.recognize.piece import Quality
from talkdex.recognize.suspicion import Evidence, suspicions
from talkdex.recognize.windows import windows
from talkdex.text import fold
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Word

SHARED = Path(__file__).resolve().parents[2] / "shared" / "audio" / "whisper_timestamped"

INVENTED: dict[str, str] = {  # file: text that a cue must hold to count, "" for every cue
    "*_empty.mp3": "",
    "*_empty.wav": "",
    "*_laugh1.mp3": "",
    "*_laugh2.mp3": "",
    "medium_auto*_radio_short.mp3": "",
    "tiny_auto*_radio_short.mp3": "what are you telling me",
    "tiny_fr*_radio_short.mp3": "",
    "medium_fr_gaenswein15.mp3": "",
    "tiny_fr_gaenswein15.mp3": "",
    "medium_fr_gloria.mp3": "",
    "tiny_fr_gloria.mp3": "",
    "small.en*_arabic.mp3": "",
    "*_apollo11.mp3": "got them got them got them",
    "corner_cases.cpu_large_apollo11.mp3": "we got some",
    "corner_cases.cpu_accurate.tiny_apollo11.mp3": "around my business and i m all around",
    "medium_fr*_radio_short.mp3": "musique",
}
CLEAN = (
    "*_smartphone.mp3",
    "medium_*_bonjour*",
    "tiny_fr*_bonjour*",
    "tiny_auto_bonjour.wav",
    "*_punctuations.mp3",
    "*_auto*_gaenswein15.mp3",
    "*_auto_gloria.mp3",
    "corner_cases_*_gloria.mp3",
    "*_japanese.mp3",
    "corner_cases_arabic.mp3",
    "medium_fr*_radio_short.mp3",
)


def main() -> None:
    """Print both shares, and with --list every cue that is judged wrongly."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--no-voice", action="store_true", help="judge without the sound")
    options = parser.parse_args()
    paths = sorted((options.folder / "recorded").glob("*.json"))
    if not paths:
        parser.error(f"no recorded outputs in {options.folder / 'recorded'}")
    total, caught = Counter[str](), Counter[str]()
    for path in paths:
        voiced = None if options.no_voice else voice(options.folder, path)
        for cue, reason in judged(path, voiced):
            kind = listed(path.name.removesuffix(".words.json"), cue)
            words = len(cue.words)
            total[kind] += words
            caught[kind] += words if reason else 0
            if options.list and {"invented": not reason, "clean": bool(reason)}.get(kind):
                print(f"{kind:9}{path.name:60.60} {cue.text[:60]!r} {reason}")
    for kind in ("invented", "clean"):
        share = caught[kind] / max(1, total[kind])
        print(f"{kind}: {caught[kind]} of {total[kind]} words quarantined, {share:.2%}")


def listed(name: str, cue: Cue) -> str:
    """Tell on which list a cue is: "invented", "clean" or "neither"."""
    for pattern, part in INVENTED.items():
        if fnmatch(name, pattern) and (not fold(cue.text) or part in fold(cue.text)):
            return "invented"
    return "clean" if any(fnmatch(name, pattern) for pattern in CLEAN) else "neither"


def judged(path: Path, voiced: list[TimeRange] | None) -> Iterator[tuple[Cue, str]]:
    """Give every cue of a recorded output with the reason for suspicion, window by window."""
    segments = json.loads(path.read_text())["segments"]
    for _, group in groupby(segments, key=lambda segment: segment["seek"]):
        window = list(group)
        quality = Quality(*(window[0][key] for key in ("avg_logprob", "no_speech_prob", "compression_ratio")))
        cues = [cue(segment) for segment in window]
        yield from zip(cues, suspicions(cues, Evidence(quality, voiced)), strict=True)


def cue(segment: dict[str, Any]) -> Cue:
    """Make a cue of a recorded segment."""
    words = tuple(
        Word(ms(word["start"]), max(ms(word["start"]), ms(word["end"])), word["text"], word["confidence"])
        for word in segment.get("words", ())
    )
    start = words[0].start_ms if words else ms(segment["start"])
    end = max(start, words[-1].end_ms if words else ms(segment["end"]))
    return Cue(start, end, segment["text"].strip(), words=words)


def ms(seconds: float) -> int:
    """Give whole milliseconds."""
    return max(0, round(seconds * 1000))


def voice(folder: Path, path: Path) -> list[TimeRange] | None:
    """Listen for voices in the sound that an output was made from, where it is at hand."""
    sound = folder / path.name.removesuffix(".words.json").rpartition("_")[2]
    for candidate in sorted(folder.glob("*")):
        if path.name.removesuffix(".words.json").endswith("_" + candidate.name):
            sound = candidate
    if not sound.is_file():
        return None
    return [stretch for window in windows(samples(sound)) for stretch in window.voiced]


if __name__ == "__main__":
    main()
