"""Which language is spoken: a vote of several windows with what the publisher says as a prior.

Whisper's own guess looks at the first half minute, and a jingle there turns a whole talk into
a translation. Here the first windows with speech vote, each with all its probabilities and the
length of its speech, and a window goes its own way only when it is sure.
"""

from collections.abc import Iterable, Mapping

_PRIOR = 0.3  # what the publisher's word counts for, as a share of all windows' votes
_SURE = 0.85  # a single window's probability for a language of its own
_SPEECH_MS = 4000  # and how long must be spoken in it


def voted(
    windows: Iterable[tuple[Mapping[str, float], int]], prior: str | None, known: frozenset[str]
) -> tuple[str, float]:
    """Give the recording's main language and its share of the vote, 0 to 1.

    Args:
        windows: for each its languages' probabilities and its speech in ms.
        prior: BCP 47 tag that the publisher gives, or None.
        known: codes of the languages that the model knows.
    """
    votes: dict[str, float] = {}
    for probabilities, voiced_ms in windows:
        for language, probability in probabilities.items():
            votes[language] = votes.get(language, 0.0) + probability * max(1, voiced_ms)
    total = sum(votes.values()) or 1.0
    said = code(prior, known)
    if said:
        votes[said] = votes.get(said, 0.0) + _PRIOR * total
        total *= 1 + _PRIOR
    best = max(sorted(votes), key=lambda language: votes[language], default="en")
    return best, round(votes.get(best, 0.0) / total, 3)


def own(probabilities: Mapping[str, float], voiced_ms: int, main: str) -> tuple[str, float]:
    """Give a window's language with its probability: the main one, unless it is sure of another."""
    likeliest = max(sorted(probabilities), key=lambda language: probabilities[language], default=main)
    chosen = likeliest if probabilities.get(likeliest, 0) >= _SURE and voiced_ms >= _SPEECH_MS else main
    return chosen, round(probabilities.get(chosen, 0.0), 3)


def code(tag: str | None, known: frozenset[str]) -> str | None:
    """Give Whisper's code for a BCP 47 tag (`pt-BR` is `pt`), or None where it knows none."""
    primary = (tag or "").replace("_", "-").partition("-")[0].lower()
    primary = {"nb": "no", "iw": "he", "jv": "jw", "cmn": "zh", "fil": "tl", "in": "id"}.get(primary, primary)
    return primary if primary in known else None
