"""English: how people say where in a recording something is."""

WORDS = {
    "at": "particularly|especially|specifically|at|@|near|in at|stopped at|paused at|until about",
    "from": "from|starting at|starting from|beginning at|as of|since|from about|onwards from",
    "of": "of",
    "between": "between",
    "to": "to|until|till|through|up to",
    "and": "and",
    "end": "the end|end|inf|infinity|eof",
    "minute": "minute|minutes",
    "second": "second",
    "timecode": "timestamps|time stamps|timestamps such as|timestamps like|timestamp like|timestamps e g|"
    "timestamp|time stamp|timecode|time code|tc|timing|position",
    "onwards": "onwards|onward|forward",
    "during": "for|lasting|during",
    "chat_from": "from",
    "chat_to": "to everyone|everyone|to hosts and panelists|to all panelists",
    "mark": "in the video|in the recording|in the talk|in the audio|in the clip|in the episode|mark|"
    "min mark|minute mark|hour mark|into the|into this",
    "inside": "in|into video|into recording|into talk|into it|into episode|into podcast|into clip|in video|"
    "in clip",
    "about": "about|around|approx|approximately|roughly|circa|ca|some",
    "article": "the|a|an",
    "media": "video player|media player|audio player|currenttime|screen cast|webcast|web cast|"
    "screen recording|recap video|walkthrough|tutorial|tutorials|scene|vlog|video|videos|audio|podcast|"
    "podcasts|episode|recording|recordings|livestream|film|movie|replay|chapter|chapters|youtube|yt|vimeo|"
    "screencast|lecture|clip|footage|vod|mp4|mp3|track|song|trailer|soundtrack|narration|captions|subtitles|"
    "playback|seek",
    "see": "see|watch|listen|listen to|skip to|jump to|go to|shows|replay|rewatch|fast forward to|seek to|"
    "rewind to|scrub to|start watching|skip ahead to|skip forward to|skip to around|fast forward|ff to|"
    "scroll to|jump ahead to|jump straight to|jump forward to|move to|advance to|forward to|wind to",
    "stopped": "continue from|resume from|finish from|pick up from|continued from|continue at|"
    "continue watching|you stopped|you left off|i stopped|we stopped|stopped watching|watched till|"
    "watched upto|seen till|video till|completed till|done till|watched until|watched up to|seen until|"
    "up to minute|left off|pick up at|resume at|resumes at|got to|start at|starting point|start point",
    "halted": "stopped at|paused at|stop at|stopped on",
    "making": "keep|record|produce|upload|submit|shoot|make sure|should be|must be|has to be|needs to be|"
    "aim for",
    "erratum": "error|errors|mistake|typo|typos|erratum|errata|correction|corrections|should read|"
    "should say|should be|misspoke",
    "clock": "am|pm|a m|p m|o clock|oclock|noon|local time|eastern|pacific|in the morning|in the evening|"
    "in the afternoon|at night|train|flight|bus|ferry|tram|screening|showing|kickoff|kick off|appointment|"
    "slot|alarm",
    "zone": "utc|gmt|cet|cest|pt|pst|pdt|et|est|edt|cst|cdt|mst|mdt|bst|ist|jst|aest|z",
    "clock_before": "departure|arrival|departs|arrives|check in|check out|boarding|kick off|time|date time|"
    "clock|o clock|date|published|posted|uploaded|released|aired|airs|premieres|premiered|goes live|"
    "went live|scheduled|kicks off|adjourned|commenced",
    "calendar": "meeting|room|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|"
    "wednesdays|thursdays|fridays|saturdays|sundays|january|february|march|april|june|july|august|september|"
    "october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|today|tonight|tomorrow|"
    "yesterday|daily|weekly|biweekly|trading day|working day|of the day|midnight|morning|evening|afternoon|"
    "bedtime|meeting time|join us|doors|opens|closes|opening hours|shift|appointment|same day|next day|"
    "the day before|day after",
    "day": "lunch|breakfast|dinner|coffee break|break|happy hour|registration|check in|networking|reception|"
    "adjourn|tea|recess",
    "length": "video script|demo script|script for the video|eta|time left|time remaining|duration|length|"
    "runtime|run time|running time|total time|lasts|lasted|lasting|playtime|durations|lengths",
    "lasting": "long|takes|took|within|for|elapsed|marathon|timeout|time limit|limit|minimum|maximum|max|"
    "min|recommended|every|per|in under|total|under|over|less than|more than|up to|at least",
    "length_after": "mb|gb|kb|mib|kbps|mbps|fps|frames|elapsed|long|old|ago|each|per|left|remaining|later|"
    "total|limit|read|watch time|duration|break|talk|video|videos",
    "told": "comes up|brought up|raised|begins|mentioned|explained|discussed|shown|described|covered|"
    "demonstrated|said|introduced|visible|heard|seen|noticeable",
    "rate": "per|each|a piece",
    "timer": "xp|elo|kda|podium|finish time|finishers|personal best|football match|the match|match minute|"
    "match clock|soccer|idle|cooldown|soak|harness|retries|session expires|striker|goalkeeper|referee|"
    "penalty|red card|turret|ward|wards|scuttle|jungle|minions|nexus|mid lane|bot lane|top lane|timer|"
    "payment|checkout|expired|expires|countdown|cron|backup|deploy|battery|ups|goal|game|inning|halftime|"
    "kickoff|score|lane|pace|km|race|boss|spawn|spawns|gank|jungler|laner|camps|kills|baron|drake|lap|laps|"
    "qualifying|pit stop|st place|nd place|rd place",
    "heading": "chapters|timestamps|time stamps|timeline|timecodes|time codes|show notes|topics|contents|"
    "outline|table of contents|sections|agenda|index|in this episode|in this video|jump links|highlights|"
    "speakers",
    "starts": "starts|start|begins|begin|starting|beginning|kicks off|opens with",
    "ends": "ends|end|ends at|ending|finishes|concludes|stop|stops|out",
    "by": "by|with",
    "role": "report by|report from|update by|update from|welcome by|motion by|talk by|speech by|keynote by|"
    "keynote|presentation by|interview with|conversation with|q a with|questions to|remarks by|statement by|"
    "intervention by|testimony of|testimony by|lecture by|address by|panel with|chat with|discussion with|"
    "opening by|introduction by|intro by|fireside chat with|presented by|session with|speaker|hosted by",
    "name_follows": "introduces|presents|explains|talks|speaks|discusses|joins|shows|answers|opens|closes|"
    "thanks|asks|responds|describes|demonstrates|welcomes|begins",
    "name_then": "on|with|vs|and",
    "honorific": "mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|rev|hon|sen|senator|rep|president|"
    "chairman|chairwoman|chair|mayor|councilmember|councilman|councilwoman|commissioner|minister|judge|"
    "justice|captain",
    "lead": "to watch|to see|watch|see|listen to|to listen to|here is|here s|here are|you can watch|"
    "you can see|find|view|check out|jump to|skip to|go to|replay|rewatch|mentioned|in the video|"
    "in this video|the video|video|note|shows|he shows|she shows|start|starts|begins|it|is|that|in|on",
    "not_a_name": "question|q|meeting|meet|meets|introducing|interview|can|will|should|do|does|is|keeping|"
    "tackling|framing|who s|exclusive|announcement|the|a|an|how|what|why|when|where|who|intro|introduction|"
    "outro|conclusion|welcome|opening|closing|questions|discussion|demo|overview|summary|background|part|"
    "chapter|section|new|my|your|our|using|building|understanding|getting|lightning|talks|talk|keynote|"
    "panel|session|announcements|updates|update|final|first|last|next|more|python|java|rust|data|web|open|"
    "source|code|software|machine|learning|deep|science|programming|language|world|time|news|recap|thoughts|"
    "credits|sponsor|sponsors|ad|break|wrap|up|and|or|of|for|in|on|at|to|are|with|from|vs|this|that|all|"
    "about|into|api|ai|project|guide|future|history|model|models|system|systems|design|development|testing|"
    "team|business|life|health|key|takeaways|setup|installation|results|example|examples|tips|tools|tool|"
    "game|games|city|council|committee|public|comment|hearing|roll|call|minutes|agenda|budget|report|"
    "reports|resolution|approval|item|items|market|economy|government|university|school|group|company|"
    "community|conference|video|music|book|test|driven|space|network|engine|driver|library|framework|cloud|"
    "server|security|performance|big|small|best|good|great|high|low|one|two|three|four|five|north|south|"
    "east|west|united|states|america|american|european|europe|africa|asia|black|white|red|green|blue|day|"
    "night|house|street|bank|art|power|energy|water|fire|climate|change|policy|law|rights|social|media|"
    "digital|human|general|special|national|international|local|global|central|federal|state|advanced|basic|"
    "real|quick|simple",
    "speech": "speaks|takes the floor|takes the stage|intervenes|talk|talks|presentation|keynote|speech|"
    "webinar|talks about|talking about|mentions|mentioned|discusses|discussed|explains|explained|"
    "explanation|demonstrates|demonstrated|interview|sermon|homily|monologue",
    "idiom": "drop off|beat the|face to face|in the face of|ad break|commercial break|station break|"
    "parse error|syntax error|type error|query error|runtime error|compile error|compiler error|lexer error|"
    "parser error|ebnf error|evaluation error|validation error|his watch|her watch|my watch|your watch|"
    "a watch|the watch|apple watch|watch stopped|on track|keep track|track record|sound track|"
    "behind the scenes|song and dance|new error|throw error|console error|log error|logger error|"
    "error message|error messages|error code|http error|server error|error log|error rate",
    "within": "in",
    "implied_minute": "",
    "media_ending": "",
    "ordinal_minute": "",
    "passage": "bit|joke|jokes|punchline|solo|riff|chorus|drop|beat drop|intro|outro|cameo|easter egg|"
    "transition|jump cut|shot|cutscene|the part|that part|this part|best part|favorite part|favourite part|"
    "the moment|this moment|that moment|the section|this section|the segment|the passage|the sequence|"
    "jump scare|background music|music|this song|what song|face|reaction|quote|slide",
    "perceived": "you can hear|you can see|you hear|you see|we hear|we see|can be heard|can be seen|"
    "made me laugh|made me cry|got me|cracked me up|killed me|made me jump|goosebumps|gives me chills|"
    "gave me chills|i laughed|i cried|lmao|lol|omg",
    "show": "film|movie|podcast|stream|livestream|live stream|broadcast|show|episode|premiere|concert|"
    "screening|webinar|gig|service|mass|game|match|games|matches|films|movies|shows|concerts|classes",
    "live": "live on|live at|live from|live stream on|streaming live|watch live|broadcast live|"
    "live streamed|tune in|premiere",
    "part": "ep|eps|episode|lesson|lecture",
    "jump": "skip to|jump to|seek to|rewind to|fast forward to|scrub to|skip ahead to|jump ahead to|"
    "forward to",
    "event": "lecture|class|seminar|session|workshop|service|mass|screening|concert|gig|keynote|webinar|"
    "panel",
}
