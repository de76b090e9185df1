"""Spanish (and the Catalan that agrees with it): how people say where in a recording something is."""

WORDS = {
    "at": "al|a los|a las|en|hacia|por|en el|hacia el|sobre el",
    "from": "a partir de|a partir del|desde|desde el|desde la|comenzando en|a partir de los|desde los",
    "of": "de|del",
    "between": "entre",
    "to": "a|al|a los|a las|hasta|hasta el|hasta la|a la|hasta los",
    "and": "y|e",
    "end": "el final|final|el fin|fin",
    "minute": "minuto|minutos|min",
    "second": "segundo",
    "timecode": "marca de|minutaje|marca de tiempo|código de tiempo",
    "onwards": "en adelante",
    "during": "durante|por",
    "chat_to": "a todos",
    "about": "hacia|alrededor de|aproximadamente|aprox|sobre|cerca de|más o menos",
    "article": "el|la|los|las|un|una",
    "media": "tutorial|tutoriales|secuencia|escena|escenas|video|vídeo|videos|vídeos|tráiler|audio|podcast|"
    "episodio|grabación|película|capítulo|capítulos|youtube|clip|clips|pista|curso|clase|lección|programa|"
    "reproducción|extraer|sesión grabada|grabaciones|episodios|pódcast",
    "see": "ver|mirar|escuchar|oír|véase|vea|mira|escucha|visualizar|reproducir|ir a|ir al|saltar a|"
    "saltar al|adelantar a|adelantar al|escuchando|revisar|salta a|salta al|saltad al|saltar hasta|ve al|"
    "vete al|avanza al|avanza hasta|pasa al|pasar al|id al",
    "stopped": "visto hasta|vi hasta|quedé|quede|me quedé|he quedado|quedamos|voy por|voy en|continuar|"
    "retomar|punto de inicio|seguir",
    "making": "sube|subir|graba|grabar|grabe|mantén|debe durar|debe ser|tiene que durar",
    "erratum": "error|errores|errata|erratas|fe de erratas|corrección|correcciones|debería ser|debe decir|"
    "debería decir",
    "clock": "h|hs|hrs|horas|de la mañana|de la tarde|de la noche|hora local|en punto|de la madrugada",
    "clock_before": "salida|llegada|hora|horas|horario|a la|las|publicado|publicada|subido|subida|emitido|"
    "emitida|prevista|previsto|se estrena",
    "calendar": "lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|"
    "julio|agosto|septiembre|octubre|noviembre|diciembre|hoy|mañana|ayer|esta noche|nos vemos|hora actual|"
    "cita|día|medianoche|mediodía|abre|cierra",
    "day": "almuerzo|comida|desayuno|cena|pausa café|descanso|inscripción|recepción",
    "length": "guion del video|guion del vídeo|guión del video|guión del vídeo|duración|dura|duró|longitud|"
    "duraciones|longitudes",
    "lasting": "falta|durante|total|cada|hace|mínimo|máximo|máx|mín|en menos de|quedan|faltan|menos de|"
    "más de|por",
    "length_after": "de duración|de vídeo|de video|de lectura|después|antes|restantes|por",
    "told": "se trata|se aborda|tratado|tratada|abordado|abordada|se ve|se habla|mencionado|mencionada|"
    "explicado|explicada|menciona|explica|se oye|aparece|dice",
    "rate": "por|cada uno|mínimo",
    "timer": "primera parte|segunda parte|primer tiempo|segundo tiempo|prórroga|penales|marcador|goleador|"
    "inactividad|advertencia|expira|caduca|se destruye|la sesión|reserva|compila|build|sysimage|victorias|"
    "campeones|árbitro|delantero|portero|penalti|tarjeta|goles|cabezazo|remate|oponente|warda|jungla|"
    "barones|peleas|temporizador|pago|partido|gol|partida|cada día|reiniciada|reiniciado|reanuda|reanudada|"
    "sustitución|sustituciones|expulsado",
    "heading": "capítulos|marcas de tiempo|minutaje|secciones|índice|contenido|contenidos|temas|sumario|"
    "en este episodio|cronología|orden del día|programa|temario|charlas",
    "starts": "comienza|comienzan|empieza|empiezan|inicia|inicio|arranca",
    "ends": "termina|acaba|finaliza|concluye",
    "by": "por|con",
    "role": "toma la palabra|informe de|saludo de|bienvenida de|explicación de|moción de|cierre de|"
    "apertura de|intervención de|intervención del|exposición de|discurso de|presentación de|entrevista a|"
    "entrevista con|charla de|charla con|conversación con|ponencia de|conferencia de|palabras de|"
    "preguntas a|turno de|testimonio de|mesa redonda con|respuesta de|comparecencia de|presentado por|"
    "presentada por|a cargo de|moderado por|participación de|ponente|palabra a",
    "name_follows": "toma la palabra|presenta|explica|habla|interviene|responde|introduce|muestra|cuenta|"
    "comenta|abre|cierra|en",
    "name_then": "sobre",
    "honorific": "sr|sra|srta|d|dña|don|doña|dr|dra|señor|señora|prof|profesor|profesora|presidente|"
    "presidenta|alcalde|alcaldesa|concejal|concejala|ministro|ministra|diputado|diputada|senador|senadora|"
    "lic|ing",
    "lead": "también|después|para ver|para escuchar|ver|ver a|véase|vea|mira|mirar|escuchar|escucha|"
    "en el video|en el vídeo|del video|del vídeo|el video|el vídeo|video|vídeo|aquí|puede ver|pueden ver|"
    "nota|continuar|me quedé|comienza|empieza|se encuentra|es|está|esta|luego|y",
    "not_a_name": "el|la|los|las|un|una|de|del|introducción|conclusión|presentación|apertura|cierre|debate|"
    "preguntas|parte|capítulo|qué|cómo|por|cuándo|dónde|quién|y|o|en|para|con|sin|sobre|nuevo|nueva|mi|tu|"
    "su|nuestro|final|palabras|ejemplo|primera|primer|segunda|última|últimas|ciudad|ayuntamiento|república|"
    "universidad|escuela|proyecto|presupuesto|informe|redes|base|datos",
    "speech": "toma la palabra|habla|interviene|intervención|charla|ponencia|conferencia|presentación|"
    "webinar|discurso|explica|explicado|menciona|mencionado|mencionada|habla de|habla sobre|cuenta|"
    "entrevista",
    "idiom": "en curso|en el curso de|sobre la marcha",
    "within": "en",
    "passage": "lo mejor|chiste|momento|trozo|fragmento|parte|música|canción|tema|estribillo|solo|frase|"
    "chascarrillo|pasaje|tramo|transición|corte|diapositiva",
    "perceived": "se oye|se ve|se escucha|se puede ver|se puede oír|se aprecia|podemos ver|podéis ver|"
    "me reí|me hizo reír|me hace reír|me encanta|escalofríos|me mató",
    "show": "película|directo|programa|emisión|concierto|función|episodio|podcast|retransmisión|partido|"
    "misa|en vivo",
    "implied_minute": "en el|al|del|desde el|hasta el|hacia el|a partir del|sobre el|a los|desde los|"
    "hasta los|a partir de los|en los",
    "live": "en directo|en vivo|directo en",
    "part": "episodio|ep|lección|capítulo",
    "jump": "saltar al|salta al|salta a|avanza hasta",
    "event": "clase|sesión|misa|concierto|taller|reunión|charla|seminario",
}
