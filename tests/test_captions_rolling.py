"""Rolling captions: every spoken word once, with the time at which it was spoken.

The judge is json3, which tells every word once; the other forms are rendered from the same words
as YouTube and its converters render them.
"""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from talkdex.captions import parse_captions, rolling
from talkdex.transcript import Transcript

Line = list[tuple[int, str]]
Spoken = list[tuple[int, str]]

# Few words, so that lines and parts of lines come again and again.
LINES = st.lists(
    st.lists(st.sampled_from(["no", "yes", "well,", "I&J"]), min_size=1, max_size=4), min_size=2, max_size=12
)


def timed(lines: list[list[str]]) -> list[Line]:
    """Say a word every 300 ms, with a breath between lines."""
    now, said = 0, []
    for line in lines:
        said.append([(now + 300 * at, word) for at, word in enumerate(line)])
        now += 300 * len(line) + 20
    return said


def spoken(transcript: Transcript) -> Spoken:
    return [(word.start_ms, word.text) for word in transcript.words()]


def json3(said: list[Line]) -> Transcript:
    events: list[dict[str, Any]] = [{"tStartMs": 0, "dDurationMs": 10**6, "id": 1}]
    for line in said:
        start = line[0][0]
        segments = [
            {"utf8": word if at == start else f" {word}", "tOffsetMs": at - start, "acAsrConf": 0}
            for at, word in line
        ]
        events.append({"tStartMs": start, "dDurationMs": 5000, "segs": segments})
        events.append({"tStartMs": start + 10, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]})
    return parse_captions(json.dumps({"wireMagic": "pb3", "events": events}).encode(), "a.json3")


def clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;")


def screens(said: list[Line]) -> list[tuple[int, int, str, str]]:
    """Show each line at the bottom while it is spoken, hold it for 10 ms at the top, and go on below it."""
    shown, top = [], " "
    for line, after in zip(said, [*said[1:], None], strict=True):
        start, until = line[0][0], after[0][0] if after else line[-1][0] + 300
        inline = "".join(f"<{clock(at)}><c> {escaped(word)}</c>" for at, word in line[1:])
        whole = " ".join(escaped(word) for _, word in line)
        shown.append((start, until - 10, top, escaped(line[0][1]) + inline))
        shown.append((until - 10, until, whole, " "))
        top = whole
    return shown


def webvtt(said: list[Line]) -> Transcript:
    cues = [
        f"{clock(start)} --> {clock(end)} align:start position:0%\n{top}\n{low}\n"
        for start, end, top, low in screens(said)
    ]
    return parse_captions("\n".join(["WEBVTT\nKind: captions\nLanguage: en\n", *cues]).encode(), "a.vtt")


def srv3(said: list[Line]) -> Transcript:
    body = []
    for line in said:
        start = line[0][0]
        words = "".join(
            f'<s t="{at - start}" ac="0">{escaped(word if at == start else " " + word)}</s>'
            for at, word in line
        )
        body.append(f'<p t="{start}" d="5000" w="1">{words}</p><p t="{start + 10}" d="10" w="1" a="1">\n</p>')
    return parse_captions(
        f'<timedtext format="3"><body>{"".join(body)}</body></timedtext>'.encode(), "a.srv3"
    )


@given(LINES)
def test_words_out_are_words_spoken(lines: list[list[str]]) -> None:
    assume(any(len(line) > 1 for line in lines))  # else WebVTT has no time in it to tell it by
    said = timed(lines)
    every = [word for line in said for word in line]
    assert spoken(json3(said)) == every
    assert spoken(srv3(said)) == every
    assert spoken(webvtt(said)) == every


@given(LINES)
def test_the_last_word_of_a_line_ends_before_the_next_line(lines: list[list[str]]) -> None:
    said = timed(lines)
    for transcript in (json3(said), webvtt(said), srv3(said)):
        words = list(transcript.words())
        assert all(word.end_ms <= after.start_ms for word, after in pairwise(words))


@given(st.lists(st.integers(-500, 9000), min_size=1, max_size=6))
def test_words_out_of_order_are_put_in_order(offsets: list[int]) -> None:
    segments = [{"utf8": f" w{at}", "tOffsetMs": offset} for at, offset in enumerate(offsets)]
    value = {"wireMagic": "pb3", "events": [{"tStartMs": 1000, "dDurationMs": 900, "segs": segments}]}
    words = list(parse_captions(json.dumps(value).encode(), "a.json3").words())
    assert [word.text for word in words] == [f"w{at}" for at in range(len(offsets))]
    assert all(1000 <= word.start_ms <= after.start_ms for word, after in pairwise([*words, words[-1]]))
    assert all(word.start_ms <= word.end_ms for word in words)


