"""Finding the quotations of a document: each is looked for once, however often it is judged."""

from collections.abc import Collection

from talkdex.index.reader import Reader
from talkdex.quotes import QuoteHit, find_quote

PLACES = 8
"""How many places of a quotation are looked at first; who asks for as many twice has them at once."""


class Finder:
    """Finds quotations in an index, and remembers where they were found."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, int, frozenset[int] | None], list[QuoteHit]] = {}

    def find(self, text: str, limit: int, within: Collection[int] | None = None) -> list[QuoteHit]:
        """Give the best places of a quotation, in some transcripts or (None) in all; see `find_quote`."""
        key = (text, limit, None if within is None else frozenset(within))
        if key not in self._known:
            self._known[key] = find_quote(self._reader, text, limit=limit, transcripts=within)
        return list(self._known[key])
