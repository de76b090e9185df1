"""Deep links: URLs that open a recording at a moment, built and read, for every host that could be verified.

One table (`talkdex.links.hosts`) says per host what its URLs look like, how start and end are written,
in which units, whether an end exists, and where that is known from. No network is used. Each name
is loaded when first used: a search needs `deep_link` alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talkdex.links.building import can_link as can_link
    from talkdex.links.building import deep_link as deep_link
    from talkdex.links.building import has_end as has_end
    from talkdex.links.identity import Identity as Identity
    from talkdex.links.identity import identify as identify
    from talkdex.links.identity import identity_of as identity_of
    from talkdex.links.normal import normalised as normalised
    from talkdex.links.normal import uncounted as uncounted
    from talkdex.links.reading import Resolved as Resolved
    from talkdex.links.reading import resolve_link as resolve_link
    from talkdex.links.sharing import forms as forms
    from talkdex.links.template import LinkTemplate as LinkTemplate
    from talkdex.links.template import link_template as link_template

_HOME = {
    "Identity": "identity",
    "LinkTemplate": "template",
    "Resolved": "reading",
    "can_link": "building",
    "deep_link": "building",
    "forms": "sharing",
    "has_end": "building",
    "identify": "identity",
    "identity_of": "identity",
    "link_template": "template",
    "normalised": "normal",
    "resolve_link": "reading",
    "uncounted": "normal",
}

__all__ = sorted(_HOME)  # noqa: PLE0605 - one table, not two lists to keep in step


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'talkdex.links' has no attribute {name!r}")
    value = getattr(import_module(f"talkdex.links.{_HOME[name]}"), name)
    globals()[name] = value
    return value
