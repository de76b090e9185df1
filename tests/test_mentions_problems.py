import pytest

from talkdex.mentions import problems, read_labels
from talkdex.segment import Stated


def stated(*times: tuple[int, int | None]) -> list[Stated]:
    return [Stated(f"s{i}", None, a * 1000, b and b * 1000) for i, (a, b) in enumerate(times)]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ([(0, 10), (10, 20)], []),
        ([(10, 5)], ["before it starts"]),
        ([(0, 10), (100, 110)], ["starts at 1:40, past the recording's end"]),
        ([(0, 90)], ["ends at 1:30, past the recording's end"]),
        ([(20, None), (10, None)], ["is written after"]),
        ([(0, 30), (20, 40)], ["'s0' ends at 0:30, after 's1' starts"]),
        ([(0, 60), (10, 20)], []),
        ([(0, 5), (5, 10), (10, 12), (50, 52)], ["nothing is named between 's2' and 's3' (0:38)"]),
    ],
)
def test_what_is_odd_is_told_in_one_line(times: list[tuple[int, int | None]], told: list[str]) -> None:
    found = problems(stated(*times), 60_000)
    assert len(found) == len(told)
    assert all(part in line and "\n" not in line for part, line in zip(told, found, strict=True))


def test_labels_without_times() -> None:
    agenda = "Orden del día:\n1. Apertura\n2. Oscar Figueroa: policía comunitaria\n3. Preguntas\n"
    assert [(one.label, one.speaker) for one in read_labels(agenda)] == [
        ("Apertura", None),
        ("policía comunitaria", "Oscar Figueroa"),
        ("Preguntas", None),
    ]
    assert [one.speaker for one in read_labels("Oscar Figueroa")] == ["Oscar Figueroa"]
    assert all(one.start_ms is None for one in read_labels(agenda))


def test_prose_is_no_agenda() -> None:
    assert read_labels("word " * 100 + "\nshort") == []
    assert read_labels("") == []
