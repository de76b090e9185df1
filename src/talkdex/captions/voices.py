"""Speakers out of text: `>> ANN:`, `Ann:`, `[SPEAKER_00]:`, `Ann | Org:`; dashes and `>>` marks go.

A label in front of a colon is a speaker only if the whole file says so: "Note: …" and "The
problem is this: …" are speech. See `_Labels`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from talkdex.captions import wordtimes
from talkdex.captions.base import Draft

_LABEL = re.compile(r"\s*((?:>>+|-|–|—)?)\s*([\[(]?)([^\s:>\[\](][^:\n>\[\]]{0,58})[\])]?\s?:(?=\s|$)\s*")
_MARK = re.compile(r"(?:^|(?<=\s))(?:>>+:?)\s*")
_DASH = re.compile(r"^\s*[-–—]+\s*(?=\S)")


def told(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give drafts of one-line text, with the speakers that their labels name."""
    labels = accepted(drafts)
    for draft in drafts:
        if ":" not in draft.text and ">" not in draft.text and "-" not in draft.text:
            text = draft.text
            yield (
                draft._replace(text=" ".join(text.split()))
                if "\n" in text or "  " in text or text != text.strip()
                else draft
            )
            continue
        yield from _cut(draft, labels)


def _cut(draft: Draft, labels: frozenset[str]) -> Iterator[Draft]:
    parts: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in draft.text.split("\n"):
        match = _LABEL.match(line)
        if match and match[3].strip() in labels:
            parts.append((match[3].strip(), [line[match.end() :]]))
        else:
            parts[-1][1].append(_DASH.sub("", line))
    spoken = [(name, " ".join(_MARK.sub("", " ".join(lines)).split())) for name, lines in parts]
    for part in wordtimes.shared(draft, spoken):
        yield part._replace(words=wordtimes.last_words(part.words, part.text))


def accepted(drafts: Sequence[Draft]) -> frozenset[str]:
    """Decide from the whole file which labels name speakers."""
    found: Counter[str] = Counter()
    for draft in drafts:
        if ":" in draft.text:
            for line in draft.text.split("\n"):
                match = _LABEL.match(line)
                if match:
                    found[match[3].strip()] += 1
    total = sum(found.values())
    dense = total * 2 >= len(drafts)
    return frozenset(label for label, count in found.items() if _named(label) and (count > 1 or dense))


def _named(label: str) -> bool:
    words = label.split()
    return len(words) <= 6 and all(
        word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words
    )
