"""The corpus as transcripts with simulated word times: VTT, SRT, two kinds of JSON, and Markdown.

The captions time their cues only; words get times on a 20 ms grid and a probability, so that the
index built from them weighs what one of a recogniser's output weighs.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from talkdex.transcript import Cue, Origin, Transcript, Word

_TIMES = re.compile(r"(\d+:)?(\d+):(\d+)[.,](\d+)\s*-->\s*(\d+:)?(\d+):(\d+)[.,](\d+)")
_SPEAKER = re.compile(r"^(?:>> *)?([A-Z][\w.'|-]*(?: [\w.'|-]+){0,3}): +(?=\S)")
_LANGUAGE = re.compile(r"__(english|french|spanish|german|italian|portuguese)__")
_TAGS = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "german": "de",
    "italian": "it",
    "portuguese": "pt",
}
_PAUSES = (0, 0, 0, 20, 60)
_CHANCES = [round(1 - (byte / 255) ** 3 * 0.7, 2) for byte in range(256)]


@dataclass(frozen=True, slots=True)
class Line:
    """A cue of the corpus: half-open ms, who speaks (or None), and what is said."""

    start_ms: int
    end_ms: int
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One recording of the corpus."""

    key: str
    language: str
    lines: tuple[Line, ...]

    @property
    def end_ms(self) -> int:
        """The end of the last cue."""
        return max((line.end_ms for line in self.lines), default=0)

    def transcript(self) -> Transcript:
        """Give it as a transcript whose words have times, the same on every run."""
        chance = random.Random(self.key)
        cues = tuple(_timed(line, chance) for line in self.lines)
        return Transcript(cues, self.language, Origin.RECOGNIZED, "bench")


def talks(folder: Path) -> Iterator[Talk]:
    """Read every file of the corpus, in an order that mixes its sources and never changes."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in _READERS)
    random.Random(4).shuffle(paths)
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = tuple(line for line in _READERS[path.suffix](text) if line.text)
        if lines:
            yield Talk(str(path.relative_to(folder)), _language(path), lines)


def _timed(line: Line, chance: random.Random) -> Cue:
    """Share out a cue's time among its words by their letters, rounded to 20 ms."""
    texts = line.text.split()
    done = list(accumulate((len(text) + 1 for text in texts), initial=0))
    edges = [line.start_ms + (line.end_ms - line.start_ms) * letters // done[-1] for letters in done]
    thrown = chance.randbytes(3 * len(texts))
    starts = [(edge + byte % 20) // 20 * 20 for edge, byte in zip(edges, thrown, strict=False)]
    ends = [edge // 20 * 20 - _PAUSES[byte % 5] for edge, byte in zip(edges[1:], thrown[1::3], strict=True)]
    ends = list(map(max, starts, ends))
    words = tuple(map(Word, starts, ends, texts, map(_CHANCES.__getitem__, thrown[2::3])))
    return Cue(starts[0], max(ends), line.text, line.speaker, words)


def _language(path: Path) -> str:
    named = _LANGUAGE.search(path.name)
    if named:
        return _TAGS[named[1]]
    return "es" if path.parent.name == "venezolanos" else "en"


def _line(start_ms: int, end_ms: int, text: str) -> Line:
    text = " ".join(text.split())
    named = _SPEAKER.match(text)
    if named:
        return Line(start_ms, end_ms, named[1], text[named.end() :])
    return Line(start_ms, end_ms, None, text.removeprefix(">>").strip())


def _ms(hours: str | None, minutes: str, seconds: str, fraction: str) -> int:
    whole = int((hours or "0:")[:-1]) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int((fraction + "00")[:3])


def _captions(text: str) -> Iterator[Line]:
    for block in re.split(r"\n\s*\n", text.replace("\r", "")):
        times = _TIMES.search(block)
        if times:
            said = re.sub(r"<[^>]*>", "", block[times.end() :].partition("\n")[2])
            start, end = _ms(*times.group(1, 2, 3, 4)), _ms(*times.group(5, 6, 7, 8))
            yield _line(start, max(start, end), said)


def _json(text: str) -> Iterator[Line]:
    data = json.loads(text)
    if isinstance(data, dict):
        rows = sorted(
            (sum(int(p) * 60**i for i, p in enumerate(reversed(k.split(":")))), t) for k, t in data.items()
        )
        for (at, said), (until, _) in zip(rows, [*rows[1:], (rows[-1][0] + 4, "")], strict=True):
            yield _line(at * 1000, until * 1000, said)
        return
    timed = sorted(
        (round(r["start"] * 1000), round((r["start"] + r["duration"]) * 1000), r["text"]) for r in data
    )
    for i, (start, end, said) in enumerate(timed):
        yield _line(start, max(start, min(end, timed[i + 1][0])) if i + 1 < len(timed) else end, said)


def _markdown(text: str) -> Iterator[Line]:
    """Text without times: 150 words a minute."""
    at = 0
    body = re.sub(r"\A---.*?\n---\n", "", text, flags=re.DOTALL)
    for paragraph in body.split("\n"):
        said = re.sub(r"\*\*|\[([^]]*)\]\([^)]*\)|^\s*[*#]+\s*", r"\1", paragraph).strip()
        if len(said.split()) > 2:
            end = at + len(said.split()) * 400
            yield _line(at, end, said)
            at = end


_READERS = {".vtt": _captions, ".srt": _captions, ".json": _json, ".md": _markdown}
