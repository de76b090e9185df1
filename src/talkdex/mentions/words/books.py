"""Books that are cited by chapter and verse, "Luke 15:11", in the languages of the tables."""

BOOKS = (
    "genesis|exodus|leviticus|numbers|deuteronomy|joshua|judges|ruth|samuel|kings|chronicles|ezra|nehemiah|"
    "esther|job|psalm|psalms|proverbs|ecclesiastes|isaiah|jeremiah|lamentations|ezekiel|daniel|hosea|joel|"
    "amos|obadiah|jonah|micah|nahum|habakkuk|zephaniah|haggai|zechariah|malachi|matthew|mark|luke|john|acts|"
    "romans|corinthians|galatians|ephesians|philippians|colossians|thessalonians|timothy|titus|philemon|"
    "hebrews|james|peter|jude|revelation|gen|exod|deut|ps|prov|isa|jer|matt|cor|gal|eph|phil|col|thess|heb|rev|"
    "genèse|exode|psaume|psaumes|proverbes|ésaïe|isaïe|jérémie|matthieu|marc|luc|jean|actes|romains|"
    "corinthiens|apocalypse|génesis|éxodo|salmo|salmos|proverbios|isaías|jeremías|mateo|marcos|lucas|juan|"
    "hechos|romanos|corintios|apocalipsis|sprüche|jesaja|jeremia|matthäus|markus|lukas|johannes|"
    "apostelgeschichte|römer|korinther|offenbarung|genesi|esodo|proverbi|isaia|geremia|matteo|marco|luca|"
    "giovanni|atti|romani|corinzi|gênesis|êxodo|provérbios|isaías|mateus|joão|atos|coríntios|sura|surah|sure|"
    "sourate|quran|koran"
)
"""Names, separated by "|"; many are names of persons too."""
