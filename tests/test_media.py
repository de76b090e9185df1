"""Media: what a file holds, and its sound at recording time whatever the container's clock says."""

from contextlib import suppress
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from talkdex.errors import MediaError
from talkdex.media import RATE, digest, probe, samples
from talkdex.media.timeline import joined, laid

Sound = NDArray[np.float32]


def beeps(seconds: float, at: tuple[float, ...]) -> Sound:
    """Silence with a beep of a fifth of a second at each moment."""
    sound = np.zeros(int(seconds * RATE), np.float32)
    tone = (0.5 * np.sin(np.arange(RATE // 5) * 2 * np.pi * 1000 / RATE)).astype(np.float32)
    for moment in at:
        sound[int(moment * RATE) : int(moment * RATE) + len(tone)] = tone
    return sound


def write(
    path: Path, sound: Sound, codec: str = "flac", rate: int = RATE, start: float = 0.0, title: str = ""
) -> Path:
    with av.open(str(path), "w") as container:
        if title:
            container.metadata["title"] = title
        stream: Any = container.add_stream(codec, rate=rate)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray((sound[None] * 32767).astype(np.int16), "s16", "mono")
        frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), int(start * RATE)
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(stream.codec_context.format, "mono", rate, size)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def heard(path: Path, **bounds: Any) -> Sound:
    blocks = list(samples(path, **bounds))
    assert all(a.end == b.first for a, b in pairwise(blocks))
    assert not blocks or blocks[0].first == bounds.get("start_ms", 0) * RATE // 1000
    return np.concatenate([np.empty(0, np.float32), *(block.samples for block in blocks)])


def onsets(sound: Sound) -> list[int]:
    """Moments in ms at which a beep begins."""
    loud = np.abs(sound) > 0.1
    loud = np.convolve(loud, np.ones(RATE // 100), "full")[: len(loud)] > 0
    return [int(n) * 1000 // RATE for n in np.flatnonzero(np.diff(loud.astype(int)) > 0)]


FORMATS = [
    ("talk.flac", "flac", 44100, 3),
    ("talk.wav", "pcm_s16le", 16000, 3),
    ("talk.mp3", "libmp3lame", 44100, 8),
    ("talk.m4a", "aac", 48000, 8),
    ("talk.opus", "libopus", 48000, 8),
    ("talk.webm", "libopus", 48000, 8),
    ("talk.ts", "aac", 48000, 35),  # AAC in MPEG-TS doesn't tell the encoder's run-in of 21 ms
]


@pytest.mark.parametrize(("name", "codec", "rate", "slack"), FORMATS)
def test_a_beep_is_heard_at_its_recording_time(
    tmp_path: Path, name: str, codec: str, rate: int, slack: int
) -> None:
    path = write(tmp_path / name, beeps(9, (1, 4, 7.5)), codec, rate)
    found = onsets(heard(path))
    assert len(found) == 3
    assert all(abs(a - b) <= slack for a, b in zip(found, (1000, 4000, 7500), strict=True))


@pytest.mark.parametrize(("name", "codec", "rate", "slack"), FORMATS)
def test_a_range_is_what_the_whole_has_there(
    tmp_path: Path, name: str, codec: str, rate: int, slack: int
) -> None:
    path = write(tmp_path / name, beeps(12, (1, 4, 7.5, 9.25)), codec, rate)
    part = heard(path, start_ms=6511, end_ms=8013)
    assert len(part) == (8013 - 6511) * RATE // 1000
    assert abs(onsets(part)[0] + 6511 - 7500) <= slack
    whole = heard(path)[6511 * 16 : 8013 * 16]
    lag = int(np.correlate(np.pad(whole, 50), part, "valid").argmax()) - 50
    assert abs(lag) <= 16


def test_the_clock_of_a_file_that_begins_elsewhere_is_moved_to_zero(tmp_path: Path) -> None:
    path = write(tmp_path / "late.ts", beeps(5, (1, 3)), "aac", 48000, start=12.0)
    assert [round(ms / 50) for ms in onsets(heard(path))] == [20, 60]
    assert abs((probe(path).duration_ms or 0) - 5000) < 60


def test_blocks_are_bounded(tmp_path: Path) -> None:
    path = write(tmp_path / "talk.flac", beeps(30, ()))
    assert max(len(block.samples) for block in samples(path)) <= 2 * RATE


def test_probe_tells_streams_length_and_tags(tmp_path: Path) -> None:
    info = probe(write(tmp_path / "talk.mp3", beeps(4, ()), "libmp3lame", 44100, title="A talk"))
    assert (info.has_audio, info.has_video, info.title, info.frame_rate) == (True, False, "A talk", None)
    assert abs((info.duration_ms or 0) - 4000) < 80


def test_probe_tells_the_exact_frame_rate(tmp_path: Path) -> None:
    path = silent_film(tmp_path / "film.mp4")
    info = probe(path)
    assert (info.has_audio, info.has_video, info.frame_rate) == (False, True, Fraction(30000, 1001))
    with pytest.raises(MediaError, match="no audio"):
        next(samples(path))


def silent_film(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("mpeg4", rate=Fraction(30000, 1001))
        stream.width = stream.height = 32
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8))))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("content", [b"", b"WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n", b"\x00" * 5000])
def test_what_is_no_media_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(content)
    for attempt in (lambda: list(samples(path)), lambda: list(samples(tmp_path / "absent.mp3"))):
        with pytest.raises(MediaError) as caught:
            attempt()
        assert "\n" not in str(caught.value)


def test_a_file_that_breaks_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.flac", beeps(20, (1, 3)) + 0.001 * noise(20)).read_bytes()
    path = tmp_path / "half.flac"
    path.write_bytes(whole[: len(whole) // 2])
    warnings: list[str] = []
    found = heard(path, warn=warnings.append)
    assert 5 * RATE < len(found) < 15 * RATE
    assert onsets(found) == [1000, 3000]
    assert any("should last 0:20" in line for line in warnings)


def test_damage_in_the_middle_loses_the_middle_only(tmp_path: Path) -> None:
    path = write(tmp_path / "talk.ts", beeps(20, (1, 18)) + 0.001 * noise(20), "aac", 48000)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 3000] = bytes(np.random.default_rng(1).integers(0, 256, 3000, np.uint8))
    path.write_bytes(content)
    found = onsets(heard(path))
    assert abs(found[0] - 1000) <= 40
    assert abs(found[-1] - 18000) <= 40


@pytest.mark.parametrize(
    ("name", "codec"), [("t.flv", "aac"), ("t.mp3", "libmp3lame"), ("t.m4a", "aac"), ("t.flac", "flac")]
)
@pytest.mark.parametrize("seed", range(6))
def test_any_damage_gives_sound_or_one_line(tmp_path: Path, name: str, codec: str, seed: int) -> None:
    path = write(tmp_path / name, beeps(6, (1, 4)) + 0.001 * noise(6), codec, 44100)
    content = bytearray(path.read_bytes())
    chance = np.random.default_rng(seed)
    for place in chance.integers(0, len(content), 40):
        content[place] = chance.integers(256)
    path.write_bytes(content[: len(content) if seed % 2 else len(content) - 700])
    with suppress(MediaError):
        assert len(heard(path)) <= 120 * RATE


def noise(seconds: int) -> Sound:
    return np.random.default_rng(0).normal(size=seconds * RATE).astype(np.float32)


def test_the_digest_depends_on_the_content_alone(tmp_path: Path) -> None:
    for name, content in {"a.mp3": b"same", "b.wav": b"same", "c.mp3": b"other"}.items():
        (tmp_path / name).write_bytes(content)
    a, b, c = (digest(tmp_path / name) for name in ("a.mp3", "b.wav", "c.mp3"))
    assert a == b != c
    with pytest.raises(MediaError, match="can't be read"):
        digest(tmp_path)


def pieces(farthest: int) -> st.SearchStrategy[list[tuple[int | None, Sound]]]:
    """Pieces of sound, each filled with its own number, with or without a place on the clock."""
    rows = st.lists(st.tuples(st.none() | st.integers(-500, farthest), st.integers(0, 500)), max_size=12)
    return rows.map(lambda all_: [(at, np.full(n, i + 1, np.float32)) for i, (at, n) in enumerate(all_)])


def together(line: list[tuple[int, Sound]]) -> Sound:
    return np.concatenate([np.empty(0, np.float32), *(sound for _, sound in line)])


@given(pieces(8000))
def test_sound_is_laid_where_its_clock_says_and_what_came_first_stays(
    rows: list[tuple[int | None, Sound]],
) -> None:
    line = list(laid(rows, 0, 3 * RATE))
    oracle = [0.0] * 20_000
    end = clock = 0
    for number, sound in rows:
        clock = clock if number is None else number
        end = max(end, clock)
        for place, value in enumerate(sound, clock):
            if place >= end:
                oracle[place] = value
        clock += len(sound)
        end = max(end, clock)
    assert together(line).tolist() == oracle[:end]


@given(pieces(8 * RATE))
def test_laid_sound_has_no_gap_and_stays_below_the_limit(rows: list[tuple[int | None, Sound]]) -> None:
    due = 0
    for number, sound in laid(rows, 0, 3 * RATE):
        assert number == due
        due += len(sound)
    assert due <= 3 * RATE + sum(len(sound) for _, sound in rows)


@given(pieces(2 * RATE))
def test_joining_changes_nothing(rows: list[tuple[int | None, Sound]]) -> None:
    line = list(laid(rows, 0, 3 * RATE))
    blocks = list(joined(line))
    assert all(len(sound) >= RATE for _, sound in blocks[:-1])
    assert np.array_equal(together(line), together(blocks))
