"""What goes wrong at a source, told in our words: one line, what it is and what to do about it.

yt-dlp's messages are English prose; the table reads them by pattern, first match first. What no row
knows keeps its own words, without yt-dlp's pleas to report it.
"""

import re
from dataclasses import dataclass

from talkdex.errors import RateLimited, SourceError, Unavailable
from talkdex.sources.found import Failed, Retry

_COOKIES = "log in with a browser and pass its cookies (--cookies-from-browser firefox)"
_UPDATE = "update yt-dlp (pip install -U yt-dlp), and try again"
_NOISE = re.compile(
    r"\x1b\[[0-9;]*m"  # colours
    r"|^(?:ERROR|WARNING):\s*"
    r"|\(caused by .*$"
    r"|[;,.]?\s*please report this issue on.*$"
    r"|[;,.]?\s*Confirm you are on the latest version.*$"
    r"|[.;,]?\s*(?:See|Use) {1,2}(?:--|https?://|the --).*$"
    r"|You might want to use a VPN.*$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"^\[[\w:.+ -]+\]\s*(?:\S+:\s+)?")


class NotInParts(SourceError):
    """It can't be fetched in parts whose place is sure; fetched whole it may be had."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of failure: the messages it is known by, and what we say of it."""

    pattern: re.Pattern[str]
    saying: str
    retry: Retry
    error: type[SourceError] = SourceError


def _row(pattern: str, saying: str, retry: Retry, error: type[SourceError] = Unavailable) -> Trouble:
    return Trouble(re.compile(pattern, re.IGNORECASE), saying, retry, error)


TROUBLES = (
    _row(
        r"HTTP Error 429|Too Many Requests|rate[- ]?limit|asked too often",
        "the host refuses more requests for now; try again later, with fewer at a time",
        Retry.LATER,
        RateLimited,
    ),
    _row(
        r"not a bot|captcha|anti-bot",
        f"the host takes us for a robot; wait an hour, or {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"confirm your age|age[- ]restricted|inappropriate for some users",
        f"restricted by age; {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"private (?:video|playlist)|is private|Video is private",
        f"private; if you may see it, {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"members[- ]only|channel's members|Join this channel",
        f"for members only; if you are one, {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"requires? payment|purchase|rental|subscri(?:be|ption)",
        f"must be paid for; once you have access, {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(r"DRM", "protected against copying (DRM); look for another copy", Retry.NEVER),
    _row(
        r"in your country|geo[- ]?(?:restrict|block)|from your location|not available in your",
        "not available in this country; fetch it from a network where it is (--proxy)",
        Retry.CHANGED,
    ),
    _row(
        r"premieres? |will begin in|is upcoming|not (?:yet )?started|begin shortly|scheduled",
        "not published yet; add it again after its première",
        Retry.LATER,
    ),
    _row(
        r"is (?:currently )?live\b|live stream is running",
        "live at the moment; add it again when it has ended",
        Retry.LATER,
    ),
    _row(
        r"not currently live",
        "not live, and no recording is offered; add the recording's own page",
        Retry.NEVER,
    ),
    _row(
        r"password",
        f"needs a password; {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"log(?:ged)?[ -]?in|sign[ -]?in|authenticat|registered users|HTTP Error 401"
        r"|account is required|cookies are needed",
        f"needs an account; {_COOKIES}",
        Retry.CHANGED,
    ),
    _row(
        r"HTTP Error (?:404|410)|removed|terminated|deleted|no longer available|does(?:n't| not) exist"
        r"|not found|video (?:is )?unavailable|isn't available|recording is not available",
        "removed, or never there; check the address",
        Retry.NEVER,
    ),
    _row(
        r"Unsupported URL|No suitable extractor|lists no recordings|no video could be found",
        "no recording found on this page; give the address of the recording, its media file or its feed",
        Retry.NEVER,
        SourceError,
    ),
    _row(
        r"not a valid URL|unknown url type|no host given|Invalid URL",
        "not an address that can be fetched; give a URL with http(s)://, or an existing file",
        Retry.NEVER,
        SourceError,
    ),
    _row(
        r"could not (?:find|copy) .*cookies|failed to load cookies|does not look like a Netscape"
        r"|unsupported browser|cookies database",
        "the cookies can't be read; check --cookies or --cookies-from-browser",
        Retry.CHANGED,
        SourceError,
    ),
    _row(
        r"CERTIFICATE_VERIFY|certificate verify|SSL",
        "no safe connection to the host (TLS); check the clock and the address",
        Retry.CHANGED,
        SourceError,
    ),
    _row(
        r"Name or service not known|getaddrinfo|name resolution|nodename nor servname|Failed to resolve",
        "no such host, or no network; check the address and the connection",
        Retry.LATER,
        SourceError,
    ),
    _row(
        r"refused|reset by peer|timed? ?out|unreachable|aborted|IncompleteRead|more expected|broken pipe"
        r"|RemoteDisconnected"
        r"|closed connection|proxy",
        "the connection failed; try again, it goes on where it stopped",
        Retry.LATER,
        SourceError,
    ),
    _row(r"HTTP Error 403", f"the host refuses us (403); {_UPDATE}, or {_COOKIES}", Retry.CHANGED),
    _row(r"HTTP Error 5\d\d", "the host is out of order; try again later", Retry.LATER, SourceError),
    _row(r"No space left", "the disk is full; make room and try again", Retry.CHANGED, SourceError),
    _row(
        r"JavaScript runtime|nsig|signature|challenge|PO Token",
        f"this yt-dlp can't play the host's puzzle; {_UPDATE} (talkdex doctor shows the JavaScript runtime)",
        Retry.CHANGED,
        SourceError,
    ),
    _row(
        r"No (?:video )?formats|format is not available|only images are available",
        f"no sound offered; {_UPDATE}",
        Retry.CHANGED,
        SourceError,
    ),
    _row(
        r"Unable to extract|Failed to (?:extract|parse)|extractor error"
        r"|error in extractor|KeyError|RegexNotFound",
        f"the host has changed its pages; {_UPDATE}",
        Retry.CHANGED,
        SourceError,
    ),
)


def clean(message: str) -> str:
    """Strip yt-dlp's colours, labels and pleas from a message, and put it on one line."""
    text = _NOISE.sub("", _NOISE.sub("", message).strip())
    return " ".join(_LABEL.sub("", text).split()).strip(" ;,")


def explain(message: str, where: str) -> SourceError:
    """Make our error from a foreign message.

    Args:
        message: what yt-dlp or the system said.
        where: the URL or path it was about.
    """
    trouble = next((trouble for trouble in TROUBLES if trouble.pattern.search(message)), None)
    if trouble is None:
        return SourceError(f"{where}: {clean(message)[:200] or 'failed without a word'}; {_UPDATE}")
    return trouble.error(f"{where}: {trouble.saying}{_detail(message, trouble)}")


def _detail(message: str, trouble: Trouble) -> str:
    """Quote what the host says of its own, where it says more than our words do."""
    said = clean(message)
    told = trouble.error is Unavailable and "HTTP Error" not in said and len(said) < 160
    return f" (the host says: {said})" if told and said else ""


def failed(error: SourceError, reference: str, title: str = "") -> Failed:
    """Turn an error of `explain` or of a pacer into a value, so that the others go on."""
    if isinstance(error, RateLimited):
        return Failed(reference, str(error), Retry.LATER, error.retry_after_s, title)
    retry = next((trouble.retry for trouble in TROUBLES if trouble.saying in str(error)), Retry.CHANGED)
    return Failed(reference, str(error), retry, None, title)
