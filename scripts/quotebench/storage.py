"""Storage: how large an index is, how fast talks are stored, and the same through a row for each word."""

import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from quotebench.corpus import Talk
from quotebench.ingest import MANNERS, Ingested, Own, Rows, stored
from quotebench.results import Results
from quotebench.shelf import WORDS_PER_HOUR, Corpus, words

_ROUNDS = 3  # of which the fastest of each way counts
_LONGEST, _SHORTEST = 4.0, 0.2  # hours of a talk in the sample


def sample(path: Path, source: Callable[[], Corpus], hours: float) -> list[Talk]:
    """Give talks of so many hours: those kept at a path, or chosen from the corpus and kept there."""
    if not path.exists():
        path.write_bytes(pickle.dumps(_chosen(source(), hours)))
    return list(pickle.loads(path.read_bytes()))  # noqa: S301 - our own file


def store(talks: Sequence[Talk], results: Results, hours: int, work: Path) -> None:
    """Store the talks in every way, in turn, and put how long it takes and how large it is."""
    have = sum(map(words, talks)) / WORDS_PER_HOUR
    rounds = [_round(talks, work) for _ in range(_ROUNDS)]
    own, *rows = (_fastest(some) for some in zip(*rounds, strict=True))
    print(f"talkdex              {_told(own, have)}")
    figures = {"ingest": have / own.seconds, "ingest wall": have / own.wall, "ingested": have}
    for name, one in zip(MANNERS, rows, strict=True):
        ratio, wall = one.seconds / own.seconds, one.wall / own.wall
        print(f"{name:20} {_told(one, have)}, {ratio:.1f} times as slow, {wall:.1f} by the clock")
        figures |= {f"ingest ratio {name}": ratio, f"ingest ratio {name} wall": wall}
    results.put(hours, figures | {"share of rows": own.bytes / rows[0].bytes})


def _fastest(some: Sequence[Ingested]) -> Ingested:
    return Ingested(*map(min, zip(*some, strict=True)))


def _round(talks: Sequence[Talk], work: Path) -> list[Ingested]:
    with TemporaryDirectory(dir=work) as name:
        folder = Path(name)
        rows = [Rows(folder / f"{number}.db", manner) for number, manner in enumerate(MANNERS.values())]
        return stored([Own(folder / "own.db"), *rows], talks)


def size(path: Path, results: Results, hours: int) -> None:
    """Put how large an index of so many hours is."""
    each = path.stat().st_size / 1000 / hours
    print(f"size                 {each:.1f} KB an hour")
    results.put(hours, {"size": each})


def _chosen(source: Corpus, hours: float) -> list[Talk]:
    talks, have = [], 0.0
    for talk in source.indexed:
        length = words(talk) / WORDS_PER_HOUR
        if have < hours and _SHORTEST < length < _LONGEST:
            talks.append(talk)
            have += length
    return talks


def _told(one: Ingested, hours: float) -> str:
    rates = f"{hours / one.seconds:6.1f} h/s of a processor, {hours / one.wall:6.1f} by the clock"
    return f"{rates}, {one.bytes / 1000 / hours:5.0f} KB an hour"
