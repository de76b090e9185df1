"""Where things lie in the work folder, and which ids the tokens have: those of Whisper's multilingual models.

The ids are the 51,865 of https://github.com/openai/whisper/blob/main/whisper/tokenizer.py, so that
language tokens, timestamps and the alignment of words work unchanged. Only the rows that the demo
model uses are taught; the others stay zero.
"""

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("es", "fr", "en")

ROWS = 51_865
END, START, TRANSLATE, TRANSCRIBE, BEFORE, NO_SPEECH, NO_TIMES = (
    50257, 50258, 50358, 50359, 50361, 50362, 50363,
)  # fmt: skip
LANGUAGE_IDS = {"en": 50259, "es": 50262, "fr": 50265}
FIRST_TIME = 50364
FIRST_LANGUAGE, AFTER_LANGUAGES = 50259, 50358
TIMES = 1501  # <|0.00|> to <|30.00|>, 20 ms apart
ROOM = 448  # tokens of a window, prompt and text

BANDS = 80  # of the log-mel features
FRAMES_PER_S = 100  # of the features; the encoder has half as many
WINDOW = 3000  # frames of a full window: 30 s

SPECIAL = (
    END, START, *sorted(LANGUAGE_IDS.values()), TRANSLATE, TRANSCRIBE, BEFORE, NO_SPEECH, NO_TIMES,
)  # fmt: skip


def taught(pieces: int) -> list[int]:
    """Give the ids that get a row of their own, in the order of the rows.

    Args:
        pieces: size of the text vocabulary, whose ids are 0 and up.
    """
    return [*range(pieces), *SPECIAL, *range(FIRST_TIME, FIRST_TIME + TIMES)]


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder in which texts, speech and checkpoints are kept between runs."""

    root: Path

    @property
    def packages(self) -> Path:
        """Fetched packages, as they came."""
        return self.root / "packages"

    @property
    def unpacked(self) -> Path:
        """What is in them."""
        return self.root / "unpacked"

    def sentences(self, language: str) -> Path:
        """Sentences to be spoken: JSON, a list of [source, sentence]."""
        return self.root / f"sentences-{language}.json"

    @property
    def words(self) -> Path:
        """Frequent words of each language: JSON, language to a list of [word, frequency]."""
        return self.root / "words.json"

    @property
    def pieces(self) -> Path:
        """The byte-level BPE of the text: a file of the library `tokenizers`."""
        return self.root / "pieces.json"

    @property
    def speech(self) -> Path:
        """Spoken sentences: for each shard a .npy of features and a .json of what is said when."""
        return self.root / "speech"

    @property
    def told(self) -> Path:
        """More sentences, without features: for each shard a .json of what sounds when."""
        return self.root / "told"

    @property
    def checkpoint(self) -> Path:
        """The network as far as it has learnt."""
        return self.root / "checkpoint.pt"
