"""What talkdex was made for: a French newsletter, two hours in Spanish, one intervention."""

import json
import random
import re
from pathlib import Path

import pytest

from talkdex.cli.__main__ import run

ROOT = Path(__file__).resolve().parents[1]
NEWSLETTER = "Pour regarder l'intervention d'Oscar Figueroa (22min10-1h16)"
URL = "https://www.youtube.com/watch?v=abcdefghijk"
CHAIR = [(1_328_000, 1_329_000, "Y ahora le damos la palabra a Oscar Figueroa.")]
BEGIN_MS, THANKS_MS, END_MS = 1_330_300, 4_580_000, 7_200_000


def stamp(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def talk(start_ms: int, end_ms: int, draw: random.Random) -> list[tuple[int, int, str]]:
    """Sentences made of the words of the sample's, one after the other, without a pause."""
    text = (ROOT / "scripts/sample/session.es.txt").read_text()
    articles = " ".join(line for line in text.splitlines() if "Artículo" in line)
    words = re.findall(r"[a-záéíóúñü]{3,}", articles.lower())
    cues, now = [], start_ms
    while now < end_ms - 1_000:
        said = [draw.choice(words) for _ in range(draw.randint(7, 14))]
        stop = min(now + 380 * len(said), end_ms)
        cues.append((now, stop, " ".join(said).capitalize() + "."))
        now = stop
    return cues


def captions() -> str:
    draw = random.Random(11)
    cues = talk(4_000, 1_327_800, draw) + CHAIR
    cues += [(BEGIN_MS, BEGIN_MS + 2_700, "Muchas gracias, señora presidenta, muy buenos días a todos.")]
    cues += talk(BEGIN_MS + 2_700, THANKS_MS - 1_500, draw)
    cues += [(THANKS_MS, THANKS_MS + 4_000, "Muchas gracias, Oscar Figueroa, por su intervención.")]
    cues += [(THANKS_MS + 4_000, THANKS_MS + 7_000, "Tiene la palabra la diputada Ana Morales.")]
    cues += talk(THANKS_MS + 8_500, END_MS, draw)
    return "WEBVTT\n\n" + "\n\n".join(f"{stamp(a)} --> {stamp(b)}\n{text}" for a, b, text in cues)


def test_figueroas_intervention_is_settled_to_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, index = tmp_path / "sesion.es.vtt", str(tmp_path / "talks.db")
    source.write_text(captions())
    added = ["--index", index, "add", str(source), "--url", URL, "--segments", NEWSLETTER, "--quiet"]
    assert run(added) == 0
    capsys.readouterr()
    assert run(["--index", index, "segments", "list", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["label"], row["speaker"]) == ("intervention d'Oscar Figueroa", "Oscar Figueroa")
    assert (row["stated_start_ms"], row["stated_end_ms"]) == (1_330_000, 4_560_000)
    assert row["status"] == "aligned"
    assert abs(row["start_ms"] - BEGIN_MS) <= 400
    assert abs(row["end_ms"] - (THANKS_MS - 1_500)) <= 2_000
    assert row["confidence"] > 0.8
    told = " ".join(row["evidence"])
    assert "le damos la palabra a Oscar Figueroa" in told
    assert "22:08" in told
    assert row["link"] == f"{URL}&t=1330"
    assert run(["--index", index, "show", "1", "--segment", "Figueroa"]) == 0
    shown = capsys.readouterr().out
    assert "stated 22:10–1:16:00" in shown
    assert "le damos la palabra" in shown
