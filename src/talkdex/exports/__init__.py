"""Exports: what is said and named, in the formats that players, editing programs and people read.

A format is a function from a frozen `Selection` to text, without any input or output; `gather` makes
the selection out of an index, `export` checks that it makes sense in the format and writes it.
"""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats import FORMATS
from talkdex.exports.gather import Wanted, gather
from talkdex.exports.selection import Selection
from talkdex.exports.writing import export

__all__ = ["FORMATS", "Format", "Needs", "Selection", "Times", "Wanted", "export", "gather"]
