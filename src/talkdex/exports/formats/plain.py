"""Plain text: what is said, in paragraphs, without times."""

from collections.abc import Iterator

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.paragraphs import paragraphs
from talkdex.exports.selection import Selection, Stretch


def write(selection: Selection) -> str:
    """Write what is said, a blank line between paragraphs; a speaker's name whenever another begins."""
    blocks = [block for stretch in selection.stretches for block in _blocks(stretch, selection)]
    return "\n\n".join(blocks) + "\n"


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
