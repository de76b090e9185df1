"""What the page's script is given beside the text: word times, and how links are made."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from talkdex.errors import LinkError
from talkdex.exports.page.markup import Html
from talkdex.exports.page.player import Player
from talkdex.exports.selection import Passage, Spoken
from talkdex.links import LinkTemplate, link_template
from talkdex.links.building import Form
from talkdex.recording import Recording


def payload(recording: Recording, player: Player, said: Iterable[Passage]) -> Html:
    """Write the data as JSON that can stand in a script element: no `<` is in it.

    Of each passage `words` holds its start, and then three numbers for each word: milliseconds since
    the word before ended, how many it lasts, and its length in UTF-16 units with the space before it.
    """
    found = {
        "title": recording.title,
        "duration": recording.duration_ms,
        "links": [{"name": name, "pieces": _pieces(link)} for name, link in public(recording)],
        "player": {
            "kind": player.kind,
            "steering": player.steering.name,
            "origin": player.origin,
            "frame": _pieces(player.frame),
        },
        "words": [[*_packed(passage)] for passage in said],
    }
    return Html(json.dumps(found, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026"))


def public(recording: Recording) -> Iterator[tuple[str, LinkTemplate]]:
    """Give the links to any moment of a recording on the web, each with its name for people.

    Where the host's page can't stop at an end and its player can, the player is given too.
    """
    for place in (recording.url, recording.media):
        found = _template(place, "given")
        if place and found:
            name = urlsplit(place).netloc.removeprefix("www.")
            yield name, found
            framed = _template(place, "embed")
            if framed and framed.span and not found.span:
                yield f"{name}, player with end", framed
            return


def _template(place: str | None, form: Form) -> LinkTemplate | None:
    if not place or not place.startswith(("http://", "https://")):
        return None
    try:
        return link_template(place, form=form)
    except LinkError:
        return None


def shown(words: tuple[Spoken, ...]) -> Iterator[str]:
    """Give each word as it stands in the text: with the space before it, but for the first."""
    for number, word in enumerate(words):
        yield f"{word.before}{word.text}" if number else word.text


def _packed(passage: Passage) -> Iterator[int]:
    yield passage.words[0].start_ms
    last = passage.words[0].start_ms
    for word, text in zip(passage.words, shown(passage.words), strict=True):
        yield word.start_ms - last
        yield word.end_ms - word.start_ms
        yield len(text.encode("utf-16-le", "surrogatepass")) // 2
        last = word.end_ms


def _pieces(link: LinkTemplate | None) -> dict[str, Any] | None:
    if link is None:
        return None
    return {"moment": link.moment, "span": link.span, "spelling": link.spelling, "unit": link.unit_ms}
