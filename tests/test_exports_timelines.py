import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from films import film
from selections import LAW, TALK, named, passage, selection
from talkdex.errors import MediaError, TimeError, UsageError
from talkdex.exports import FORMATS
from talkdex.exports.rates import counted
from talkdex.exports.selection import Mark, Selection, Stretch, Timeline, Work
from talkdex.exports.timecode import Rate
from talkdex.recording import Recording

RATES = st.sampled_from(["23.976", "24", "25", "29.97", "29.97df", "30", "50", "59.94", "59.94df", "60"])
ELSEWHERE = Recording("file:1", "Otra; charla, 100 %", media="/media/other/Übung.mov")


@st.composite
def cuts(draw: st.DrawFn) -> Selection:
    """Stretches of two recordings, laid on a timeline of any rate."""
    rate = Rate.read(draw(RATES))
    stretches = []
    for number in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, 3_000_000))
        end = start + draw(st.integers(1, 300_000))
        work = draw(st.sampled_from([Work(TALK), Work(ELSEWHERE, media_start=107_892)]))
        marks = [m for m in draw(named()) if start <= m.start_ms and m.end_ms <= end]
        stretches.append(Stretch(work, start, end, f"clip {number} <a&b>", (), tuple(marks)))
    return Selection("Cut, “one”", tuple(stretches), timeline=Timeline(rate, rate.parse("01:00:00:00")))


def frames(one: Selection) -> list[tuple[int, int]]:
    """The frames of each stretch, half-open, by the media's time code."""
    assert one.timeline
    rate = one.timeline.rate
    found = []
    for s in one.stretches:
        first = s.work.media_start + rate.frame(s.start_ms)
        found.append((first, max(first + 1, s.work.media_start + rate.frame(s.end_ms))))
    return found


def written(name: str, one: Selection) -> str:
    return FORMATS[name].write(one)


def spans(items: list[otio.schema.Clip]) -> list[tuple[int, int]]:
    ranges = [clip.source_range for clip in items]
    return [(round(r.start_time.value), round(r.end_time_exclusive().value)) for r in ranges]


@LAW
@given(cuts())
def test_opentimelineio_reads_the_same_frames(one: Selection) -> None:
    assert one.timeline
    timeline = otio.adapters.read_from_string(written("otio", one), "otio_json")
    clips = list(timeline.find_clips())
    assert spans(clips[: len(one.stretches)]) == frames(one)
    assert [track.kind for track in timeline.tracks] == ["Video", "Audio"]
    assert timeline.global_start_time.value == one.timeline.start
    assert {clip.source_range.start_time.rate for clip in clips} == {float(one.timeline.rate.fps)}
    marks = [(m.name, m.marked_range) for clip in clips for m in clip.markers]
    assert [name for name, _ in marks] == [m.title for s in one.stretches for m in s.marks]
    for (clip, marker), mark in zip(_marked(clips), (m for s in one.stretches for m in s.marks), strict=True):
        zero = one.stretches[clips.index(clip)].work.media_start
        assert marker.marked_range.start_time.value == pytest.approx(
            zero + one.timeline.rate.frame(mark.start_ms), abs=1
        )


def _marked(clips: list[otio.schema.Clip]) -> list[tuple[otio.schema.Clip, otio.schema.Marker]]:
    return [(clip, marker) for clip in clips for marker in clip.markers]


def test_opentimelineio_finds_the_media() -> None:
    one = selection(rate="25", start=90_000)
    (clip, *_) = otio.adapters.read_from_string(written("otio", one), "otio_json").find_clips()
    assert clip.media_reference.target_url == "file:///media/plenary%2C%20part%201.mp4"
    assert clip.media_reference.available_range.duration.value == 125_000
    nowhere = selection(rate="25", recording=Recording("x:1", "Nowhere", duration_ms=1000), end_ms=1000)
    (clip, *_) = otio.adapters.read_from_string(written("otio", nowhere), "otio_json").find_clips()
    assert clip.media_reference.is_missing_reference


@LAW
@given(cuts())
def test_the_cmx3600_adapter_reads_the_same_frames(one: Selection) -> None:
    assert one.timeline
    rate = float(one.timeline.rate.fps)
    text = written("edl", one)
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=rate, ignore_timecode_mismatch=False)
    pictures = next(track for track in timeline.tracks if track.kind == "Video")
    clips = list(pictures.find_clips())
    assert spans(clips) == frames(one)
    assert [c.name for c in clips] == [s.work.recording.media.split("/")[-1] for s in one.stretches]
    if not one.timeline.rate.drop:  # the adapter overlooks locators with a semicolon
        assert sum(len(c.markers) for c in clips) == sum(len(s.marks) for s in one.stretches)


