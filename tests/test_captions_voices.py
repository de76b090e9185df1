"""Speakers: names out of labels, and labels that are no names."""

import pytest

from talkdex.captions import parse_captions
from talkdex.transcript import Transcript


def read(*texts: str) -> Transcript:
    """Make a file of one cue per text, a second each."""
    blocks = [
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{text}\n"
        for n, text in enumerate(texts)
    ]
    return parse_captions("\n".join(blocks).encode(), "a.srt")


def told(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


FILLER = [f"and then we went on to number {n}." for n in range(40)]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (">> ANN: Hello.", "ANN", "Hello."),
        (">>> MAYOR FREY: Hello.", "MAYOR FREY", "Hello."),
        ("[SPEAKER_00]: Hello.", "SPEAKER_00", "Hello."),
        ("(Ann Lee): Hello.", "Ann Lee", "Hello."),
        ("Ann Lee: Hello.", "Ann Lee", "Hello."),
        ("Oscar Figueroa : Bonjour.", "Oscar Figueroa", "Bonjour."),
        ("- Ann: Hello.", "Ann", "Hello."),
        ("- Hello.", None, "Hello."),
        ("-Hello.", None, "Hello."),
        ("-5 degrees.", None, "-5 degrees."),
        (">> Hello.", None, "Hello."),
        ("Bobby | Ambire: Hello.", "Bobby | Ambire", "Hello."),
        ("田中：こんにちは", "田中", "こんにちは"),
        ("Ludwig van Beethoven: Hello.", "Ludwig van Beethoven", "Hello."),
        ("MEITNER (gasping): No!", "MEITNER", "No!"),
    ],
)
def test_names_are_taken_out_of_a_labelled_file(text: str, speaker: str | None, said: str) -> None:
    assert told(read(text, text)) == [(speaker, said)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is recorded.",
        "The problem is this: nobody came.",
        "It begins at 10:30 today.",
        "10:30 is early.",
        "Remember: nobody came.",
        "see https://example.org for more",
        "Zum Beispiel: Tomaten.",
        "Question: who pays?",
        "And she said: no.",
    ],
)
def test_other_colons_are_speech(text: str) -> None:
    assert (None, text) in told(read(*FILLER, text))


def test_names_that_come_again_are_speakers_in_a_file_that_is_mostly_unlabelled() -> None:
    found = told(read("Travis: Welcome.", *FILLER[:20], "Sarah: Thanks.", "Travis: So.", "Sarah: Yes."))
    assert [speaker for speaker, text in found if text in ("Welcome.", "Thanks.", "So.", "Yes.")] == [
        "Travis",
        "Sarah",
        "Travis",
        "Sarah",
    ]


def test_a_common_word_that_comes_again_is_no_speaker() -> None:
    found = told(read(*FILLER, "Nature: it heals.", "we love nature.", "Nature: it kills."))
    assert (None, "Nature: it heals.") in found


def test_handles_are_speakers_where_every_cue_has_one() -> None:
    found = told(
        read(
            "lightclient: Hello.", "marc | wolovim: Hi.", "lightclient: Ready?", "marc | wolovim: If so: go."
        )
    )
    assert [speaker for speaker, _ in found] == ["lightclient", "marc | wolovim"] * 2
    assert found[-1][1] == "If so: go."


def test_two_speakers_in_a_cue_become_two_cues() -> None:
    found = read("ANN: Yes.\nBOB: No, no, no.", "ANN: So?", "BOB: Good.")
    assert told(found)[:2] == [("ANN", "Yes."), ("BOB", "No, no, no.")]
    assert found.cues[0].end_ms == found.cues[1].start_ms < found.cues[1].end_ms


def test_a_name_holds_until_the_next_where_only_changes_are_named() -> None:
    found = told(read("Ann: One.", "Two.", "Bob: Three.", "Four.", "Ann: Five.", "Bob: Six.", "Seven."))
    assert [speaker for speaker, _ in found] == ["Ann", "Ann", "Bob", "Bob", "Ann", "Bob", "Bob"]


def test_a_name_holds_to_the_end_of_the_sentence_elsewhere() -> None:
    found = told(read("Ann: One and", "two.", "Three.", "Ann: Four.", "Ann: Five.", "Bob: Six."))
    assert [speaker for speaker, _ in found] == ["Ann", "Ann", None, "Ann", "Ann", "Bob"]


def test_word_times_follow_the_text_without_the_name() -> None:
    line = "&gt;&gt; ANN:<00:00:00.500><c> hello</c><00:00:01.000><c> you</c>"
    vtt = f"WEBVTT\n\n00:00.000 --> 00:02.000\n{line}\n"
    found = parse_captions(vtt.encode(), "a.vtt")
    assert told(found) == [("ANN", "hello you")]
    assert [(word.start_ms, word.text) for word in found.words()] == [(500, "hello"), (1000, "you")]


@pytest.mark.parametrize("text", ["[Music]", "(applause)", "♪ la la ♪", "[Alba] En 1928,"])
def test_sounds_are_kept_as_text(text: str) -> None:
    assert told(read(text, "Hello there.")) == [(None, text), (None, "Hello there.")]
