"""Words that tell who says something, in six languages: verbs of saying and words for a source."""

VERBS = """
    said says say told tells asked asks added adds explained explains noted notes argued argues warned
    warns recalled recalls insisted insists stressed stresses replied replies answered answers continued
    continues concluded concludes declared declares announced remarked observed observes wrote writes
    admitted admits claimed claims joked quipped reported stated suggested suggests commented mentioned
    conceded acknowledged confirmed confirms predicted predicts promised complained complains lamented
    exclaimed mused wondered wonders cautioned cautions urged contended maintained maintains reiterated
    emphasized emphasised emphasizes highlighted highlights testified responded responds retorted
    recounted recounts described clarified countered counters acknowledges concedes jokes snapped snaps
    quips opined opines laughed laughs sighed shrugged ventured vowed vows boasted bragged pleaded protested
    objected interjected volunteered marveled marvelled fumed thundered deadpanned summarized summarised
    shouted yelled whispered murmured

    dit disait déclare déclaré déclarait souligne souligné soulignait explique expliqué expliquait affirme
    affirmé ajoute ajouté ajoutait précise précisé rappelle rappelé insiste insisté raconte raconté répond
    répondu conclut conclu estime estimé assure assuré confie confié note noté observe observé poursuit
    poursuivi prévient prévenu lance lancé résume résumé reconnaît reconnu demande demandé plaisante
    plaisanté ironise ironisé indique indiqué soutient soutenu confirme confirmé commente commenté
    regrette regretté déplore déploré promet promis admet admis glisse glissé martèle martelé rétorque
    rétorqué réplique répliqué exclame exclamé interroge interrogé annonce annoncé signale signalé
    détaille détaillé complète complété témoigne témoigné souvient concède concédé considère considéré
    nuancé rassure rassuré écrit pense dénonce dénoncé défend défendu plaide plaidé tranche tranché abonde
    renchérit renchéri lâche lâché balaie balayé défendait assène asséné souffle soufflé peste fulmine
    enchaîne enchaîné tempère tempéré ironisait martelait justifie justifié pointe pointé relève relevé dixit
    avance avancé avoue avoué certifie constate constaté développe jure murmure

    dijo dice decía declaró declara señaló señala explicó explica afirmó afirma añadió añade agregó agrega
    subrayó subraya destacó destaca recordó recuerda insistió insiste contó cuenta respondió responde
    concluyó concluye aseguró asegura comentó comenta advirtió advierte preguntó pregunta sostuvo sostiene
    dicho declarado señalado explicado afirmado añadido agregado subrayado destacado recordado insistido
    asegurado comentado advertido reconocido admitido bromeó bromea indicó indica manifestó manifiesta
    expresó expresa reconoció reconoce admitió admite confirmó confirma prometió promete lamentó lamenta
    criticó critica opinó opina apuntó apunta replicó detalló detalla precisó precisa reiteró reitera
    enfatizó enfatiza puntualizó puntualiza matizó matiza alertó alerta denunció denuncia relató relata
    exclamó exclama consideró considera mencionó menciona resumió argumentó argumenta defendió defiende
    remató remata zanjó zanja sentenció sentencia espetó espeta apostilló apostilla confesó confiesa
    ironizó ironiza recalcó recalca remarcó remarca planteó plantea prosiguió prosigue continuó continúa
    soltó suelta lanzó lanza arremetió avisó avisa vaticinó celebró celebra reflexionó reflexiona rió
    diría dirá decían comentaba decía explicaba contaba reconocía bromeaba abundó abunda ahondó

    sagte sagt erklärte erklärt betonte betont meinte meint ergänzte ergänzt erzählte erzählt antwortete
    antwortet fragte fragt warnte warnt erinnerte erinnert bemerkte bemerkt gesagt scherzte scherzt
    berichtete berichtet behauptete behauptet bestätigte bestätigt räumte versicherte versichert
    unterstrich unterstreicht kritisierte kritisiert forderte fordert fügte schrieb schreibt rief klagte
    klagt argumentierte argumentiert kündigte kündigt glaubt versprach verspricht erwiderte erwidert
    entgegnete entgegnet mahnte mahnt äußerte äußert konstatierte konstatiert resümierte gemeint stellte
    sprach findet fand kontert konterte schimpft schimpfte lobt lobte spottet spottete sinniert witzelt
    witzelte gesteht gestand prophezeit urteilt urteilte bilanziert bilanzierte schwärmt schwärmte seufzt
    lacht lachte wiederholte präzisierte stöhnt

    disse dice detto dichiarato dichiara spiegato spiega sottolineato sottolinea affermato afferma
    aggiunto aggiunge ricordato ricorda insistito raccontato racconta risposto risponde concluso conclude
    osservato osserva ammesso chiesto chiede scherza scherzato commenta commentato riferito riferisce
    precisato precisa ribadito ribadisce evidenziato evidenzia avverte avvertito replicato confermato
    conferma promesso promette sostiene sostenuto annunciato annuncia denunciato denuncia lamentato
    lamenta esclama esclamato ammette riconosce riconosciuto prosegue proseguito dichiarò affermò spiegò
    aggiunse rispose attacca attaccato incalza chiosa chiosato puntualizza puntualizzato rivela rivelato
    tuona tuonato sbotta sbottato rilancia rilanciato confessa confessato confida confidato ironizza
    ironizzato replica assicura assicurato taglia commentava diceva insiste continua sintetizza racconta
    argomenta rassicura rimarca rimarcato rincara scandisce scandito sorride

    diz declarou declara explicou explica afirmou acrescentou acrescenta sublinhou sublinha destacou
    destaca lembrou lembra insistiu contou conta respondeu responde concluiu conclui observou observa
    perguntou ressaltou ressalta brincou brinca indicou indica reconheceu reconhece admitiu admite
    comentou comenta confirmou confirma prometeu promete lamentou lamenta criticou critica reiterou
    reitera enfatizou enfatiza alertou alerta advertiu adverte relatou relata apontou aponta garantiu
    garante salientou salienta frisou frisa referiu refere defendeu defende exclamou questionou argumentou
    argumenta avisou informou informa disparou dispara completou completa resumiu resume ironizou ironiza
    pontuou pontua rebateu rebate desabafou desabafa emendou arrematou arremata cravou sentenciou prosseguiu
    continuou opinou opina confessou confessa analisou analisa avaliou avalia detalhou narrou desabafava
    retrucou retruca rematou remata atirou
"""
VERB_PHRASES = (
    r"(?:points|pointed)\sout",
    r"(?:shot|shoots|fired|fires)\sback",
    r"(?:goes|went)\son",
    r"chime[sd]\sin",
    r"s['’](?:indigne|agace|étonne|amuse|emporte|inquiète|alarme|insurge|enthousiasme|énerve|interroge|exclame)",
    r"se\s(?:félicite|désole|réjouit|défend|souvient|justifie)",
    r"taglia\scorto",
    r"legte?\snach",
)
"""Verbs of saying of more than a word."""
ALONE = """
    dijo dice añadió añade agregó agrega explicó explica afirmó afirma aseguró asegura señaló señala
    recordó recuerda concluyó concluye insistió insiste advirtió advierte preguntó respondió comentó
    admitió reconoció
    disse diz acrescentou acrescenta explicou afirmou lembrou concluiu insistiu garantiu alertou perguntou
    respondeu comentou admitiu reconheceu contou
    aggiunge aggiunse spiega spiegò afferma affermò ricorda ricordò conclude concluse
    insistette insistì ammette ammise rispose chiese
"""
"""Verbs of saying that stand without a pronoun, in languages where it tells nothing."""
OBJECT_VERBS = "told tells asked asks"
"""Verbs behind which stands whom somebody speaks to."""
SOURCES = (
    "according to", "to quote", "quoting", "in the words of", "in the opinion of", "selon",
    "d'après", "d’après", "de l'avis de", "à en croire", "aux yeux de", "pour citer", "aux dires de",
    "dixit", "según", "en palabras de", "a juicio de", "de acuerdo con", "citando a", "laut",
    "nach Ansicht von", "nach Angaben von", "secondo", "a detta di", "stando a", "le parole di",
    "parola di", "per citare", "segundo", "de acordo com", "conforme", "nas palavras de", "na opinião de",
)  # fmt: skip
STARTERS = """
    The This That These Those It He She They We I In On At But And So Then When While As After Before
    Also Later Earlier Yesterday Today Meanwhile However Yet Still Here There Finally First Now For La
    Les L Il Elle Ils Elles Ce Cette Ces Mais Et Puis Dans Pour Selon Un Une Hier Alors Comme Ensuite
    Enfin Quand Pourtant Ainsi Plus El Los Las Ella En Pero Y Según Ya Ayer Hoy Luego Después Entonces
    Así Como Cuando También Por Para Der Die Das Er Sie Es Aber Und Im Wie Doch Dann Später Heute
    Gestern Auch Wenn Als Für Lo Gli Ma E Nel Ieri Oggi Poi Così Come Quando Anche Infine Dopo Per O A
    Os Ele Mas No Na Um Uma Ontem Hoje Depois Então Assim Também My Your His Her Its Our Their Yes Well
    You If Or Nor Not Some Many Most All Any Each Every One Because Since Although Though Until What Who
    Why How Je Tu Nous Vous Me Se Si Oui Non Ici Là Bien Bon Voici Voilà Car Donc Ni Son Sa Ses Leur
    Leurs Mon Mes Notre Votre Quoting Parola Dazu Já Here's Here’s That's That’s Enter Tout Tous Chaque
    Cet Cela Que Qui Yo Nosotros Te Le Nos Vamos Sí Eso Esto Allí Aquí Ahí Bueno Incluso Claro Pues
    Porque Ese Esa Este Esta Esos Estos Mi Su Sus Nuestro Todo Todos Cada Otro Muchos Qué Quien Ich Du
    Wir Ihr Mein Sein Unser Ja Nein Da Dort Nun Denn Weil Dass Diese Dieser Dieses Ein Eine Einer Kein
    Alle Viele Man Was Wer Io Noi Voi Ti Ci Vi Sì Qua Bene Ecco Questo Questa Quello Perché Ogni Tutti
    Suo Sua Uno Che Chi Eu Nós Lhe Sim Não Ali Lá Bem Bom Isso Isto Esse Essa Seu Meu Minha Quem Nobody
    Somebody Everybody Anybody Someone Everyone Anyone People Critics Officials Others Researchers
    Scientists Experts Authorities Police Supporters Opponents Residents Witnesses Sources Organizers
    Organisers Reporters Journalists Observers Prosecutors Analysts Economists Doctors Teachers Parents
    Students Workers Unions Studies Reports Several Few Personne Certains Plusieurs Beaucoup Chacun
    Nadie Alguien Algunos Otros Niemand Jemand Einige Andere Kritiker Manche Nessuno Qualcuno Alcuni
    Altri Ninguém Alguém Alguns Outros C'est C’est It's It’s Ha Había Aveva Tinha Hat Unlike Like
"""
"""Words that begin a sentence in capitals, and no name."""
CALENDAR = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Montag Dienstag Mittwoch Donnerstag Freitag
    Samstag Sonntag January February March April May June July August September October November December
    Januar Februar März Mai Juni Juli Oktober Dezember
