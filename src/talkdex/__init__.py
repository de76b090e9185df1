"""talkdex: find, quote and link what is said in recorded talks.

The names below are the whole public face; each is loaded when first used, so that
`import talkdex` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talkdex.errors import TalkdexError as TalkdexError
    from talkdex.links import deep_link as deep_link
    from talkdex.links import resolve_link as resolve_link
    from talkdex.recording import Chapter as Chapter
    from talkdex.recording import Recording as Recording
    from talkdex.segment import Aligned as Aligned
    from talkdex.segment import Stated as Stated
    from talkdex.timing import TimeRange as TimeRange
    from talkdex.transcript import Cue as Cue
    from talkdex.transcript import Origin as Origin
    from talkdex.transcript import Transcript as Transcript
    from talkdex.transcript import Word as Word

_HOME = {
    "Aligned": "segment",
    "Chapter": "recording",
    "Cue": "transcript",
    "Origin": "transcript",
    "Recording": "recording",
    "Stated": "segment",
    "TalkdexError": "errors",
    "TimeRange": "timing",
    "Transcript": "transcript",
    "Word": "transcript",
    "align": "alignment",
    "deep_link": "links",
    "open_index": "research",
    "read_captions": "captions",
    "read_segments": "mentions",
    "resolve_link": "links",
}

__all__ = sorted(_HOME)  # noqa: PLE0605 - one table, not two lists to keep in step


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'talkdex' has no attribute {name!r}")
    value = getattr(import_module(f"talkdex.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
