"""How a recording that is in the index stands: what of it could still be heard."""

from collections.abc import Iterable

from talkdex.index.hearing import unheard
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredTranscript
from talkdex.pipeline.hearing import TRANSLATED_TO
from talkdex.pipeline.plan import planned
from talkdex.pipeline.wishes import Wishes
from talkdex.ranges import within
from talkdex.segment import Stated
from talkdex.timing import TimeRange


def lacking(reader: Reader, number: int, wishes: Wishes, stated: Iterable[Stated] = ()) -> tuple[str, ...]:
    """Give what is wished for a recording and not done: "hear", "translate", both or neither.

    Args:
        reader: of the index.
        number: the recording's.
        wishes: as the user told.
        stated: its segments, for wishes that are limited to them.

    Raises:
        UsageError: what is to be heard is not in the recording.
    """
    if wishes.captions == "only":
        return ()
    wanted = planned(wishes, list(stated), reader.recording(number).duration_ms).wanted
    spoken = [row for row in reader.transcripts(number) if row.origin != "translated"]
    kinds = ["hear"] if not spoken or _lacks(reader, spoken[0], wanted) else []
    if wishes.translate and not (spoken and _is_english(spoken[0])):
        made = [row for row in reader.transcripts(number) if row.origin == "translated" and _is_english(row)]
        kinds += ["translate"] if not made or _lacks(reader, made[0], wanted) else []
    return tuple(kinds)


def _lacks(reader: Reader, row: StoredTranscript, wanted: tuple[TimeRange, ...] | None) -> bool:
    rest = unheard(reader.connection, row.id)
    return bool(rest if wanted is None else within(rest, wanted))


def _is_english(row: StoredTranscript) -> bool:
    return (row.language or "").split("-")[0].lower() == TRANSLATED_TO