def subrip(cues: Sequence[tuple[int, int, str]]) -> Transcript:
    blocks = [
        f"{n}\n{clock(start)} --> {clock(end)}\n{text}\n" for n, (start, end, text) in enumerate(cues, 1)
    ]
    return parse_captions("\n".join(blocks).encode(), "a.srt")


LONG = [
    "so this is how it begins",
    "and nobody knew",
    "what the river would bring",
    "no no never",
    "no no never",
    "until today",
]


def test_rolling_lines_without_word_times_are_taken_once() -> None:
    cues = []
    for start, end, top, low in screens(timed([line.split() for line in LONG])):
        lines = [re.sub(r"<[^<>]*>", "", line) for line in (top, low) if line.strip()]
        cues.append((start, end, "\n".join(lines)))
    assert [cue.text for cue in subrip(cues).cues] == LONG


def test_two_lines_joined_to_one_are_taken_once_too() -> None:
    cues = [
        (at * 1000, at * 1000 + 1000, f"{one} {two}")
        for at, (one, two) in enumerate(zip(["", *LONG], LONG, strict=False))
    ]
    words = " ".join(cue.text for cue in subrip(cues).cues).split()
    assert words[:12] == " ".join(LONG).split()[:12]


SENTENCE = "the quick brown fox jumps over the lazy dog"


def test_text_that_grows_word_by_word_is_taken_once() -> None:
    sentence = SENTENCE.split()
    cues = [(at * 300, at * 300 + 300, " ".join(sentence[: at + 1])) for at in range(len(sentence))]
    assert " ".join(cue.text for cue in subrip(cues).cues) == " ".join(sentence)


def test_a_line_held_for_a_blink_is_no_repetition() -> None:
    cues = [(0, 2000, "hello you"), (2000, 2010, "hello you"), (2010, 5000, "hello you\nback to the show")]
    assert [cue.text for cue in subrip(cues).cues] == ["hello you", "back to the show"]


def test_single_words_that_roll_are_taken_once() -> None:
    cues = [
        (at * 1000, at * 1000 + 1000, text)
        for at, text in enumerate(["A", "A", "A B", "B", "B C", "C", "C D", "D"])
    ]
    assert [cue.text for cue in subrip(cues).cues] == ["A", "B", "C", "D"]


def test_what_is_said_again_is_kept_where_nothing_rolls() -> None:
    cues = [
        (at * 1000, at * 1000 + 1000, text)
        for at, text in enumerate(["I'm sorry.", "I'm sorry.", "Amen.", "Amen.", "Amen."])
    ]
    assert [cue.text for cue in subrip(cues).cues] == ["I'm sorry.", "I'm sorry.", "Amen.", "Amen.", "Amen."]


@given(
    st.lists(st.sampled_from("ab"), max_size=12),
    st.lists(st.sampled_from("ab"), max_size=12),
    st.integers(0, 12),
)
def test_carried_is_the_longest_end_that_is_also_a_beginning(
    before: list[str], now: list[str], limit: int
) -> None:
    possible = range(min(len(before), len(now), limit) + 1)
    slow = max(count for count in possible if before[len(before) - count :] == now[:count])
    assert rolling.carried(before, now, min(limit, len(now))) == slow


def test_highlighted_words_make_one_sentence_with_word_times() -> None:
    cues = [
        (0, 500, "<u>Hello</u> big world"),
        (500, 900, "Hello big world"),
        (900, 1400, "Hello big <u>world</u>"),
        (1400, 1800, "<u>Yes</u>"),
        (1800, 2000, "<u>Yes</u>"),
    ]
    found = subrip(cues)
    assert [cue.text for cue in found.cues] == ["Hello big world", "Yes", "Yes"]
    assert spoken(found) == [(0, "Hello"), (500, "big"), (900, "world"), (1400, "Yes"), (1800, "Yes")]


def test_lines_that_overlap_throughout_end_where_the_next_begins() -> None:
    cues = [(at * 2000, at * 2000 + 4000, text) for at, text in enumerate(LONG)]
    found = subrip(cues)
    assert [cue.end_ms for cue in found.cues] == [2000, 4000, 6000, 8000, 10000, 14000]
    assert len(found.warnings) == 1
