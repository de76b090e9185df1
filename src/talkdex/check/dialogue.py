"""Speech told by dashes: « —Los caminos son de todos —dijo Figueroa—. Y lo serán. », without any marks.

So do Spanish, Portuguese, French and Italian. A dash begins lists too: only where a verb of saying
follows, behind another dash or a comma, is a paragraph taken for speech.
"""

import re
from collections.abc import Iterator

from talkdex.check.marks import Marked
from talkdex.check.patterns import SMALL, VERB

_SAYS = rf"{SMALL}{{0,2}}?(?:{VERB})\b"
_DASH = "[—―–]"
_SPEECH = re.compile(
    rf"\s*(?P<dash>{_DASH})\s?(?P<first>[^—―–]{{1,4000}}?)(?:\s?{_DASH}\s?|(?<=[,?!…])\s)(?={_SAYS})"
    rf"[^—―–]{{1,200}}(?:{_DASH}[.,;:]?\s*(?P<rest>[^—―–]+))?\Z"
)


def spoken(text: str, begin: int, end: int) -> Iterator[Marked]:
    """Give what is said in a paragraph from `begin` to `end` that begins with a dash, around who says it."""
    if found := _SPEECH.match(text, begin, end):
        yield Marked(*found.span("first"), found.start("dash"), found.end("first"))
        if found["rest"]:
            yield Marked(*found.span("rest"), *found.span("rest"))
