"""Scripts without spaces: a quotation is any run of characters, with its own times and differences."""

from collections.abc import Iterator

import pytest

from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.quotes import QuoteHit, find_quote
from talkdex.recording import Recording
from talkdex.text import folded, pieces
from talkdex.transcript import Cue, Transcript, Word

CUES = {
    "zh": ("我们今天要讨论的问题非常重要,", "这个决定将改变所有公民的生活。", "明年三月 我们会再次投票"),
    "ja": ("今日は皆さんに大切なお話があります。", "この決定はすべての市民の生活を変えるでしょう。", "では"),
    "th": ("การตัดสินใจครั้งนี้จะเปลี่ยนชีวิตของประชาชน", "ขอบคุณทุกคนที่มาในวันนี้"),
}
TIMED = "这是另一个会议,我们谈论了学校和医院"
STEP_MS = 300


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    with Writer(path) as writer:
        for language, texts in CUES.items():
            cues = tuple(Cue(at * 10_000, at * 10_000 + 8_000, text) for at, text in enumerate(texts))
            writer.add_recording(Recording(f"t:{language}", language), Transcript(cues, language))
        words = tuple(Word(at * STEP_MS, (at + 1) * STEP_MS, char) for at, char in enumerate(TIMED))
        cue = Cue(0, words[-1].end_ms, TIMED, None, words)
        writer.add_recording(Recording("t:timed", "timed"), Transcript((cue,), "zh"))
    with Reader(path) as opened:
        yield opened


def found(reader: Reader, quoted: str) -> QuoteHit:
    return find_quote(reader, quoted)[0]


@pytest.mark.parametrize(
    ("quoted", "title", "cue"),
    [
        ("改变所有公民的", "zh", 1), ("「改变所有公民的生活」", "zh", 1), ("我们今天要讨论", "zh", 0),
        ("すべての市民の生活を変える", "ja", 1), ("大切なお話があります", "ja", 0),
        ("เปลี่ยนชีวิตของประชาชน", "th", 0), ("ขอบคุณทุกคน", "th", 1),
    ],
)  # fmt: skip
def test_a_run_of_characters_is_a_quotation_of_its_own(
    reader: Reader, quoted: str, title: str, cue: int
) -> None:
    hit = found(reader, quoted)
    text, plain = CUES[title][cue], quoted.strip("「」")
    assert (hit.recording.title, hit.text.rstrip("。"), hit.exact) == (title, plain, True)
    begin, length = text.index(plain) / len(text), len(plain) / len(text)
    assert abs(hit.start_ms - (cue * 10_000 + 8_000 * begin)) < 1_000
    assert abs(hit.end_ms - hit.start_ms - 8_000 * length) < 1_000


def test_the_words_around_and_the_differences_are_characters(reader: Reader) -> None:
    hit = found(reader, "这个决定会改变所有公民")
    differing = [d for part in hit.parts for d in part.differences if d.kind != "same"]
    assert [tuple(d) for d in differing] == [("changed", "将", "会")]
    assert hit.tail == "的生活。"
    assert hit.parts[0].differences[0].said == "这个决定"


def test_a_quotation_goes_on_from_one_cue_to_the_next(reader: Reader) -> None:
    assert found(reader, "明年三月 我们会再次投票").exact
    across = found(reader, "问题非常重要,这个决定将改变")
    assert (across.text, across.exact) == ("问题非常重要,这个决定将改变", True)


def test_characters_with_times_of_their_own_keep_them(reader: Reader) -> None:
    hit = found(reader, "我们谈论了学校")
    at = TIMED.index("我们")
    assert (hit.text, hit.exact, hit.tail) == ("我们谈论了学校", True, "和医院")
    assert (hit.start_ms, hit.end_ms) == (at * STEP_MS, (at + 7) * STEP_MS)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("l’eau", ["l’eau"]), ("quatre-vingts", ["quatre-vingts"]), ("plain", ["plain"]),
        ("straße", ["straße"]), ("2024年3月", ["2024", "年", "3", "月"]), ("「你好」。", ["「你", "好」。"]),
        ("C++を", ["C++", "を"]), ("ガギ", ["ガ", "ギ"]), ("", [""]), ("…", ["…"]), ("한국어", ["한국어"]),
    ],
)  # fmt: skip
def test_runs_are_cut_at_tokens_of_unspaced_scripts(run: str, expected: list[str]) -> None:
    assert pieces(run) == expected
    assert [token for piece in pieces(run) for token in folded(piece)] == folded(run)
