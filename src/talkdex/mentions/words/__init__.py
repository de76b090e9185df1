"""The words of every language, as data: one table per language, one row per purpose.

A row is a list of phrases separated by "|". Nobody tells us the language of a text, and authors
mix them, so the rows of one purpose are merged. To teach a language, add a table to `LANGUAGES`;
to teach a word, add it to its row. Purposes:

    at, from, of, between, to, and   how a time is introduced ("at", "à partir de", "del … al")
    end                              "to the end"
    minute, second, mark, timecode   "minuto 22", "the 45-minute mark", "timecode 22:10"
    inside, onwards                  behind a time: "starts 8 minutes in", "13:13 en adelante", "12分から"
    during                           "from 22:10 for five minutes"
    about                            the time is rough
    within                           words that before a length mean how long: "in 10 Minuten"
    ordinal_minute                   forms of "minute" that make the number before an ordinal
    article                          may stand between those
    media                            nouns: the text speaks of a recording
    speech                           nouns and verbs of speaking, of what may have been recorded
    book                             books cited by chapter and verse, in any language
    passage                          nouns: something short that a recording shows, "the joke at 3:42"
    perceived                        verbs: somebody sees or hears it
    show                             nouns: what is shown at an announced hour
    jump                             verbs: somebody is sent to a place
    event                            nouns: what is held at an hour
    media_ending                     endings of compounds that are recordings
    live                             phrases: something is shown while it happens
    part                             nouns: before a number, one recording of a series
    implied_minute                   "at" with the article of "minute", which no hour takes: "en el 3:42"
    idiom                            phrases whose words don't mean what they mean elsewhere
    see, stopped, lead               verbs: somebody watches, stopped watching, sends us there
    told                             verbs of saying or showing, right before "at"
    halted                           verbs that say so only where they begin a line: "stopped at"
    making                           verbs: somebody is told to make a recording of such a length
    erratum                          remarks on mistakes
    chat_from, chat_to               "From … to Everyone" in the log of a chat
    clock, zone, clock_before        right after (time zones in capitals), right before a time of day
    calendar, day                    days, appointments; meals and breaks of a day's programme
    length, lasting, length_after    somewhere before, right before, right after the length of something
    rate                             right after an amount that each of something takes
    timer                            other clocks: games, payments, sessions
    heading                          what stands over a list of chapters
    starts, ends                     "begins at", "ends at"
    by, role                         what stands before a speaker's name
    name_follows, name_then          verbs behind a speaker's name; prepositions behind a sure one
    honorific                        titles that are no part of a name
    not_a_name                       capitalised words of titles
"""

from talkdex.mentions.words import books, de, en, es, fr, it, other, pt

LANGUAGES: dict[str, dict[str, str]] = {
    "en": en.WORDS | {"book": books.BOOKS},
    "fr": fr.WORDS,
    "es": es.WORDS,
    "de": de.WORDS,
    "it": it.WORDS,
    "pt": pt.WORDS,
    "nl": other.NL,
    "nordic": other.NORDIC,
    "pl": other.PL,
    "ru": other.RU,
    "ja": other.JA,
    "zh": other.ZH,
    "ko": other.KO,
    "tr": other.TR,
}


def phrases(purpose: str) -> frozenset[str]:
    """Give the phrases of a purpose in all languages, as they are written in the tables."""
    return frozenset(
        phrase for rows in LANGUAGES.values() for phrase in rows.get(purpose, "").split("|") if phrase
    )


def purposes() -> frozenset[str]:
    """Give every purpose that any language has a row for."""
    return frozenset(purpose for rows in LANGUAGES.values() for purpose in rows)
