"""Run talkdex on the carried sample as a person would in a shell, printing each command before it runs.

The sample's page is served on this machine, as sites are, and reached with yt-dlp. scripts/demo
makes the environment that this needs.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pageserver import PageServer

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path("scripts") / "sample"
NEWSLETTER = SAMPLE / "newsletter.fr.md"
FILM = SAMPLE / "plenaria.mp4"
PORT = 8642  # the same each time, so that links of an earlier run still open; another where it is taken


class Shell:
    """A session in which talkdex's commands are shown and run.

    Args:
        folder: where everything lies that is made: the index, and a home of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._index = folder / "talks.db"
        self._environment = _environment(folder) | {"TALKDEX_INDEX": str(self._index)}
        self._talkdex = Path(sysconfig.get_path("scripts")) / "talkdex"

    def begin(self) -> None:
        """Start from an empty index."""
        for leftover in self._index.parent.glob(f"{self._index.name}*"):
            leftover.unlink()
        shutil.rmtree(self._index.with_suffix(".files"), ignore_errors=True)
        print(f"$ export TALKDEX_INDEX={_near(self._index)}", flush=True)

    def run(self, why: str, *arguments: str) -> str:
        """Say why, show the command, run it and show what it prints, which is returned.

        Raises:
            subprocess.CalledProcessError: the command failed.
        """
        print(f"\n# {why}\n$ talkdex {shlex.join(arguments)}", flush=True)
        done = subprocess.run(
            [self._talkdex, *arguments], cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, check=False
        )
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
        done.check_returncode()
        return done.stdout.decode()

    @staticmethod
    def show(why: str, file: Path) -> None:
        """Say why, and show a file of the clone."""
        print(f"\n# {why}\n$ cat {file}\n{(ROOT / file).read_text(encoding='utf-8')}", end="", flush=True)


def _near(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _environment(folder: Path) -> dict[str, str]:
    """Give an environment in which nothing is read from or left in the user's home."""
    ours = ("XDG_", "TALKDEX_", "HF_", "DENO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    home, scratch = folder / "home", folder / "tmp"
    for made in (home, scratch):
        made.mkdir(parents=True, exist_ok=True)
    local = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "HF_HUB_OFFLINE": "1"}
    return kept | {"HOME": str(home), "TMPDIR": str(scratch)} | local


def tour(shell: Shell, page: str) -> None:
    """Do the main job: from a page and a newsletter to links that open where the words are spoken."""
    shell.show("A newsletter tells, in prose, who speaks when.", NEWSLETTER)
    shell.run("The page has a video with captions.", "add", page, "--segments", str(NEWSLETTER))
    shell.run("What is there already is left alone.", "add", page)
    shell.run("What is in the index?", "list")
    shell.run("The segments it names, settled against what is said.", "segments", "list")
    shell.run("What did Oscar Figueroa say?", "show", "1", "--segment", "Figueroa")
    shell.run("Where is it said? Each hit has a link that opens there.", "search", "libertad OR seguridad")
    found = shell.run(
        "A phrase, inside Ana Morales's intervention only; accents don't matter.",
        "search", '"libertad de opinion"', "--segment", "Morales",
    )  # fmt: skip
    shell.run("What is said at somebody's link?", "at", found.split()[-1])
    shell.run("A link for the newsletter: Figueroa, from start to end.", "link", "1", "Figueroa")
    shell.run(
        "Without captions it listens; its own model knows synthesised voices only.",
        "add", str(FILM), "--captions", "ignore", "--model", "demo",
    )  # fmt: skip
    shell.run("What it heard is found too, to the word.", "search", "educación", "--recording", "2")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its page."""
    try:
        server = PageServer(folder, PORT)
    except OSError:
        server = PageServer(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def main() -> int:
    """Run the tour; the exit status is that of the first command that failed."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description="Show talkdex at work on a sample.")
    parser.add_argument("--stay", action="store_true", help="serve the sample on until Ctrl-C")
    parser.add_argument("--folder", type=Path, default=ROOT / ".demo", help="where to work (default: .demo)")
    options = parser.parse_args()
    shell = Shell(options.folder.resolve())
    with served(ROOT / SAMPLE) as page:
        shell.begin()
        try:
            tour(shell, page)
        except subprocess.CalledProcessError as failed:
            print(f"demo: the last command failed with status {failed.returncode}", file=sys.stderr)
            return 1
        if options.stay:
            return _stay(page)
    print("\n# The links open while the sample is served: scripts/demo --stay")
    return 0


def _stay(page: str) -> int:
    print(f"\n# Open the links now; the sample is served at {page} until Ctrl-C.", flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
