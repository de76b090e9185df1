"""CSL-JSON, for Zotero, pandoc and any citation processor.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types; the schema is at
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import json
from typing import Any

from talkdex.cite.cited import Cited
from talkdex.cite.names import Name
from talkdex.cite.styles.bibtex import key
from talkdex.cite.styles.style import Style, times

_TYPES = {"Video": "motion_picture", "Audio": "song"}


def reference(cited: Cited) -> str:
    """Give the item, in a list of one as the schema wants it."""
    notes = [times(cited), f"verify {cited.verify}" if cited.verify else None]
    item: dict[str, Any] = {
        "id": key(cited),
        "type": "speech" if cited.part and cited.authors else _TYPES[cited.medium],
        "title": cited.part or cited.title,
        "container-title": cited.title if cited.part else None,
        "author": [_name(author) for author in cited.authors],
        "issued": {"date-parts": [list(cited.date)]} if cited.date else None,
        "publisher": cited.channel,
        "source": cited.host,
        "medium": cited.medium,
        "language": cited.language,
        "URL": cited.url,
        "note": "\n".join(one for one in notes if one),
        "custom": _custom(cited),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _custom(cited: Cited) -> dict[str, Any]:
    span = cited.within
    told: dict[str, Any] = {"start_ms": span.start_ms, "end_ms": span.end_ms} if span else {}
    return told | {name: value for name, value in (("words", cited.words), ("verify", cited.verify)) if value}


STYLE = Style("csl", "CSL-JSON, for any other style", reference)
