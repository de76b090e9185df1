"""Mentions: times and named segments out of what people write.

The way of a text, one module a step:

    markup → page        what a reader sees, each character with its place in the source
    tokens, lexicon      numbers, words, signs; which phrases of `words/` occur where
    notations/ → literal  one time as written, with all it may mean
    fields, cues → ranges  two times joined; the keys and words that introduce them
    items, linked → scene  lines put together, links with a time: everything found, nothing decided
    sights, runs, tables  what stands around each mention; lists; columns
    beside, cases        what the words next to a mention say; what only the whole text tells
    vetoes, grounds → verdicts   which mentions are moments of a recording: named rules, two tables
    selection → entries → labels   lists and single mentions, each with the words that name it
    numbering, names → speakers    persons and titles told apart
    readings → order → stating     what is ambiguous settled by its neighbours; ends; the values

`agenda` reads labels without times; `problems` tells what is odd about any of it.
"""

from talkdex.mentions.agenda import read_labels
from talkdex.mentions.problems import problems
from talkdex.mentions.reading import read_segments

__all__ = ["problems", "read_labels", "read_segments"]
