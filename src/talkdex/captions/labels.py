"""Which labels in front of a colon name speakers: decided from the whole file, never from one line.

"Ann: Hello" may be a name, "Note: …" and "The problem is this: …" are speech. What tells them
apart is how a label is written, how often it comes, whether its word is used in sentences too, and
how much of the file is labelled at all.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from talkdex.captions.base import Draft

LABEL = re.compile(
    r"\s*(?P<mark>>>+|[-–—])?\s*"
    r"(?:[\[(](?P<bracketed>[^\[\]():：\n]{1,60})[\])]|(?P<bare>[^\s:：>\[({<–—-][^:：\n>\[\]{}<]{0,60}?))"
    r"\s?(?::(?=\s|$)|：)\s*"
)
_ASIDE = re.compile(r"\s*\(\s*[^()A-Z]*\)\s*$")
_SENTENCE = re.compile(r"[?!…;\"“”«»=]|\.\.|,")
_PARTICLE_LIST = (
    "a al and d da das de del della den der des di do dos du e el et la las le los of the und van von y"
)
_NOT_PEOPLE = """
    note notes nb warning caution attention question questions answer example examples step steps chapter part
    lesson figure table section article rule option point tip fact myth problem solution conclusion summary
    result results update ps re subject title translation source sources credit credits subtitle subtitles
    caption captions music song lyrics http https time date first second third firstly secondly so now ok okay
    remember look listen well yes no but and because therefore however meaning thus hence today tomorrow
    disclaimer spoiler reminder hint quote unquote i.e e.g read see next finally also plus bonus key goal idea
    remarque attention avertissement réponse exemple exemples étape chapitre partie leçon règle conseil
    problème résumé résultat traduction bref donc alors aujourd'hui premièrement deuxièmement enfin ensuite
    nota aviso atención pregunta respuesta ejemplo paso capítulo parte lección regla problema solución
    conclusión resumen resultado traducción fuente primero segundo entonces ahora
    anmerkung hinweis achtung frage antwort beispiel schritt kapitel teil regel lösung fazit ergebnis
    übersetzung quelle erstens zweitens drittens also merke
    avviso attenzione domanda risposta esempio passo capitolo regola soluzione conclusione risultato
    traduzione fonte primo secondo allora
    atenção pergunta resposta exemplo capítulo regra solução conclusão resultado tradução então agora
"""
_SPEECH = """
    is are was were be been am do does did have has had will would can could should that this these those it
    what which who how why when where if not with for to in on at from you we they he she i my our their
    est sont que qui c'est pour dans es son por para ist sind dass wie mit è sono che per con zum zur im am
    das ein eine
"""
_PARTICLES = frozenset(_PARTICLE_LIST.split())
_WORDS_OF_SENTENCES = frozenset(_SPEECH.split())
_STOP = frozenset(_NOT_PEOPLE.split())

_FEW, _SOME, _HALF, _NEARLY_ALL = 0.02, 0.3, 0.5, 0.8  # of the cues that carry a label


@dataclass(frozen=True, slots=True)
class _File:
    """What is known of the whole file: how often each label comes, and what is said.

    Args:
        counts: of every label.
        marked: labels that stand in brackets or behind `>>`.
        density: share of cues that begin with a label which could be a name or comes again.
        spoken: words written small somewhere.
        shouting: whether everything is in capitals, so that they tell nothing.
    """

    counts: Counter[str]
    marked: frozenset[str]
    density: float
    spoken: frozenset[str]
    shouting: bool


def label(line: str) -> re.Match[str] | None:
    """Match what may be a label at the start of a line."""
    return LABEL.match(line) if ":" in line or "：" in line else None


def named(match: re.Match[str]) -> str:
    """Give the label's text as written."""
    return (match["bracketed"] or match["bare"]).strip()


def speaker(written: str) -> str:
    """Give the name in a label: without the aside that subtitlers add to capitals ("ANN (gasping)")."""
    name = _ASIDE.sub("", written)
    return name if name.isupper() else written


