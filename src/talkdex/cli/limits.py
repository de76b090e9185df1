"""The options that limit a search to recordings, people, segments, languages and dates."""

from typing import TYPE_CHECKING, Any

from talkdex.cli.takes import Option

if TYPE_CHECKING:
    from talkdex.search.scope import Filters

OPTIONS = (
    Option(
        "--recording", "recordings", "Only this recording: number, URL, identity or words of its title.",
        default=(), many=True, metavar="REF",
    ),
    Option("--speaker", "speaker", "Only what this person says.", metavar="NAME"),
    Option("--segment", "segment", "Only inside the segment of this name.", metavar="NAME"),
    Option("--language", "language", "Only transcripts in this language.", metavar="TAG"),
    Option("--since", "since", "Only published on or after this date.", "date", metavar="DATE"),
    Option("--until", "until", "Only published on or before this date.", "date", metavar="DATE"),
)  # fmt: skip


def filters(limits: dict[str, Any]) -> "Filters | None":
    """Turn the values of these options into what limits a search; None where none is given."""
    if not any(limits.values()):
        return None
    from talkdex.search.scope import Filters

    return Filters(**limits)
