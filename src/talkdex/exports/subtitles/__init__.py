"""Subtitles from words: when each appears, what it holds, and where its lines break.

The limits are those that broadcasters and streaming services share: two lines of 42 columns, one to
seven seconds, twenty characters a second, two frames between one and the next.
https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617 (Timed Text Style Guide) and
https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/
"""

from talkdex.exports.subtitles.setting import Caption, captions

__all__ = ["Caption", "captions"]
