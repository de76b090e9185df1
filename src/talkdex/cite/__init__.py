"""Citations: who says what, when and where, in the styles of footnotes and of reference managers.

`cite` makes a `Cited` out of an index, `STYLES` write it; `talkdex.cite.verify` makes and checks the
codes by which a quotation can be verified later.
"""

from talkdex.cite.cited import Cited
from talkdex.cite.making import Asked, cite
from talkdex.cite.styles import STYLES
from talkdex.cite.verify import Verdict, check, codes

__all__ = ["STYLES", "Asked", "Cited", "Verdict", "check", "cite", "codes"]
