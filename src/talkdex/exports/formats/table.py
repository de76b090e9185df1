"""A table as comma-separated values: https://www.rfc-editor.org/rfc/rfc4180."""

import csv
import io

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.rows import Row, rows
from talkdex.exports.formats.stamp import clock
from talkdex.exports.selection import Selection


def write(selection: Selection) -> str:
    """Write a row for each hit, passage or segment, times both in ms and as people read them."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(["start", "end", *Row._fields])
    table.writerows([clock(row.start_ms), clock(row.end_ms), *row] for row in rows(selection))
    return out.getvalue()


FORMAT = Format("csv", "Table, comma-separated", ".csv", write, Needs.EITHER, Times.OWN)
