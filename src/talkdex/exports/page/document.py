"""The page as a whole: one file with its style, its script and a policy that lets it load its player alone.

The policy is a Content Security Policy, https://www.w3.org/TR/CSP3/: script and style run by their
digests, so that nothing in a transcript could.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from talkdex.errors import UsageError
from talkdex.exports.page.markup import Html, element, together
from talkdex.exports.page.payload import payload, public
from talkdex.exports.page.player import Player, player
from talkdex.exports.page.segments import chapters
from talkdex.exports.page.transcript import transcript
from talkdex.exports.selection import Selection, Stretch, Work
from talkdex.timing import TimeRange, clock

_SCRIPTS = ("words", "fold", "links", "players", "search", "share", "following", "theme", "main")


def document(selection: Selection) -> str:
    """Write the page of a selection.

    Raises:
        UsageError: it is of several recordings: a page has one player.
    """
    works = selection.works
    if len(works) > 1:
        count = len(works)
        raise UsageError(f"html is a page of one recording, here are {count}: name one (see: talkdex list)")
    stretches = _once(selection)
    playing = player(works[0].recording, selection.folder)
    places = {mark: f"s{number}" for number, mark in enumerate(selection.marks, 1)}
    style, script = _asset("page.css"), _script()
    parts = {
        "title": together(selection.title),
        "policy": _policy(playing, style, script),
        "style": style,
        "script": script,
        "language": together(works[0].language or ""),
        "byline": together(*_byline(works[0], stretches)),
        "player": _player(playing, works[0]),
        "segments": chapters(places),
        "transcript": transcript(stretches, places),
        "data": payload(works[0].recording, playing, (p for s in stretches for p in s.passages)),
    }
    return Template(_asset("page.html")).substitute(parts)


def _once(selection: Selection) -> list[Stretch]:
    """Give the stretches in order of time, nothing said twice where they overlap."""
    found: list[Stretch] = []
    reached = -1
    for stretch in sorted(selection.stretches, key=lambda one: (one.start_ms, -one.end_ms)):
        kept = []
        for passage in stretch.passages:
            words = tuple(word for word in passage.words if word.start_ms >= reached)
            if words:
                kept.append(replace(passage, start_ms=words[0].start_ms, words=words))
        reached = max([reached, *(passage.end_ms for passage in kept)])
        found.append(replace(stretch, passages=tuple(kept)))
    return found


def _byline(work: Work, stretches: list[Stretch]) -> Iterator[str]:
    of = work.recording
    length = None if of.duration_ms is None else clock(of.duration_ms)
    whole = TimeRange(0, of.duration_ms or stretches[-1].end_ms)
    extents = [TimeRange(stretch.start_ms, stretch.end_ms) for stretch in stretches]
    part = "" if extents == [whole] else f"of it {', '.join(map(str, extents[:3]))}{'…' * bool(extents[3:])}"
    facts: list[str] = [fact for fact in (of.channel, of.published, length, part) if fact]
    if of.url and of.url.startswith(("http://", "https://")):
        facts.append(element("a", {"href": of.url}, urlsplit(of.url).netloc.removeprefix("www.")))
    for number, fact in enumerate(facts):
        yield Html(" · ") if number else Html("")
        yield fact


def _player(playing: Player, work: Work) -> str:
    title = work.recording.title
    if playing.kind == "frame":
        stage = element("div", {"id": "stage", "class": "frame", "data-title": title}, _invitation(playing))
        return together(stage, *_there(work))
    if playing.kind == "media":
        trouble = element("p", {"id": "trouble", "hidden": True}, *_elsewhere())
        shape = "audio" if playing.sound else "video"
        return element("div", {"id": "stage", "class": shape}, _media(playing, title), trouble)
    return ""


def _invitation(playing: Player) -> Html:
    """Write the button that brings the host's player: before a click, nobody is told of the reader."""
    host = urlsplit(playing.origin).netloc
    name = element("span", {"class": "play"}, "Play")
    told = element("span", {"class": "host"}, f"loads the player from {host}")
    return element("button", {"type": "button", "id": "load"}, name, " ", told)


def _there(work: Work) -> Iterator[Html]:
    """Write a way to the host itself: its player may refuse to play on a page, as from a disk."""
    for name, link in public(work.recording):
        href = "0".join(link.moment)
        told = {"id": "there", "href": href, "target": "_blank", "rel": "noopener"}
        yield element("p", {"class": "there"}, element("a", told, f"Open this moment at {name}"))
        return


def _media(playing: Player, title: str) -> Html:
    name = "audio" if playing.sound else "video"
    near = "none" if playing.origin else "metadata"  # what is elsewhere isn't asked for before a click
    told = {"id": "media", "src": playing.source, "preload": near, "aria-label": title}
    return element(name, {**told, "controls": True, "playsinline": not playing.sound})


def _elsewhere() -> Iterator[str]:
    yield "The media can’t be played from where this page looks for it. "
    chooser = element("input", {"type": "file", "id": "file", "accept": "video/*,audio/*"})
    yield element("label", {}, "Choose the file: ", chooser)


def _policy(playing: Player, style: str, script: str) -> str:
    """Let the page load its player and nothing else."""
    sources = {
        "default-src": "'none'",
        "script-src": _digest(script),
        "style-src": _digest(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if playing.kind == "frame":
        sources["frame-src"] = playing.origin
    elif playing.kind == "media":
        # a podcast's address leads to another by way of several; which, nobody can tell beforehand
        sources["media-src"] = "https: http: blob:" if playing.origin else "'self' file: blob:"
    return "; ".join(f"{name} {told}" for name, told in sources.items())


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _script() -> str:
    return '"use strict";\n{\n' + "\n".join(_asset(f"{name}.js") for name in _SCRIPTS) + "}\n"


@cache
def _asset(name: str) -> str:
    return (files("talkdex.exports.page") / "assets" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
