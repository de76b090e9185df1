"""The table of hosts: one row each, and an index of them by domain."""

from talkdex.links.host import Host
from talkdex.links.hosts import archives, audio, readonly, video
from talkdex.links.hosts.files import LOCAL_FILE, WEB_FILE

HOSTS: tuple[Host, ...] = (*video.HOSTS, *audio.HOSTS, *archives.HOSTS, *readonly.HOSTS, WEB_FILE, LOCAL_FILE)
"""Every host, in the order of the documentation."""

_BY_DOMAIN = {domain: host for host in HOSTS for domain in host.domains}
_ANYWHERE = tuple(host for host in HOSTS if not host.domains and host is not LOCAL_FILE)


def candidates(scheme: str, name: str) -> tuple[Host, ...]:
    """Give the rows that a URL may belong to, by its scheme and its host in lower case.

    A domain of the table is no server of another kind; a media file may lie anywhere.
    """
    if scheme == "file":
        return (LOCAL_FILE,)
    labels = name.split(".")
    for first in range(len(labels) - 1):
        if known := _BY_DOMAIN.get(".".join(labels[first:])):
            return (known, WEB_FILE)
    return _ANYWHERE
