"""Selections made for tests: what is said and named at known times, and strategies for any."""

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

from talkdex.exports.selection import Mark, Passage, Selection, Spoken, Stretch, Timeline, Work
from talkdex.exports.timecode import Rate
from talkdex.recording import Recording

LAW = settings(max_examples=50, deadline=None)
"""How often a law is tried: a loaded machine is no failure."""

TALK = Recording(
    "youtube:abcdefghijk", "Sesión plenaria & más <1>", url="https://www.youtube.com/watch?v=abcdefghijk",
    media="/media/plenary, part 1.mp4", duration_ms=5_000_000, published="2024-05-31", channel="Encuentros",
)  # fmt: skip


def passage(
    text: str, start_ms: int = 0, speaker: str | None = None, *, step_ms: int = 400, glue: str = " "
) -> Passage:
    """What somebody says, a word every step, without pauses."""
    words = tuple(
        Spoken(start_ms + i * step_ms, start_ms + (i + 1) * step_ms, word, glue)
        for i, word in enumerate(text.split())
    )
    return Passage(start_ms, words[-1].end_ms, words, speaker, f"https://youtu.be/x?t={start_ms // 1000}")


def selection(
    passages: Sequence[Passage] = (), marks: Sequence[Mark] = (), *, end_ms: int = 5_000_000,
    start_ms: int = 0, language: str | None = "es", rate: str | None = None, start: int = 0,
    searched: bool = False, recording: Recording = TALK,
) -> Selection:  # fmt: skip
    """One stretch of one recording."""
    work = Work(recording, language)
    stretch = Stretch(
        work, start_ms, end_ms, recording.title, tuple(passages), tuple(marks), "https://youtu.be/x"
    )
    timeline = Timeline(Rate.read(rate), start) if rate else None
    return Selection(recording.title, (stretch,), searched, timeline)


_LETTERS = st.sampled_from("abcdeéñßœ,.;:?!-'’&<>\"»日本я")
_WORDS = st.text(_LETTERS, min_size=1, max_size=60).filter(lambda text: any(c.isalnum() for c in text))
SPEAKERS = st.sampled_from([None, "Ana", "La presidenta de la mesa", "Éric d'Orgel & fils"])


@st.composite
def said(draw: st.DrawFn, words: st.SearchStrategy[str] = _WORDS) -> list[Passage]:
    """Any words at any times that don't run backwards, by any speakers."""
    found, now = [], draw(st.integers(0, 10_000))
    for _ in range(draw(st.integers(1, 4))):
        spoken = []
        for text in draw(st.lists(words, min_size=1, max_size=30)):
            now += draw(st.sampled_from([0, 0, 0, 1, 80, 400, 1500, 9_000]))
            length = draw(st.sampled_from([0, 1, 60, 200, 400, 900, 8_000]))
            spoken.append(Spoken(now, now + length, text, draw(st.sampled_from([" ", " ", ""]))))
            now += length
        found.append(Passage(spoken[0].start_ms, now, tuple(spoken), draw(SPEAKERS)))
    return found


_LABELS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "—"
)


@st.composite
def named(draw: st.DrawFn, most_ms: int = 4_000_000) -> list[Mark]:
    """Any named ranges, in order of time, each at least a tenth of a second long."""
    starts = sorted(draw(st.lists(st.integers(0, most_ms), min_size=1, max_size=8, unique=True)))
    return [
        Mark(
            at, at + draw(st.integers(100, 600_000)), draw(_LABELS), draw(SPEAKERS), link="https://youtu.be/x"
        )
        for at in starts
    ]
