"""Speakers out of text: `>> ANN:`, `Ann:`, `[SPEAKER_00]:`, `Ann | Org:`; dashes and `>>` marks go.

Which labels name people is told by `talkdex.captions.labels`. Where a file writes a name only
when the speaker changes, it holds until the next; elsewhere it holds to the end of the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from talkdex.captions import labels, wordtimes
from talkdex.captions.base import Draft
from talkdex.captions.wordtimes import Turn

_MARK = re.compile(r"(?:^|(?<=\s))>>+:?(?=\s|\w|$)\s*")
_DASH = re.compile(r"^\s*[-–—]+(?:\s+|(?=[^\s\d]))")  # not the minus of "-5 degrees"
_SENTENCE_END = tuple('.?!…。？！)]}"”»♪')
_FEWEST_TURNS = 4
_LONGEST_TURN = 60  # cues, on average
_REPEATS = 0.05  # of the turns that may name the one who is speaking already


def told(drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts of one-line text with their speakers; names and marks are taken out of the text."""
    people = labels.people(drafts)
    cut: list[Draft] = []
    breaks: set[int] = set()
    for draft in drafts:
        text = draft.text
        if "-" in text or ">" in text or "–" in text or ":" in text or "：" in text:
            if _begins_anew(text):
                breaks.add(len(cut))
            cut += wordtimes.shared(draft, _turns(text, people))
        else:
            cut.append(draft.saying(" ".join(text.split())))
    return _carried(cut, breaks) if people and not any(draft.speaker for draft in drafts) else cut


def _begins_anew(text: str) -> bool:
    return bool(_MARK.match(text) or _DASH.match(text))


def _turns(text: str, people: frozenset[str]) -> Iterator[Turn]:
    """Cut a cue's text where a line, or what follows `>>`, begins with a speaker's name."""
    name: str | None = None
    said: list[str] = []
    written = ""
    for line in text.replace(" >>", "\n>>").split("\n"):
        match = labels.label(line)
        if match and labels.named(match) in people:
            yield Turn(name, _clean(said), written)
            name, said, written = labels.speaker(labels.named(match)), [line[match.end() :]], line
        else:
            said.append(line)
            written += line
    yield Turn(name, _clean(said), written)


def _clean(lines: list[str]) -> str:
    """Give lines as one, without the marks of speakers."""
    return " ".join(" ".join(_MARK.sub("", _DASH.sub("", line)) for line in lines).split())


def _carried(drafts: list[Draft], breaks: set[int]) -> list[Draft]:
    """Let a name hold for the cues after it, as far as the file's way of naming allows."""
    held = _names_changes(drafts)
    carried: list[Draft] = []
    for at, draft in enumerate(drafts):
        before = carried[-1] if carried else None
        holds = before and draft.speaker is None and at not in breaks and (held or not _ends(before.text))
        carried.append(draft._replace(speaker=before.speaker) if before and holds else draft)
    return carried


def _names_changes(drafts: list[Draft]) -> bool:
    """Tell a file that names a speaker only where another begins: no name comes twice in a row."""
    names = [draft.speaker for draft in drafts if draft.speaker]
    if len(names) < _FEWEST_TURNS or len(set(names)) < 2 or len(drafts) > _LONGEST_TURN * len(names):
        return False
    return sum(name == following for name, following in pairwise(names)) <= _REPEATS * (len(names) - 1)


def _ends(text: str) -> bool:
    return text.endswith(_SENTENCE_END)
