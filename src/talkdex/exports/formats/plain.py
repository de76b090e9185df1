"""Plain text: what is said, in paragraphs, without times; of a search, where and in what words it is said."""

from collections.abc import Iterator

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.paragraphs import paragraphs
from talkdex.exports.selection import Selection, Stretch
from talkdex.timing import clock


def write(selection: Selection) -> str:
    """Write what is said, a blank line between paragraphs; a speaker's name whenever another begins.

    Of a search each hit is a paragraph: its time, who speaks, and the sentences in which it stands.
    """
    if selection.searched:
        blocks = [*_hits(selection)]
    else:
        blocks = [block for stretch in selection.stretches for block in _blocks(stretch, selection)]
    return "\n\n".join(blocks) + "\n"


def _hits(selection: Selection) -> Iterator[str]:
    last = None
    for stretch in selection.stretches:
        if stretch.work.recording != last and len(selection.works) > 1:
            yield f"[{stretch.work.recording.title}]"
        last = stretch.work.recording
        for mark in stretch.marks:
            name = f"{mark.speaker}: " if mark.speaker else ""
            yield f"{clock(stretch.start_ms)} {name}{mark.text}"


def _blocks(stretch: Stretch, selection: Selection) -> Iterator[str]:
    if len(selection.works) > 1:
        yield f"[{stretch.work.recording.title}]"
    speaker = None
    for paragraph in paragraphs(stretch):
        if not paragraph.passages:
            continue
        who = paragraph.passages[0].speaker
        name = f"{who}: " if who and who != speaker else ""
        speaker = who
        yield name + paragraph.text


FORMAT = Format("text", "Plain text in paragraphs", ".txt", write, Needs.WORDS, Times.FIXED)
