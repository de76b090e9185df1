"""Elements of HTML (https://html.spec.whatwg.org/), in pages and in Markdown: blocks, quotations, credits."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements at whose ends blocks end."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CREDITS = frozenset({"cite", "figcaption", "footer"})
"""Where a page names who said a block quote."""
DASHES = ("—", "–", "―", "-", "(", "~")
"""What such a credit begins with, where it has a sign of its own."""
OPENING, CLOSING = "“", "”"
"""The marks around `<q>`, which browsers draw."""
