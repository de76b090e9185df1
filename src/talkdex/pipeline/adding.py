"""Adding: walk sources, and make each recording of them searchable, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from talkdex.errors import SourceError, TalkdexError, UsageError
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.pipeline.bench import Bench
from talkdex.pipeline.foresight import Halt, Made, Told, Turn, foreseen
from talkdex.pipeline.outcome import NotAdded, Outcome
from talkdex.pipeline.pacing import IndexPacer
from talkdex.pipeline.standing import lacking
from talkdex.pipeline.watch import Silent, Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.reading import Ahead
from talkdex.sources import Fetcher, FetchOptions, Result, is_local


class Wanted(NamedTuple):
    """A source, by URL or path, and how its recordings are wished."""

    reference: str
    wishes: Wishes


def add(
    index: Path, reference: str, wishes: Wishes | None = None, watch: Watch | None = None
) -> Iterator[Outcome]:
    """Add what a page, playlist, channel, feed, file or folder holds; one outcome for each recording.

    Args:
        index: the index file; made where it is missing.
        reference: URL or path.
        wishes: how.
        watch: told what is going on.

    Raises:
        UsageError: wishes for one recording, and a source of several.
        IndexFileError: the index can't be written.
    """
    for _, outcome in _added(index, [Wanted(reference, wishes or Wishes())], watch or Silent()):
        if isinstance(outcome, TalkdexError):
            raise outcome
        yield outcome


def add_all(
    index: Path, wanted: Sequence[Wanted | NotAdded], watch: Watch | None = None
) -> Iterator[Outcome]:
    """Add what several sources hold, as `add` does; one that can't be added stops no other.

    Captions that lie here are read ahead of their turn, from one source to the next.

    Args:
        index: the index file; made where it is missing.
        wanted: the sources in order; what could not be wished at all is given back in its turn.
        watch: told what is going on.

    Raises:
        IndexFileError: the index can't be written.
    """
    for reference, outcome in _added(index, wanted, watch or Silent()):
        yield NotAdded(reference, str(outcome)) if isinstance(outcome, TalkdexError) else outcome


def _added(
    index: Path, wanted: Sequence[Wanted | NotAdded], watch: Watch
) -> Iterator[tuple[str, Outcome | TalkdexError]]:
    """Give each source's reference with what became of a recording, or with what is wrong with the source."""
    workers = max((one.wishes.workers for one in wanted if isinstance(one, Wanted)), default=0)
    with Writer(index) as writer, Ahead(workers) as ahead:
        walk = _Walk(writer, watch, ahead)
        turns = chain.from_iterable(map(walk.turns, wanted))
        for turn in foreseen(turns, ahead.depth):
            yield turn.reference, turn.outcome()


class _Walk:
    """Walks sources, each with its own wishes and connections."""

    def __init__(self, writer: Writer, watch: Watch, ahead: Ahead) -> None:
        self._writer, self._watch, self._ahead = writer, watch, ahead
        self._pacer = IndexPacer(writer)

    def turns(self, wanted: Wanted | NotAdded) -> Iterator[Turn | Halt]:
        """Give what a source holds, one result at a time, lazily."""
        if isinstance(wanted, NotAdded):
            yield Told(wanted.reference, wanted)
            return
        if not is_local(wanted.reference):
            yield Halt()
        reference, wishes = wanted
        with Fetcher(self._options(wishes)) as fetcher:
            bench = Bench(self._writer, fetcher, wishes, self._watch, self._ahead)
            try:
                for result in _alone(fetcher.walk(reference), wishes):
                    yield Made(reference, result, bench)
            except (UsageError, SourceError) as error:
                yield Told(reference, error)

    def _options(self, wishes: Wishes) -> FetchOptions:
        return FetchOptions(
            known=lambda identity: _done(self._writer, identity, wishes),
            pacer=self._pacer,
            url=wishes.url,
            cookies_file=wishes.cookies_file,
            cookies_from_browser=wishes.cookies_from_browser,
            translations=wishes.captions_language is not None,
        )


def _alone(results: Iterator[Result], wishes: Wishes) -> Iterator[Result]:
    """Refuse several recordings where wishes fit only one; a long walk is still walked lazily."""
    first = list(islice(results, 2 if wishes.one_only else 1))
    if len(first) > 1:
        names = " and ".join(wishes.one_only)
        raise UsageError(f"{names} can be given for one recording only, and this source holds several")
    return chain(first, results)


def _done(writer: Writer, identity: str, wishes: Wishes) -> bool:
    """Tell whether a recording is in and nothing of it is left to hear."""
    number = None if wishes.again else writer.find(identity)
    if number is None:
        return False
    with Reader(writer.path) as reader:
        return not lacking(reader, number, replace(wishes, ranges=(), only_segments=False, margin_ms=None))
