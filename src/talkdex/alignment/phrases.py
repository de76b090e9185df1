"""What people say where one thing ends and another begins, per language: tables of folded phrases.

Each table names a kind of phrase and lists how it is said; a row is a language. Phrases are
folded (no accents, no signs, apostrophes as spaces); they match whole words. Adding a language
is adding a row to each table.
"""

import re
from functools import cache

OPENERS = {
    "en": "so|now|ok|okay|all right|alright|well|anyway|right so|great|cool|let s|let me|here",
    "fr": "alors|donc|maintenant|bon|bien|eh bien|voila|tres bien|ok|d accord|venons en|voyons",
    "es": "entonces|bueno|ahora|bien|muy bien|pues|ok|vamos|veamos|a continuacion",
    "de": "also|so|nun|gut|okay|jetzt|und nun|kommen wir",
    "it": "allora|dunque|ora|adesso|bene|ok|ecco|passiamo",
    "pt": "entao|agora|bom|bem|muito bem|ok|vamos",
}
NEXT = {
    "en": (
        "next|next up|the next|our next|up next|moving on|move on|moving along|let s go on|"
        "let s move|switch gears|switching gears|another|the other|last|the last|finally|lastly|"
        "one more|let s turn|turning to|onto the|on to the"
    ),
    "fr": (
        "ensuite|passons|prochain|prochaine|point suivant|question suivante|le suivant|pour finir|"
        "enfin|dernier point|un autre|une autre|suivant"
    ),
    "es": (
        "siguiente|pasamos|pasemos|a continuacion|por ultimo|finalmente|otro|otra|el proximo|"
        "la proxima|continuamos|seguimos"
    ),
    "de": "als nachstes|nachster|nachste|weiter geht|kommen wir zu|zum schluss|schliesslich|ein weiterer",
    "it": "prossimo|prossima|passiamo|infine|per finire|un altro|un altra|successivo",
    "pt": "proximo|proxima|passemos|por fim|por ultimo|finalmente|outro|outra|seguinte",
}
TOPIC = {
    "en": (
        "talk about|talking about|let s start|get into|dive into|jump into|want to ask|let s look|"
        "take a look|tell us about|tell me about|i want to|wanted to|going to|gonna|question is|"
        "curious|speaking of|what about|how about|let s discuss|the topic|get started|kick off|"
        "question|let s get"
    ),
    "fr": (
        "parlons|parler de|on va parler|abordons|aborder|commencons|commencer|regardons|"
        "interessons nous|j aimerais|je voudrais|qu en est il|question|voyons|nous allons"
    ),
    "es": (
        "hablemos|hablar de|vamos a|empecemos|empezar|comencemos|veamos|quisiera|me gustaria|"
        "que hay de|pregunta|el tema|cuentanos|hablanos"
    ),
    "de": (
        "sprechen wir|reden wir|sprechen uber|reden uber|fangen wir|ich mochte|frage|schauen wir|das thema"
    ),
    "it": "parliamo|parlare di|cominciamo|iniziamo|vorrei|domanda|vediamo|il tema",
    "pt": "vamos falar|falemos|falar sobre|comecemos|comecar|gostaria|pergunta|vejamos|o tema",
}
ORDER = {
    "en": (
        "first|second|third|fourth|fifth|number one|number two|number three|number four|number five|"
        "first of all|the first|the second|the third|step one|step two|item|agenda"
    ),
    "fr": "premier|premiere|premierement|deuxieme|troisieme|tout d abord|d abord|point numero",
    "es": "primero|primera|segundo|segunda|tercero|tercera|en primer lugar|en segundo lugar|punto",
    "de": "erstens|zweitens|drittens|zuerst|punkt",
    "it": "primo|prima|secondo|seconda|terzo|innanzitutto|punto",
    "pt": "primeiro|primeira|segundo|segunda|terceiro|terceira|ponto",
}
QUESTIONS = {
    "en": (
        "what|why|how|when|where|who|which|do you|did you|can you|could you|would you|is there|"
        "are there|is it|are you|have you|tell me|tell us|should"
    ),
    "fr": "qu est ce|pourquoi|comment|quand|ou|qui|quel|quelle|est ce que|pouvez vous|peux tu|combien",
    "es": "que|por que|como|cuando|donde|quien|cual|puede|puedes|podria|cuanto",
    "de": "was|warum|wie|wann|wo|wer|welche|konnen sie|kannst du|wieso",
    "it": "che cosa|cosa|perche|come|quando|dove|chi|quale|puo|puoi|quanto",
    "pt": "o que|por que|como|quando|onde|quem|qual|pode|quanto",
}
FOLLOWERS = {
    "en": (
        "and|but|because|yeah|yes|no|right|exactly|which|that|that s|or|it s|it|they|he|she|like|"
        "you know|i mean|mhm|uh|um|of course|sure|totally|absolutely|also|then|this"
    ),
    "fr": "et|mais|car|parce que|oui|non|ou|qui|que|c est|il|elle|ils|exactement|puis|aussi|ca",
    "es": "y|pero|porque|si|no|o|eso|es|el|ella|ellos|exacto|tambien|claro|luego",
    "de": "und|aber|weil|ja|nein|oder|das|es|er|sie|genau|auch|dann",
    "it": "e|ma|perche|si|no|o|che|lui|lei|esatto|anche|poi|questo",
    "pt": "e|mas|porque|sim|nao|ou|isso|ele|ela|exato|tambem|depois",
}
WELCOMES = {
    "en": (
        "welcome|hello|hi everyone|hi everybody|hey everyone|good morning|good afternoon|"
        "good evening|my name is|this is|today|call to order|introduce"
    ),
    "fr": "bienvenue|bonjour|bonsoir|je m appelle|aujourd hui|la seance est ouverte",
    "es": "bienvenido|bienvenidos|bienvenidas|hola|buenos dias|buenas tardes|buenas noches|me llamo|hoy",
    "de": "willkommen|hallo|guten tag|guten morgen|guten abend|ich heisse|heute",
    "it": "benvenuti|ciao|buongiorno|buonasera|mi chiamo|oggi",
    "pt": "bem vindos|ola|bom dia|boa tarde|boa noite|meu nome|hoje",
}
FAREWELLS = {
    "en": (
        "thank you|thanks|bye|see you|see ya|goodbye|that s it|wrap up|peace|take care|adjourn|"
        "adjourned|in conclusion|to conclude|to sum|summary|summarize"
    ),
    "fr": "merci|au revoir|a bientot|pour conclure|en conclusion|la seance est levee|conclure|resumer",
    "es": (
        "gracias|adios|hasta luego|hasta la proxima|para concluir|en conclusion|se levanta la sesion|resumen"
    ),
    "de": "danke|vielen dank|auf wiedersehen|tschuss|zum abschluss|zusammenfassend",
    "it": "grazie|arrivederci|ciao a tutti|per concludere|in conclusione|riassumendo",
    "pt": "obrigado|obrigada|tchau|ate logo|para concluir|em conclusao|resumindo",
}
SPONSORS = {
    "en": "sponsor|sponsors|sponsored|brought to you|promo code|discount|check out|free trial",
    "fr": "sponsor|sponsorise|partenaire|code promo",
    "es": "patrocinador|patrocinado|codigo|descuento",
    "de": "sponsor|werbung|rabattcode|prasentiert von",
    "it": "sponsor|sponsorizzato|codice sconto",
    "pt": "patrocinador|patrocinado|cupom|desconto",
}
LABEL_KINDS = {
    "welcome": (
        "intro|introduction|introductions|welcome|opening|start|preview|teaser|presentation|"
        "bienvenue|bienvenida|introduccion|inicio|einleitung|begrussung|introduzione|introducao|"
        "apertura|ouverture|call to order|overview|introducing|intros"
    ),
    "farewell": (
        "outro|conclusion|conclusions|closing|end|ending|wrap up|thanks|thank you|goodbye|"
        "final thoughts|merci|gracias|remerciements|agradecimientos|cierre|fin|fazit|schluss|"
        "conclusione|conclusioni|conclusao|summary|closing thoughts|closing remarks|adjourn|"
        "adjournment|shameless plugs|recap|reflections"
    ),
    "sponsor": "sponsor|sponsors|ad|ads|advertisement|promo|patrocinador|werbung",
    "questions": "q a|questions|question|q|faq|preguntas|domande|fragen|perguntas|audience questions|ama",
}

Pattern = re.Pattern[str]


@cache
def matcher(kind: str, language: str) -> Pattern:
    """Give the pattern that finds a kind of phrase in folded text, as whole words.

    Args:
        kind: the name of a table of this module, such as "NEXT".
        language: two letters; a language without a row borrows the English one.
    """
    table: dict[str, str] = globals()[kind]
    return _whole(table.get(language, table["en"]))


@cache
def label_matcher(kind: str) -> Pattern:
    """Give the pattern that tells whether a folded label is of a kind: "welcome", "farewell", …."""
    return _whole(LABEL_KINDS[kind])


def whole(table: dict[str, str], language: str) -> Pattern:
    """Give the pattern for a language's row of any table, English where it has none."""
    return _whole(table.get(language, table["en"]))


@cache
def _whole(alternatives: str) -> Pattern:
    longest_first = sorted(alternatives.split("|"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(longest_first) + r")\b")
