"""A web server for one folder that answers ranges of bytes, without which players can't seek.

The standard library's `http.server` sends whole files only; RFC 9110, section 14 says how ranges are
asked for and answered.
"""

import re
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

_ONE_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


class PageServer(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1.

    Args:
        folder: what is served; its `index.html` is the page.
        port: where, 0 for any free port.

    Raises:
        OSError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
    }

    def send_head(self) -> Any:
        asked = _ONE_RANGE.match(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
        if first > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        return _part(path, first, last)

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the demo's output is talkdex's."""


def _part(path: Path, first: int, last: int) -> BinaryIO:
    with path.open("rb") as file:
        file.seek(first)
        return BytesIO(file.read(last - first + 1))
