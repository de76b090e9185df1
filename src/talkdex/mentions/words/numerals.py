"""Numbers written as words, in the languages of the tables: "five minutes into the talk"."""

_ONES = {
    2: "two|deux|dos|zwei|due|dois|duas",
    3: "three|trois|tres|drei|tre|três",
    4: "four|quatre|cuatro|vier|quattro|quatro",
    5: "five|cinq|cinco|fünf|cinque",
    6: "six|seis|sechs|sei",
    7: "seven|sept|siete|sieben|sette|sete",
    8: "eight|huit|ocho|acht|otto|oito",
    9: "nine|neuf|nueve|neun|nove",
}
_MORE = {
    10: "ten|dix|diez|zehn|dieci|dez",
    11: "eleven|onze|once|elf|undici",
    12: "twelve|douze|doce|zwölf|dodici|doze",
    13: "thirteen|treize|trece|dreizehn|tredici|treze",
    14: "fourteen|quatorze|catorce|vierzehn|quattordici|catorze",
    15: "fifteen|quinze|quince|fünfzehn|quindici",
    16: "sixteen|seize|dieciséis|sechzehn|sedici|dezesseis|dezasseis",
    17: "seventeen|diecisiete|siebzehn|diciassette|dezessete|dezassete",
    18: "eighteen|dieciocho|achtzehn|diciotto|dezoito",
    19: "nineteen|diecinueve|neunzehn|diciannove|dezenove|dezanove",
    25: "veinticinco|fünfundzwanzig|venticinque",
    35: "fünfunddreißig|trentacinque",
    45: "fünfundvierzig|quarantacinque",
}
_TENS = {
    20: "twenty|vingt|veinte|zwanzig|venti|vinte",
    30: "thirty|trente|treinta|dreißig|trenta|trinta",
    40: "forty|quarante|cuarenta|vierzig|quaranta|quarenta",
    50: "fifty|cinquante|cincuenta|fünfzig|cinquanta|cinquenta",
    60: "sixty|soixante|sesenta|sechzig|sessanta|sessenta",
}


def _spelled(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows.items() for word in words.split("|")}


ONES = _spelled(_ONES)
TENS = _spelled(_TENS)
NUMERALS: dict[str, int] = {**ONES, **_spelled(_MORE), **TENS}
"""Word, number."""

JOINTS = frozenset(["-", "y", "e", "et", "and"])
"""What may stand between tens and ones: "twenty-five", "treinta y cinco"."""
