"""Verdicts: which mentions are moments of a recording, by rules that each have a name.

`VETOES` and `GROUNDS` are the whole law: one veto is enough against a mention, one ground for it.
"""

from talkdex.mentions.cases import Case
from talkdex.mentions.grounds import GROUNDS
from talkdex.mentions.vetoes import VETOES


def accepted(case: Case) -> bool:
    """Tell whether a mention is a moment of a recording."""
    grounds = GROUNDS.get(case.sight.form, ())
    return any(rule(case) for rule in grounds) and not any(rule(case) for rule in VETOES)