def people(drafts: Sequence[Draft]) -> frozenset[str]:
    """Give the labels of a file that name speakers."""
    file = _file(drafts)
    sure = {name for name in file.counts if _surely(name, file)}
    known = sum(file.counts[name] for name in sure)
    return frozenset(sure | {name for name in file.counts if name not in sure and _likely(name, file, known)})


def _file(drafts: Sequence[Draft]) -> _File:
    counts: Counter[str] = Counter()
    marked: set[str] = set()
    first: list[str] = []
    for draft in drafts:
        if ":" not in draft.text and "：" not in draft.text:
            continue
        for place, line in enumerate(draft.text.split("\n")):
            match = label(line)
            if match:
                counts[named(match)] += 1
                if match["bracketed"] or (match["mark"] or "").startswith(">"):
                    marked.add(named(match))
                if place == 0:
                    first.append(named(match))
    plausible = sum(_could_name(name) or (counts[name] > 1 and not _is_sentence(name)) for name in first)
    words = " ".join(draft.text for draft in drafts).split() if counts else []
    return _File(
        counts,
        frozenset(marked),
        plausible / max(1, len(drafts)),
        _spoken(words, counts),
        _is_shouting(words),
    )


def _spoken(words: list[str], counts: Counter[str]) -> frozenset[str]:
    """Give the words written small, as far as some label is a single word that may be one of them."""
    if all(" " in name or name.isupper() for name in counts):
        return frozenset()
    return frozenset(word.strip(".,?!;:…\"'()") for word in words if word.islower())


def _is_shouting(words: list[str]) -> bool:
    """Tell a text in capitals: three words in them for one written small."""
    return sum(map(str.isupper, words)) > 3 * sum(map(str.islower, words))


def _is_sentence(name: str) -> bool:
    """Tell a piece of speech: signs of a sentence, words that names don't have, too many words."""
    words = name.replace("|", " ").split()
    return (
        len(words) > 6
        or bool(_SENTENCE.search(_ASIDE.sub("", name)))
        or name[0].isdigit()
        or not any(map(str.isalpha, name))
        or any(word.lower() in _WORDS_OF_SENTENCES for word in words)
        or words[0].lower().strip(".") in _STOP
    )


def _could_name(name: str) -> bool:
    """Tell a label that is written as a name is: "Ann", "Ann de Vries", "MAN 2", "SPEAKER_00"."""
    if _is_sentence(name):
        return False
    words = speaker(name).replace("|", " ").split()
    capital = [word[0].isupper() or not word[0].isalpha() for word in words]
    return capital[0] and all(
        big or word.lower() in _PARTICLES for big, word in zip(capital, words, strict=True)
    )


def _surely(name: str, file: _File) -> bool:
    """Tell a speaker by the label itself: marked as one, coming again, or in a file full of labels."""
    count = file.counts[name]
    if _is_sentence(name):
        return False
    if not _could_name(name):
        return count > 1 and (file.density >= _HALF or (name in file.marked and len(name.split()) < 4))
    if name in file.marked or file.density >= _SOME:
        return True
    if file.density < _FEW and (file.shouting or not _in_capitals(name)):
        return False
    return count > 1 and (file.shouting or not _is_common(name, file))


def _likely(name: str, file: _File, known: int) -> bool:
    """Tell a speaker that comes once by the company of others that are sure."""
    if _is_sentence(name) or not _could_name(name):
        return file.density >= _NEARLY_ALL and not _is_sentence(name) and len(name.split()) < 5
    if file.shouting:
        return False
    return known >= (2 if _in_capitals(name) or " " in name else 4) and not _is_common(name, file)


def _is_common(name: str, file: _File) -> bool:
    """Tell one word that the file also uses in sentences; capitals throughout are meant as a label."""
    return not _in_capitals(name) and name.lower() in file.spoken


def _in_capitals(name: str) -> bool:
    return speaker(name).isupper()
