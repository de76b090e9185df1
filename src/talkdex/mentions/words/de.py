"""German: how people say where in a recording something is."""

WORDS = {
    "at": "nach|bei|um|in|im|an|zu",
    "from": "ab|von|ab etwa|ab ca|beginnend bei",
    "of": "von|vom",
    "between": "zwischen",
    "to": "bis|bis zu|bis zur|bis zum",
    "and": "und",
    "end": "ende|zum ende|schluss",
    "minute": "minute|minuten|min",
    "second": "sekunde",
    "timecode": "zeitmarke|zeitstempel|timecode|zeitangabe",
    "onwards": "an|aufwärts",
    "during": "für|lang",
    "chat_to": "an alle",
    "about": "etwa|ungefähr|circa|ca|rund|gegen|zirka",
    "article": "der|die|das|den|dem|des|ein|eine",
    "media": "hörprobe|hörbeispiel|musikvideo|audiodatei|tutorial|staffel|szene|replay|video|videos|audio|"
    "podcast|der folge|dieser folge|diese folge|podcastfolge|aufnahme|aufzeichnung|mitschnitt|film|sendung|"
    "kapitel|youtube|clip|vorlesung|mediathek|tonspur|zusammenschnitt|aufnahmen|aufzeichnungen|podcasts|"
    "mitschnitte",
    "see": "sehen|ansehen|anschauen|anhören|hören|siehe|schauen|springen|spulen|vorspulen|vgl|gucken|ab da|"
    "springt|spring|spult|spul|spule|skippen|skippt|zurückspulen|vorspringen|reinhören|hört|schaut|hör|schau",
    "stopped": "gesehen bis|stehengeblieben|stehen geblieben|weiter bei|startpunkt|pausiert bei",
    "making": "aufnehmen|hochladen|drehen|erstellen|einreichen|muss|soll",
    "erratum": "fehler|tippfehler|korrektur|korrekturen|errata|sollte heißen|müsste heißen|berichtigung",
    "clock": "uhr|h|morgens|abends|nachmittags|ortszeit|mez|mesz|vormittags|hochgeladen|veröffentlicht|"
    "ausgestrahlt|gesendet",
    "clock_before": "abfahrt|ankunft|abflug|uhrzeit|uhr|termin|beginn|einlass|veröffentlicht|hochgeladen|"
    "ausgestrahlt|gesendet|geplant",
    "calendar": "termin|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|montags|dienstags|"
    "mittwochs|donnerstags|freitags|januar|februar|märz|mai|juni|juli|oktober|dezember|heute|morgen|gestern|"
    "täglich|mitternacht|mittag|öffnet|schließt|treffen|raum|hörsaal|sitzung am",
    "day": "mittagessen|frühstück|abendessen|kaffeepause|pause|anmeldung|empfang",
    "length": "dauer|dauert|dauerte|länge|laufzeit|spieldauer|dauern|längen",
    "lasting": "gesamt|während|seit|jede|alle|vor|innerhalb|maximal|mindestens|höchstens|min|weniger als|"
    "mehr als|für",
    "length_after": "lang|später|lesezeit|spielzeit|vorher|danach|alt|pro|übrig",
    "told": "zur sprache|angesprochen|behandelt|erwähnt|erklärt|gezeigt|besprochen|gesagt|zu sehen|zu hören",
    "rate": "pro|je person|je runde|je vortrag|je folge|je einheit|je team|je teil",
    "timer": "spielzeit|verlängerung|springer|eskalation|cooldown|schiedsrichter|elfmeter|stürmer|anpfiff|"
    "halbzeit|warde|wardet|jungle|spiel|tor|tore|zahlung|spielminute|rundenzeit|rundenzeiten|zwischenzeit",
    "heading": "kapitel|zeitstempel|kapitelmarken|zeitmarken|inhalt|inhaltsverzeichnis|themen|übersicht|"
    "shownotes|abschnitte|timecodes|tagesordnung|ablauf|programm",
    "starts": "beginnt|startet|fängt an|anfang|start",
    "ends": "endet|aufhört",
    "by": "von|mit",
    "role": "bericht von|begrüßung durch|eröffnung durch|vortrag von|rede von|beitrag von|präsentation von|"
    "interview mit|gespräch mit|fragen an|keynote von|statement von|einführung von|einführung durch|"
    "grußwort von|moderation von|moderiert von|wortmeldung von|vorgestellt von|diskussion mit|redner|"
    "rednerin|referent|referentin|sprecher|sprecherin",
    "name_follows": "spricht|stellt|erklärt|präsentiert|antwortet|zeigt|erzählt|begrüßt|eröffnet|redet",
    "name_then": "über|zu",
    "honorific": "herr|herrn|frau|dr|prof|professor|professorin|präsident|präsidentin|bürgermeister|"
    "bürgermeisterin|ministerin|stadtrat|stadträtin|abgeordneter|abgeordnete",
    "lead": "siehe|sehen sie|schauen sie|hören sie|ansehen|anschauen|im video|das video|video|hier|man kann|"
    "beginnt|startet|es|ist|sich|zur|und|dann|der beginnt",
    "not_a_name": "der|die|das|den|dem|ein|eine|einleitung|einführung|schluss|ende|fragen|diskussion|"
    "begrüßung|vortrag|teil|kapitel|was|wie|warum|wann|wo|wer|und|oder|für|mit|ohne|über|unter|zu|von|im|in|"
    "am|neue|neues|mein|unser|zusammenfassung|rückblick|ausblick|überblick|letzte|erste|gedanken|beispiel|"
    "grundlagen|stadt|gemeinderat|bundestag|universität|schule|mehrere|tiefer",
    "speech": "spricht|ergreift das wort|wortmeldung|vortrag|rede|präsentation|webinar|erklärt|erwähnt|"
    "gesagt|erzählt|interview",
    "within": "in|innerhalb von|im",
    "mark": "marke|minuten marke|minutenmarke",
    "passage": "stelle|witz|moment|musik|lied|song|passage|abschnitt|refrain|solo|gag|übergang|schnitt|"
    "spruch|zitat|folie|einspieler",
    "perceived": "hört man|sieht man|man hört|man sieht|zu hören|zu sehen|gelacht|gänsehaut|lachen müssen|"
    "liebe ich",
    "show": "film|sendung|stream|livestream|übertragung|konzert|vorstellung|folge|podcast|webinar|spiel|"
    "messe|gottesdienst",
    "live": "live auf|live ab|live um|im livestream ab|liveübertragung",
    "part": "folge|lektion|episode",
    "jump": "springe zu|spring zu|springen zu|springt zu|spule bis|spulen bis",
    "media_ending": "video|videos|podcast|podcasts|aufzeichnung|mitschnitt|tutorial",
    "event": "vorlesung|seminar|gottesdienst|konzert|vorführung|sitzung|vortrag|messe",
}
