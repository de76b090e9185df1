"""The model itself: from windows' features to words, a batch at a time, through faster-whisper.

What faster-whisper's own pipelines do around the model (decoding files, cutting, restoring
times) is done by our other modules; here only its encoder, its decoder and its alignment of
words are called.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkdex.errors import RecognizeError
from talkdex.recognize.model import Loaded
from talkdex.recognize.piece import Quality
from talkdex.recognize.words import Raw

_FRAMES = 3000
_PREPENDED, _APPENDED = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"
PROMPT_TOKENS = 223
"""The most tokens that may stand before a window's text: half of the decoder's 448, less one."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to decode.

    Args:
        beam: hypotheses followed at once.
        temperature: 0 for the most likely text, more to sample.
        task: "transcribe", or "translate" into English.
        no_repeat: length of the word pieces' runs that may not come twice, 0 for any.
        repetition_penalty: above 1 makes tokens that were said less likely.
    """

    beam: int = 5
    temperature: float = 0.0
    task: str = "transcribe"
    no_repeat: int = 0
    repetition_penalty: float = 1.0


class Hypothesis(NamedTuple):
    """What the model made of one window; `whole` is False when it ran out of room for text."""

    words: list[Raw]
    quality: Quality
    whole: bool


class Engine:
    """A loaded model, called with numbers and giving values."""

    def __init__(self, loaded: Loaded) -> None:
        self._model = loaded.engine
        self._tokenizer = lru_cache(self._made_tokenizer)

    @property
    def multilingual(self) -> bool:
        """Whether the model knows other languages than English."""
        return bool(self._model.model.is_multilingual)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Codes of the languages it knows."""
        return frozenset(self._model.supported_languages)

    def features(self, sound: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give the log-mel features of a window's sound, filled up to 30 s."""
        made = self._model.feature_extractor(sound)[:, :-1][:, :_FRAMES]
        full = np.zeros((made.shape[0], _FRAMES), np.float32)
        full[:, : made.shape[1]] = made
        return full

    def encoded(self, features: NDArray[np.float32]) -> Any:
        """Run the encoder over a batch of features."""
        return _run(self._model.encode, features)

    def languages_of(self, encoded: Any) -> list[dict[str, float]]:
        """Give for each window how likely each language is."""
        if not self.multilingual:
            return [{"en": 1.0}] * encoded.shape[0]
        found = _run(self._model.model.detect_language, encoded)
        return [{token[2:-2]: probability for token, probability in window} for window in found]

    def count(self, text: str) -> int:
        """Give the number of tokens that a text takes in a prompt."""
        return len(self._tokenizer("en", "transcribe").encode(" " + text.strip()))

    def decoded(
        self, encoded: Any, lengths: Sequence[int], languages: Sequence[str], prompt: str, way: Way
    ) -> list[Hypothesis]:
        """Decode a batch of windows to timed words.

        Args:
            encoded: the encoder's output.
            lengths: samples of sound in each window.
            languages: of each window.
            prompt: names and text put before every window, "" for none; its end counts.
            way: how to decode.
        """
        prompts = [self._prompt(prompt, language, way) for language in languages]
        results = self._generated(encoded, prompts, way)
        tokens = [[t for t in r.sequences_ids[0] if t < self._eot] for r in results]
        frames = [min(_FRAMES, max(1, length // 160)) for length in lengths]
        aligned = self._aligned(encoded, tokens, frames, languages, way.task)
        room = self._model.max_length - len(prompts[0])
        return [
            Hypothesis(words, self._quality(result, text, way), len(result.sequences_ids[0]) < room - 1)
            for words, result, text in zip(aligned, results, tokens, strict=True)
        ]

    @cached_property
    def _eot(self) -> int:
        return int(self._tokenizer("en", "transcribe").eot)

    @cached_property
    def _suppressed(self) -> tuple[int, ...]:
        from faster_whisper.transcribe import get_suppressed_tokens  # noqa: PLC0415 - heavy

        return tuple(get_suppressed_tokens(self._tokenizer("en", "transcribe"), [-1]))

    def _made_tokenizer(self, language: str, task: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 - heavy

        return Tokenizer(self._model.hf_tokenizer, self.multilingual, task=task, language=language)

    def _prompt(self, text: str, language: str, way: Way) -> list[int]:
        tokenizer = self._tokenizer(language, way.task)
        before = tokenizer.encode(" " + text.strip())[-PROMPT_TOKENS:] if text.strip() else []
        head = [tokenizer.sot_prev, *before] if before else []
        return [*head, *tokenizer.sot_sequence, tokenizer.no_timestamps]

    def _generated(self, encoded: Any, prompts: list[list[int]], way: Way) -> list[Any]:
        sampling = {"sampling_topk": 0, "sampling_temperature": way.temperature} if way.temperature else {}
        made = _run(
            self._model.model.generate,
            encoded,
            prompts,
            beam_size=1 if way.temperature else way.beam,
            num_hypotheses=1,
            max_length=self._model.max_length,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
            return_scores=True,
            return_no_speech_prob=True,
            no_repeat_ngram_size=way.no_repeat,
            repetition_penalty=way.repetition_penalty,
            **sampling,
        )
        return list(made)

    def _aligned(
        self, encoded: Any, tokens: list[list[int]], frames: list[int], languages: Sequence[str], task: str
    ) -> list[list[Raw]]:
        """Time the words of each window; the alignment is told one language at a time."""
        rows: list[list[Raw]] = [[] for _ in tokens]
        for language in sorted(set(languages)):
            tokenizer = self._tokenizer(language, task)
            found = _run(self._model.find_alignment, tokenizer, tokens, encoded, frames)
            for row, (words, own) in enumerate(zip(found, languages, strict=True)):
                if own == language:
                    rows[row] = _raw(words)
        return rows

    def _quality(self, result: Any, tokens: list[int], way: Way) -> Quality:
        from faster_whisper.transcribe import get_compression_ratio  # noqa: PLC0415 - heavy

        length = len(result.sequences_ids[0])
        text = self._model.hf_tokenizer.decode(tokens).strip()
        return Quality(
            avg_logprob=round(result.scores[0] * length / (length + 1), 4),
            no_speech_prob=round(result.no_speech_prob, 4),
            compression_ratio=round(get_compression_ratio(text), 2) if text else 0.0,
            temperature=way.temperature,
        )


def _raw(words: list[dict[str, Any]]) -> list[Raw]:
    from faster_whisper.transcribe import merge_punctuations  # noqa: PLC0415 - heavy

    merge_punctuations(words, _PREPENDED, _APPENDED)
    return [
        Raw(w["word"], float(w["start"]), float(w["end"]), float(w["probability"]))
        for w in words
        if w["word"]
    ]


def _run(call: Any, *args: Any, **options: Any) -> Any:
    """Call CTranslate2; what it raises (a GPU without memory, a kernel that fails) becomes ours."""
    try:
        return call(*args, **options)
    except (RuntimeError, ValueError) as error:
        raise RecognizeError(f"the model failed: {error}; try a smaller batch, or --device cpu") from error
