"""One time or one range, in every notation; and what only looks like a time."""

import pytest

from talkdex.mentions import read_segments
from talkdex.timing import clock


def times(text: str, duration_ms: int | None = None) -> list[str]:
    found = read_segments(text, duration_ms=duration_ms)
    return [clock(s.start_ms or 0) + (f"-{clock(s.end_ms)}" if s.end_ms is not None else "") for s in found]


@pytest.mark.parametrize(
    ("text", "label", "speaker", "precision"),
    [
        (
            "Pour regarder l'intervention d'Oscar Figueroa (22min10-1h16)",
            "intervention d'Oscar Figueroa",
            "Oscar Figueroa",
            (1000, 60_000),
        ),
        ("22:10–1:16:00", "", None, (1000, 1000)),
        ("de 22'10'' à 1h16", "", None, (1000, 60_000)),
        ("22:10-1:16", "", None, (1000, 60_000)),
    ],
)
def test_the_seed(text: str, label: str, speaker: str | None, precision: tuple[int, int]) -> None:
    (stated,) = read_segments(text)
    assert (stated.start_ms, stated.end_ms) == (1_330_000, 4_560_000)
    assert (stated.label, stated.speaker) == (label, speaker)
    assert (stated.precision_ms, stated.end_precision_ms) == precision
    assert stated.end_stated
    assert stated.span
    assert stated.text == text[slice(*stated.span)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:10", "22:10"),
        ("1:16:00.5", "1:16:00"),
        ("1 h 16 min 05 s", "1:16:05"),
        ("1h16", "1:16:00"),
        ("22min10", "22:10"),
        ("14’30’’", "14:30"),
        ("22'10\"", "22:10"),
        ("1.26.23", "1:26:23"),
        ("T22:10", "22:10"),
        ("PT22M10S", "22:10"),
        ("T30M38S", "30:38"),
        ("P0Y0M0DT0H4M20.880S", "4:20"),
        ("00:22:10:12", "22:10"),
        ("01:02:03:050", "1:02:03"),
        ("103:050", "1:43"),
        ("2.5 hours", "2:30:00"),
        ("87 Min.", "1:27:00"),
        ("1 hour and 3 minutes", "1:03:00"),
        ("2 horas : 03 minutos", "2:03:00"),
        ("+0:45", "45:00"),
        ("90", "1:30"),
        ("#t=22m10s", "22:10"),
        ("?t=28min40s", "28:40"),
        ("https://example.org/talk.mp4#t=22:10,1:16:00", "22:10-1:16:00"),
        ("１：０２：０３", "1:02:03"),
        ("1時間2分3秒", "1:02:03"),
        ("第12分30秒开始", "12:30"),
        ("12분 30초부터", "12:30"),
        ("с 12 мин 30 сек", "12:30"),
        ("1 час 2 минуты", "1:02:00"),
        ("à partir de 1h02", "1:02:00"),
        ("ab Minute 22", "22:00"),
        ("minuto 60 al 1:20", "1:00:00-1:20:00"),
        ("entre el minuto 22 y el 76", "22:00-1:16:00"),
        ("Ab Minute 22 bis 1 Std. 16 Min.", "22:00-1:16:00"),
        ("vanaf minuut 22 tot 1u16", "22:00-1:16:00"),
        ("od 12:30 do 1:05:00", "12:30-1:05:00"),
        ("dos 22min10s aos 76min", "22:10-1:16:00"),
        ("58:30–1:02", "58:30-1:02:00"),
        ("00:22:10,500 --> 01:16:00,000", "22:10-1:16:00"),
        ("PT22M10S/PT1H16M", "22:10-1:16:00"),
        ("12分30秒〜15分", "12:30-15:00"),
        ("[21:03]–[21:43]", "21:03-21:43"),
        ("12:30 for 5 minutes", "12:30-17:30"),
        ("5 minutes from 12:30", "12:30-17:30"),
    ],
)
def test_notations_that_stand_alone(text: str, expected: str) -> None:
    assert times(text) == [expected]


