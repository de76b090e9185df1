"""What the columns of a table are for, by the words that head them, in all languages."""

COLUMNS: dict[str, str] = {
    "start": "time|start|start time|begin|from|timestamp|timecode|time code|tc in|position|minute|"
    "offset|at|temps|début|horodatage|minutage|heure|de|tiempo|inicio|minuto|hora|marca|desde|zeit|"
    "beginn|start zeit|von|zeitstempel|zeitmarke|tempo|inizio|da|orario|início|marca de tempo|het begin|"
    "tijd|время|начало|таймкод|時間|开始|開始|时间",
    "end": "end|end time|to|until|stop|tc out|fin|à|hasta|ende|bis|fine|fim|até|eind|конец|結束|终了|終了",
    "length": "duration|length|runtime|durée|longueur|duración|dauer|länge|durata|duração|"
    "продолжительность|длительность|长度|时长",
    "speaker": "speaker|speakers|presenter|presenters|who|name|names|by|person|author|guest|orateur|"
    "oratrice|intervenant|intervenants|intervenante|qui|nom|ponente|ponentes|orador|oradora|quién|"
    "nombre|autor|invitado|redner|rednerin|referent|referentin|sprecher|sprecherin|wer|relatore|"
    "relatrice|chi|nome|oratore|palestrante|quem|convidado|spreker|докладчик|спикер|кто|発表者|登壇者|讲者|講者",
    "title": "title|topic|talk|subject|chapter|section|item|agenda item|description|what|content|"
    "segment|session|decision|action|titre|sujet|thème|objet|intervention|chapitre|título|titulo|tema|"
    "asunto|charla|capítulo|titel|thema|inhalt|was|vortrag|kapitel|argomento|titolo|oggetto|capitolo|"
    "assunto|palestra|onderwerp|тема|название|доклад|タイトル|内容|标题|主题",
}
