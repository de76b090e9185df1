"""The recogniser with a real model's layout: pieces, ranges and interruptions give the same words."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from talkdex.errors import RecognizeError, UsageError
from talkdex.media import Block, samples
from talkdex.ranges import merged, within, without
from talkdex.recognize import Name, Piece, Recognizer, Settings, load
from talkdex.timing import TimeRange
from talkdex.transcript import Word

SCRIPT = (
    "And so my fellow Americans, ask not what your country can do for you, "
    "ask what you can do for your country."
)


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return load(str(Path(__file__).resolve().parents[2] / "shared" / "models" / "scripted-jfk"), device="cpu")


@pytest.fixture(scope="module")
def talk() -> list[Block]:
    """Two minutes of Spanish with pauses."""
    path = Path(__file__).resolve().parents[2] / "shared" / "audio" / "mix_es" / "mix_es.opus"
    return list(samples(path, end_ms=125_000))


@pytest.fixture(scope="module")
def whole(recognizer: Recognizer, talk: list[Block]) -> list[Piece]:
    return list(recognizer.transcribe(talk, Settings(batch=2)))


def words(pieces: Sequence[Piece]) -> list[Word]:
    return sorted(word for piece in pieces for cue in piece.cues for word in cue.words)


@pytest.mark.shared
def test_a_sentence_is_heard_with_its_times(recognizer: Recognizer, shared: Path) -> None:
    (piece,) = recognizer.transcribe(samples(shared / "audio" / "jfk" / "jfk.flac"))
    assert " ".join(cue.text for cue in piece.cues) == SCRIPT
    assert piece.range == TimeRange(0, 11_000)
    assert (piece.language, piece.spoken) == ("en", "en")
    found = words([piece])
    assert abs(next(w for w in found if w.text == "ask").start_ms - 3300) < 150
    assert found[-1].end_ms <= 11_000
    assert len(piece.suspect) == len(piece.cues)


@pytest.mark.shared
def test_pieces_cover_the_recording_and_all_its_voice(whole: list[Piece], talk: list[Block]) -> None:
    assert merged([piece.range for piece in whole]) == [TimeRange(0, talk[-1].end // 16)]
    assert sum(piece.range.duration_ms for piece in whole) == talk[-1].end // 16
    assert sum(piece.voiced_ms for piece in whole) > 60_000
    assert [piece.range for piece in whole] == sorted(piece.range for piece in whole)
    for piece in whole:
        assert all(w.start_ms in piece.range and w.end_ms <= piece.range.end_ms for w in words([piece]))


@pytest.mark.shared
@pytest.mark.parametrize("committed", [(0,), (0, 1, 2), (1, 3), (2,)])
def test_an_interrupted_run_gives_the_same_words(
    recognizer: Recognizer, talk: list[Block], whole: list[Piece], committed: tuple[int, ...]
) -> None:
    before = [whole[number] for number in committed]
    rest = list(recognizer.transcribe(talk, Settings(batch=2), done=[piece.range for piece in before]))
    assert sorted([*before, *rest], key=lambda piece: piece.range) == whole


@pytest.mark.shared
@pytest.mark.parametrize("edges", [(10_123, 91_777), (0, 45_000), (60_000, 61_000), (90_000, 125_000)])
def test_a_range_and_its_rest_are_the_whole(
    recognizer: Recognizer, talk: list[Block], whole: list[Piece], edges: tuple[int, int]
) -> None:
    asked = TimeRange(*edges)
    part = list(recognizer.transcribe(talk, Settings(batch=2), wanted=[asked]))
    assert merged([piece.range for piece in part]) == [asked]
    assert all(w.start_ms in asked and w.end_ms <= asked.end_ms for w in words(part))
    rest = list(recognizer.transcribe(talk, Settings(batch=2), done=[asked]))
    assert merged(p.range for p in rest) == without([p.range for p in whole], [asked])
    assert [w[0::2] for w in words([*part, *rest])] == [w[0::2] for w in words(whole)]
    in_range = [w for w in words(whole) if w.start_ms in asked]
    assert len(words(part)) == len(in_range)


@pytest.mark.shared
def test_silence_gives_a_piece_without_cues(recognizer: Recognizer) -> None:
    quiet = [Block(n * 16_000, np.zeros(16_000, np.float32)) for n in range(5)]
    (piece,) = recognizer.transcribe(quiet)
    assert (piece.range, piece.cues, piece.voiced_ms) == (TimeRange(0, 5000), (), 0)


@pytest.mark.shared
def test_sequential_decoding_starts_again_from_the_text_before(
    recognizer: Recognizer, talk: list[Block], whole: list[Piece]
) -> None:
    way = Settings(decode="sequential", beam=1)
    asked: list[int] = []
    end = whole[1].range.end_ms

    def before(moment: int) -> str:
        asked.append(moment)
        return "what was said"

    first = list(recognizer.transcribe(talk, way, wanted=[TimeRange(0, end)], before=before))
    more = list(
        recognizer.transcribe(talk, way, wanted=[TimeRange(0, end)], done=[first[0].range], before=before)
    )
    assert asked == [0, first[0].range.end_ms]
    assert first[0].cues
    assert within([p.range for p in more], [first[0].range]) == []


@pytest.mark.shared
def test_names_and_translation_are_taken(recognizer: Recognizer, talk: list[Block]) -> None:
    named = Settings(
        names=(Name("Oscar Figueroa"), Name("Asamblea General")), task="translate", language="es"
    )
    pieces = list(recognizer.transcribe(talk, named, wanted=[TimeRange(0, 30_000)]))
    assert words(pieces)
    assert {(piece.language, piece.language_probability, piece.spoken) for piece in pieces} == {
        ("es", None, "es")
    }
    assert all(cue.language is None for piece in pieces for cue in piece.cues)


@pytest.mark.shared
def test_a_gpu_that_fails_its_first_kernel_is_passed_over(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 1)
    monkeypatch.setattr("ctranslate2.get_supported_compute_types", lambda _: {"float16", "float32"})
    model = str(shared / "models" / "scripted-jfk")
    found = load(model)
    assert found.used.startswith("cpu int8")
    assert [note.split()[:2] for note in found.notes] == [["cuda", "float16"], ["cuda", "float32"]]
    with pytest.raises(RecognizeError, match="cuda float16 does not work here"):
        load(model, device="cuda")


@pytest.mark.shared
def test_a_language_that_the_model_does_not_know_is_refused(recognizer: Recognizer) -> None:
    with pytest.raises(RecognizeError, match="doesn't know the language 'tlh'"):
        list(recognizer.transcribe([], Settings(language="tlh")))


def test_a_model_that_is_nowhere_is_one_line_that_helps(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    for name, hint in {
        "small": "give that folder as the model",
        "smal": "one of: tiny",
        str(tmp_path): "it has no model.bin",
        str(tmp_path / "absent"): "give a model's name",
    }.items():
        with pytest.raises(RecognizeError, match=hint) as caught:
            load(name)
        assert "\n" not in str(caught.value)


def test_a_damaged_model_is_one_line(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(RecognizeError, match="can't be used"):
        load(str(tmp_path), device="cpu")


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError):
        Settings(task="sing")
    with pytest.raises(UsageError):
        Settings(batch=0)
