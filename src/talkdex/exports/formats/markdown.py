"""Markdown with a link to each paragraph's moment: https://spec.commonmark.org."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.paragraphs import Paragraph, paragraphs
from talkdex.exports.selection import Mark, Selection, Stretch
from talkdex.recording import Recording
from talkdex.timing import TimeRange, clock

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
_IN_URL = "/:@!$&'*+,;=~%?#"


def write(selection: Selection) -> str:
    """Write a heading, where it comes from, and what is said in linked paragraphs, or the hits as a list."""
    blocks = list(_hits(selection) if selection.searched else _whole(selection))
    return "\n\n".join(blocks) + "\n"


def _whole(selection: Selection) -> Iterator[str]:
    yield f"# {_text(selection.title)}"
    yield from _source(selection.works[0].recording)
    for stretch in selection.stretches:
        speaker = None
        for paragraph in paragraphs(stretch):
            yield from (_heading(mark) for mark in paragraph.heads)
            if paragraph.passages:
                yield _paragraph(paragraph, speaker)
                speaker = paragraph.passages[0].speaker


def _hits(selection: Selection) -> Iterator[str]:
    yield f"# {_text(selection.title)}"
    last: Recording | None = None
    group: list[str] = []
    for stretch in selection.stretches:
        if stretch.work.recording != last:
            yield from filter(None, ["\n".join(group)])
            last, group = stretch.work.recording, []
            yield f"## {_text(last.title)}"
            yield from _source(last)
        group += [_hit(stretch, mark) for mark in stretch.marks]
    yield "\n".join(group)


def _source(recording: Recording) -> Iterator[str]:
    facts = [recording.channel, recording.published]
    told = [_text(fact) for fact in facts if fact]
    if recording.url:
        told.append(f"<{quote(recording.url, safe=_IN_URL)}>")
    if told:
        yield " · ".join(told)


def _heading(mark: Mark) -> str:
    return f"## {_text(mark.title)} ({_linked(str(TimeRange(mark.start_ms, mark.end_ms)), mark.link)})"


def _paragraph(paragraph: Paragraph, speaker: str | None) -> str:
    first = paragraph.passages[0]
    who = f" **{_text(first.speaker)}:**" if first.speaker and first.speaker != speaker else ""
    return f"{_linked(clock(first.start_ms), first.link)}{who} {_text(paragraph.text)}"


def _hit(stretch: Stretch, mark: Mark) -> str:
    who = f" **{_text(mark.speaker)}:**" if mark.speaker else ""
    return f"- {_linked(clock(stretch.start_ms), mark.link)}{who} {_text(mark.text)}"


def _linked(text: str, link: str | None) -> str:
    return f"[{text}]({quote(link, safe=_IN_URL)})" if link else text


def _text(text: str) -> str:
    """Write text so that nothing in it is markup."""
    return _SIGNS.sub(r"\\\1", text)


FORMAT = Format("markdown", "Markdown, a link for each paragraph", ".md", write, Needs.EITHER, Times.OWN)
