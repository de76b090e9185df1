"""Named segments settled against what is said, and carried over to another copy of the same talk."""

from talkdex.alignment.carry import CarryResult, Piece, carry
from talkdex.alignment.finding import find
from talkdex.alignment.language import clearly as clear_language
from talkdex.alignment.settle import THRESHOLD, Shift, align

__all__ = ["THRESHOLD", "CarryResult", "Piece", "Shift", "align", "carry", "clear_language", "find"]
