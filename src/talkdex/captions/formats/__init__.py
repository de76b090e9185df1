"""The caption formats: one table, in the order in which equally likely ones are tried."""

from collections.abc import Mapping
from types import MappingProxyType

from talkdex.captions.base import SURE, Reader
from talkdex.captions.document import Document
from talkdex.captions.formats import (
    console,
    ebustl,
    json3,
    longtail,
    lrc,
    podhtml,
    sami,
    scc,
    services,
    spruce,
    srv,
    subrip,
    substation,
    subviewer,
    table,
    timedjson,
    timemap,
    ttml,
    webvtt,
    whisper,
    wordlist,
)

_READERS = (
    subrip.READER,
    webvtt.READER,
    json3.READER,
    srv.READER,
    ttml.READER,
    substation.READER,
    sami.READER,
    scc.READER,
    spruce.READER,
    ebustl.READER,
    lrc.READER,
    console.READER,
    podhtml.READER,
    subviewer.READER,
    *longtail.READERS,
    services.READER,
    whisper.READER,
    wordlist.READER,
    timemap.READER,
    timedjson.READER,
    table.READER,
)

FORMATS: Mapping[str, Reader] = MappingProxyType({reader.name: reader for reader in _READERS})
"""Every format by its name; see `talkdex.captions.base` for how to add one."""


def sniff(document: Document) -> Reader | None:
    """Tell a document's format by its content, between equally likely ones by its suffix; None: none fits."""
    possible = []
    for reader in _READERS:
        certainty = reader.recognises(document)
        if certainty == SURE:
            return reader
        if certainty:
            possible.append(reader)
    hinted = (reader for reader in possible if document.suffix in reader.suffixes)
    return next(hinted, possible[0] if possible else None)