@LAW
@given(cuts())
def test_record_times_of_an_edl_follow_each_other(one: Selection) -> None:
    assert one.timeline
    rate = one.timeline.rate
    rows = [line.split() for line in written("edl", one).splitlines() if line[:3].isdecimal()]
    assert all(len(row) == 8 for row in rows)
    assert rate.parse(rows[0][6]) == one.timeline.start
    for row, following in pairwise(rows):
        assert row[7] == following[6]
    for row in rows:
        assert rate.parse(row[5]) - rate.parse(row[4]) == rate.parse(row[7]) - rate.parse(row[6])


@LAW
@given(cuts())
def test_fcpxml_is_whole_frames_and_the_same(one: Selection) -> None:
    assert one.timeline
    tree, fps = ET.fromstring(written("fcpxml", one)), one.timeline.rate.fps
    clips = list(tree.iter("asset-clip"))
    found = [(seconds(c, "start") * fps, (seconds(c, "start") + seconds(c, "duration")) * fps) for c in clips]
    assert found == frames(one)
    assert seconds(clips[0], "offset") * fps == one.timeline.start
    for clip, following in pairwise(clips):
        assert seconds(clip, "offset") + seconds(clip, "duration") == seconds(following, "offset")
    for marker in tree.iter("marker"):
        assert (seconds(marker, "start") * fps).denominator == 1
    assert {a.get("id") for a in tree.iter("asset")} == {c.get("ref") for c in clips}
    for clip in clips:  # no clip reaches past its asset
        asset = next(a for a in tree.iter("asset") if a.get("id") == clip.get("ref"))
        end = seconds(asset, "start") + seconds(asset, "duration")
        assert seconds(clip, "start") + seconds(clip, "duration") <= end


def seconds(element: ET.Element, name: str) -> Fraction:
    text = element.get(name) or ""
    assert re.fullmatch(r"\d+(/\d+)?s", text)
    return Fraction(text[:-1])


def test_the_fcpx_adapter_reads_clips_and_markers() -> None:
    marks = [Mark(10_000, 20_000, "Uno & dos"), Mark(40_000, 60_000, "Tres", "Ana")]
    text = written("fcpxml", selection(marks=marks, rate="25", end_ms=100_000))
    (timeline,) = otio.adapters.read_from_string(text, "fcpx_xml")
    (clip,) = timeline.find_clips()
    assert clip.source_range.duration.value == 2_500
    assert [m.name for m in clip.markers] == ["Uno & dos", "Tres (Ana)"]
    assert [m.marked_range.start_time.value for m in clip.markers] == [250, 1_000]


RESOLVE = re.compile(
    r"(\d{3})  001      V     C        (\S+) (\S+) (\S+) (\S+)\n \|C:(\w+) \|M:(.+) \|D:(\d+)\n"
)


@LAW
@given(named(), RATES)
def test_resolve_markers_stand_at_their_frames(marks: list[Mark], rate_text: str) -> None:
    rate = Rate.read(rate_text)
    start = rate.parse("01:00:00:00")
    found = RESOLVE.findall(written("resolve", selection(marks=marks, rate=rate_text, start=start)))
    assert len(found) == len(marks)
    for (_, first, after, *_, name, count), mark in zip(found, marks, strict=True):
        assert rate.parse(first) == start + rate.frame(mark.start_ms)
        assert rate.parse(after) == rate.parse(first) + 1
        assert int(count) == rate.frame(mark.end_ms) - rate.frame(mark.start_ms)
        assert name == mark.title.replace("|", "¦")


@LAW
@given(named(), RATES)
def test_premiere_markers_stand_at_their_frames(marks: list[Mark], rate_text: str) -> None:
    rate = Rate.read(rate_text)
    text = written("premiere", selection(marks=marks, rate=rate_text))
    head, *rows = [line.split("\t") for line in text.split("\r\n")[:-1]]
    assert head == ["Marker Name", "Description", "In", "Out", "Duration", "Marker Type"]
    for row, mark in zip(rows, marks, strict=True):
        assert row[0] == mark.title
        assert (";" in row[2]) == rate.drop
        times = [rate.parse(code) for code in row[2:5]]
        first, after = rate.frame(mark.start_ms), rate.frame(mark.end_ms)
        assert times == [first, after, after - first]


