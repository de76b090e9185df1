"""How the floor is passed and taken, per language: tables of folded phrases, rows are languages."""

GIVES = {
    "en": (
        "over to|hand over|hand it over|turn it over|give the floor|has the floor|you have the floor|"
        "recognize|call on|called on|please welcome|introduce|next speaker|we have|hear from|"
        "pass it to|kick it off|join me|want to speak to|wants to speak|speak to this|speak to that|"
        "give us|any update|an update|first up|next up|hand raised|your hand|hand up|do you want to|"
        "would you like to|can you|could you|want to"
    ),
    "fr": (
        "la parole est a|la parole a|donne la parole|donner la parole|passe la parole|"
        "passer la parole|cede la parole|vous avez la parole|laisse la parole|accueillir|accueillons|"
        "inviter|pour soutenir|pour un rappel|pour repondre|c est a vous|a vous"
    ),
    "es": (
        "la palabra a|la palabra|damos la palabra|doy la palabra|cedo la palabra|tiene la palabra|"
        "uso de la palabra|uso de la voz|el uso de la voz|le toca a|le pido a|pedirle a|pedir a|"
        "invito a|invitamos a|recibimos a|vamos a escuchar|escuchemos a|participacion|interviene|"
        "intervencion|nos informe|nos explique|informar|informe|explique|le pedimos|empezamos con|"
        "iniciamos con|que hable|va a hablar|a cargo de"
    ),
    "de": "das wort hat|erteile das wort|gebe das wort|ubergebe an|das wort an|das wort erhalt|begrussen",
    "it": "la parola a|ha la parola|do la parola|cedo la parola|diamo la parola|passo la parola|ha facolta",
    "pt": (
        "a palavra a|tem a palavra|dou a palavra|passo a palavra|concedo a palavra|com a palavra|a palavra ao"
    ),
}
GO_AHEAD = {
    "en": (
        "go ahead|please|go for it|take it away|floor is yours|over to you|the floor|you re up|"
        "any thoughts|thoughts|what do you think|your thoughts|anything to add|want to add|what s up|"
        "let s hear"
    ),
    "fr": "je vous en prie|s il vous plait|allez y|vas y|a vous|je vous ecoute|pour deux minutes|la parole",
    "es": "adelante|por favor|cuando guste|tiene la palabra|a sus ordenes|dele|si por favor|a ver|usted",
    "de": "bitte|bitte schon|bitte sehr|sie haben das wort|gerne",
    "it": "prego|per favore|a lei|a te|la parola",
    "pt": "por favor|pois nao|fique a vontade|com a palavra",
}
REPLIES = {
    "en": (
        "yeah|yes|yep|yup|thanks|thank you|hi|hello|hey|sure|so yeah|ok|okay|good morning|"
        "good afternoon|good evening|well|i|i m|i ve|i think|i just|i was|i would|cool|right|great|"
        "sorry|no|my name|from our side|mr mayor|madam|mister|oh|um|uh|absolutely|of course|so"
    ),
    "fr": (
        "merci|je vous remercie|monsieur le|madame la|madame le|mesdames|messieurs|mes chers|oui|non|"
        "bonjour|bonsoir|cet amendement|l amendement|monsieur|madame|je|nous|il s agit|avis|cher|"
        "chers"
    ),
    "es": (
        "gracias|muchas gracias|muy buenos|buenos dias|buenas tardes|buenas noches|con su permiso|"
        "con permiso|con su venia|senor presidente|presidente|presidenta|si|no|hola|bueno|claro|"
        "muy buenas|pues|soy|estimados|estimadas|distinguidos|muy bien|buen dia|le agradezco|que tal"
    ),
    "de": "danke|vielen dank|ja|nein|guten|hallo|herr|frau|sehr geehrte|meine damen|also|ich",
    "it": "grazie|si|no|buongiorno|buonasera|signor|signora|onorevoli|ciao|salve|allora|io",
    "pt": "obrigado|obrigada|sim|nao|bom dia|boa tarde|boa noite|senhor|senhora|muito obrigado|ola|eu",
}
GREETINGS = {
    "en": (
        "hi|hello|hey|good morning|good afternoon|good evening|thanks|thank you|yeah thanks|"
        "yeah thank you|yes thank you|can you hear me|can you guys hear me|mr mayor|madam|my name"
    ),
    "fr": (
        "merci|je vous remercie|monsieur le|madame la|madame le|mesdames|messieurs|mes chers|bonjour|"
        "bonsoir|chers"
    ),
    "es": (
        "gracias|muchas gracias|muy buenos|muy buenas|buenos dias|buen dia|buenas tardes|"
        "buenas noches|con su permiso|con permiso|con su venia|senor presidente|hola|estimados|"
        "distinguidos|que tal"
    ),
    "de": "danke|vielen dank|guten|hallo|sehr geehrte|meine damen|herr prasident|frau prasidentin",
    "it": "grazie|buongiorno|buonasera|signor presidente|onorevoli|ciao|salve",
    "pt": "obrigado|obrigada|muito obrigado|bom dia|boa tarde|boa noite|senhor presidente|ola",
}
SELF = {
    "en": "my name is|i m|i am|this is|name s",
    "fr": "je m appelle|je suis|mon nom est",
    "es": "me llamo|mi nombre es|soy|les saluda",
    "de": "mein name ist|ich heisse|ich bin",
    "it": "mi chiamo|sono|il mio nome",
    "pt": "meu nome e|me chamo|sou|eu sou",
}
ADDRESSES = {
    "en": "you|your|go ahead|please|over to|next|floor|up next|take it|unmute|hear from|let s hear|now",
    "fr": "vous|votre|vos|tu|parole|madame|monsieur|m|mme",
    "es": (
        "usted|tu|le|nos|palabra|por favor|adelante|doctor|doctora|maestro|maestra|secretario|"
        "secretaria|licenciado|licenciada|general|ingeniero|ingeniera|companero|a ver"
    ),
    "de": "sie|ihnen|ihre|du|bitte|wort|herr|frau",
    "it": "lei|tu|prego|parola|signor|signora|onorevole",
    "pt": "voce|senhor|senhora|por favor|palavra|deputado|deputada",
}
YOU = {
    "en": "you|your|yours|yourself",
    "fr": "vous|votre|vos|tu|te|ton|ta|tes",
    "es": "usted|ustedes|tu|te|su|nos|explique|informe",
    "de": "sie|ihnen|ihre|ihr|du|dir|dich|dein",
    "it": "lei|voi|vostro|vostra|tu|ti|tuo|tua",
    "pt": "voce|voces|senhor|senhora|tu|te|seu|sua",
}
THANKS = {
    "en": "thank you|thanks|many thanks|appreciate it|appreciate that",
    "fr": "merci|je vous remercie|remercions|remercie",
    "es": "gracias|muchas gracias|agradecemos|le agradezco|agradezco",
    "de": "danke|vielen dank|herzlichen dank",
    "it": "grazie|ringrazio|ringraziamo",
    "pt": "obrigado|obrigada|agradeco|agradecemos",
}
TITLES = frozenset(
    [
        "m",
        "mr",
        "mrs",
        "ms",
        "mme",
        "mlle",
        "dr",
        "dra",
        "prof",
        "sr",
        "sra",
        "srta",
        "don",
        "dona",
        "senor",
        "senora",
        "senorita",
        "monsieur",
        "madame",
        "mister",
        "miss",
        "doctor",
        "doctora",
        "licenciado",
        "licenciada",
        "lic",
        "ingeniero",
        "ingeniera",
        "ing",
        "maestro",
        "maestra",
        "general",
        "almirante",
        "secretario",
        "secretaria",
        "diputado",
        "diputada",
        "senador",
        "senadora",
        "presidente",
        "presidenta",
        "depute",
        "deputee",
        "ministre",
        "rapporteur",
        "councilmember",
        "councilman",
        "councilwoman",
        "mayor",
        "chair",
        "vice",
        "commissioner",
        "herr",
        "frau",
        "doktor",
        "signor",
        "signora",
        "dott",
        "onorevole",
        "senhor",
        "senhora",
        "deputado",
        "deputada",
        "president",
        "le",
        "la",
        "les",
        "de",
        "del",
        "du",
        "des",
        "da",
        "do",
        "di",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "y",
        "e",
        "the",
        "of",
        "and",
        "san",
    ]
)
