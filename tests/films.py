"""Media made for tests whose pictures and sound tell their own time: numbers in pictures, a rising tone.

film(path, 12, fps=25, gop=250)     each picture shows its number, the tone rises 500 Hz a second
numbers(path)                       the number on each picture, by its second
fragments(path, folder, "ts")       the same in pieces, with a playlist
heard_at(path, second)              the second of the source that is heard at a second of the clip
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
LOW, RISE = 400.0, 500.0
WINDOW = 2048
BITS, ROW = 12, 4  # a picture's number, written in black and white fields


def film(
    path: Path, seconds: float, *, size: tuple[int, int] = (64, 48), fps: Fraction | int = 25, gop: int = 250,
    codecs: tuple[str, str] = ("libx264", "aac"), start: float = 0.0, first: int = 0, jitter: int = 0,
    rate: int = RATE, layout: str = "mono",
) -> Path:  # fmt: skip
    """Write pictures that show their number, from `first` on, and a tone; the clock begins at `start`."""
    with av.open(str(path), "w") as container:
        options = {"g": str(gop), "sc_threshold": "0", "bf": "2"} if codecs[0] == "libx264" else {}
        stream: Any = container.add_stream(codecs[0], rate=fps, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 90_000)  # else times are rounded to whole pictures
        sound: Any = container.add_stream(codecs[1], rate=rate, layout=layout)
        for second in range(int(np.ceil(seconds))):
            for n in range(int(second * fps), int(min(second + 1, seconds) * fps)):
                picture = numbered(size, first + n)
                picture.pts, picture.time_base = int((start + n / fps) * 90_000), Fraction(1, 90_000)
                picture.pts += jitter * (n % 3 - 1) * 90
                container.mux(stream.encode(picture))
            for frame in _tone(second, min(second + 1, seconds), rate, layout, start):
                container.mux(sound.encode(frame))
        container.mux(stream.encode(None))
        container.mux(sound.encode(None))
    return path


def tone(
    path: Path, seconds: float, codec: str, *, start: float = 0.0, rate: int = RATE, layout: str = "mono",
    options: dict[str, str] | None = None,
) -> Path:  # fmt: skip
    """Write a tone that rises from `LOW` by `RISE` hertz a second; the clock begins at `start`."""
    with av.open(str(path), "w") as container:
        sound: Any = container.add_stream(codec, rate=rate, layout=layout, options=options or {})
        for second in range(int(np.ceil(seconds))):
            for frame in _tone(second, min(second + 1, seconds), rate, layout, start):
                container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def fragments(source: Path, folder: Path, kind: str, late_s: int = 0) -> Path:
    """Write a film's packets as HLS fragments, "ts" or "mp4", of 4 s; the playlist is `index.m3u8`."""
    folder.mkdir()
    options = {"hls_time": "4", "hls_list_size": "0", "hls_playlist_type": "vod"}
    options["hls_segment_filename"] = str(folder / f"seg%03d.{'ts' if kind == 'ts' else 'm4s'}")
    options |= {} if kind == "ts" else {"hls_segment_type": "fmp4"}
    with (
        av.open(str(source)) as film,
        av.open(str(folder / "index.m3u8"), "w", format="hls", container_options=options) as out,
    ):
        streams = {one.index: out.add_stream_from_template(one) for one in film.streams}  # type: ignore[arg-type]
        for packet in film.demux():
            if packet.dts is not None and packet.pts is not None:
                late = int(late_s / packet.time_base)
                packet.pts, packet.dts = packet.pts + late, packet.dts + late
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
    return folder


def _tone(begin: float, end: float, rate: int, layout: str, start: float) -> list[Any]:
    moments = np.arange(round(begin * rate), round(end * rate)) / rate
    wave = (0.4 * np.sin(2 * np.pi * (LOW * moments + RISE / 2 * moments**2))).astype(np.float32)
    channels = 1 if layout == "mono" else 2
    frame = av.AudioFrame.from_ndarray(np.repeat(wave, channels)[None], "flt", layout)
    frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
    frame.pts = round((begin + start) * rate)
    return [frame]


def numbered(size: tuple[int, int], number: int) -> Any:
    """Give a picture that shows a number."""
    width, height = size
    light = np.full((height, width), 16, np.uint8)
    for bit in range(BITS):
        if number >> bit & 1:
            row, column = divmod(bit, ROW)
            down, across = height // (BITS // ROW), width // ROW
            light[row * down : (row + 1) * down, column * across : (column + 1) * across] = 235
    planes = np.concatenate([light, np.full((height // 2, width), 128, np.uint8)])
    return av.VideoFrame.from_ndarray(planes, "yuv420p")


def number_of(picture: NDArray[np.uint8]) -> int:
    """Read the number off a grey picture."""
    down, across = picture.shape[0] // (BITS // ROW), picture.shape[1] // ROW
    fields = (divmod(bit, ROW) for bit in range(BITS))
    lit = [picture[int((r + 0.5) * down), int((c + 0.5) * across)] > 125 for r, c in fields]
    return sum(1 << bit for bit, on in enumerate(lit) if on)


def numbers(path: Path) -> list[tuple[float, int]]:
    """Give the second and the number of each picture."""
    with av.open(str(path)) as container:
        return [(float(frame.time or 0), number_of(_luma(frame))) for frame in container.decode(video=0)]


def _luma(frame: Any) -> NDArray[np.uint8]:
    """Give a picture's light, as it lies there where it lies apart: converting takes long."""
    if frame.format.name != "yuv420p":
        return frame.to_ndarray(format="gray")  # type: ignore[no-any-return]
    plane = frame.planes[0]
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def pictures(path: Path) -> list[NDArray[np.uint8]]:
    """Give each picture's grey values."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]


def sound(path: Path) -> tuple[NDArray[np.float32], int]:
    """Decode with PyAV alone: mono samples from the clip's zero on, and their rate."""
    with av.open(str(path)) as container:
        parts, rate = [], 0
        for frame in container.decode(audio=0):
            rate = frame.sample_rate
            wave = frame.to_ndarray()
            wave = wave.astype(np.float32) / (
                1 << 15 if wave.dtype == np.int16 else 1 << 31 if wave.dtype == np.int32 else 1
            )
            wave = (
                wave.mean(0) if frame.format.is_planar else wave.reshape(-1, frame.layout.nb_channels).mean(1)
            )
            parts.append((round(float(frame.time or 0) * rate), wave))
    zero = parts[0][0] if path.suffix in (".mp3", ".ogg", ".opus") else 0
    whole = np.zeros(parts[-1][0] - zero + len(parts[-1][1]), np.float32)
    for at, wave in parts:
        begin = max(0, zero - at)
        whole[at - zero + begin : at - zero + len(wave)] = wave[begin:]
    return whole, rate


def heard_at(path: Path, second: float, window: int = WINDOW) -> float:
    """Tell which second of its source is heard at a second of a clip; negative seconds count from the end."""
    whole, rate = sound(path)
    at = round((second if second >= 0 else len(whole) / rate + second) * rate)
    begin = min(max(0, at - window // 2), len(whole) - window)
    part = whole[begin : begin + window] * np.hanning(window)
    spectrum = np.abs(np.fft.rfft(part, 16 * window))
    frequency = float(spectrum.argmax()) * rate / (16 * window)
    return (frequency - LOW) / RISE - (begin + window / 2 - at) / rate
