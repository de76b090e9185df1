"""What people see: text that fits the terminal, colours where there is one, and JSON Lines."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from talkdex.cli.screen import coloured, style
from talkdex.index.rows import StoredRecording
from talkdex.timing import clock

WIDEST = 100
NARROWEST = 40


def width() -> int:
    """How many columns a line may have; 80 where output goes to a file."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 80
    return max(NARROWEST, min(columns, WIDEST))


def print_json(row: Mapping[str, Any]) -> None:
    """Print one line of JSON; nothing in it is escaped that needn't be."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(row)
    sys.stdout.write(line + "\n")


def recording_row(recording: StoredRecording) -> dict[str, Any]:
    """Give what every hit's row of JSON tells of its recording."""
    return {
        "recording": recording.identity,
        "number": recording.id,
        "title": recording.title,
        "url": recording.url,
        "channel": recording.channel,
        "published": recording.published,
    }


def wrap(text: str, indent: int, room: int | None = None) -> list[str]:
    """Break text into lines that fit, each indented; asterisks that become bold need no room."""
    limit, lines, line = (room or width()) - indent, [], ""
    seen = _plain if coloured() else str
    for word in text.split():
        if line and len(seen(line)) + 1 + len(seen(word)) > limit:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [" " * indent + one for one in [*lines, line] if one]


def marked(text: str, matches: Iterable[tuple[int, int]]) -> str:
    """Show which characters matched: bold on a terminal, between asterisks elsewhere."""
    shown, at = "", 0
    for start, end in matches:
        shown += text[at:start] + f"**{text[start:end]}**"
        at = end
    return shown + text[at:]


def styled(lines: Iterable[str]) -> list[str]:
    """Turn the asterisks of `marked` into bold where the output is a terminal."""
    if not coloured():
        return list(lines)
    shown, bold = [], False
    for line in lines:
        parts = line.split("**")
        for number in range(len(parts)):
            if bold and parts[number]:
                parts[number] = style(parts[number], "yellow", bold=True)
            bold = bold if number == len(parts) - 1 else not bold
        shown.append("".join(parts))
    return shown


def heading(title: str, *told: str | None) -> str:
    """A title with what belongs to it, cut to one line."""
    rest = "  ".join(part for part in told if part)
    room = width() - len(rest) - 2
    short = title if len(title) <= room else title[: max(room - 1, 8)] + "…"
    return f"{style(short, bold=True)}  {rest}" if rest else style(short, bold=True)


def heard_lines(heard: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say how names were heard: (name, heard words)."""
    ways: dict[str, list[str]] = {}
    for name, words in heard:
        ways.setdefault(name, []).append(f"“{words}”")
    for name, found in ways.items():
        yield f"{name} was heard as {', '.join(found)}"


def doubt_lines(reason: str) -> Iterator[str]:
    """Say why words may be invented; nothing where they are not doubted."""
    if reason:
        yield f"doubtful: {reason}"


def span(start_ms: int | None, end_ms: int | None) -> str:
    """A range as people write it; "?" where it is unknown, open where it has no end."""
    begin = "?" if start_ms is None else clock(start_ms)
    return f"{begin}–{'' if end_ms is None else clock(end_ms)}"


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _plain(word: str) -> str:
    return word.replace("**", "")
