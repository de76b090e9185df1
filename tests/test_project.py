"""The project as people meet it: what lies at the top, what they run, and the sample it carries."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import av
import pytest

from shelf import shelve, spoken
from talkdex import Word, read_captions, read_segments
from talkdex.text import fold

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "scripts" / "sample"
TOP = {"pyproject.toml", "src", "scripts", "tests", "indexes", "README.md", "LICENSE"}
MOST_BYTES = 2_000_000
CARRIED_MODEL = Path("src/talkdex/recognize/demo/model.bin")  # test_demo_model.py says how large it may be

sys.path.insert(0, str(ROOT / "scripts"))


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := Path(name))]


@pytest.fixture(scope="module")
def truth() -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))["lines"]
    return lines


def said(truth: list[dict[str, Any]], phrase: str) -> list[int]:
    """The moments at which a phrase is truly begun, within one sentence."""
    wanted = fold(phrase)
    found = []
    for line in truth:
        for at, (start, _, _) in enumerate(line["words"]):
            rest = fold(" ".join(word for _, _, word in line["words"][at:]))
            if f"{rest} ".startswith(f"{wanted} "):
                found.append(start)
    return found


def test_the_top_level_holds_what_it_should(tracked: list[Path]) -> None:
    assert {path.parts[0] for path in tracked if not path.parts[0].startswith(".")} <= TOP
    assert all((ROOT / name).exists() for name in TOP)


def test_no_tracked_file_is_large(tracked: list[Path]) -> None:
    there = [path for path in tracked if (ROOT / path).exists() and path != CARRIED_MODEL]
    assert [str(path) for path in there if (ROOT / path).stat().st_size > MOST_BYTES] == []


def test_nothing_tracked_is_ignored(tracked: list[Path]) -> None:
    odd = [p for p in tracked if {"__pycache__", ".venv", ".demo", ".cache"} & set(p.parts)]
    assert odd == []


def test_what_says_how_to_run_can_be_run(tracked: list[Path]) -> None:
    scripts = [ROOT / p for p in tracked if p.parts[0] in ("scripts", ".ci") and (ROOT / p).is_file()]
    begins = {path: path.read_bytes()[:2] == b"#!" for path in scripts}
    assert [str(p) for p, says_how in begins.items() if says_how != os.access(p, os.X_OK)] == []


@pytest.mark.parametrize("name", ["setup", "check", "test", "demo"])
def test_shell_scripts_are_sound(name: str) -> None:
    subprocess.run(["bash", "-n", ROOT / "scripts" / name], check=True)


def test_continuous_integration_runs_what_people_run() -> None:
    assert "scripts/test" in (ROOT / ".ci" / "run").read_text()


def test_readme_holds_the_help_of_every_command() -> None:
    import helptexts  # noqa: PLC0415 - of scripts/

    assert helptexts.markdown() in (ROOT / "README.md").read_text(encoding="utf-8"), (
        "scripts/check --fix README.md writes them"
    )


def test_help_texts_fit_a_terminal() -> None:
    import helptexts  # noqa: PLC0415 - of scripts/

    assert [line for line in helptexts.markdown().splitlines() if len(line) > helptexts.COLUMNS] == []


def test_the_samples_captions_say_what_was_spoken(truth: list[dict[str, Any]]) -> None:
    captions = read_captions(SAMPLE / "plenaria.es.vtt")
    spoken = [(line["speaker"], Word(*word)) for line in truth for word in line["words"]]
    told = [(cue.speaker, word) for cue in captions.cues for word in cue.timed()]
    assert [(name, word.text) for name, word in told] == [(name, word.text) for name, word in spoken]


def test_the_samples_cues_begin_and_end_with_their_words(truth: list[dict[str, Any]]) -> None:
    words = [word for line in truth for word in line["words"]]
    for cue in read_captions(SAMPLE / "plenaria.es.vtt").cues:
        own, words = words[: len(cue.text.split())], words[len(cue.text.split()) :]
        assert (cue.start_ms, cue.end_ms) == (own[0][0], own[-1][1])


def test_the_samples_newsletter_names_the_interventions(truth: list[dict[str, Any]]) -> None:
    found = read_segments((SAMPLE / "newsletter.fr.md").read_text(encoding="utf-8"))
    assert [segment.speaker for segment in found] == ["Oscar Figueroa", "Ana Morales"]
    for segment in found:
        words = [word for line in truth if line["speaker"] == segment.speaker for word in line["words"]]
        assert segment.start_ms is not None
        assert segment.end_ms is not None
        assert 0 <= words[0][0] - segment.start_ms < 1000
        assert 0 <= segment.end_ms - words[-1][1] < 1000


def test_the_samples_sound_is_where_its_words_are(truth: list[dict[str, Any]]) -> None:
    loudness = _loudness(SAMPLE / "plenaria.mp4")
    words = [word for line in truth for word in line["words"]]
    quiet = [(a[1], b[0]) for a, b in pairwise(words) if b[0] - a[1] > 300]
    assert min(max(loudness[start // 10 : end // 10]) for start, end, _ in words) > 1000
    assert max(max(loudness[end // 10 + 6 : start // 10 - 6]) for end, start in quiet) < 300


def _loudness(path: Path) -> list[int]:
    """The loudest sample of each hundredth of a second."""
    resampler = av.AudioResampler("s16", "mono", 8000)
    with av.open(str(path)) as film:
        sound = b"".join(
            bytes(piece.planes[0])[: 2 * piece.samples]
            for frame in film.decode(audio=0)
            for piece in resampler.resample(frame)
        )
    samples = memoryview(sound).cast("h")
    return [max(map(abs, samples[at : at + 80])) for at in range(0, len(samples), 80)]


def test_the_sample_is_served_by_parts(tmp_path: Path) -> None:
    from threading import Thread  # noqa: PLC0415 - for this test only

    from pageserver import PageServer  # noqa: PLC0415 - of scripts/

    (tmp_path / "a.mp4").write_bytes(b"0123456789")
    with PageServer(tmp_path, 0) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/a.mp4"
        for asked, given in (("bytes=2-4", b"234"), ("bytes=7-", b"789"), ("bytes=7-99", b"789")):
            with urlopen(Request(address, headers={"Range": asked})) as answer:
                assert (answer.status, answer.read()) == (206, given)
        with urlopen(address) as answer:
            assert (answer.status, answer.read()) == (200, b"0123456789")
        server.shutdown()


def test_the_demo_finds_words_and_links_to_them(tmp_path: Path, truth: list[dict[str, Any]]) -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "scripts" / "demo.py", "--folder", tmp_path],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "added 1. Sesión plenaria" in ran.stdout
    assert "already there: 1. Sesión plenaria" in ran.stdout
    assert "**libertad**" in ran.stdout
    assert "**seguridad**" in ran.stdout
    assert [line for line in ran.stdout.splitlines() if len(line) > 80 and line[:2] != "$ "] == []
    linked = {float(moment) for moment in re.findall(r"/plenaria\.mp4#t=([\d.]+)", ran.stdout)}
    for phrase in ("libertad de opinión", "seguridad de su persona"):
        true = [moment / 1000 for moment in said(truth, phrase)]
        assert true
        assert all(any(abs(start - moment) < 1 for start in linked) for moment in true), phrase
    heard = [float(moment) for moment in re.findall(r"file://\S*/plenaria\.mp4#t=([\d.]+)", ran.stdout)]
    true = [moment / 1000 for end in ("", ".") for moment in said(truth, f"educación{end}")]
    assert len(heard) >= 3
    assert all(any(abs(start - moment) <= 0.5 for moment in true) for start in heard)
    assert list(Path(os.environ["HOME"]).iterdir()) == []
    shown = [re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1", line) for line in ran.stdout.splitlines()]
    for line in readme_blocks("console")[0].splitlines():
        assert line.strip() == "..." or re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1", line) in shown, line


def test_what_readme_does_from_python_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shelve(tmp_path / "indexes" / "talks.db", "talk", spoken("La policía comunitaria.", language="es"))
    for block in readme_blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def readme_blocks(language: str) -> list[str]:
    """The code blocks of README in one language."""
    return re.findall(
        rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
