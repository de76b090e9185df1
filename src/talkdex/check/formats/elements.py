"""Elements of HTML (https://html.spec.whatwg.org/), in pages and in Markdown: blocks, quotations, credits."""

_SECTIONS = "address article aside body div footer form header html main nav section"
_TEXTS = "blockquote br dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p table tbody tfoot thead tr ul"
BLOCKS = frozenset(f"{_SECTIONS} {_TEXTS}".split())
"""Elements at whose ends blocks end."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CREDITS = frozenset({"cite", "figcaption", "footer"})
"""Where a page names who said a block quote."""
DASHES = ("—", "–", "―", "-", "(", "~")
"""What such a credit begins with, where it has a sign of its own."""
OPENING, CLOSING = "“", "”"
"""The marks around `<q>`, which browsers draw."""
