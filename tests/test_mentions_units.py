"""Lists and ranges whose times are written with units: "20min30 Anna", "1h20m30s-1h25m10s Oscar"."""

import pytest

import talkdex

PEOPLE = ("Oscar Figueroa", "Jane Doe", "Käthe Weiß")
LAYOUTS = (
    "{time} {name}",
    "- {time} : {name}",
    "{name} ({time})",
    "{name} – {time}",
    "[{time}] {name}",
    "{name}: {time}",
)


def read(text: str) -> list[tuple[int, int | None]]:
    found = [one for one in talkdex.read_segments(text) if one.start_ms is not None]
    assert all(name in (one.label or one.speaker or "") for name, one in zip(PEOPLE, found, strict=False))
    return [((one.start_ms or 0) // 1000, one.end_ms and one.end_ms // 1000) for one in found]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "times", [("20m30s", "25m10s", "40m"), ("20mn30", "25mn10", "40mn"), ("20'30\"", "25'10\"", "40'00\"")]
)
def test_a_whole_minute_is_an_entry_among_exact_times(layout: str, times: tuple[str, ...]) -> None:
    text = "\n".join(layout.format(time=time, name=name) for time, name in zip(times, PEOPLE, strict=True))
    assert [start for start, _ in read(text)] == [1230, 1510, 2400]


@pytest.mark.parametrize(
    "text",
    [
        "Préparation : 20 min\nCuisson : 1h10\nRepos : 1h30\nTotal : 3h",
        "- 1h10 de marche\n- 1h20 de vélo\n- 2h de natation",
        "20 min échauffement\n1h05 course\n1h10 vélo\n2h total",
        "20min10 Anna\n25min Bob\n30min Carl\n40min Dora",
    ],
)
def test_lengths_are_no_list_of_times(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 1h20m30s-1h25m10s Oscar Figueroa", (4830, 5110)),
        ("1h20m30s – 1h25m10s Oscar Figueroa", (4830, 5110)),
        ("- 1 hr 20 min 30 s – 1 hr 25 min 10 s Oscar Figueroa", (4830, 5110)),
        ("- 22min10-1h16 Oscar Figueroa", (1330, 4560)),
        ("* 22 min 10 – 1 h 16 Oscar Figueroa", (1330, 4560)),
        ("Oscar Figueroa (1 Std. 20 Min.-1 Std. 25 Min.)", (4800, 5100)),
    ],
)
def test_a_range_with_units_may_head_its_line(text: str, expected: tuple[int, int]) -> None:
    assert read(text) == [expected]
