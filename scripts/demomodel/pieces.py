"""The text vocabulary: a byte-level BPE of few pieces, and the files of tokens that faster-whisper reads."""

import itertools
import json
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from demomodel import sentences
from demomodel.layout import (
    BEFORE,
    END,
    FIRST_LANGUAGE,
    FIRST_TIME,
    LANGUAGES,
    NO_SPEECH,
    NO_TIMES,
    ROWS,
    START,
    TIMES,
    TRANSCRIBE,
    TRANSLATE,
    Workplace,
)  # fmt: skip

SIZE = 1200
_LINES = 40_000  # of each language
_WORDS = r" ?\p{L}+| ?[^\s\p{L}]+|\s+"
_LANGUAGE_MODEL = 50360
_EMPTY = 50256  # the empty token, by which CTranslate2 knows a model of several languages
_LANGUAGES = """
en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi
ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd
gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su
"""
_SUPPRESSED = ("â", "-", "'")
"""faster-whisper suppresses the first piece of " ♪", " -" and " '", which must not be the bare space."""


def learn(place: Workplace) -> None:
    """Learn the pieces from what will be spoken; they are left where they are there."""
    if place.pieces.exists():
        return
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(_WORDS), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])  # fmt: skip
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=SIZE, initial_alphabet=alphabet, special_tokens=[])
    lines = (
        " " + sentence
        for language in LANGUAGES
        for sentence in itertools.islice(sentences.spoken(place, language, "pieces"), _LINES)
    )
    tokenizer.train_from_iterator(lines, trainer)
    tokenizer.save(str(place.pieces))


def write(place: Workplace, folder: Path) -> list[str]:
    """Write tokenizer.json, and give the text of all 51,865 tokens by id."""
    kept = json.loads(place.pieces.read_text())
    vocabulary, merges = kept["model"]["vocab"], kept["model"]["merges"]
    for second in _SUPPRESSED:
        if f"Ġ{second}" not in vocabulary:
            vocabulary[f"Ġ{second}"] = len(vocabulary)
            merges.append(["Ġ", second])
    special = _special()
    vocabulary |= {text: number for number, text in special.items()}
    kept["added_tokens"] = [_added(number, text) for number, text in special.items()]
    (folder / "tokenizer.json").write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
    by_id = {_EMPTY: ""} | {number: text for text, number in vocabulary.items()}
    return [by_id.get(number, f"~{number}") for number in range(ROWS)]


def _special() -> dict[int, str]:
    """Give the special tokens by id, in Whisper's order."""
    return (
        {END: "<|endoftext|>", START: "<|startoftranscript|>"}
        | {FIRST_LANGUAGE + at: f"<|{code}|>" for at, code in enumerate(_LANGUAGES.split())}
        | {TRANSLATE: "<|translate|>", TRANSCRIBE: "<|transcribe|>", _LANGUAGE_MODEL: "<|startoflm|>"}
        | {BEFORE: "<|startofprev|>", NO_SPEECH: "<|nospeech|>", NO_TIMES: "<|notimestamps|>"}
        | {FIRST_TIME + at: f"<|{at * 0.02:.2f}|>" for at in range(TIMES)}
    )


def _added(number: int, text: str) -> dict[str, object]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": number, "content": text, **flags, "special": number < FIRST_TIME}
