"""Labels for Audacity: start, end and label between tabs, times in seconds.

https://manual.audacityteam.org/man/importing_and_exporting_labels.html
"""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.selection import Selection


def write(selection: Selection) -> str:
    """Write a label a line: what is named, or where nothing is, what is said."""
    rows = [(m.start_ms, m.end_ms, m.title) for m in selection.marks]
    rows = rows or [(p.start_ms, p.end_ms, p.text) for p in selection.passages]
    return "".join(f"{start / 1000:.6f}\t{end / 1000:.6f}\t{label}\n" for start, end, label in rows)


FORMAT = Format("audacity", "Labels for Audacity", ".txt", write, Needs.EITHER, Times.ONE)
