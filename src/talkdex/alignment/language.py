"""Which language is spoken, told by its small words, and the stemmer that goes with it.

Stemmers are Snowball's (https://snowballstem.org), applied to folded words, so without accents.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import snowballstemmer

_SMALL_WORDS = {
    "en": "the and of to is that you it we this was for have are with not they what",
    "fr": "le la les des est et que un une pas vous nous dans qui pour ce il je sur avec",
    "es": "el la los las de que y en un una es por con no para se lo del como pero",
    "de": "der die das und ist nicht ich wir zu den mit ein eine auf auch es von dass sie",
    "it": "il la che di e un una non per sono con del della come questo ma si ho anche",
    "pt": "o a que de e um uma nao para com os as do da em por mais isso eu voce",
    "nl": "de het een en van ik dat is niet in op te die zijn met voor maar ook wat",
}
_NEIGHBOURS = {
    "ca": "el la els les de que i un una es no amb per als dels aquest mes pero som han",
    "da": "og i det at er jeg en til pa af for med den de ikke har vi som der et",
    "gl": "o a que de e un unha non con os do da en ao pola tamen isto iso eu moi hai",
    "no": "og i det at er jeg en til pa av for med den de ikke har vi som der et",
    "ro": "si de in la nu o sa cu ce pe un pentru mai din este sunt care ca am fost",
    "sv": "och i det att ar jag en till pa av for med den de inte har vi som ett sa",
}
"""Languages that share small words with those above, so that theirs are not taken for one of them."""

_STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "de": "german",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "ro": "romanian",
    "hu": "hungarian",
}
_LEAST_SAID = 12
_LEAST_SHARE = 0.12
_LEAST_LEAD = 1.6


def spoken(tokens: Iterable[str], tag: str | None = None) -> str:
    """Give the two-letter language of folded tokens; a BCP 47 `tag` that says it wins. "en" when unclear."""
    if tag:
        return tag.split("-")[0].split("_")[0].lower()
    counts = Counter(tokens)
    scores = {
        language: sum(counts[word] for word in words.split()) for language, words in _SMALL_WORDS.items()
    }
    return max(scores, key=lambda language: scores[language])


def clearly(tokens: Iterable[str]) -> str | None:
    """Give the two-letter language that folded tokens are in; None where not one of them clearly leads.

    A small word of several languages speaks for each of them by its part.
    """
    counts = Counter(tokens)
    told = {
        language: sum(counts[word] / _shared()[word] for word in words)
        for language, words in _everywhere().items()
    }
    first, second = sorted(told, key=lambda language: told[language], reverse=True)[:2]
    said = sum(counts[word] for word in _everywhere()[first])
    enough = said >= max(_LEAST_SAID, _LEAST_SHARE * counts.total())
    return first if enough and told[first] >= _LEAST_LEAD * told[second] else None


@cache
def _everywhere() -> dict[str, frozenset[str]]:
    """Give the small words of all languages that we can tell."""
    return {language: frozenset(words.split()) for language, words in (_SMALL_WORDS | _NEIGHBOURS).items()}


@cache
def _shared() -> Counter[str]:
    """Count for each small word the languages that have it."""
    return Counter(word for words in _everywhere().values() for word in words)


def small_words(language: str) -> frozenset[str]:
    """Give the words of a language that carry no topic; empty where we hold none."""
    return frozenset(_SMALL_WORDS.get(language, "").split())


@lru_cache(maxsize=16)
def stemmer(language: str) -> Callable[[str], str]:
    """Give the function from a folded word to its stem; languages without one keep words whole."""
    name = _STEMMERS.get(language)
    if name is None:
        return lambda word: word
    stem = snowballstemmer.stemmer(name).stemWord
    return lru_cache(maxsize=1 << 15)(stem)