def test_a_list_of_more_events_than_cmx3600_counts_is_refused() -> None:
    one = selection(rate="25")
    many = Selection("x", one.stretches * 1000, timeline=one.timeline)
    with pytest.raises(UsageError, match="999"):
        written("edl", many)


def test_a_timeline_longer_than_a_day_is_refused() -> None:
    one = selection(rate="25", start=90_000 * 23, end_ms=3_700_000)
    with pytest.raises(TimeError):
        written("edl", one)


def test_an_hour_of_2997_is_an_hour_everywhere() -> None:
    marks = [Mark(3_600_000, 3_660_000, "Una hora")]
    one = selection(marks=marks, rate="29.97df", start=107_892)
    assert "02:00:00;00" in written("resolve", one)
    assert "* LOC: 02:00:00;00" in written("edl", one)
    assert 'start="107999892/30000s"' in written("fcpxml", one)  # 107892 frames are 3599.9964 s
    assert "01;00;00;00" in written("premiere", selection(marks=marks, rate="29.97df"))


def test_mpv_reads_paths_by_their_length_in_bytes() -> None:
    stretch = Stretch(Work(ELSEWHERE), 1_500, 3_250, "título, 1")
    line = written("mpv", Selection("x", (stretch,))).splitlines()[1]
    path = "/media/other/Übung.mov"
    assert (
        line
        == f"%{len(path.encode())}%{path},start=1.5,length=1.75,title=%{len('título, 1'.encode())}%título, 1"
    )


def test_mpv_is_refused_where_only_the_page_is_known() -> None:
    page = Recording("youtube:x", "Talk", url="https://youtu.be/x")
    with pytest.raises(UsageError, match="m3u"):
        written("mpv", Selection("x", (Stretch(Work(page), 0, 1000, "a"),)))


def test_a_playlist_has_times_and_places() -> None:
    page = Recording("youtube:x", "Talk", url="https://youtu.be/x")
    stretches = (
        Stretch(Work(ELSEWHERE), 1_500, 3_250, "uno"),
        Stretch(Work(page), 60_000, 90_000, "dos", link="https://youtu.be/x?t=60"),
    )
    assert written("m3u", Selection("x", stretches)) == (
        "#EXTM3U\n#EXTINF:2,uno\n#EXTVLCOPT:start-time=1.5\n#EXTVLCOPT:stop-time=3.25\n/media/other/Übung.mov\n"
        "#EXTINF:30,dos\n#EXTVLCOPT:start-time=60\n#EXTVLCOPT:stop-time=90\nhttps://youtu.be/x?t=60\n"
    )


def test_sound_alone_has_no_track_of_pictures() -> None:
    work = Work(ELSEWHERE, pictures=False)
    one = Selection("x", (Stretch(work, 0, 1_000, "a"),), timeline=Timeline(Rate.read("25")))
    timeline = otio.adapters.read_from_string(written("otio", one), "otio_json")
    assert [track.kind for track in timeline.tracks] == ["Audio"]
    assert "AX       AA    C" in written("edl", one)
    assert 'hasVideo="0"' in written("fcpxml", one)


@pytest.mark.parametrize("name", ["otio", "edl", "fcpxml", "resolve", "premiere"])
def test_words_alone_make_no_difference_to_frames(name: str) -> None:
    marks = [Mark(0, 1000, "Uno")]
    assert written(name, selection(marks=marks, rate="25")) == written(
        name, selection([passage("Hola")], marks, rate="25")
    )


def test_recordings_of_several_rates_need_a_rate(tmp_path: Path) -> None:
    media = [
        film(tmp_path / "pal.mp4", 1, fps=25),
        film(tmp_path / "ntsc.mp4", 1, fps=Fraction(30_000, 1001)),
    ]
    works = [Work(Recording(f"file:{path.name}", path.name, media=str(path))) for path in media]
    one = Selection("Cut", tuple(Stretch(work, 0, 900, "x") for work in works))
    with pytest.raises(MediaError, match=r"run at 25 and 29\.97 frames a second; give .* --rate"):
        counted(one, None, None, "01:00:00:00")
    assert counted(one, "25", None, "01:00:00:00").timeline == Timeline(Rate.read("25"), 90_000)
    same = Selection("Cut", one.stretches[:1] * 2)
    assert counted(same, None, None, "01:00:00:00").timeline == Timeline(Rate.read("25"), 90_000)
