"""Words of a label that say that somebody speaks, and nothing of what about: "intervention d'Ana Morales"."""

from talkdex.segment import Stated
from talkdex.text import fold

ROLES = {
    "en": "talk speech intervention remarks statement keynote presentation address testimony lecture"
    " contribution by of from with the a mr mrs ms dr s",
    "fr": "intervention exposé discours présentation allocution conférence témoignage audition prise parole"
    " mot de d du des la le l m mme monsieur madame",
    "es": "intervención discurso presentación ponencia conferencia palabras participación exposición charla"
    " de del la el señor señora sr sra",
    "de": "rede vortrag beitrag wortmeldung ansprache statement redebeitrag von der die des herr herrn frau",
    "it": "intervento discorso relazione presentazione parole di del della dell signor signora",
    "pt": "intervenção discurso fala palestra apresentação palavras de do da senhor senhora",
}

_ROLES = frozenset(word for words in ROLES.values() for word in fold(words).split())


def is_person(stated: Stated) -> bool:
    """Tell whether nothing but a speaker is named: then the segment begins with the speaker's first word."""
    if not stated.speaker:
        return False
    return set(fold(stated.label).split()) - set(fold(stated.speaker).split()) <= _ROLES
