"""The formats, one module each, and the table of them."""

from talkdex.exports.format import Format
from talkdex.exports.formats import (
    annotation,
    audacity,
    cmx3600,
    fcpxml,
    html,
    jsonlines,
    m3u,
    markdown,
    mpv,
    otio,
    plain,
    podcast_chapters,
    podcast_transcript,
    premiere,
    resolve,
    subrip,
    table,
    ttml,
    webvtt,
    webvtt_chapters,
    webvtt_words,
    youtube,
)

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        webvtt, subrip, webvtt_words, ttml,
        youtube, webvtt_chapters, podcast_chapters, podcast_transcript,
        plain, markdown, html, table, jsonlines, annotation,
        otio, cmx3600, fcpxml, resolve, premiere, audacity, mpv, m3u,
    )
}  # fmt: skip
"""By name, in the order in which people are told of them."""
