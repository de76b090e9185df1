"""WebVTT, with voices, inline word times and YouTube's rolling lines.

Specification: https://www.w3.org/TR/webvtt1/. Times inside a cue ("<00:00:01.000>") tell when
each word begins; YouTube's automatic captions show every line twice, first word by word at the
bottom, then whole at the top, and hold it for 10 ms in between: each word is taken once, from
where it is timed.
"""

import re
from collections.abc import Iterator

from talkdex.captions import arrows, karaoke, markup, rolling, stamps, wordtimes
from talkdex.captions.arrows import Block
from talkdex.captions.base import MAYBE, NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.captions.wordtimes import Pieces
from talkdex.transcript import Origin, Word, spread

_HEADER_FIELD = re.compile(r"^(\w+):[ \t]*(\S+)[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:[ \t]|$)|X-TIMESTAMP-MAP=")
_STAMP = re.compile(r"<((?:\d{1,9}:)?\d{1,9}:\d{1,9}(?:[.,]\d{1,9})?)>")
_DRESS = re.compile(r"</?[a-zA-Z][^<>]*>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_DATA = re.compile(r'\S+\.(?:jpe?g|png|webp|gif)(?:[#?]\S*)?|\{.*|"[^"]*"\s*:.*', re.IGNORECASE)
_NEARLY_ALL = 0.9
_NOT_SPEECH = frozenset(("chapters", "metadata"))
_PAUSE_MS = 500


def recognises(document: Document) -> int:
    """A WEBVTT signature is sure; arrow lines alone may be WebVTT that lost it."""
    if document.head.startswith("WEBVTT"):
        return SURE
    return MAYBE if arrows.present(document.head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read cues, their voices and word times; comments, styles and regions are left out."""
    text = document.text
    header = dict(_HEADER_FIELD.findall(text[: arrows.first(text)]))
    language = header.get("Language")
    if header.get("Kind", "").lower() in _NOT_SPEECH:
        notes.add(f"a track of {header['Kind'].lower()}, not of speech; left out")
        return Reading((), language)
    blocks = list(arrows.blocks(text, notes))
    if _is_data(blocks):
        notes.add("pictures or data for a player, not speech; left out")
        return Reading((), language)
    if karaoke.underlined(text):
        texts = [(block, "\n".join(_payload(block, notes))) for block in blocks]
        return Reading(karaoke.joined([_draft(block, said) for block, said in texts]), language)
    if not _STAMP.search(text):
        return Reading([draft for block in blocks for draft in _voiced(block, notes)], language)
    screen = _Screen()
    drafts = [draft for block in blocks if (draft := screen.show(block, _payload(block, notes)))]
    automatic = sum(bool(draft.words) for draft in drafts) * 2 > len(drafts)
    return Reading(drafts, language, Origin.AUTOMATIC if automatic else None, scrolls=False)


def _is_data(blocks: list[Block]) -> bool:
    """Tell a metadata track: nearly every cue is the address of a picture, or a JSON object."""
    fitting = sum(
        bool(block.paragraphs[0] and _DATA.fullmatch(block.paragraphs[0][0].strip())) for block in blocks
    )
    return fitting > _NEARLY_ALL * len(blocks)


def _payload(block: Block, notes: Notes) -> list[str]:
    """Give the lines of text, comments left out."""
    first, *others = block.paragraphs
    if not others:
        return first
    spoken = [paragraph for paragraph in others if not _COMMENT.match(paragraph[0])]
    if first and spoken:
        notes.add("text after an empty line kept", block.number)
    return [*first, *(line for paragraph in spoken for line in paragraph)]


def _voiced(block: Block, notes: Notes) -> Iterator[Draft]:
    """Give a draft for each voice in a cue; nearly always there is one, or none."""
    text = "\n".join(_payload(block, notes))
    if "<v" not in text:
        yield _draft(block, markup.plain(text))
        return
    before, *voices = _VOICE.split(text)
    parts = [(None, before), *zip(map(_name, voices[::2]), voices[1::2], strict=True)]
    plain = [(name, markup.plain(said).strip()) for name, said in parts]
    yield from wordtimes.shared(_draft(block, ""), [wordtimes.Turn(name, said, said) for name, said in plain])


def _draft(block: Block, text: str) -> Draft:
    return Draft(block.start_ms, block.end_ms, text, block.number)


def _name(written: str) -> str | None:
    return markup.one_line(markup.entities(written)) or None


class _Screen:
    """What stands on the screen while cues with word times are shown one after the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._clear_ms = 0

    def show(self, block: Block, lines: list[str]) -> Draft | None:
        """Give what is new in a cue, with its word times; None where everything stood there before."""
        start, end = block.start_ms, block.start_ms if block.end_ms is None else block.end_ms
        lines = [line for line in lines if line and not line.isspace()]
        told = [_line(line, start, end) for line in lines]
        texts = [text for text, _ in told]
        fresh = next((at for at, (_, words) in enumerate(told) if words), len(told))
        kept = rolling.carried(self._texts, texts, fresh) if start <= self._clear_ms + _PAUSE_MS else 0
        self._texts, self._clear_ms = texts, end
        if kept == len(texts):
            return None
        voice = _VOICE.search(lines[kept])
        draft = Draft(
            start, block.end_ms, "\n".join(texts[kept:]), block.number, _name(voice[1]) if voice else None
        )
        if fresh == len(told) and " " in draft.text:
            return draft  # several words and no time in it: as good as untimed
        words = [word for text, timed in told[kept:] for word in timed or spread(text.split(), start, end)]
        return draft._replace(words=words)


def _line(line: str, start_ms: int, end_ms: int) -> tuple[str, list[Word]]:
    """Give a line's text and its words' times: none where it has none, or none in this cue."""
    if "<" not in line:
        return markup.one_line(markup.plain(line)), []
    first, *rest = _STAMP.split(_DRESS.sub("", line))
    texts = [first, *rest[1::2]]
    if "&" in line:
        texts = [markup.plain(text) for text in texts]
    starts = [start_ms, *(stamps.from_clock(stamp) or 0 for stamp in rest[::2])]
    text = markup.one_line("".join(texts))
    if not rest or starts[-1] < start_ms:
        return text, []
    return text, wordtimes.from_pieces(
        Pieces(starts, texts) if first else Pieces(starts[1:], texts[1:]), end_ms
    )


READER = Reader("webvtt", recognises, read, (".vtt", ".webvtt"))
