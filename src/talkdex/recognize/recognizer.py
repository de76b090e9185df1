"""The recogniser: a stream of sound in, pieces of transcript out, each fit to be committed.

Sound is decoded, heard for voices, cut into windows and turned into features by a thread that
runs ahead; the model takes the windows in batches. An interrupted run, taken up again, gives
the words of an uninterrupted one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from talkdex.errors import RecognizeError, UsageError
from talkdex.media import Block
from talkdex.recognize.ahead import ahead
from talkdex.recognize.batches import batches
from talkdex.recognize.engine import Engine
from talkdex.recognize.hotwords import Name
from talkdex.recognize.language import code
from talkdex.recognize.model import Loaded, loaded
from talkdex.recognize.piece import Piece
from talkdex.recognize.session import Session
from talkdex.recognize.windows import windows
from talkdex.timing import TimeRange

_TASKS = ("transcribe", "translate")
_DECODES = ("batched", "sequential")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to transcribe.

    Args:
        language: what is spoken, as a BCP 47 tag, or None to find out by vote.
        prior: what the publisher says is spoken, or None; one voice in that vote.
        task: "transcribe", or "translate" into English.
        decode: "batched", or "sequential": one window after another, each told the text before it.
        batch: windows decoded at once (batched only).
        beam: hypotheses followed at once.
        names: names and terms that may be said, the most telling first.

    Raises:
        UsageError: there is no such task or way, or a number is below 1.
    """

    language: str | None = None
    prior: str | None = None
    task: str = "transcribe"
    decode: str = "batched"
    batch: int = 8
    beam: int = 5
    names: tuple[Name, ...] = ()

    def __post_init__(self) -> None:
        if self.task not in _TASKS or self.decode not in _DECODES:
            raise UsageError(f"there is no such way to transcribe: {self.task}, {self.decode}")
        if self.batch < 1 or self.beam < 1:
            raise UsageError("batch and beam must be 1 or more")


def load(model: str, *, device: str = "auto", compute_type: str = "default") -> "Recognizer":
    """Load a model and test it on this machine.

    Args:
        model: a name ("small"), a repository of the hub ("owner/name"), or a folder, which needs no network.
        device: "cpu", "cuda", or "auto": a GPU when its first computation succeeds, else the processor.
        compute_type: CTranslate2's ("int8", "float16"), or "default": float16 on a GPU, int8 on a processor.

    Raises:
        RecognizeError: the model is neither here nor to be had, is damaged, or fits no device asked for.
    """
    return Recognizer(loaded(model, device, compute_type))


class Recognizer:
    """A loaded model.

    Attributes:
        name: the model's name or its folder's.
        used: device and compute type ("cpu int8_float32").
        made_by: all that in one line, to be stored with the transcript.
        notes: one line for each device that was tried in vain.
    """

    def __init__(self, found: Loaded) -> None:
        self._engine = Engine(found)
        self.name, self.used, self.notes = found.name, found.used, found.notes
        self.made_by = f"faster-whisper {found.name}, {found.used}"

    def transcribe(
        self,
        blocks: Iterable[Block],
        settings: Settings | None = None,
        *,
        wanted: Sequence[TimeRange] | None = None,
        done: Sequence[TimeRange] = (),
        before: Callable[[int], str] = lambda _: "",
    ) -> Iterator[Piece]:
        """Transcribe a recording, or ranges of it, in pieces ordered by time.

        The pieces together cover `wanted` without `done`, silence included, and hold every word
        that begins there. A window that reaches over an edge is decoded whole, and its words go
        to the side on which they begin: nothing is lost or doubled when the other side is done
        later with the same settings.

        Args:
            blocks: the recording's sound from its time 0 (`talkdex.media.samples(path)`).
            settings: how; None for the defaults.
            wanted: ranges to transcribe, or None for the whole recording.
            done: ranges of pieces committed earlier, which are not to be transcribed again.
            before: gives the text of the committed piece that ends at a moment, its suspect cues
                left out; "sequential" asks it where it starts in the middle.

        Raises:
            MediaError: the sound can't be decoded.
            RecognizeError: the model fails, or doesn't know the language.
            UsageError: an English-only model is asked to translate.
        """
        how = settings or Settings()
        session = Session(self._engine, how, self._language(how), before)
        prepared = batches(
            windows(blocks),
            how.batch if how.decode == "batched" else 1,
            wanted,
            done,
            self._engine.features,
            first=session.main is None,
        )
        with closing(ahead(prepared)) as stream:
            for batch in stream:
                yield from session.pieces(batch)

    def _language(self, settings: Settings) -> str | None:
        """Give the code of the language that was told, None where none was."""
        if settings.task == "translate" and not self._engine.multilingual:
            raise UsageError(f"the model {self.name} knows English only and can't translate")
        if settings.language is None:
            return None
        found = code(settings.language, self._engine.languages)
        if found is None:
            raise RecognizeError(f"the model {self.name} doesn't know the language {settings.language!r}")
        return found
