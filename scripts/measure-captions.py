#!/usr/bin/env python3
"""Print how many of the stated facts about real caption files hold, by format.

    scripts/measure-captions.py [--show] [INDEX.jsonl]

The index (default ../shared/captions/index.jsonl) has a line per file with what is known of it:
cues, first and last text, first start and last end, what is said at some moments, words. A text
may be stated with its speaker in front ("Ann: Hello") or bare, and with or without the dash of a
new speaker. A file with no captions in it holds its facts by being refused in one line; so must
every file without facts that can't be read.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from talkdex import Cue, TalkdexError, Transcript, read_captions

READ, REFUSED = "read", "refused in one line"
_NEAR_S = 0.0105
_CUT = 60  # the index keeps this many characters of a text
_MARKS = re.compile(r"(?:^|(?<=\s))(?:[-–]|>>+)(?=\s|$)")


def main() -> int:
    """Measure one index; the exit status tells whether 95 % of its facts hold."""
    default = Path(__file__).resolve().parents[2] / "shared" / "captions" / "index.jsonl"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index", nargs="?", type=Path, default=default)
    parser.add_argument("--show", action="store_true", help="print every fact that doesn't hold")
    options = parser.parse_args()
    files: Counter[str] = Counter()
    held: dict[str, list[bool]] = defaultdict(list)
    for line in options.index.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for fact, stated, found in facts(options.index.parent / row["file"], row.get("gold") or {}):
            held[row["format"]].append(same(stated, found))
            files[fact] += fact in (READ, REFUSED)
            if options.show and not held[row["format"]][-1]:
                print(f"{row['file']}: {fact}: stated {stated!r}, found {found!r}")
    print(f"{files[READ]} files read, {files[REFUSED]} refused in one line")
    return report(held)


def report(held: dict[str, list[bool]]) -> int:
    """Print a line per format and one for all."""
    for name in sorted(held):
        print(f"{name:18} {sum(held[name]):4} of {len(held[name]):4}")
    total, good = sum(map(len, held.values())), sum(map(sum, held.values()))
    print(f"{'all':18} {good:4} of {total:4} facts hold: {100 * good / total:.2f} %")
    return 0 if good >= 0.95 * total else 1


def facts(path: Path, gold: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Give each fact about a file: its name, what is stated, what we found."""
    try:
        found: Transcript | None = read_captions(path)
    except TalkdexError as refusal:
        yield REFUSED, True, "\n" not in str(refusal) and path.name in str(refusal)
        found = None
    else:
        yield READ, True, True
    cues = found.cues if found else ()
    words = [word.text for word in found.words()] if found else []
    for fact, stated in gold.items():
        if fact == "probes":
            for probe in stated:
                yield f"said at {probe['at_s']}", [probe["text"]], said_at(cues, probe["at_s"])
        elif fact in _FACTS:
            yield fact, stated, _FACTS[fact](cues, words)


def said(cue: Cue) -> list[str]:
    """Give the ways in which a cue's text may be stated."""
    return (
        [cue.text, f"{cue.speaker}: {cue.text}", f"[{cue.speaker}]: {cue.text}"]
        if cue.speaker
        else [cue.text]
    )


def said_at(cues: tuple[Cue, ...], at_s: float) -> list[str]:
    """Give what is said around a moment, in every way of stating it."""
    at_ms = round(at_s * 1000)
    return [text for cue in cues if cue.start_ms - 1 <= at_ms <= cue.end_ms + 1 for text in said(cue)]


def _first_words(cue: Cue) -> list[str]:
    return [text.split()[0] for text in said(cue)] + ["-"]


_FACTS: dict[str, Callable[[tuple[Cue, ...], list[str]], Any]] = {
    "cues": lambda cues, _: len(cues),
    "real_lines_after_dedup": lambda cues, _: len(cues),
    "first": lambda cues, _: said(cues[0]) if cues else [],
    "last": lambda cues, _: said(cues[-1]) if cues else [],
    "first_start_s": lambda cues, _: cues[0].start_ms / 1000 if cues else -1.0,
    "last_end_s": lambda cues, _: max(cue.end_ms for cue in cues) / 1000 if cues else -1.0,
    "first_word": lambda cues, words: [*(_first_words(cues[0]) if cues else []), *words[:1]],
    "last_word": lambda _, words: words[-1:],
    "words": lambda _, words: len(words),
    "word_at_index_1000": lambda _, words: words[1000:1001],
}


def same(stated: Any, found: Any) -> bool:
    """Tell whether a stated fact holds."""
    if isinstance(stated, list):
        stated = stated[0]
    if isinstance(stated, float) or isinstance(found, float):
        return bool(abs(stated - found) < _NEAR_S)
    if not isinstance(found, list):
        return bool(stated == found)
    return any(_alike(stated, text) for text in found)


def _alike(stated: str, text: str) -> bool:
    one, other = (" ".join(_MARKS.sub(" ", written).split()) for written in (stated, text))
    if len(stated) >= _CUT:
        return other.startswith(one) or other.endswith(one)
    return one == other


if __name__ == "__main__":
    sys.exit(main())
