"""What can go wrong, as one tree.

Every error that talkdex raises on purpose is a `TalkdexError`, and its text is one line
that says what, where and what to do; the command line prints it as it is.

    TalkdexError
    ├── UsageError         the call contradicts itself (exit status 2)
    ├── TimeError          no such time: negative, end before start, unreadable
    ├── SourceError        a page, feed or file could not be fetched or read
    │   ├── RateLimited    the host asks us to come back later (`retry_at`)
    │   └── Unavailable    private, removed, region-locked, needs an account
    ├── CaptionError       a file that isn't captions, or holds none
    ├── MediaError         no audio in it, damaged, an unknown codec
    ├── RecognizeError     the model is missing, damaged or doesn't fit this machine
    ├── IndexFileError     the index is missing, newer than this talkdex, or not one
    ├── NotFound           no such recording, segment or transcript in the index
    └── LinkError          a URL that can't be read or can't carry a time
"""


class TalkdexError(Exception):
    """Base of all errors that talkdex raises on purpose; its text is one line for people."""

    def __str__(self) -> str:
        """Give the message on one line, whatever a library put in it."""
        return " ".join(super().__str__().split())


class UsageError(TalkdexError):
    """The call contradicts itself: options that exclude each other, nothing to do."""


class TimeError(TalkdexError, ValueError):
    """There is no such time: negative, end before start, or unreadable."""


class SourceError(TalkdexError):
    """A page, feed or file could not be fetched or read."""


class RateLimited(SourceError):
    """The host asks us to come back later.

    Args:
        message: one line for people.
        retry_after_s: seconds to wait as the host said, or None when it did not say.
    """

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Unavailable(SourceError):
    """The recording is private, removed, locked to a region or needs an account."""


class CaptionError(TalkdexError):
    """The file isn't captions, or holds none."""


class MediaError(TalkdexError):
    """There is no audio in the file, or it is damaged, or its codec is unknown."""


class RecognizeError(TalkdexError):
    """The speech model is missing, damaged, or doesn't fit this machine."""


class IndexFileError(TalkdexError):
    """The index file is missing, newer than this talkdex, or not an index."""


class NotFound(TalkdexError):
    """The index holds no such recording, segment or transcript."""


class LinkError(TalkdexError, ValueError):
    """The URL can't be read, or can't carry a time."""
