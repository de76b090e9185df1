import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelf import shelve, spoken
from talkdex.cli import clicked, quick
from talkdex.cli.commands import talkdex
from talkdex.cli.quote import quote
from talkdex.cli.search import search
from talkdex.cli.takes import Command, Option

COMMANDS = {"search": search, "quote": quote}
UNNEEDED = {  # what a quick call must not import: together they take longer than Python itself
    "click", "dataclasses", "inspect", "pathlib", "urllib.parse", "argparse", "logging", "threading",
    "asyncio", "importlib.metadata", "sqlite_utils", "numpy", "rich", "yt_dlp", "av", "faster_whisper",
    "ctranslate2", "pysubs2", "onnxruntime", "snowballstemmer", "charset_normalizer", "locale", "subprocess",
    "tempfile",
}  # fmt: skip
TEXTS = st.text("ab é-=\"'*1.,", max_size=6)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    shelve(path, "Plenaria", spoken(("La presidenta", "Le damos la palabra a la policía comunitaria.")))
    return path


def values(option: Option) -> st.SearchStrategy[list[str]]:
    """Ways to give an option: right ones, and some that are not."""
    if option.kind == "flag":
        return st.sampled_from([[option.name], [option.name + "=1"]])
    numbers = st.integers(-3, 25).map(str) | st.sampled_from(["2.5", "1e3", " 4", "٣", "1_0", "", "nan"])
    dates = st.sampled_from(["2024", "2024-05", "2024-05-31", "soon", "2024-5"])
    plain = {"whole": numbers, "number": numbers, "date": dates}.get(option.kind, TEXTS)
    return plain.flatmap(lambda text: st.sampled_from([[option.name, text], [f"{option.name}={text}"]]))


def calls(command: Command) -> st.SearchStrategy[list[str]]:
    options = [values(option) for option in command.options if option.kind != "file"]
    pieces = st.one_of(TEXTS.map(lambda text: [text]), *options)
    return st.lists(pieces, max_size=5).map(lambda found: [word for piece in found for word in piece])


def by_click(name: str, words: list[str]) -> dict[str, Any] | None:
    command = clicked.command(name, COMMANDS[name])
    try:
        return command.make_context(name, list(words)).params
    except click.ClickException:
        return None


@pytest.mark.parametrize("name", COMMANDS)
@given(data=st.data())
def test_the_quick_start_understands_what_click_understands(name: str, data: st.DataObject) -> None:
    words = data.draw(calls(COMMANDS[name]))
    call = quick.read([name, *words], {})
    if call is not None:
        assert call.values == by_click(name, words)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_quick_start_understands_every_option(name: str) -> None:
    examples = {"text": "x", "whole": "3", "number": "1.5", "date": "2024-05"}
    for option in COMMANDS[name].options:
        if option.kind != "file":
            words = ["w", option.name, *([examples[option.kind]] if option.kind != "flag" else [])]
            call = quick.read([name, *words], {})
            assert call is not None, option.name
            assert call.values == by_click(name, words)


@pytest.mark.parametrize(
    "words",
    [
        [], ["--help"], ["search"], ["search", "--help"], ["search", "x", "-h"], ["search", "--", "x"],
        ["search", "x", "--limit"], ["search", "x", "--limit", "0"], ["search", "x", "--colour"],
        ["search", "x", "--speaker", "--json"], ["search", "-"], ["serch", "x"], ["list"], ["--version"],
        ["--index", "search", "x"], ["--index=", "search", "x"], ["quote", "--file", "here.txt"],
    ],
)  # fmt: skip
def test_what_is_doubtful_is_left_to_click(words: list[str]) -> None:
    assert quick.read(words, {}) is None


def test_a_shell_that_asks_for_completions_is_left_to_click() -> None:
    assert quick.read(["search", "x"], {"_TALKDEX_COMPLETE": "bash_source"}) is None


@pytest.mark.parametrize(
    ("before", "environment"),
    [
        ([], {}), (["--index", "a.db"], {}), (["--index=a.db"], {}), ([], {"TALKDEX_INDEX": "b.db"}),
        (["--index", "a.db"], {"TALKDEX_INDEX": "b.db"}), ([], {"TALKDEX_INDEX": ""}),
        (["--index", "a.db", "--index", "c.db"], {}),
    ],
)  # fmt: skip
def test_both_find_the_same_index(
    before: list[str], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    call = quick.read([*before, "search", "x"], os.environ)
    context = talkdex.make_context("talkdex", [*before, "search", "x"])
    assert call is not None
    assert call.place == str(context.params["index"])


def loaded(index: Path, *words: str) -> set[str]:
    """Name the modules that a call has imported at its end, without what `.pth` files import."""
    code = (
        f"import sys; sys.path[:0] = {[place for place in sys.path if place]!r}\n"
        f"from talkdex.cli.__main__ import run; run({['--index', str(index), *words]!r})\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert "comunitaria" in told.stdout
    return set(told.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ["search", "policia"], ["search", "policia", "--json"], ["search", '"policia comunitaria" OR comun*'],
        ["search", "policia", "--speaker", "presidenta", "--context", "1"],
        ["quote", "la policía comunitaria"], ["quote", "palabra a la politica comunitaria", "--json"],
    ],
)  # fmt: skip
def test_a_quick_call_imports_nothing_that_it_does_not_need(index: Path, words: list[str]) -> None:
    assert not loaded(index, *words) & UNNEEDED


def test_a_search_does_not_import_what_only_quotations_need(index: Path) -> None:
    assert not {
        name
        for name in loaded(index, "search", "policia")
        if name.startswith(("rapidfuzz", "talkdex.quotes"))
    }


def test_a_quotation_does_not_import_what_only_searches_need(index: Path) -> None:
    found = loaded(index, "quote", "la policía comunitaria")
    assert not {name for name in found if name.startswith(("talkdex.search", "talkdex.mentions"))}


def test_a_quotation_leaves_rapidfuzz_whole_for_others(index: Path) -> None:
    found = loaded(index, "quote", "la policía comunitaria")
    assert "rapidfuzz.fuzz" in found
    assert "rapidfuzz.process" not in found
    code = (
        "import talkdex.quotes, rapidfuzz, rapidfuzz.fuzz; from rapidfuzz import process, distance\n"
        "assert rapidfuzz.__version__ and rapidfuzz.fuzz.ratio('a', 'a') == 100\n"
        "assert process.extractOne('ab', ['ab'], scorer=distance.Levenshtein.distance)[0] == 'ab'\n"
        "from talkdex.index import spelling"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
