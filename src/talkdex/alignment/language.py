"""Which language is spoken, told by its small words, and the stemmer that goes with it.

Stemmers are Snowball's (https://snowballstem.org), applied to folded words, so without accents.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

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
_SAMPLE = 4000


def spoken(tokens: Iterable[str], tag: str | None = None) -> str:
    """Give the two-letter language of folded tokens; a BCP 47 `tag` that says it wins. "en" when unclear."""
    if tag:
        return tag.split("-")[0].split("_")[0].lower()
    counts = Counter(tokens)
    scores = {
        language: sum(counts[word] for word in words.split()) for language, words in _SMALL_WORDS.items()
    }
    return max(scores, key=lambda language: scores[language])


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
