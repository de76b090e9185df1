"""What the recogniser gives: pieces of a recording, each covering a range, with what is said in it."""

from dataclasses import dataclass

from talkdex.timing import TimeRange
from talkdex.transcript import Cue


@dataclass(frozen=True, slots=True)
class Quality:
    """What the model says of its own output for one window.

    Args:
        avg_logprob: mean log probability of the tokens; below -1 it was guessing.
        no_speech_prob: probability that nobody speaks, 0 to 1.
        compression_ratio: size of the text over its zlib size; above 2.4 it repeats itself.
        temperature: 0 for the most likely text, more where it was sampled.
    """

    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float
    temperature: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the recording that has been heard, to be committed as a whole.

    Pieces of one run don't overlap, and every word lies in its piece's range.

    Args:
        range: what it covers, in recording time; silence around the words included.
        cues: what is said, in order, words with times and probability; empty in silence.
        suspect: for each cue why it may be invented, or "" where nothing speaks against it.
        voiced_ms: how long somebody speaks in the range, by voice activity detection.
        language: what is spoken here (Whisper's code), None in silence.
        language_probability: of that language, 0 to 1; None when it was told, not detected.
        spoken: the recording's main language, by vote or as told; cues in another carry their own.
        quality: of the window that the cues come from, None in silence.
    """

    range: TimeRange
    cues: tuple[Cue, ...] = ()
    suspect: tuple[str, ...] = ()
    voiced_ms: int = 0
    language: str | None = None
    language_probability: float | None = None
    spoken: str | None = None
    quality: Quality | None = None
