"""What kind of thing a time is: a moment of a recording, or a length, a clock, another game."""

import pytest

import talkdex


def starts(text: str) -> list[float]:
    return [stated.start_ms / 1000 for stated in talkdex.read_segments(text) if stated.start_ms is not None]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("She starts talking about the club at the 12 minute mark.", 720),
        ("What he means comes at the 23–25 minute mark of the video.", 1380),
        ("Wer erst ab Minute 12\n  eines Videos zusieht, versteht nichts", 720),
        ("остановился на 15 минуте седьмой части видео", 900),
        ("начиная с 20-минутной метки видео", 1200),
        ("разобрать, как сделано в видео 1:14:55", 4495),
        ("Youtubeでの解説：第6回 58分30秒あたり", 3510),
        ("Hours into seconds(starts at 3:24)", 204),
        ("(YouTube, 12:45 runtime, particularly 6:30-10:15)", 390),
        ("// last time watched till 1:37:05 / 2:11:31", 5825),
        ("watch the video till 2 minutes", 120),
        ("hecho hasta el minuto 1h 05min", 3900),
    ],
)
def test_moments_of_a_recording(text: str, seconds: float) -> None:
    assert starts(text) == [seconds]


@pytest.mark.parametrize(
    "text",
    [
        "In diesem Video lernst du in 10 Minuten Excel",
        "Este video te explica en 5 minutos cómo usar git",
        "The half marathon was finished in 2:05:37, a record",
        "Node A sends a heartbeat with timestamp 12:00:00",
        "Tarea al 50% en el minuto 45, la otra va en curso",
        "Solo pomeriggio (dalle 14:30)",
        "schedule='с 12:00 до 13:30'",
        "* 10h15 à 10h25: Anne Martin, calcul formel",
        "| s8 | ok | 43m54s |\n| s9 | failed | 1h02m |\n| s7 | ok | 12m03s |",
        "- Minute 0: node 3\n- Minute 1: nodes 1 and 6\n- Minute 2: node 5",
        "crop like arr[1:30, 3:4]",
        "radii = (0:45) + 0.1;",
    ],
)
def test_times_of_other_things(text: str) -> None:
    assert starts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "vers 45min, Oscar Figueroa prend la parole",
        "Oscar Figueroa parle vers 45 min",
        "around 45 minutes in, Oscar Figueroa speaks",
        "hacia el minuto 45 toma la palabra Oscar Figueroa",
    ],
)
def test_about_when_somebody_speaks_is_a_moment(text: str) -> None:
    (found,) = talkdex.read_segments(text)
    assert (found.start_ms, found.speaker) == (2_700_000, "Oscar Figueroa")
    assert (found.precision_ms or 0) >= 60_000


@pytest.mark.parametrize("text", ["Il parle pendant 45 min", "He speaks for 20 minutes"])
def test_how_long_somebody_speaks_is_none(text: str) -> None:
    assert talkdex.read_segments(text) == []
