"""The caption formats: one table, in the order in which equally likely ones are tried."""

from collections.abc import Mapping
from types import MappingProxyType

from talkdex.captions.base import Reader
from talkdex.captions.document import Document
from talkdex.captions.formats import (
    ebustl,
    json3,
    longtail,
    lrc,
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
    subrip.READER,
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
    best: Reader | None = None
    most = (0, False)
    for reader in _READERS:
        rank = (int(reader.recognises(document)), document.suffix in reader.suffixes)
        if rank[0] and rank > most:
            best, most = reader, rank
    return best
