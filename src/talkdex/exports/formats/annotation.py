"""W3C Web Annotations: what is said, quoted, at its time in the media.

Each target is a FragmentSelector (the time, https://www.w3.org/TR/media-frags/) refined by a
TextQuoteSelector (the words, with what stands before and after):
https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from talkdex.errors import UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import decimal
from talkdex.exports.selection import Mark, Passage, Selection, Stretch, Work

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
_AROUND = 32  # characters before and after a quotation


def write(selection: Selection) -> str:
    """Write a collection of annotations: one for each hit, named segment and passage.

    Raises:
        UsageError: a recording is nowhere on the web, so there is nothing to annotate.
    """
    items = [item for stretch in selection.stretches for item in _items(stretch, searched=selection.searched)]
    page = {"id": _name(items, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": _CONTEXT,
        "id": _name(items, "collection"),
        "type": "AnnotationCollection",
        "label": selection.title,
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _name(what: Any, kind: str) -> str:
    """Give a name that is the same whenever the content is: the model wants one of each thing."""
    content = json.dumps(what, ensure_ascii=False, sort_keys=True)
    return uuid5(NAMESPACE_URL, f"talkdex:{kind}:{content}").urn


def _items(stretch: Stretch, *, searched: bool) -> Iterator[dict[str, Any]]:
    for mark in stretch.marks:
        said = [p for p in stretch.passages if p.start_ms < mark.end_ms and mark.start_ms < p.end_ms]
        quote = _quote(" ".join(p.text for p in said), mark.text) if searched else None
        yield _annotation(
            stretch.work, mark, quote, "highlighting" if searched else "identifying", mark.title
        )
    if not searched:
        for number, passage in enumerate(stretch.passages):
            yield _annotation(stretch.work, passage, _between(stretch.passages, number), "highlighting", None)


def _annotation(
    work: Work, what: Mark | Passage, quote: dict[str, str] | None, motivation: str, body: str | None
) -> dict[str, Any]:
    time = f"t={decimal(what.start_ms)},{decimal(what.end_ms)}"
    selector: dict[str, Any] = {"type": "FragmentSelector", "conformsTo": _FRAGMENTS, "value": time}
    if quote:
        selector["refinedBy"] = quote
    told = {"body": _body(work, body)} if body else {}
    content = {"motivation": motivation, **told, "target": {"source": _source(work), "selector": selector}}
    return {"id": _name(content, "annotation"), "type": "Annotation", **content}


def _body(work: Work, text: str) -> dict[str, str]:
    language = {"language": work.language} if work.language else {}
    return {"type": "TextualBody", "value": text, "format": "text/plain", **language}


def _source(work: Work) -> str:
    places = (work.recording.url, work.recording.media)
    found = next((place for place in places if place and "://" in place), None)
    if found is None:
        title = work.recording.title
        raise UsageError(f"{title!r} has no address that an annotation could name (add it with --url)")
    return found


def _quote(exact: str, around: str) -> dict[str, str] | None:
    """Quote words out of the sentence around them, where they stand in it."""
    if not exact:
        return None
    at = around.find(exact)
    before, after = ("", "") if at < 0 else (around[:at], around[at + len(exact) :])
    return _selector(exact, before, after)


def _between(passages: tuple[Passage, ...], number: int) -> dict[str, str]:
    before = passages[number - 1].text + " " if number else ""
    after = " " + passages[number + 1].text if number + 1 < len(passages) else ""
    return _selector(passages[number].text, before, after)


def _selector(exact: str, before: str, after: str) -> dict[str, str]:
    around = {"prefix": before[-_AROUND:], "suffix": after[:_AROUND]}
    return {"type": "TextQuoteSelector", "exact": exact, **{k: v for k, v in around.items() if v}}


FORMAT = Format("annotations", "W3C Web Annotations (JSON-LD)", ".jsonld", write, Needs.EITHER, Times.FIXED)
