"""Clips as files: cut where they were asked to be, whatever the container, and joined without drift."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from films import film, heard_at, number_of, numbers, pictures, sound, tone
from talkdex.errors import MediaError
from talkdex.media import probe
from talkdex.media.copying import copy
from talkdex.media.exact import cut
from talkdex.media.filming import onset, sampled
from talkdex.media.formats import FORMATS, format_of
from talkdex.media.framing import fitted
from talkdex.media.lettering import Lettered, Lettering
from talkdex.media.look import common, look
from talkdex.media.pictures import Picture
from talkdex.media.target import Piece

A_FRAME_MS = 40
NEAR_S = 0.025  # sound begins and ends so near to what was asked

VBR = {"q": "3", "flags": "+qscale"}
FILMS = {
    "sparse.mp4": {},
    "late.ts": {"start": 7.0},
    "dense.ts": {"gop": 30, "start": 1.0},
    "late.mkv": {"start": 3.3},
    "rounded.mkv": {"fps": Fraction(30000, 1001), "jitter": 3},
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films")
    for name, how in FILMS.items():
        film(folder / name, 12, **how)  # type: ignore[arg-type]
    tone(folder / "talk.ogg", 12, "libopus")
    tone(folder / "vorbis.ogg", 12, "vorbis", layout="stereo", options={"strict": "-2"})
    tone(folder / "vbr.mp3", 12, "libmp3lame", rate=44_100, options=VBR)
    tone(folder / "late.mka", 12, "aac", start=5.0)
    tone(folder / "talk.flac", 12, "flac", rate=44_100)
    return folder


def cut_to(target: Path, *pieces: Piece, pictures: bool = True) -> Path:
    form = format_of(target)
    looks = [look(piece.path) for piece in pieces]
    cut(pieces, target, form, common(looks, pictures=pictures and bool(form.pictures)))
    return target


SOUNDS = ["sparse.mp4", "late.ts", "late.mkv", "talk.ogg", "vorbis.ogg", "vbr.mp3", "late.mka", "talk.flac"]


@pytest.mark.parametrize("name", SOUNDS)
@pytest.mark.parametrize(("start", "end"), [(0, 1500), (3217, 5003), (8009, 11_500)])
def test_sound_begins_and_ends_where_it_was_asked(
    shelf: Path, tmp_path: Path, name: str, start: int, end: int
) -> None:
    clip = cut_to(tmp_path / "clip.wav", Piece(shelf / name, start, end))
    whole, rate = sound(clip)
    assert abs(len(whole) / rate - (end - start) / 1000) < 0.001
    for at in (0.05, -0.05):
        true = (start if at > 0 else end) / 1000 + at
        assert abs(heard_at(clip, at) - true) < NEAR_S, at


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_keeps_the_times(shelf: Path, tmp_path: Path, suffix: str) -> None:
    clip = cut_to(tmp_path / f"clip.{suffix}", Piece(shelf / "sparse.mp4", 3217, 6503))
    info = probe(clip)
    assert info.has_audio
    assert info.has_video == bool(FORMATS[suffix].pictures)
    assert abs((info.duration_ms or 0) - 3286) <= (A_FRAME_MS if info.has_video else 25)
    assert abs(heard_at(clip, 0.05) - 3.267) < NEAR_S
    assert abs(heard_at(clip, 3.2) - 6.417) < NEAR_S
    assert list(tmp_path.iterdir()) == [clip]


@pytest.mark.parametrize("name", FILMS)
@pytest.mark.parametrize("suffix", ["mp4", "webm"])
def test_pictures_begin_and_end_within_one(shelf: Path, tmp_path: Path, name: str, suffix: str) -> None:
    fps = Fraction(FILMS[name].get("fps", 25))  # type: ignore[arg-type]
    clip = cut_to(tmp_path / f"clip.{suffix}", Piece(shelf / name, 3217, 6503))
    shown = numbers(clip)
    assert abs(shown[0][1] - 3.217 * fps) <= 1
    assert abs(shown[-1][1] + 1 - 6.503 * fps) <= 1
    assert [b[1] - a[1] for a, b in pairwise(shown)] == [1] * (len(shown) - 1)
    assert abs(heard_at(clip, 1.0) - (3.217 + 1.0)) < NEAR_S


def test_a_supercut_has_one_form_and_does_not_drift(shelf: Path, tmp_path: Path) -> None:
    wide = film(
        tmp_path / "wide.mp4", 4, size=(160, 60), fps=Fraction(30000, 1001), first=1000, layout="stereo"
    )
    starts = [217, 1009, 533, 2111, 1750]
    sources = [shelf / "sparse.mp4", wide, shelf / "vbr.mp3", shelf / "late.ts", wide]
    pieces = [Piece(path, at, at + 777) for path, at in zip(sources, starts, strict=True)]
    clip = cut_to(tmp_path / "cut.mp4", *pieces)
    info = probe(clip)
    assert info.frame_rate == Fraction(30000, 1001)
    assert abs((info.duration_ms or 0) - 5 * 777) <= A_FRAME_MS
    for number, piece in enumerate(pieces):
        middle = number * 0.777 + 0.4
        assert abs(heard_at(clip, middle) - (piece.start_ms / 1000 + 0.4)) < NEAR_S
    images = pictures(clip)
    assert {image.shape for image in images} == {(60, 160)}
    shown = images[int(0.4 * 30)][:, 40:120], images[int(1.177 * 30)], images[int(1.954 * 30)]
    assert abs(number_of(shown[0]) - (0.217 + 0.4) * 25) <= 1
    assert abs(number_of(shown[1]) - 1000 - (1.009 + 0.4) * 29.97) <= 1
    assert shown[2].max() < 30  # sound without pictures is heard in the dark


def test_what_a_phone_held_upright_has_taken_stands_upright(tmp_path: Path) -> None:
    source = film(tmp_path / "phone.mp4", 1)
    data = source.read_bytes()
    lying, turned = (b"".join(n.to_bytes(4, "big", signed=True) for n in m) for m in (_LYING, _TURNED))
    assert data.count(lying) >= 2  # the film's and its tracks'; the track of pictures comes second
    at = data.index(lying, data.index(b"tkhd"))
    source.write_bytes(data[:at] + turned + data[at + len(lying) :])
    clip = cut_to(tmp_path / "clip.mp4", Piece(source, 0, 500))
    image = pictures(clip)[3]
    assert image.shape == (64, 48)
    assert number_of(np.rot90(image)) == 3


_LYING = (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
_TURNED = (0, 1 << 16, 0, -(1 << 16), 0, 0, 48 << 16, 0, 1 << 30)  # a quarter with the clock


@pytest.mark.parametrize(
    ("source", "suffix"), [("a.mp4", "mp4"), ("a.mp4", "mkv"), ("a.mkv", "mp4"), ("a.ts", "mp4")]
)
def test_copying_is_as_far_off_as_it_says(tmp_path: Path, source: str, suffix: str) -> None:
    path = film(tmp_path / source, 8, gop=50, start=0.0 if source == "a.mp4" else 3.0)
    clip = tmp_path / f"clip.{suffix}"
    ranges = copy([Piece(path, 3217, 4503), Piece(path, 6100, 7000)], clip, format_of(clip))
    run_in = 0 if source == "a.mp4" else 25  # of AAC, with which other files begin
    assert [one.start_ms for one in ranges] == pytest.approx([2000, 6000], abs=run_in)
    assert [one.end_ms for one in ranges] == pytest.approx([4503, 7000], abs=2 * A_FRAME_MS)
    shown = numbers(clip)
    assert shown[0][1] == 50
    second = next(n for n, (_, number) in enumerate(shown) if number == 150)
    assert shown[second][0] == pytest.approx(ranges[0].duration_ms / 1000, abs=0.04)
    assert abs(shown[-1][1] + 1 - ranges[1].end_ms / 40) <= 1
    assert abs(heard_at(clip, 1.0) - 3.0) < 2 * NEAR_S  # Matroska doesn't tell of AAC's run-in
    assert abs(heard_at(clip, ranges[0].duration_ms / 1000 + 0.5) - 6.5) < 2 * NEAR_S


@pytest.mark.parametrize("name", ["vbr.mp3", "talk.ogg", "late.mka"])
def test_sound_alone_is_copied_by_packets(shelf: Path, tmp_path: Path, name: str) -> None:
    clip = tmp_path / f"clip{Path(name).suffix}"
    (within,) = copy([Piece(shelf / name, 3217, 6503)], clip, format_of(clip))
    assert 0 <= 3217 - within.start_ms < 110
    assert 0 <= within.end_ms - 6503 < 110
    assert abs(heard_at(clip, 1.0) - (within.start_ms / 1000 + 1.0)) < 2 * NEAR_S


@pytest.mark.parametrize("fast", [False, True])
def test_pictures_and_sound_may_lie_in_two_files(shelf: Path, tmp_path: Path, *, fast: bool) -> None:
    silent = copied(shelf / "sparse.mp4", tmp_path / "silent.mkv")
    piece, clip = Piece(silent, 3217, 6503, sound=shelf / "late.mka"), tmp_path / "clip.mp4"
    begin = 3.217
    if fast:
        (within,) = copy([piece], clip, format_of(clip))
        begin = within.start_ms / 1000
    else:
        cut([piece], clip, format_of(clip), look(piece.path, piece.sound))
    assert abs(numbers(clip)[0][1] - begin * 25) <= 1
    assert abs(heard_at(clip, 1.0) - (begin + 1.0)) < 2 * NEAR_S
    sound_alone = tmp_path / "clip.m4a"
    copy([piece], sound_alone, format_of(sound_alone))
    assert not probe(sound_alone).has_video


def copied(source: Path, target: Path) -> Path:
    """The pictures of a film without its sound."""
    with av.open(str(source)) as film, av.open(str(target), "w") as silent:
        stream = silent.add_stream_from_template(film.streams.video[0])
        for packet in film.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                silent.mux(packet)
    return target


def test_what_a_format_cannot_hold_is_not_copied(shelf: Path, tmp_path: Path) -> None:
    one, other = Piece(shelf / "sparse.mp4", 0, 1000), Piece(shelf / "late.mkv", 0, 1000)
    refused = [
        (tmp_path / "a.webm", [one], "h264 and aac, which can't go into a .webm"),
        (tmp_path / "b.mp3", [one], "aac, which can't go into a .mp3"),
        (tmp_path / "c.mkv", [one, other], "otherwise"),
        (tmp_path / "d.flac", [Piece(shelf / "talk.flac", 0, 1000)], "flac, which can't go into a .flac"),
    ]
    for target, pieces, told in refused:
        with pytest.raises(MediaError, match=told):
            copy(pieces, target, format_of(target))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["clip", "clip.avi", "clip.txt"])
def test_other_suffixes_are_refused_in_one_line(name: str) -> None:
    with pytest.raises(MediaError, match=r"mp4.*mkv.*webm"):
        format_of(Path(name))


def test_a_clip_that_fails_leaves_what_was_there(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"an older clip")

    def interrupted(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    form, to = format_of(target), look(shelf / "sparse.mp4")
    with pytest.raises(KeyboardInterrupt):
        cut([Piece(shelf / "sparse.mp4", 0, 8000)], target, form, to, progress=interrupted)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("clip.mp4", b"an older clip")]
    with pytest.raises(MediaError, match="no folder"):
        cut_to(tmp_path / "absent" / "clip.mp4", Piece(shelf / "sparse.mp4", 0, 1000))


def test_captions_are_drawn_while_they_are_on(tmp_path: Path) -> None:
    source = film(tmp_path / "source.mp4", 2, size=(320, 180))
    letters = Lettering(
        [Lettered(400, 1200, ("Comunitaria",)), Lettered(1200, 1500, ("¿Qué?", "Así"))], (320, 180)
    )
    target = tmp_path / "clip.mp4"
    cut([Piece(source, 0, 2000)], target, format_of(target), look(source), retouch=letters)
    plain, drawn = pictures(source), pictures(target)
    changed = [float(np.abs(a.astype(int) - b).mean()) > 0.2 for a, b in zip(plain, drawn, strict=True)]
    assert changed == [10 <= number < 38 for number in range(50)]
    upper = [np.abs(a[:90].astype(int) - b[:90]).mean() for a, b in zip(plain, drawn, strict=True)]
    assert max(upper) < 0.1


def test_letters_that_no_font_has_are_refused(tmp_path: Path) -> None:
    odd = [Lettered(0, 1, ("a\U000e0fff\U0001f9ffꦀ",))]
    for font in (None, tmp_path / "no.ttf"):
        with pytest.raises(MediaError, match="--font"):
            Lettering(odd, (320, 180), font)


@given(
    st.lists(st.integers(-15, 15), min_size=60, max_size=60),
    st.integers(200, 1500),
    st.integers(1, 20),
)
def test_rounded_time_stamps_neither_double_nor_drop_a_picture(
    off: list[int], start_ms: int, count: int
) -> None:
    source = (Picture(n * 0.04 + ms / 1000, n) for n, ms in enumerate(off))
    pictures = list(source)
    begin = onset(iter(pictures), start_ms / 1000, 0.04)
    chosen = [picture.frame for picture in sampled(iter(pictures), begin, 0.04, count)]
    assert len(chosen) == count
    assert abs(chosen[0] * 40 - start_ms) <= 40 + max(map(abs, off))
    assert all(b - a in (0, 1, 2) for a, b in pairwise(chosen))
    if all(abs(ms) <= 9 for ms in off):
        assert all(b - a == 1 for a, b in pairwise(chosen))


@given(st.lists(st.floats(0, 3), max_size=30), st.floats(0, 3), st.integers(1, 100))
def test_the_picture_shown_is_the_last_that_has_come(at: list[float], start: float, count: int) -> None:
    """However unevenly they come; one that comes within half a step counts as come."""
    source = [Picture(second, n) for n, second in enumerate([0.0, *sorted(at)])]
    for number, picture in enumerate(sampled(iter(source), start, 0.04, count)):
        moment = start + number * 0.04
        assert picture.at_s <= moment + 0.041
        later = [one for one in source if picture.frame < one.frame and one.at_s <= moment - 0.041]
        assert not later


@given(*[st.integers(1, 2000).map(lambda n: 2 * n)] * 4)
def test_what_is_fitted_fits_and_keeps_its_shape(width: int, height: int, room_x: int, room_y: int) -> None:
    got = fitted((width, height), (room_x, room_y))
    assert got[0] <= room_x
    assert got[1] <= room_y
    assert all(side % 2 == 0 for side in got)
    assert got[0] >= room_x - 1 or got[1] >= room_y - 1
