"""Finding what was asked for by name alone, and abstaining from what nobody says.

A list of segments that somebody made is taken to be true: each of them lies somewhere, so `align`
gives the best place for each. A name that is only asked for may have none.
"""

from collections.abc import Sequence

from talkdex.alignment.phrases import LABEL_KINDS, label_matcher
from talkdex.alignment.scores import Scene, scene
from talkdex.alignment.settle import settled
from talkdex.segment import Aligned, Stated, Status
from talkdex.text import fold
from talkdex.transcript import Transcript


def find(
    transcript: Transcript,
    asked: Sequence[Stated],
    *,
    duration_ms: int | None = None,
    told: Sequence[str] = (),
) -> list[Aligned]:
    """Locate names and topics by what is said; several are taken to be in order.

    Args:
        transcript: what is said.
        asked: without times.
        duration_ms: the recording's length; None takes the end of the last word.
        told: what is written of the recording, such as its title and its chapters.

    Returns:
        One for each that is asked for, in their order; `start_ms` is None where not a word of it is
        said anywhere, nor stands in `told`, nor means a part that most recordings have ("intro").
    """
    stage = scene(transcript, duration_ms)
    written = frozenset(word for text in told for word in fold(text).split())
    heard = [_is_said(stage, one) or _is_told(stage, one, written) for one in asked]
    found = iter(settled(stage, [one for one, known in zip(asked, heard, strict=True) if known], "auto"))
    return [
        next(found) if known else Aligned(None, None, 0.0, Status.PROPOSED, None, ("nothing of it is said",))
        for known in heard
    ]


def _is_said(stage: Scene, asked: Stated) -> bool:
    if asked.speaker and stage.said(asked.speaker):
        return True
    return any(stage.vocabulary.places(token) for token in _terms(stage, asked))


def _is_told(stage: Scene, asked: Stated, written: frozenset[str]) -> bool:
    label = fold(asked.label)
    if any(label_matcher(kind).search(label) for kind in LABEL_KINDS):
        return True
    return not written.isdisjoint(_terms(stage, asked))


def _terms(stage: Scene, asked: Stated) -> list[str]:
    return stage.vocabulary.terms(fold(asked.label).split())
