"""French: how people say where in a recording something is."""

WORDS = {
    "at": "à|au|aux|dans|sur|vers",
    "from": "à partir de|à partir du|à compter de|dès|depuis|à partir d",
    "of": "de|du|d",
    "between": "entre",
    "to": "à|au|aux|jusqu à|jusqu au|jusque|jusqu",
    "and": "et",
    "end": "la fin|fin",
    "minute": "minute|minutes|mn",
    "second": "seconde",
    "timecode": "minutage|horodatage|timecode|repère",
    "onwards": "et suivantes",
    "during": "pendant|durant|pour",
    "chat_to": "à tout le monde|à tous",
    "about": "vers|environ|autour de|approximativement|aux alentours de|aux environs de|à peu près",
    "article": "le|la|les|l|un|une",
    "media": "tutoriel|tuto|scène|vidéo|vidéos|audio|bande annonce|balado|podcast|épisode|émission|"
    "enregistrement|film|rediffusion|chapitre|chapitres|youtube|captation|bande|minutage|horodatage|vod|"
    "webinaire|visionnage|enregistrements|épisodes|podcasts",
    "see": "réécoutez|revoyez|revivez|voir|regarder|écouter|revoir|réécouter|visionner|visionnez|regardez|"
    "écoutez|voyez|retrouver|retrouvez|revivre|suivez|suivre|cf|sauter à|sauter|sautez|avancer|avancez|"
    "aller à|allez à|passer à|passez à|avancez à|avancez jusqu à|sautez à|sautez directement à|"
    "allez directement à|aller directement à|reculez à|revenez à",
    "stopped": "vu jusqu à|regardé jusqu à|arrêté à|arrêtée à|je me suis arrêté|j en suis à|reprendre à|"
    "repris à|point de départ",
    "making": "enregistrer|enregistrez|tournez|tourner|filmez|produire|doit durer|doit faire|limiter",
    "erratum": "erreur|erreurs|faute|fautes|coquille|coquilles|erratum|errata|correction|corrections|"
    "il faut lire|devrait être|doit lire|ça devrait être",
    "clock": "du matin|du soir|de l après midi|heure locale|heure de paris|précises|heures",
    "clock_before": "départ|arrivée|heure|heures|horaire|horaires|rdv|rendez vous|publiée|publié|"
    "mise en ligne|mis en ligne|diffusée|diffusé|prévue|prévu|levée",
    "calendar": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|juin|"
    "juillet|août|septembre|octobre|novembre|décembre|aujourd hui|demain|hier|ce soir|matin|soir|publié le|"
    "mis à jour|minuit|midi|ferme|ouvre|ouverture des portes|chaque semaine",
    "day": "déjeuner|petit déjeuner|dîner|pause café|pause|accueil café|inscription|cocktail|apéritif",
    "length": "raccourcis|raccourcir|limiter|durée|dure|duré|durera|longueur|durées|longueurs",
    "lasting": "pendant|marathon de|en moins de|total|chaque|toutes les|il y a|minimum|maximum|max|min|"
    "au bout de|séance de|session de|moins de|plus de|en",
    "length_after": "de vidéo|de lecture|de route|environ|plus tard|restantes|par|avant|après|chacun|"
    "d écoute",
    "told": "abordé|abordée|traité|traitée|discuté|discutée|présenté|présentée|est posée|mentionné|"
    "mentionnée|expliqué|expliquée|évoqué|évoquée|cité|montré|on voit|on entend|apparaît",
    "rate": "par|chacun|chacune|minimum",
    "timer": "le match|du match|match de|ce match|au match|match nul|buts|première période|seconde période|"
    "carton|arbitre|attaquant|équipe locale|minuteur|paiement|mi temps|score|trajet",
    "heading": "chapitres|horodatage|horodatages|minutage|sommaire|au programme|table des matières|contenu|"
    "plan|au menu|déroulé|repères|timecodes|ordre du jour|programme",
    "starts": "commence|commencent|débute|début|démarre|s ouvre",
    "ends": "termine|se termine|finit|s achève|fin",
    "by": "par|avec",
    "role": "rapport de|rapport d|bilan de|mot de bienvenue de|accueil par|motion de|intervention de|"
    "intervention d|interventions de|exposé de|discours de|discours d|présentation de|présentation par|"
    "entretien avec|interview de|interview d|échange avec|questions à|mot de|mot d|conférence de|"
    "conférence d|conférence par|témoignage de|témoignage d|allocution de|allocution d|prise de parole de|"
    "prise de parole d|audition de|audition d|table ronde avec|réponse de|réponse d|intervention du|"
    "présenté par|présentée par|animé par|animée par|introduction de|introduction par|conclusion de|"
    "conclusion par|atelier de|keynote de|intervenant|intervenante|orateur|oratrice|parole à|parole est à",
    "name_follows": "prend la parole|présente|introduit|explique|parle|intervient|discute|répond|raconte|"
    "montre|ouvre|au sujet|à propos|évoque|remercie|revient",
    "name_then": "sur",
    "honorific": "m|mme|mlle|dr|pr|me|monsieur|madame|mademoiselle|docteur|professeur|maître|président|"
    "présidente|maire|ministre|député|députée|sénateur|sénatrice",
    "lead": "aussi|également|ensuite|enfin|puis|pour regarder|pour voir|pour écouter|pour revoir|"
    "pour réécouter|pour visionner|pour retrouver|regarder|voir|écouter|revoir|réécouter|regardez|écoutez|"
    "voyez|retrouvez|visionnez|revivez|découvrez|dans la vidéo|la vidéo|vidéo|voici|vous pouvez|notamment|"
    "et|suivi de|commence|débute|il|elle|est|se trouve",
    "not_a_name": "le|la|les|l|un|une|des|du|de|d|introduction|conclusion|présentation|ouverture|clôture|"
    "débat|questions|échange|intervention|partie|chapitre|nos|notre|mon|ma|mes|qu|que|quoi|pourquoi|comment|"
    "où|quand|qui|et|ou|en|pour|avec|sans|sur|sous|dans|point|bilan|projet|budget|accueil|fin|début|exemple|"
    "bases|première|premier|dernière|dernier|nouveau|nouvelle|république|ville|conseil|commission|comité|"
    "école|université",
    "speech": "prend la parole|parle|intervient|intervention|exposé|conférence|présentation|webinaire|"
    "discours|explique|expliqué|mentionne|mentionné|évoque|évoqué|parle de|raconte|cours|entretien|interview",
    "idiom": "en cours|au cours de|au cours du|en cours de|cours d eau",
    "within": "en|dans",
    "passage": "blague|passage|moment|extrait|séquence|musique|chanson|morceau|générique|plan|refrain|solo|"
    "transition|réplique|citation|chute|diapositive",
    "perceived": "on entend|on voit|on aperçoit|entend on|voit on|j ai ri|m a fait rire|me fait rire|"
    "m a tué|frissons|j adore",
    "show": "film|podcast|direct|live|émission|spectacle|concert|séance|diffusion|épisode|webinaire|match|"
    "messe",
    "live": "en direct|retransmis|diffusé en direct|direct live",
    "part": "épisode|ép|leçon",
    "jump": "sautez à|sauter à|avancez à|avancez jusqu à|allez à",
    "event": "cours|séance|messe|concert|atelier|réunion|conférence|webinaire",
}
