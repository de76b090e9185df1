"""Fillers: what people say without meaning it, and writers leave out of a quotation."""

_WORDS = """
    uh uhh um umm uhm er erm eh ehh ah aah oh hm hmm mm mmm mhm huh yeah yep okay ok right well so like now
    and     euh heu hein ben bah bon voila donc alors quoi enfin et
    este pues bueno eh em digamos osea vale claro y
    ah ahm ahem naja also halt eben ja genau und
    ehm allora cioe insomma diciamo ecco beh e
    ne entao tipo assim ta pois bem
"""
_PAIRS = """
    you_know i_mean sort_of kind_of i_guess
    tu_sais vous_savez tu_vois je_veux en_fait du_coup
    o_sea es_decir por_asi
    ich_meine weisst_du
    voglio_dire per_cosi
    quer_dizer voce_sabe
"""
WORDS = frozenset(_WORDS.split())
"""Folded single words; said and not quoted they hardly count, quoted they count like others."""
PAIRS = frozenset(_PAIRS.split())
"""Folded pairs, joined by an underscore."""


def idle(said: list[str]) -> list[bool]:
    """Tell of each said token whether it may be left out of a quotation: fillers, and words said twice."""
    marks = [token in WORDS for token in said]
    for i in range(1, len(said)):
        if f"{said[i - 1]}_{said[i]}" in PAIRS:
            marks[i - 1] = marks[i] = True
        if said[i] == said[i - 1]:
            marks[i - 1] = True
    return marks