"""
"""Days and months, where they are written in capitals: nobody's name where they stand alone."""
NOBODY = """
    Timestamp Time Minute Minutes Min Video Audio Source Link See Page Chapter Watch Note Part YouTube
    Youtube Minuto Zeit Zeitstempel Quelle Fuente Fonte Ver Voir Vidéo Vídeo Temps Siehe Emphasis Key
    Takeaway Takeaways Summary Introduction Conclusion Question Answer Session Section Title Topic Quote
    Context Background Update Verdict Fact Claim Headline Caption Figure Table Photo Credit Credits
    Transcript Highlight Highlights Résumé Extrait Citation Réponse Sujet Titre Légende Chapitre Partie
    Resumen Introducción Conclusión Pregunta Respuesta Cita Tema Título Capítulo Parte Zusammenfassung
    Einleitung Fazit Frage Antwort Zitat Thema Titel Kapitel Abschnitt Teil Sezione Capitolo Riassunto
    Domanda Risposta Citazione Resumo Pergunta Resposta Citação Translated Traduit Traducido Übersetzt
    Tradotto Traduzido Translation Traduction Traducción Tradução Traduzione Applause Laughter Laughs
    Rires Risas Lachen
"""
"""Words in capitals behind a quotation that are nobody's name."""
ARTICLES = "the le la les el los las il lo o a os as der die das dem den"
NO_TITLES = """
    on in at to during for from after before with that en à au aux dans sur lors devant que am im an bei
    vor nach dass a nel nella al alla che em no na ao à
"""
"""Words that lead away from the person who speaks: "said on Thursday", "a dit à Paris"."""
LEADING_AWAY = """
    unlike like als
    of in on at to by with from for about during after before de del des du di della dello dell da do dos
    das no na nos nas ao à au aux en a al con avec com par por per mit von vom zu zum bei im nach vor auf
    desde hasta hacia sobre bajo ante entre sin tras durante até sob sem após depuis chez sous sans vers
    aus bis über unter zwischen seit ohne gegen sotto senza verso tra fra presso into near since until
    against between under over via
"""
"""Words before a name that is not who speaks."""
NOT_SAYING = """
    and or but which that who whom when while as like if not so then than because what he she i we they you
    it his her et ou mais qui que quand comme car il elle on je nous ils elles lui son sa y o pero cuando
    como quien él ella yo su und oder aber wenn als wie der die das er sie wir ich sein ihr e ma quando come
    che chi lei mas quem ele ela no non ne nicht não
"""
"""Words that begin something else than who says it."""
THAT = ("that", "que", "qu['’]", "che", "dass", "daß", "whether", "si", "ob", "se")
"""Words that begin what is said."""
OPENINGS = (
    "then", "next", "now", "finally", "later", "enter", "and", "but", "today", "yesterday", "meanwhile",
    "however", "yet", "for his part", "for her part",
    "puis", "ensuite", "alors", "enfin", "et", "mais", "hier", "cependant", "pourtant", "or", "toutefois",
    "de son côté", "à son tour",
    "dann", "danach", "schließlich", "zuletzt", "und", "aber", "doch", "jedoch", "allerdings", "auch",
    "heute", "gestern",
    "luego", "después", "entonces", "finalmente", "y", "pero", "hoy", "ayer", "sin embargo", "también",
    "por su parte",
    "poi", "quindi", "infine", "e", "ma", "tuttavia", "però", "anche", "invece", "dal canto suo", "oggi",
    "ieri",
    "depois", "então", "mas", "porém", "contudo", "também", "já", "por sua vez", "hoje", "ontem",
)  # fmt: skip
"""What a sentence may begin with before its subject."""
