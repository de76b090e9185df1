"""Labels: the words that name a stretch of a recording, cleaned of signs but not of meaning."""

from talkdex.mentions.page import URL_SIGN
from talkdex.mentions.scene import Scene
from talkdex.mentions.tokens import Kind

_EDGES = " \t\n-–—−:|·•・.,;=>→*_~\\/#@…\u200b\ufeff、。：，；」』】"
_HEAD_ONLY = _EDGES + ")]}"
_TAIL_ONLY = " \t\n-–—−:|·•・,;=→*_~\\/#@\u200b\ufeff：，；"
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "「": "」", "（": "）", "【": "】"}
_OPENED_BY = {closed: opened for opened, closed in _PAIRS.items()}
_QUOTES = "\"'`"
_TRAILING = ("name_follows", "starts", "ends", "at", "from", "about", "article", "of", "see", "minute")
_EMPTY = ("media", "article", "of", "at", "lead", "see", "from", "minute", "about", "starts", "to", "and")
_MOST_WORDS = 40


def clean(text: str) -> str:
    """Take white space, separators, URLs and brackets that belong to nothing off a label's ends."""
    text = " ".join(text.replace(URL_SIGN, " ").split())
    for empty in ("()", "[]", "<>", "( )", "[ ]", '""'):
        text = text.replace(empty, "")
    before = None
    while text != before:
        before = text
        text = _unpaired(text.lstrip(_HEAD_ONLY).rstrip(_TAIL_ONLY))
    return " ".join(text.split())


def _unpaired(text: str) -> str:
    """Drop a bracket or quote at either end that has no partner, and quotes around everything."""
    if not text:
        return text
    first, last = text[0], text[-1]
    if first in _PAIRS and text.count(first) > text.count(_PAIRS[first]):
        return text[1:]
    if last in _OPENED_BY and text.count(last) > text.count(_OPENED_BY[last]):
        return text[:-1]
    if first in _QUOTES and (text.count(first) == 1 or (last == first and text.count(first) == 2)):
        return text[1:-1] if last == first and len(text) > 1 else text[1:]
    return text[:-1] if last in _QUOTES and text.count(last) == 1 else text


def phrase_before(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Narrow what stands before a time in running text to the phrase that it is the time of."""
    return _narrowed(scene, _sentence_start(scene, start, stop), stop)


def phrase_after(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Narrow what stands after a time in running text to its clause."""
    return _narrowed(scene, start, _sentence_stop(scene, start, stop))


def _sentence_start(scene: Scene, start: int, stop: int) -> int:
    for place in range(stop - 2, start, -1):
        if _ends_sentence(scene, place):
            return place + 1
    return start


def _sentence_stop(scene: Scene, start: int, stop: int) -> int:
    return next((place for place in range(start + 1, stop - 1) if _ends_sentence(scene, place)), stop)


def _ends_sentence(scene: Scene, place: int) -> bool:
    token, after, before = (scene.tokens.at(place + step) for step in (0, 1, -1))
    if token.kind is not Kind.SIGN or token.text not in ".!?;" or after.kind not in (Kind.SPACE, Kind.BREAK):
        return False
    abbreviated = before.kind is Kind.WORD and (len(before.raw) < 4 and before.raw[:1].isupper())
    return not (token.text == "." and abbreviated)


def _narrowed(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Strip the words that only send us there: "Pour regarder l'…", "… commence"."""
    start = _after(scene, start, stop)
    stop = _before(scene, start, stop)
    if start >= stop or not _means_something(scene, start, stop):
        return start, start
    return start, stop


def without_lead(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Take the words that send us there off a line's label: the "Pour regarder l'" of an intervention."""
    first = scene.tokens.skip_space(start)
    narrowed = _narrowed(scene, start, stop) if _sends(scene, first) else (start, stop)
    return narrowed if narrowed[0] < narrowed[1] else (start, stop)


def _sends(scene: Scene, first: int) -> bool:
    """Tell whether a phrase begins with a verb of watching, alone or after "to"."""
    found = [*scene.marks.starting(first, "lead"), *scene.marks.starting(first, "see")]
    watched = [m for mark in found for m in scene.marks.within(mark.start, mark.stop) if m.purpose == "see"]
    return bool(watched)


def _after(scene: Scene, start: int, stop: int) -> int:
    place = start
    while place < stop:
        token = scene.tokens[place]
        sign = token.kind is Kind.SIGN and token.raw in _HEAD_ONLY + "'’\"(["
        if scene.marks.starting(place, "role"):
            break
        led = _after_lead(scene, place)
        if led is not None and led <= stop:
            place = led
        elif sign or token.kind in (Kind.SPACE, Kind.BREAK):
            place += 1
        else:
            break
    return place


def _after_lead(scene: Scene, place: int) -> int | None:
    """Give the place after words that lead to what is named: "pour voir", "l'", "in the video"."""
    found = scene.marks.starting(place, "lead", "see", "and", "article")
    if found:
        return found[0].stop
    joint = scene.marks.starting(place, "at", "of", "from")
    if not joint:
        return None
    at = scene.tokens.skip_space(joint[0].stop)
    article = scene.marks.starting(at, "article")
    at = scene.tokens.skip_space(article[0].stop) if article else at
    media = scene.marks.starting(at, "media")
    return media[0].stop if media else None


def _before(scene: Scene, start: int, stop: int) -> int:
    place = stop
    while place > start:
        token = scene.tokens[place - 1]
        found = scene.marks.ending(place, *_TRAILING)
        if found and found[0].start >= start:
            place = found[0].start
        elif token.kind in (Kind.SPACE, Kind.BREAK) or (
            token.kind is Kind.SIGN and token.raw in _TAIL_ONLY + '(["'
        ):
            place -= 1
        else:
            break
    return place


def _means_something(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a phrase holds a word that does more than lead to the time."""
    place = start
    while place < stop:
        found = scene.marks.starting(place, *_EMPTY)
        if found:
            place = found[0].stop
        elif scene.tokens[place].kind in (Kind.WORD, Kind.NUMBER):
            return True
        else:
            place += 1
    return False