def test_drop_frame_counts_as_the_standard_says() -> None:
    assert [s.start_ms for s in read_segments("00:00:03;00 a\n\n00:01:00;02 b")] == [3003, 60_060]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A partir del minuto 1:39 del vídeo, el reparto.", ["1:39"]),
        ("me quedé en el minuto 27 del curso", ["27:00"]),
        ("parei no vídeo 7, com 17 minutos e 28 segundos", ["17:28"]),
        ("Andare al minuto 1:02:45 per la parte sui conti.", ["1:02:45"]),
        ("Im Video ab 1:35 Minuten zu sehen.", ["1:35"]),
        ("Siehe Video ab Min. 18:30", ["18:30"]),
        ("Vers 45 min dans la vidéo, Paul Martin répond.", ["45:00"]),
        ("Si vous connaissez le début, sautez à la minute 62 environ.", ["1:02:00"]),
        ("à la 20e minute de la vidéo", ["20:00"]),
        ("watch the video from 1:28 till 2:22", ["1:28-2:22"]),
        ("In the video (see 12:30 and 45:10) she explains it.", ["12:30", "45:10"]),
        ("Stopped at 1hr 33min of the video", ["1:33:00"]),
        ("at 1h 12m of 12h 03m", ["1:12:00"]),
        ("the talk starts at 8 minutes in.", ["8:00"]),
        ("around the 16 minute mark of the video", ["16:00"]),
        ("@ 7:21 he shows the card", ["7:21"]),
        ('--sections "*10:15-inf"', ["10:15"]),
        ('--sections "*1:00-2:30"', ["1:00-2:30"]),
        ("desde el minuto 1:00 hasta el final del vídeo", ["1:00"]),
        ("begins at 22:10 and ends at 1:16:00 in the recording", ["22:10-1:16:00"]),
        ("Erreur mineure à 1:44, la troisième ligne est fausse", ["1:44"]),
        ("no vídeo aos 5:30 eu mostro", ["5:30"]),
        ("момент на видео с 1:21:00", ["1:21:00"]),
    ],
)
def test_prose_in_many_languages(text: str, expected: list[str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "nos vemos a las 22:10",
        "um 22:10 Uhr",
        "alle 22.10 davanti al bar",
        "Meeting: Feb 16, 2023, 14:00-15:30 UTC",
        "updated 2021-02-06T16:15:00-08:00",
        "02/10/2021 11:33",
        "in the video between 12:00 AM and 4:00 AM",
        "from 00:00:00 to 23:59:59",
        "10:05:07 From Ann to Everyone: hello",
        "une session marathon de 3h30",
        "Durée du podcast : 0:41:19",
        "Dauer: 3:31:49",
        "1 DVD-vidéo (1h42)",
        "| Phase 16 | 22min | 2 tasks |",
        "John 3:16 and Romans 8:28",
        "Aspect ratio 16:9, 1920x1080",
        "Final score 3:2 after extra time",
        "mix 1:2:3 cement, sand, gravel",
        "2001:db8::8a2e:370:7334",
        "localhost:5432 and :8080",
        "docker run -p 443:443",
        "1.17 and 1.18 would go out of support",
        "line2[21:43] + partial[0:10]",
        "vidéo YouTube à 2h du matin",
        "tutos YouTube à 2,48 M de vues",
        "200 € par vidéo à partir de 10 vidéos",
        "ein Video (min. 90 Sekunden)",
        "Please upload a video between 15 and 30 seconds.",
        "Entre el minuto 15 y el 30 el huésped podía pagar",
        "cada 15 minutos a partir del minuto 20 hasta el 59",
        "votre rendez-vous à 14h30 est confirmé",
        "https://forum.example.org/viewtopic.php?t=37332",
        "http://www.timezone.example/?t=11:00&tz=PT",
        "- 09:45 - 10:00 Présentation\n- 10:00 - 10:20 Installation\n- 11:15 - 11:30 Pause",
        "| 9:00-9:15 |       | Welcome |        |\n| 9:15-10:00 | Talk A | Talk B | Talk C |",
        "no time at all",
        "",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert times(text) == []


def test_ambiguity_is_returned_and_settled_by_the_recordings_length() -> None:
    (open_,) = read_segments("Video ab 1:16")
    assert (open_.start_ms, open_.alternatives) == (76_000, ((4_560_000, None),))
    (long_,) = read_segments("18h30 - Réponses", duration_ms=7 * 3_600_000)
    assert long_.start_ms == 1_110_000
    (short,) = read_segments("2h24 - Réponses", duration_ms=600_000)
    assert short.start_ms == 144_000


def test_a_link_beside_it_settles_a_time() -> None:
    link = "https://youtu.be/dQw4w9WgXcQ?t={}"
    assert times(f"[4h06]({link.format(246)}) Décentralisation") == ["4:06"]
    assert times(f"## Closing [37.51]({link.format(2270)})") == ["37:51"]
    assert times("## Closing [37.51](https://example.org)") == []
    assert times(f"guide à partir de la vidéo à 15:52\n\n[autre]({link.format(616)})") == ["15:52", "10:16"]
    assert times(f"<{link.format(90)}> – Welcome") == ["1:30"]


def test_a_rough_time_is_less_precise_than_it_is_written() -> None:
    def precision(text: str) -> int | None:
        return read_segments(text)[0].precision_ms

    assert precision("vidéo à 45 min") == 60_000
    assert precision("vidéo vers 45 min") == 300_000
    assert precision("~2:40:00 Beginn") == 60_000
    assert precision("22:10.500") == 1


def test_what_runs_past_the_recording_is_kept_as_it_was_written() -> None:
    assert times("Video ab 45:00", duration_ms=60_000) == ["45:00"]
    assert times("30:00-20:00") == ["30:00-20:00"]
