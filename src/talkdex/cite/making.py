"""Making a citation out of an index: of a recording, a segment, a range, or a quotation where it is said."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from talkdex.cite.cited import Cited
from talkdex.cite.names import parted
from talkdex.cite.spoken import shown, spoken
from talkdex.cite.verify import code_of
from talkdex.errors import LinkError, NotFound, UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.links.address import Address
from talkdex.links.hosts.audio import HOSTS as AUDIO_HOSTS
from talkdex.links.match import Place, locate
from talkdex.quotes import find_quote
from talkdex.research import link_to, named
from talkdex.text import fold
from talkdex.timing import TimeRange

_QUOTED_MS = 120_000  # of a longer range the words are no quotation
_SOUND = frozenset({".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".wma"})


class Asked(NamedTuple):
    """What is to be cited; at most one of `segment`, `within` and `quote` is given.

    Args:
        segment: words of a named segment's label or speaker.
        within: a range.
        quote: words that were said, as somebody remembers them.
        authors: names that replace those of the speakers; none to keep them.
    """

    segment: str | None = None
    within: TimeRange | None = None
    quote: str | None = None
    authors: tuple[str, ...] = ()


class _Stretch(NamedTuple):
    """A stretch of a recording, and what is known of it."""

    recording: StoredRecording
    transcript: int | None
    within: TimeRange | None
    part: str | None = None
    speaker: str | None = None
    words: str | None = None


def cite(reader: Reader, recording: StoredRecording | None, asked: Asked) -> Cited:
    """Give a citation.

    Args:
        reader: of the index.
        recording: which one; None to look for a quotation in all of them.
        asked: what of it.

    Raises:
        UsageError: nothing, or too much, is asked for.
        NotFound: there is no such segment, or the quotation isn't said.
    """
    if sum(one is not None for one in (asked.segment, asked.within, asked.quote)) > 1:
        raise UsageError("cite a segment, a range or a quotation: only one of them")
    if asked.quote is not None:
        stretch = _quoted(reader, recording, asked.quote)
    elif recording is None:
        raise UsageError('say which recording, or what was said: talkdex cite --quote "…"')
    else:
        stretch = _stretch(reader, recording, asked)
    return _cited(reader, stretch, asked.authors)


def _quoted(reader: Reader, recording: StoredRecording | None, quote: str) -> _Stretch:
    chosen = [t.id for t in reader.transcripts(recording.id)] if recording else None
    hit = next(iter(find_quote(reader, quote, limit=1, transcripts=chosen)), None)
    if hit is None:
        raise NotFound(f"“{quote[:60]}” isn't said (its nearest places: talkdex quote --nearest)")
    within = TimeRange(hit.start_ms, max(hit.end_ms, hit.start_ms + 1))
    part = hit.segments[0].label if hit.segments else None
    return _Stretch(hit.recording, hit.transcript.id, within, part, hit.speaker, hit.text)


def _stretch(reader: Reader, recording: StoredRecording, asked: Asked) -> _Stretch:
    transcript = next((row.id for row in reader.transcripts(recording.id)), None)
    segments = reader.segments(recording.id)
    if asked.within:
        holder = _holding(segments, asked.within, recording.duration_ms)
        part, speaker = (holder.label, holder.speaker) if holder else (None, None)
        short = asked.within.duration_ms <= _QUOTED_MS
        words = shown(reader, transcript, asked.within) if transcript is not None and short else ""
        return _Stretch(recording, transcript, asked.within, part, speaker, words or None)
    if asked.segment is None:
        return _Stretch(recording, transcript, None)
    for segment in named(segments, asked.segment):
        if extent := segment.range(recording.duration_ms):
            return _Stretch(recording, transcript, extent, segment.label, segment.speaker)
    raise NotFound(
        f"no segment named {asked.segment!r} with a time in {recording.title!r} (see: talkdex show)"
    )


def _holding(
    segments: Sequence[StoredSegment], within: TimeRange, duration_ms: int | None
) -> StoredSegment | None:
    """Give the narrowest named segment that holds a range, or None."""
    holding = [
        (extent.duration_ms, number)
        for number, segment in enumerate(segments)
        if (extent := segment.range(duration_ms))
        and extent.start_ms <= within.start_ms
        and within.end_ms <= extent.end_ms
    ]
    return segments[min(holding)[1]] if holding else None


def _cited(reader: Reader, stretch: _Stretch, authors: Sequence[str]) -> Cited:
    recording, within = stretch.recording, stretch.within
    speaker = stretch.speaker or _only_speaker(reader, stretch)
    names = tuple(map(parted, authors or ([speaker] if speaker else [])))
    part = stretch.part if stretch.part and fold(stretch.part) != fold(speaker or "") else None
    address, place = _located(recording)
    said = list(spoken(reader, stretch.transcript, within)) if stretch.transcript is not None else []
    code = code_of(recording.identity, said)
    return Cited(
        recording.title, names, _capital(part), recording.channel, _host(address, place), recording.published,
        _medium(recording, place), within, stretch.words, _link(recording, within),
        recording.language, str(code) if code else None,
    )  # fmt: skip


def _capital(title: str | None) -> str | None:
    """Let a title begin as titles do, whatever the sentence was that it was read out of."""
    return title and title[:1].upper() + title[1:]


def _link(recording: StoredRecording, within: TimeRange | None) -> str | None:
    """Give the link that is cited; none to a file: it opens on one machine, and tells its folders."""
    link = link_to(recording, within.start_ms, within.end_ms) if within else recording.url
    return None if (link or "").startswith("file:") else link


def _only_speaker(reader: Reader, stretch: _Stretch) -> str | None:
    """Give who speaks in the stretch, as the captions tell, where it is one person."""
    if stretch.transcript is None:
        return None
    found = {row.snippet.speaker for row in reader.snippets(stretch.transcript, stretch.within)}
    return found.pop() if len(found) == 1 else None


def _located(recording: StoredRecording) -> tuple[Address | None, Place | None]:
    try:
        return locate(recording.url or "")
    except LinkError:
        return None, None


def _host(address: Address | None, place: Place | None) -> str | None:
    """Give the name of the site; of software that runs on many hosts, the host's own; of a file, None."""
    if address is None or address.scheme == "file":
        return None
    return place.host.name if place and place.host.domains else address.host.removeprefix("www.")


def _medium(recording: StoredRecording, place: Place | None) -> str:
    sound = place is not None and place.host in AUDIO_HOSTS
    file = PurePath((recording.media or recording.url or "").partition("?")[0])
    return "Audio" if sound or file.suffix.lower() in _SOUND else "Video"
