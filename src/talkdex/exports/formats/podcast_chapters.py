"""Chapters as Podcasting 2.0 has them in JSON.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

import json
from typing import Any

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import seconds
from talkdex.exports.selection import Mark, Selection


def write(selection: Selection) -> str:
    """Write chapters."""
    recording = selection.works[0].recording
    facts = {"title": selection.title, "podcastName": recording.channel}
    chapters = [_chapter(mark) for mark in selection.marks]
    known = {name: value for name, value in facts.items() if value}
    return (
        json.dumps({"version": "1.2.0", **known, "chapters": chapters}, ensure_ascii=False, indent=1) + "\n"
    )


def _chapter(mark: Mark) -> dict[str, Any]:
    end = {"endTime": seconds(mark.end_ms)} if mark.end_ms > mark.start_ms else {}
    link = {"url": mark.link} if mark.link else {}
    return {"startTime": seconds(mark.start_ms), **end, "title": mark.title, **link}


FORMAT = Format("podcast-chapters", "Podcasting 2.0 chapters (JSON)", ".json", write, Needs.NAMES, Times.ONE)
