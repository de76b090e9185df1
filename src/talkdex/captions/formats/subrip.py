"""SubRip (.srt): numbered blocks of `HH:MM:SS,mmm --> HH:MM:SS,mmm` and text.

There is no specification; https://www.matroska.org/technical/subtitles.html#srt-subtitles tells
the common form, and the reader takes whatever still has arrows.
"""

from talkdex.captions import arrows, karaoke, markup
from talkdex.captions.arrows import Block
from talkdex.captions.base import MAYBE, NO, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes


def recognises(document: Document) -> int:
    """Any line with an arrow between times may be SubRip."""
    return MAYBE if arrows.present(document.head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read every block with an arrow, whatever became of numbers and blank lines."""
    blocks = arrows.blocks(document.text, notes)
    drafts = [Draft(block.start_ms, block.end_ms, _text(block, notes), block.number) for block in blocks]
    if karaoke.underlined(document.text):
        return Reading(karaoke.joined(drafts))
    return Reading([draft.saying(markup.plain(draft.text)) for draft in drafts])


def _text(block: Block, notes: Notes) -> str:
    """Give the text, markup and all; that of a following number without a time is joined to it."""
    lines: list[str] = []
    for paragraph in block.paragraphs:
        orphan = bool(lines) and len(paragraph) > 1 and paragraph[0].strip().isdecimal()
        lines += paragraph[1:] if orphan else paragraph
        if orphan:
            notes.add("a numbered text without a time follows; joined to this cue", block.number)
    return "\n".join(lines)


READER = Reader("subrip", recognises, read, (".srt",))
