"""The styles, one module each, and the table of them.

BibTeX and RIS are written by libraries that are well kept. Of the written styles own formatters: citeproc-py
0.11 has no label for times, writes Spanish titles with English capitals and gives MLA initials; and its
style files are 89 MB under a share-alike licence. CSL-JSON feeds whoever has another style in mind.
"""

from talkdex.cite.styles import apa, bibtex, chicago, csl, mla, ris
from talkdex.cite.styles.style import Style

STYLES: dict[str, Style] = {
    module.STYLE.name: module.STYLE for module in (apa, mla, chicago, bibtex, ris, csl)
}
