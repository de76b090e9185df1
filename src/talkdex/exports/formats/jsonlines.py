"""JSON Lines, an object a row: https://jsonlines.org."""

import json

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.rows import rows
from talkdex.exports.selection import Selection


def write(selection: Selection) -> str:
    """Write an object for each hit, passage or segment; times are ms."""
    return "".join(json.dumps(row._asdict(), ensure_ascii=False) + "\n" for row in rows(selection))


FORMAT = Format("jsonl", "JSON Lines", ".jsonl", write, Needs.EITHER, Times.OWN)
