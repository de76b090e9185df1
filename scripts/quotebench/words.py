"""Words: exact phrases across the borders of cues, the same as they are typed, ranked words, and names."""

import random

from quotebench.bench import Bench, percent
from quotebench.timing import Times
from talkdex.index import vocabulary
from talkdex.index.spelling import Speller
from talkdex.search import search

_FREQUENCIES = (("rare words", 0, 1e-6), ("usual words", 1e-6, 1e-3), ("stop words", 3e-3, 1))
_COMMON = 5
"""Words in a row that are said in many recordings."""
_EVERYWHERE = 1 << 30
_STREAMED = 2
"""Words of a phrase that stands in so many talks that only the first of them are wanted."""


def phrases(bench: Bench) -> None:
    """Ask `search` for exact phrases that lie across the border of two cues."""
    every, found, asked = Times(), 0, 0
    for words, some in bench.material.phrases.items():
        times, right = Times(), 0
        for phrase in some:
            query = f'"{phrase.text}"'
            with times:
                groups = search(bench.reader, query)
            if words > _STREAMED and all(g.recording.identity != phrase.key for g in groups):
                groups = search(bench.reader, query, limit=_EVERYWHERE)
            right += any(words == _STREAMED or g.recording.identity == phrase.key for g in groups)
        print(f"phrase of {words:2} words   {right} of {len(some)} found, {times}")
        name = f"phrases of {words}"
        bench.put_named({f"{name} median": times.at(0.5), f"{name} p95": times.at(0.95)})
        every.extend(times)
        found, asked = found + right, asked + len(some)
    print(f"all phrases          {every}")
    bench.put(phrases_found=percent(found, asked), phrases_median=every.at(0.5), phrases_p95=every.at(0.95))


def typed(bench: Bench) -> None:
    """Ask `search` for the words of the same phrases without quotation marks, stop words and all."""
    every, first, asked = Times(), 0, 0
    for words, some in bench.material.phrases.items():
        times, right = Times(), 0
        for phrase in some:
            with times:
                groups = search(bench.reader, phrase.text)
            right += bool(groups) and groups[0].recording.identity == phrase.key
        print(f"{words:2} words as typed    {right} of {len(some)} first, {times}")
        every.extend(times)
        if words > _COMMON:
            first, asked = first + right, asked + len(some)
    print(f"all words as typed   {every}")
    bench.put(typed_first=percent(first, asked), typed_median=every.at(0.5), typed_p95=every.at(0.95))


def ranked(bench: Bench, count: int = 60) -> None:
    """Ask `search` for words, rare and frequent: ranked recordings with snippet and time."""
    total, chance, usual = bench.reader.token_total(), random.Random(3), Times()
    said = list(zip(*vocabulary.read(bench.reader.connection), strict=True))
    for name, least, most in _FREQUENCIES:
        some = [word for word, times in said if least * total <= times < most * total and len(word) > 1]
        times = Times()
        for word in chance.choices(some, k=count) if some else ():
            with times:
                search(bench.reader, word)
        print(f"{name:20} {times}")
        bench.put_named({f"{name} median": times.at(0.5), f"{name} p95": times.at(0.95)})
        if name != "stop words":
            usual.extend(times)
    bench.put(ranked_median=usual.at(0.5), ranked_p95=usual.at(0.95))


def names(bench: Bench) -> None:
    """Ask for the words that may be meant by misspelt names."""
    speller, times, found = Speller(bench.reader), Times(), 0
    some = bench.material.names
    for name, wrong in some:
        with times:
            near = speller.nearest(wrong, 10)
        found += name in near
    print(f"misspelt names       {percent(found, len(some)):.1f} % of {len(some)} among ten, {times}")
    bench.put(names_found=percent(found, len(some)), names_median=times.at(0.5), names_p95=times.at(0.95))
