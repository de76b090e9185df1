"""Words that tell who says something, in six languages: verbs of saying and words for a source."""

VERBS = """
    said says say told tells asked asks added adds explained explains noted notes argued argues warned warns
    recalled recalls insisted insists stressed stresses replied replies answered answers continued continues
    concluded concludes declared declares announced remarked observed observes wrote writes admitted admits
    claimed claims

    dit disait déclare déclaré déclarait souligne souligné soulignait explique expliqué expliquait affirme
    affirmé ajoute ajouté ajoutait précise précisé rappelle rappelé insiste insisté raconte raconté répond
    répondu conclut conclu estime estimé assure assuré confie confié note noté observe observé poursuit
    poursuivi prévient prévenu lance lancé résume résumé reconnaît reconnu demande demandé

    dijo dice decía declaró declara señaló señala explicó explica afirmó afirma añadió añade agregó agrega
    subrayó subraya destacó destaca recordó recuerda insistió insiste contó cuenta respondió responde concluyó
    concluye aseguró asegura comentó comenta advirtió advierte preguntó pregunta sostuvo sostiene

    sagte sagt erklärte erklärt betonte betont meinte meint ergänzte ergänzt erzählte erzählt antwortete
    antwortet fragte fragt warnte warnt erinnerte erinnert bemerkte bemerkt gesagt

    disse dice detto dichiarato dichiara spiegato spiega sottolineato sottolinea affermato afferma aggiunto
    aggiunge ricordato ricorda insistito raccontato racconta risposto risponde concluso conclude osservato
    osserva ammesso chiesto chiede

    diz declarou declara explicou explica afirmou acrescentou acrescenta sublinhou sublinha destacou destaca
    lembrou lembra insistiu contou conta respondeu responde concluiu conclui observou observa perguntou
    ressaltou ressalta
"""
SOURCES = (
    "according to", "in the words of", "selon", "d'après", "d’après", "de l'avis de", "según",
    "en palabras de", "laut", "secondo", "segundo", "de acordo com", "conforme",
)  # fmt: skip
STARTERS = """
    The This That These Those It He She They We I In On At But And So Then When While As After Before Also
    La Les L Il Elle Ils Elles On Ce Cette Ces Mais Et Puis Dans Pour Selon Un Une
    El Los Las Ella En Pero Y Según Ya Der Die Das Er Sie Es Aber Und Im
    Lo Gli Ma E Nel O A Os As Ele Mas No Na Um Uma
"""
"""Words that begin a sentence in capitals, and no name."""
