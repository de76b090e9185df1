"""What is asked for by name is found where it is said, and not found where nobody says it."""

from pathlib import Path

import pytest

from shelf import shelve, spoken
from talkdex import Stated
from talkdex.alignment import align, find
from talkdex.cli.__main__ import run

SAID = spoken(
    ("La presidenta", "Buenos días a todas, empezamos con el informe de cuentas del año pasado."),
    ("Ana Muñoz", "Gracias. Las cuentas muestran más gasto en agua, y menos en caminos."),
    ("La presidenta", "Ahora hablamos de la policía comunitaria, que nació aquí mismo."),
    ("Ana Muñoz", "La policía comunitaria cuida los caminos de noche."),
    language="es",
)


@pytest.mark.parametrize("label", ["zzz", "quantum chromodynamics", "las vacunas", "xylophone of the zebras"])
def test_what_nobody_says_is_not_found(label: str) -> None:
    (one,) = find(SAID, [Stated(label)])
    assert (one.start_ms, one.end_ms, one.confidence) == (None, None, 0.0)
    assert align(SAID, [Stated(label)])[0].start_ms is not None  # of a list that is true it keeps the best


@pytest.mark.parametrize("label", ["policía comunitaria", "zzz comunitaria", "comunitarias", "Introducción"])
def test_what_is_said_at_least_in_part_is_found(label: str) -> None:
    assert find(SAID, [Stated(label)]) == align(SAID, [Stated(label)])


def test_what_nobody_says_does_not_move_the_others() -> None:
    wanted = [Stated("informe de cuentas"), Stated("policía comunitaria")]
    first, absent, second = find(SAID, [wanted[0], Stated("zzz"), wanted[1]])
    assert [first, second] == align(SAID, wanted)
    assert absent.start_ms is None


def test_what_is_written_of_the_recording_is_located() -> None:
    assert find(SAID, [Stated("Asamblea zzz")], told=["Asamblea de mayo"])[0].start_ms is not None
    assert find(SAID, [Stated("Asamblea zzz")], told=["Reunión de mayo"])[0].start_ms is None


def test_a_label_with_a_speaker_is_found_by_either() -> None:
    said = spoken("Damos la palabra a Ana Muñoz.", "Gracias, el agua falta.", language="es")
    assert find(said, [Stated("zzz", "Ana Muñoz")])[0].start_ms is not None
    assert find(said, [Stated("agua", "Jean Dupont")])[0].start_ms is not None
    assert find(said, [Stated("zzz", "Jean Dupont")])[0].start_ms is None


def test_nothing_said_at_all() -> None:
    assert find(spoken(), [Stated("agua")])[0].start_ms is None
    assert find(SAID, []) == []


def test_segments_find_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = tmp_path / "i.db"
    shelve(index, "Plenaria", SAID, segments=[Stated("Vacunas y salud", None, 0, 5_000)])
    assert run(["--index", str(index), "segments", "find", "1", "zzz", "--save"]) == 1
    assert capsys.readouterr().out == "zzz: not found\n"
    assert run(["--index", str(index), "segments", "find", "1", "zzz", "policía comunitaria"]) == 0
    assert capsys.readouterr().out.startswith("zzz: not found\n")
    assert run(["--index", str(index), "segments", "find", "1", "vacunas"]) == 0
    assert run(["--index", str(index), "segments", "find", "1", "plenaria"]) == 0
