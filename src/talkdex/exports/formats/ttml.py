"""TTML captions in the W3C's IMSC 1 text profile: https://www.w3.org/TR/ttml-imsc1.0.1/."""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import clock
from talkdex.exports.formats.xmltext import content, quoted
from talkdex.exports.selection import Selection
from talkdex.exports.subtitles import Caption, captions

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"
    ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text" ttp:timeBase="media" xml:lang={language}>
  <head>
    <metadata>
      <ttm:title>{title}</ttm:title>{agents}
    </metadata>
    <layout>
      <region xml:id="bottom" tts:origin="10% 80%" tts:extent="80% 15%" tts:displayAlign="after"
              tts:textAlign="center" tts:showBackground="whenActive"/>
    </layout>
  </head>
  <body region="bottom">
    <div>
"""
_AGENT = """
      <ttm:agent xml:id="{name}" type="person"><ttm:name type="full">{speaker}</ttm:name></ttm:agent>"""
_TAIL = "    </div>\n  </body>\n</tt>\n"


def write(selection: Selection) -> str:
    """Write captions."""
    found = captions(selection)
    speakers = dict.fromkeys(one.speaker for one in found if one.speaker)
    names = {speaker: f"speaker{number}" for number, speaker in enumerate(speakers, 1)}
    agents = "".join(_AGENT.format(name=name, speaker=content(who)) for who, name in names.items())
    head = _HEAD.format(
        language=quoted(selection.language or ""), title=content(selection.title), agents=agents
    )
    return head + "".join(_paragraph(one, names) for one in found) + _TAIL


def _paragraph(caption: Caption, names: dict[str, str]) -> str:
    agent = f' ttm:agent="{names[caption.speaker]}"' if caption.speaker else ""
    times = f'begin="{clock(caption.start_ms)}" end="{clock(caption.end_ms)}"'
    return f"      <p {times}{agent}>{'<br/>'.join(map(content, caption.texts))}</p>\n"


FORMAT = Format("ttml", "TTML captions (W3C IMSC 1)", ".ttml", write, Needs.WORDS, Times.ONE)
