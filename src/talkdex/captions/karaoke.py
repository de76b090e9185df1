"""Captions that show a sentence once per word, the spoken word underlined, as Whisper's do.

`whisper --highlight_words True` writes each segment as many times as it has words
(https://github.com/openai/whisper/blob/main/whisper/utils.py). The underline is the word's time,
so such a run of cues is one cue with timed words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkdex.captions import markup
from talkdex.captions.base import Draft
from talkdex.transcript import Word, spread

_UNDERLINED = re.compile(r"<u>([^<]+)</u>")
_SHARE = 0.5  # of the cues that must underline a part of themselves
_PAUSE_MS = 500


class _Shown(NamedTuple):
    """A cue: when, its plain text, and which of its words is underlined (None: none is)."""

    draft: Draft
    at: int | None


def underlined(text: str) -> bool:
    """Tell cheaply whether a file may be karaoke at all."""
    return text.count("<u>") * 2 >= text.count("-->") > 1


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the cues of each sentence, where the file is karaoke; else strip the markup only.

    Args:
        drafts: with the markup still in their text.
    """
    shown = [_shown(draft) for draft in drafts]
    if sum(one.at is not None for one in shown) < _SHARE * len(shown):
        return [one.draft for one in shown]
    return [_sentence(run) for run in _runs(shown)]


def _shown(draft: Draft) -> _Shown:
    match = _UNDERLINED.search(draft.text)
    plain = draft._replace(text=markup.one_line(markup.plain(draft.text)))
    if not match or plain.text == markup.one_line(match[1]):
        whole = match is not None and " " not in plain.text
        return _Shown(plain, 0 if whole else None)
    return _Shown(plain, len(markup.plain(draft.text[: match.start()]).split()))


def _runs(shown: Sequence[_Shown]) -> Iterator[list[_Shown]]:
    """Part cues at changes of text, at pauses, and where the underline goes back: said again."""
    run: list[_Shown] = []
    latest = -1
    for one in shown:
        if run and not _continues(run[-1].draft, one, latest):
            yield run
            run, latest = [], -1
        run.append(one)
        latest = latest if one.at is None else one.at
    if run:
        yield run


def _continues(before: Draft, one: _Shown, latest: int) -> bool:
    near = before.end_ms is not None and one.draft.start_ms <= before.end_ms + _PAUSE_MS
    return near and one.draft.text == before.text and (one.at is None or one.at > latest)


def _sentence(run: list[_Shown]) -> Draft:
    """Make one draft of a run; words that are never underlined share the gap they stand in."""
    first, last = run[0].draft, run[-1].draft
    end = first.start_ms if last.end_ms is None else last.end_ms
    times = {one.at: one.draft for one in run if one.at is not None}
    words: list[Word] = []
    waiting: list[str] = []
    for at, text in enumerate(first.text.split()):
        told = times.get(at)
        if told is None:
            waiting.append(text)
            continue
        words += spread(waiting, words[-1].end_ms if words else first.start_ms, told.start_ms)
        words.append(Word(told.start_ms, told.start_ms if told.end_ms is None else told.end_ms, text))
        waiting = []
    words += spread(waiting, words[-1].end_ms if words else first.start_ms, end)
    return first._replace(end_ms=end, words=words if times else ())
