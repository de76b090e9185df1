#!/usr/bin/env python3
"""Make the sample of scripts/sample: a synthesised plenary session with captions and known word times.

    .venv/bin/python -m pip install espeakng-loader     (only for this; talkdex doesn't need it)
    .venv/bin/python scripts/make-sample.py [FOLDER]

Reads session.es.txt, speaks it with espeak-ng and writes plenaria.mp4, plenaria.es.vtt, index.html,
newsletter.fr.md and truth.json beside it. The same versions of espeak-ng and PyAV give the same bytes.
"""

import json
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from film import Colour, Scene, write_film
from voices import Speaker, SpokenWord, Voice

SAMPLE = Path(__file__).resolve().parent / "sample"
TITLE = "Sesión plenaria de apertura"
FIGUEROA, MORALES = "Oscar Figueroa", "Ana Morales"

# Variants without breath: espeak-ng draws that at random, and each run would give other bytes.
VOICES = {
    "Marta Ríos": Voice("es-419+f1", pitch=45, words_per_minute=165),
    FIGUEROA: Voice("es-419+m3", pitch=35, words_per_minute=160),
    MORALES: Voice("es+f4", pitch=60, words_per_minute=170),
}
COLOURS = {
    "Marta Ríos": Colour(90, 150, 110),
    FIGUEROA: Colour(110, 110, 100),
    MORALES: Colour(120, 115, 155),
}
OPENING_MS, SENTENCE_MS, HANDOVER_MS, CLOSING_MS = 3000, 400, 1800, 2500
FULL_CUE, LONG_CUE = 48, 90  # characters: from the first on a cue may end at a comma, at the second it must

PAGE = """\
<!doctype html>
<html lang="es">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<video controls width="640" src="plenaria.mp4">
<track kind="captions" srclang="es" label="Español" src="plenaria.es.vtt" default>
</video>
</body>
</html>
"""

NEWSLETTER = """\
# La lettre des droits

La semaine dernière, la séance plénière d'ouverture était consacrée à la
Déclaration universelle des droits de l'homme, lue en espagnol. Pour regarder
l'intervention d'{figueroa} ({figueroa_times}) sur la dignité et la liberté,
suivez le lien ci-dessous. Vous pouvez aussi écouter l'intervention
d'{morales} ({morales_times}) sur le logement et l'éducation.
"""


class Word(NamedTuple):
    """A spoken word with the milliseconds in which it sounds."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of one speaker."""

    speaker: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Session:
    """All that is said, and how it sounds."""

    lines: tuple[Line, ...]
    samples: "array[int]"
    rate: int

    @property
    def duration_ms(self) -> int:
        """Length of the sound."""
        return 1000 * len(self.samples) // self.rate

    def extent(self, speaker: str) -> tuple[int, int]:
        """Give the first and last moment at which somebody speaks, for one who has a single turn."""
        words = [word for line in self.lines if line.speaker == speaker for word in line.words]
        return words[0].start_ms, words[-1].end_ms


def main() -> None:
    """Write the sample into the folder given, else into scripts/sample."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    try:
        session = perform(list(turns((SAMPLE / "session.es.txt").read_text(encoding="utf-8"))))
    except ModuleNotFoundError as error:
        sys.exit(f"make-sample: {error.name} is missing: pip install espeakng-loader")
    write_film(
        folder / "plenaria.mp4",
        session.samples,
        session.rate,
        scenes(session),
        {"title": TITLE, "language": "spa"},
    )
    write(folder / "plenaria.es.vtt", captions(session))
    write(folder / "index.html", PAGE.format(title=TITLE))
    write(folder / "newsletter.fr.md", newsletter(session))
    write(folder / "truth.json", truth(session))


def turns(script: str) -> Iterator[tuple[str, list[str]]]:
    """Read the script: each paragraph is a speaker and sentences."""
    for paragraph in script.split("\n\n"):
        name, *sentences = [line for line in paragraph.splitlines() if not line.startswith("#")] or [""]
        if sentences:
            yield name.removesuffix(":"), sentences


def perform(script: list[tuple[str, list[str]]]) -> Session:
    """Speak everything, with pauses between sentences and longer ones between speakers."""
    speaker, samples, lines = Speaker(), array("h"), []
    _pause(samples, speaker.rate, OPENING_MS)
    for name, sentences in script:
        for sentence in sentences:
            speech, begin = speaker.say(sentence, VOICES[name]), len(samples)
            samples.extend(speech.samples)
            words = (_placed(word, begin, speaker.rate) for word in speech.words)
            lines.append(Line(name, tuple(words)))
            _pause(samples, speaker.rate, SENTENCE_MS)
        _pause(samples, speaker.rate, HANDOVER_MS - SENTENCE_MS)
    _pause(samples, speaker.rate, CLOSING_MS - HANDOVER_MS)
    return Session(tuple(lines), samples, speaker.rate)


def _pause(samples: "array[int]", rate: int, pause_ms: int) -> None:
    samples.extend([0] * (rate * pause_ms // 1000))


def _placed(word: SpokenWord, begin: int, rate: int) -> Word:
    first, last = (1000 * (begin + sample) // rate for sample in (word.first, word.last))
    return Word(first, last, word.text)


def scenes(session: Session) -> list[Scene]:
    """Give each turn its speaker's colour, the first one from the beginning."""
    found = [
        Scene(next(lines).words[0].start_ms, COLOURS[name])
        for name, lines in groupby(session.lines, key=lambda line: line.speaker)
    ]
    return [found[0]._replace(start_ms=0), *found[1:]]


def captions(session: Session) -> str:
    """Write WebVTT: sentences, long ones cut at commas, each with its voice."""
    cues = ["WEBVTT\nKind: captions\nLanguage: es\n"]
    for line in session.lines:
        for words in cut(line.words):
            times = f"{clock(words[0].start_ms)} --> {clock(words[-1].end_ms)}"
            cues.append(f"{times}\n<v {line.speaker}>{' '.join(word.text for word in words)}\n")
    return "\n".join(cues)


def cut(words: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Cut a sentence into pieces that fit under a picture."""
    piece: list[Word] = []
    for number, word in enumerate(words):
        piece.append(word)
        length = len(" ".join(w.text for w in piece))
        rest = sum(len(w.text) + 1 for w in words[number + 1 :])
        at_pause = length >= FULL_CUE and word.text[-1] in ",;:"
        if (at_pause or length >= LONG_CUE) and rest > FULL_CUE // 2:
            yield piece
            piece = []
    yield piece


def clock(moment_ms: int) -> str:
    """Write a moment as WebVTT does."""
    seconds, ms = divmod(moment_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def newsletter(session: Session) -> str:
    """Write the French paragraph that names the two interventions with their times."""
    return NEWSLETTER.format(
        figueroa=FIGUEROA,
        figueroa_times=spelled(*session.extent(FIGUEROA)),
        morales=MORALES,
        morales_times=spelled(*session.extent(MORALES)),
    )


def spelled(start_ms: int, end_ms: int) -> str:
    """Write a range as French editors do, to the second, nothing of it cut off: 0min40-2min05."""
    first, last = start_ms // 1000, -(-end_ms // 1000)
    return "-".join(f"{s // 60}min{s % 60:02}" for s in (first, last))


def truth(session: Session) -> str:
    """Write what was spoken when, as JSON with a sentence per line."""
    rows = ({"speaker": line.speaker, "words": [list(word) for word in line.words]} for line in session.lines)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return f'{{"duration_ms": {session.duration_ms}, "lines": [\n' + ",\n".join(lines) + "\n]}\n"


def write(path: Path, text: str) -> None:
    """Write a text file, the same on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
