"""A page for one recording: player, transcript, search and named segments in one file that needs no other.

What is said is plain HTML, so that it reads, prints and is found without a script; the script adds
what follows the playback. Word times travel as data; no element is made for a word.
"""

from talkdex.exports.page.document import document

__all__ = ["document"]
