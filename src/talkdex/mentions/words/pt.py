"""Portuguese: how people say where in a recording something is."""

WORDS = {
    "at": "lá pelo|por volta de|por volta do|por volta dos|ao|aos|às|no|nos|na|em|com|aí pelos|lá pelos",
    "from": "a partir de|a partir do|a partir da|a partir dos|desde|desde o|do|dos|desde os",
    "of": "de|do|da|dos",
    "between": "entre",
    "to": "a|ao|aos|até|até o|até ao|até aos|às|à",
    "and": "e",
    "end": "o final|o fim|final|fim",
    "minute": "minuto|minutos|min",
    "second": "segundo",
    "timecode": "marca de|marca dos|minutagem|marcação|timecode",
    "onwards": "em diante",
    "during": "durante|por",
    "chat_to": "para todos",
    "about": "por volta de|por volta do|por volta dos|cerca de|aproximadamente|em torno de|mais ou menos",
    "article": "o|a|os|as|um|uma",
    "media": "tutorial|replay|vídeo|video|vídeos|áudio|podcast|episódio|gravação|filme|capítulo|capítulos|"
    "youtube|aula|reprodução|faixa|curso|gravações|episódios|áudios",
    "see": "ver|assistir|ouvir|veja|assista|ouça|escutar|ir para|pular para|pule para|avançar para|"
    "avance para|pula para|pule pra|pula pra|avance até|avança para|vá para|vá até|vai para|ir direto para|"
    "volte para",
    "stopped": "assisti até|visto até|vi até|parei|parei no|continuar|retomar|ponto de partida|estou no",
    "making": "gravar|grave|enviar|envie|deve ter|deve durar",
    "erratum": "erro|erros|errata|correção|correções|deveria ser|deveria ter|deve ler|deveria dizer",
    "clock": "h|hs|hrs|horas|da manhã|da tarde|da noite|hora local|em ponto|da madrugada",
    "clock_before": "partida|chegada|saída|hora|horas|horário|horários|publicado|publicada|postado|postada|"
    "transmitido|transmitida|vai ao ar|prevista|previsto",
    "calendar": "segunda feira|terça feira|quarta feira|quinta feira|sexta feira|sábado|domingo|janeiro|"
    "fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|hoje|amanhã|ontem|"
    "meia noite|meio dia|abre|fecha|encontro|reunião",
    "day": "almoço|café da manhã|jantar|coffee break|intervalo|credenciamento|inscrição",
    "length": "roteiro do vídeo|roteiro do video|duração|dura|durou|durações",
    "lasting": "falta|durante|por|total|cada|há|mínimo|máximo|em menos de|faltam|menos de|mais de",
    "length_after": "de duração|de vídeo|de leitura|depois|antes|restantes|por",
    "told": "abordado|abordada|tratado|tratada|mencionado|mencionada|explicado|explicada|mostrado|aparece|"
    "diz",
    "rate": "por|cada um|mínimo",
    "timer": "gols|escanteio|escanteios|atacante|árbitro|campeão|boss|bosses|ataque|temporizador|pagamento|"
    "jogo|partida|gol|substituição|expulso|segundo tempo",
    "heading": "capítulos|carimbos de data e hora|minutagem|marcações|seções|índice|conteúdo|tópicos|"
    "sumário|neste episódio|linha do tempo|pauta|programação|linha do tempo do vídeo",
    "starts": "começa|começam|inicia|início|abre com",
    "ends": "termina|acaba|encerra",
    "by": "por|com",
    "role": "relatório de|saudação de|abertura de|intervenção de|intervenção do|intervenção da|fala de|"
    "fala do|fala da|discurso de|apresentação de|apresentação do|entrevista com|conversa com|palestra de|"
    "palestra com|perguntas a|palavras de|depoimento de|mesa redonda com|apresentado por|mediado por|"
    "participação de|palestrante|palavra a",
    "name_follows": "apresenta|explica|fala|intervém|responde|introduz|mostra|conta|abre|encerra",
    "name_then": "sobre",
    "honorific": "sr|sra|dr|dra|senhor|senhora|prof|profa|professor|professora|presidente|deputado|deputada|"
    "vereador|vereadora|prefeito|prefeita|ministro|ministra|senador|senadora|dom|dona",
    "lead": "para ver|para assistir|para ouvir|ver|veja|assistir|assista|ouvir|ouça|no vídeo|o vídeo|vídeo|"
    "aqui|começa|parei|continuar|é|está|verificar|depois|e",
    "not_a_name": "o|a|os|as|um|uma|de|do|da|introdução|conclusão|apresentação|abertura|encerramento|debate|"
    "perguntas|parte|capítulo|que|como|por|quando|onde|quem|e|ou|em|para|com|sem|sobre|novo|nova|meu|nosso|"
    "palavras|exemplo|primeira|primeiro|última|últimas|cidade|câmara|universidade|escola|projeto|funções",
    "speech": "toma a palavra|fala|intervém|intervenção|palestra|apresentação|webinar|discurso|explica|"
    "explicado|menciona|mencionado|mencionada|fala de|fala sobre|conta|entrevista",
    "within": "em",
    "passage": "piada|momento|trecho|parte|música|refrão|solo|frase|passagem|corte|transição|citação|slide",
    "perceived": "ouve se|vê se|dá para ouvir|dá para ver|da pra ver|da pra ouvir|dá pra ver|dá pra ouvir|"
    "podemos ver|aparece|ouvimos|vemos|me fez rir|ri muito|arrepiei|arrepios|adoro|amei",
    "show": "filme|live|transmissão|programa|show|concerto|episódio|podcast|sessão|jogo|partida|missa|"
    "webinar",
    "implied_minute": "ao|a partir do|até o|até ao|desde o|lá pelo|por volta do|aos|a partir dos|até aos|"
    "por volta dos|lá pelos|desde os",
    "live": "ao vivo|em direto",
    "part": "episódio|ep|lição|capítulo",
    "jump": "pule para|pular para|avance para|avançar para",
    "event": "missa|concerto|reunião|seminário|sessão|palestra",
}
