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
        ("Five minutes into the talk she shows the demo.", 300),
        ("Twenty-five minutes into the video it rains", 1500),
        ("A los cinco minutos del vídeo se ve el puente", 300),
        ("See [the talk](https://youtu.be/dQw4w9WgXcQ) around the 20 minute mark.", 1200),
        ("// stopped at 2hr. Forms do not work yet", 7200),
        ("// explained at 2:48\nrun()", 168),
        ("La question du bus est abordée à 1h04min30.", 3870),
        ("Lecture 5, 47:00: verbs of HTTP", 2820),
        ("The bus comes up about 64 minutes in.", 3840),
        ("Video watched till 1:34hr", 5640),
        ("The idea of precision is great (starting at 2:45).", 165),
        ("left off at 24.02 of the video", 1442),
        ("Skip ahead to 6:30 if you only care about the numbers.", 390),
        ("Jump to 1:05 · Monday's meeting", 65),
        ("Siehe im Video bei 6.00 min, dort ist der Schalter", 360),
        ("La blague à 3:42 est géniale", 222),
        ("the joke at 2:33 still works", 153),
        ("Lo mejor en el 3:42", 222),
        ("dal 9:50 in poi è oro puro", 590),
        ("a partir dos 15:30 começa a parte boa", 930),
        ("At around 1 hour 12 minutes in, the chair loses control of the panel.", 4320),
        ("Correction : à 7 min 45 s je confonds médiane et moyenne.", 465),
        ("J'ai ri à 6:42", 402),
        ("Het fragment begint op 14:22.", 862),
        ("// the initial skip to 23 seconds", 23),
        ("der Filter, der bei Minute 5 des Eingangsvideos beginnt", 300),
        ('time=12:31 speaker=A text="agreed"', 751),
        ("# 10 min into video", 600),
        ("« On ne pouvait pas savoir » (à 18 min 22)", 1102),
        ("As she puts it about 14 minutes into the interview, nobody asked us.", 840),
        ("Devoirs : regarder de la 5e à la 12e minute du film.", 300),
        ("CLIP 01  IN 00:04:12:00  OUT 00:04:38:12", 252),
        ("Note: pay attention to Phil's talk at 22:52, the queue of callbacks", 1372),
        ("Смотрите с 14:22 по 16:40", 862),
        ("Hörtipp: Folge 112, ab Minute 40", 2400),
        ("Frau Özdemir (SPD), 1:13:40 bis 1:20:05: Mieten", 4420),
        ("Minutes 10 to 15: run the command", 600),
        ("Demo: de 0:30 a 2:40 = **130 s**", 30),
        ("voy en el minuto 1:14:55hrs", 4495),
        ("auditar [1:05:30] el pago del partido, qué día", 3930),
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
        "Keep the finished video between 1:45 and 1:55.",
        "Graba un vídeo entre 1:00 y 1:30.",
        "The run was stopped at 2h by hand",
        "his watch stopped at 12:17, as every clock",
        "(Luke 15:11) and Acts 3:19",
        "parse error at 1:11: expected a name",
        "Office hours: 11:00 AM - 6:00 PM",
        "* 22:15 - 22:45 Clean up the kitchen",
        "We offer visits from 2h per week of talks",
        "a sum: 22:15 - 22:00 = 15 min",
        "| Duration | 1:23:45 |",
        "[12:34] <bob> anyone around?",
        "Night shift: 03:00~05:59",
        "- 20:00: go home, not shown at 18:00",
        "TLS (min 1.2) for the video",
        "MAC 00:00:A2:01:23:45",
        "Salida: 23:50\nLlegada: 00:59\nDuración: 1:09:00",
        "The film starts at 20:30 on Friday the usual way",
        "O filme começa às 20:40 na sala grande",
        "FE error (timestamp 12:00:00), BE error (timestamp 12:00:00.050)",
        "Four of the rows share the timestamp 12:00. A dashed line follows",
        'I stopped in the film of "chapter 4", as I said',
        "Track 1, Raum 3.04, 11:20–12:05",
        "Lap 3: 1:12.4, lap 4: 1:11.9",
        "GMT+5:30, UTC-3:00",
        "Il video è stato pubblicato alle 18:05",
        "Diretta streaming dalle 17:30",
        "Kids 3:15 pm pickup, swim 4:00, dinner 6:30",
        "Mein Video wurde um 12:36 hochgeladen.",
        "Check the slot: it has a lecture at 13:00-14:00",
        "throw new Error('No hubo una sustitución habilitada al minuto 45.');",
        "It often loses focus ~35 min into video editing",
        "service arrêté à 11:12:35, dernière ligne à 11:14:27.",
        "on an S3 resume at 14:04 the same day.",
        "Time control 90+30; games start at 14:00.",
        "Transmissão ao vivo no YouTube às 19h30",
        "// (12m10s) < (12m20s)",
        "// Genera duraciones de 0:30 a 8:00",
    ],
)
def test_times_of_other_things(text: str) -> None:
    assert starts(text) == []


def test_a_bare_row_of_times_to_the_second_is_one_of_moments() -> None:
    assert starts("Ad markers: 00:08:15, 00:22:40, 00:41:05") == [495, 1360, 2465]
    assert starts("Backups: 01:00:00, 02:00:00, 03:00:00") == []


def test_two_times_vouch_for_each_other_where_no_clock_shows_one() -> None:
    assert starts("Sponsors at 12:40 and 38:15, feel free to go on.") == [760, 2295]
    assert starts("Trains at 12:40 and 18:15, feel free to go on.") == []


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
