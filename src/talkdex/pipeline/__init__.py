"""The pipeline: from a reference to a searchable recording, resumable at every step.

    for outcome in add(index, reference, Wishes(model="small"), watch):
        ...                                   Added | Unchanged | NotAdded

It wires the rooms below together and holds no knowledge of formats, hosts or models itself.
"""

from talkdex.pipeline.adding import Wanted, add, add_all
from talkdex.pipeline.naming import name as look_for_names
from talkdex.pipeline.outcome import Added, NotAdded, Outcome, Unchanged
from talkdex.pipeline.settling import add_segments, carry_over, realign
from talkdex.pipeline.watch import Silent, Watch
from talkdex.pipeline.wishes import Wishes

__all__ = [
    "Added",
    "NotAdded",
    "Outcome",
    "Silent",
    "Unchanged",
    "Wanted",
    "Watch",
    "Wishes",
    "add",
    "add_all",
    "add_segments",
    "carry_over",
    "look_for_names",
    "realign",
]
