"""An article of fifty quotations, checked."""

from quotebench.bench import Bench, percent
from quotebench.timing import Times
from talkdex.check import check_document, read_document

_TIMES_OVER = 3


def article(bench: Bench) -> None:
    """Check it a few times; the slowest counts."""
    times, wanted = Times(), [verdict for _, verdict in bench.material.article]
    paragraphs = [f"At last came this: “{text}”, and there was more.\n" for text, _ in bench.material.article]
    document = read_document("article.md", "\n".join(paragraphs).encode())
    for _ in range(_TIMES_OVER):
        with times:
            judged = check_document(bench.reader, document)
    verdicts = [one.verdict.value for one in judged]
    right = sum(given == want for given, want in zip(verdicts, wanted, strict=False))
    print(f"article              {right} of {len(wanted)} verdicts right, {times}")
    bench.put(article=max(times.cpu), article_wall=max(times.wall), verdicts=percent(right, len(wanted)))
    for (text, want), given in zip(bench.material.article, verdicts, strict=False):
        if given != want:
            print(f"  {given}, not {want}: {text}")
