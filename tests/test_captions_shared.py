"""Real caption files of others: the facts stated about them hold, and all are read or refused."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from talkdex import TalkdexError, read_captions

pytestmark = pytest.mark.shared
SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "measure-captions.py"


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_captions", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held(measure: ModuleType, folder: Path) -> Iterator[bool]:
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for _, stated, found in measure.facts(folder / row["file"], row.get("gold") or {}):
            yield measure.same(stated, found)


def test_nearly_all_stated_facts_hold(measure: ModuleType, shared: Path) -> None:
    facts = list(held(measure, shared / "captions"))
    assert len(facts) > 1000
    assert sum(facts) >= 0.97 * len(facts)


def test_youtubes_own_forms_of_one_file_agree_word_by_word(shared: Path) -> None:
    folder = shared / "captions"
    judge = [
        (word.start_ms, word.text) for word in read_captions(folder / "yt-auto-dualcaptions.json3").words()
    ]
    rolled = [
        (word.start_ms, word.text)
        for word in read_captions(folder / "derived/yt-auto-rolling.en.vtt").words()
    ]
    srv3 = [(word.start_ms, word.text) for word in read_captions(folder / "derived/yt-auto.srv3").words()]
    assert rolled == judge
    assert srv3 == judge
    for name in ("derived/yt-auto.srv1", "derived/yt-auto.srv2", "derived/yt-auto.ttml"):
        assert [word.text for word in read_captions(folder / name).words()] == [text for _, text in judge]


def test_every_file_is_read_or_refused_in_one_line(shared: Path) -> None:
    for path in (shared / "captions").rglob("*.*"):
        said = _warnings_or_refusal(path)
        assert all(path.name in line and "\n" not in line for line in said)


def _warnings_or_refusal(path: Path) -> tuple[str, ...]:
    try:
        found = read_captions(path)
    except TalkdexError as refusal:
        return (str(refusal),)
    assert found.cues
    return found.warnings
