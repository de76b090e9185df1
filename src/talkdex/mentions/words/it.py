"""Italian: how people say where in a recording something is."""

WORDS = {
    "at": "verso il|intorno al|verso|al|alla|alle|all|nel|nella|ai|agli",
    "from": "dal|dalla|dalle|da|a partire da|a partire dal|a partire dalla|dai",
    "of": "di|del|dal|dalla|da",
    "between": "tra|fra",
    "to": "a|al|alla|alle|fino a|fino al|fino alla|sino a|sino al|all|ai|fino ai",
    "and": "e|ed",
    "end": "la fine|fine",
    "minute": "minuto|minuti|min",
    "second": "secondo",
    "timecode": "minutaggio|timecode|posizione",
    "onwards": "in poi",
    "during": "per|durante",
    "chat_to": "a tutti",
    "about": "circa|verso|intorno a|all incirca|pressappoco",
    "article": "il|lo|la|i|gli|le|l|un|una|uno",
    "media": "tutorial|scena|replay|video|audio|podcast|episodio|puntata|registrazione|filmato|film|"
    "capitolo|capitoli|youtube|diretta|traccia|registrazioni|episodi|puntate|filmati",
    "see": "guardare|vedere|ascoltare|guarda|vedi|ascolta|rivedere|andare|andate|vai|saltare|riascoltare|vd|"
    "salta a|salta al|saltate a|passa a|passa al|passate a|vai a|vai al|manda avanti|cfr",
    "stopped": "visto fino a|visto fino al|sono arrivato|sono arrivata|sono al|fermato|riprendere|"
    "punto di partenza",
    "making": "registrare|registra|caricare|carica|deve durare|deve essere",
    "erratum": "errore|errori|refuso|refusi|errata|correzione|correzioni|dovrebbe essere|dovrebbe leggere",
    "clock": "del mattino|di sera|di notte|del pomeriggio|di mattina|ora locale|in punto",
    "clock_before": "partenza|arrivo|ore|ora|orario|h|alle ore|orari|pubblicato|pubblicata|caricato|"
    "caricata|in onda|trasmesso|trasmessa|prevista|previsto",
    "calendar": "appuntamento|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|"
    "marzo|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|oggi|domani|ieri|stasera|"
    "mezzanotte|mezzogiorno|davanti|ci vediamo|mattina|ogni|esce|apre|chiude",
    "day": "pranzo|colazione|cena|pausa caffè|pausa|registrazione partecipanti",
    "length": "durata|dura|durò|lunghezza|durate",
    "lasting": "durante|per|totale|ogni|fa|minimo|massimo|entro|meno di|più di|in",
    "length_after": "di durata|di video|di lettura|dopo|prima|rimanenti|fa|per",
    "told": "trattato|trattata|affrontato|affrontata|menzionato|menzionata|spiegato|spiegata|mostrato|"
    "si vede|si sente|dice",
    "rate": "per|ciascuno|minimo",
    "timer": "rigori|primo tempo|secondo tempo|marcatori|arbitro|rigore|attaccante|timer|pagamento|partita|"
    "gol|espulso|espulsione|giocatore|sostituzione",
    "heading": "capitoli|sommario|indice|minutaggio|contenuti|argomenti|sezioni|scaletta|ordine del giorno|"
    "programma",
    "starts": "inizia|comincia|parte|inizio",
    "ends": "finisce|termina|si conclude",
    "by": "di|da|con",
    "role": "saluti di|rapporto di|apertura di|intervento di|discorso di|presentazione di|intervista a|"
    "intervista con|conversazione con|relazione di|parole di|domande a|lezione di|conferenza di|"
    "testimonianza di|dialogo con|introduzione di|moderato da|a cura di|presentato da|replica di|relatore|"
    "relatrice|parola a",
    "name_follows": "presenta|spiega|parla|interviene|risponde|introduce|racconta|mostra|apre|chiude",
    "name_then": "su|sul|sulla",
    "honorific": "sig|signor|signora|sig ra|dott|dott ssa|dottor|dottoressa|prof|professore|professoressa|"
    "on|onorevole|presidente|sindaco|sindaca|ministro|ministra|avv|ing",
    "lead": "per vedere|per guardare|per ascoltare|vedere|vedi|guardare|guarda|ascoltare|ascolta|nel video|"
    "il video|video|qui|inizia|comincia|per|sono|è|andare|poi|e",
    "not_a_name": "il|lo|la|i|gli|le|un|una|di|del|della|introduzione|conclusione|presentazione|apertura|"
    "chiusura|dibattito|domande|parte|capitolo|che|cosa|come|perché|quando|dove|chi|e|o|in|per|con|senza|su|"
    "nuovo|nuova|mio|nostro|riepilogo|esempio|prima|primo|ultimo|ultima|città|comune|consiglio|università|"
    "scuola|fonti",
    "speech": "prende la parola|parla|interviene|intervento|conferenza|presentazione|lezione|discorso|"
    "spiega|spiegato|menziona|menzionato|parla di|racconta|intervista",
    "within": "in",
    "passage": "battuta|momento|pezzo|brano|musica|canzone|passaggio|spezzone|parte|ritornello|assolo|"
    "sequenza|frase|citazione|stacco|diapositiva",
    "perceived": "si sente|si vede|si sentono|si vedono|si può vedere|si può sentire|si nota|mi fa ridere|"
    "ho riso|mi ha fatto ridere|brividi|adoro",
    "show": "film|diretta|trasmissione|concerto|spettacolo|episodio|puntata|podcast|programma|partita|messa",
    "implied_minute": "al|dal|nel|fino al|verso il|a partire dal|intorno al|ai|dai|fino ai|intorno ai",
    "live": "in diretta|diretta streaming|in streaming|diretta dalle",
    "part": "episodio|puntata|lezione",
    "jump": "salta a|saltare a|manda avanti a",
    "event": "lezione|messa|concerto|riunione|seminario|seduta",
}
