"""An article of fifty quotations, checked."""

from collections import Counter

from quotebench.bench import Bench
from quotebench.material import ARTICLE
from quotebench.timing import Times
from talkdex.check import check_document, read_document


def article(bench: Bench, times_over: int = 3) -> None:
    """Check it a few times; the slowest counts."""
    times = Times()
    document = read_document("article.md", bench.material.article.encode())
    for _ in range(times_over):
        with times:
            judged = check_document(bench.reader, document)
    verdicts = Counter(one.verdict.value for one in judged)
    print(f"article              {len(judged)} of {ARTICLE} quotations, {dict(verdicts)}, {times}")
    bench.put(article=max(times.cpu), article_wall=max(times.wall), verdicts=verdicts)
