"""A page of its own for a recording: player, transcript that follows it, search, segments and links."""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.page import document

FORMAT = Format("html", "A page: player, transcript, search", ".html", document, Needs.EITHER, Times.FIXED)
