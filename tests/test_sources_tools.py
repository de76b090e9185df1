"""What doctor is told of yt-dlp and its JavaScript runtime."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from yt_dlp.extractor.youtube.jsc._director import initialize_jsc_director
from yt_dlp.utils._jsruntime import DenoJsRuntime

from talkdex.sources import FetchOptions
from talkdex.sources.tools import Tools, age_days, find_deno, tools
from talkdex.sources.ytdlp import Session
from talkdex.sources.ytdlp_settings import runtimes


def test_what_is_installed_here() -> None:
    told = tools()
    assert told.ytdlp is not None
    assert told.ytdlp_age_days is not None
    assert told.ejs is not None


@pytest.mark.skipif(find_deno() is None, reason="no wheel of deno for this machine")
def test_the_runtime_that_came_along_is_what_ytdlp_uses() -> None:
    told = tools()
    assert told.deno is not None
    assert told.youtube
    runtime = DenoJsRuntime(path=runtimes()["deno"]["path"]).info
    assert runtime is not None
    assert runtime.supported
    assert (Path(runtime.path), runtime.version) == (told.deno, told.deno_version)


@pytest.mark.skipif(find_deno() is None, reason="no wheel of deno for this machine")
def test_the_runtime_runs_ytdlps_solver_without_network_and_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    youtube = Session(FetchOptions())._ydl.get_info_extractor("Youtube")
    solver = initialize_jsc_director(youtube).providers["Deno"]
    assert solver.is_available()
    assert solver._lib_script.source.name == "PYPACKAGE"
    assert solver._run_js_runtime("console.log(6 * 7)").strip() == "42"


def test_age() -> None:
    assert age_days("2026.8.19", date(2026, 8, 29)) == 10
    assert age_days("2026.08.19.232813", date(2026, 8, 20)) == 1
    assert age_days("2026.8.19", date(2026, 1, 1)) == 0
    assert age_days("nightly", date(2026, 1, 1)) is None
    assert age_days(None, date(2026, 1, 1)) is None


def test_what_is_too_old_or_missing_is_said() -> None:
    good = Tools("2026.1.1", 5, Path("deno"), "2.9.8", "0.8.0")
    assert good.youtube
    assert not good.old
    assert Tools("2025.1.1", 400, None, None, None).old
    assert not Tools("2026.1.1", 5, None, None, "0.8.0").youtube
    assert not Tools("2026.1.1", 5, Path("deno"), "2.2.9", "0.8.0").youtube
    assert not Tools("2026.1.1", 5, Path("deno"), "2.9.8", None).youtube


def test_ytdlp_is_not_loaded_for_files_nor_for_doctor(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom talkdex.sources import Fetcher, tools\ntools()\n"
        f"list(Fetcher().walk({str(tmp_path)!r}))\nassert 'yt_dlp' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
