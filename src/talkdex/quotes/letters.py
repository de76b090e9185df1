"""Comparison of letters: the parts of rapidfuzz that finding a quotation needs, and no others.

`import rapidfuzz` imports all its parts (https://rapidfuzz.github.io/RapidFuzz/ ); those that go
through lists take a sixth of the time in which Python starts. So while ours are imported, an empty
package stands in its place: its name and its folder, without what it imports. It is taken away after,
and whoever imports rapidfuzz later gets the whole of it, with the parts that are there already.
"""

import sys
from importlib.util import find_spec, module_from_spec

_NAME = "rapidfuzz"
_ALONE = _NAME not in sys.modules
if _ALONE and (_spec := find_spec(_NAME)):
    sys.modules[_NAME] = module_from_spec(_spec)

from rapidfuzz.distance import LCSseq, Levenshtein, Postfix, Prefix  # noqa: E402 - after the above
from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: E402 - after the above

if _ALONE:
    del sys.modules[_NAME]

__all__ = ["LCSseq", "Levenshtein", "Postfix", "Prefix", "partial_ratio_alignment"]
