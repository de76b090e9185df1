"""The table of commands, and where the index lies: what must be known before anything is imported."""

INDEX = "indexes/talks.db"
"""The index where none is named."""
INDEX_NAME = "TALKDEX_INDEX"
"""The variable of the environment that names it."""
COMPLETE = "_TALKDEX_COMPLETE"
"""The variable by which a shell asks click for completions."""


COMMANDS = {
    "add": ("talkdex.cli.add:add", "Fetch recordings, transcribe where needed, align, store."),
    "build": ("talkdex.cli.build:build", "Add everything that a manifest lists."),
    "list": ("talkdex.cli.list:list_", "List the recordings in the index."),
    "show": ("talkdex.cli.show:show", "Show what is said in a recording, a segment or a range."),
    "search": ("talkdex.cli.search:search", "Find words and phrases, to the second."),
    "quote": ("talkdex.cli.quote:quote", "Find where a quotation was said, to the word."),
    "check": ("talkdex.cli.check:check", "Check the quotations and times of documents."),
    "segments": ("talkdex.cli.segments:segments", "Read, add, list and align named segments."),
    "link": ("talkdex.cli.link:link", "Print a link that opens a recording at a moment."),
    "at": ("talkdex.cli.at:at", "Say what is said at somebody's deep link."),
    "export": ("talkdex.cli.export:export", "Write captions, chapters, markers, tables, pages."),
    "clip": ("talkdex.cli.clip:clip", "Cut ranges, segments or hits out of recordings."),
    "cite": ("talkdex.cli.cite:cite", "Cite a recording, a segment or a quotation; verify it later."),
    "remove": ("talkdex.cli.remove:remove", "Forget recordings."),
    "jobs": ("talkdex.cli.jobs:jobs", "Show the work under way, and what failed."),
    "doctor": ("talkdex.cli.doctor:doctor", "Check this machine: what works, what is missing."),
}
"""Each command: where it lives, as `module:attribute`, and its help in one line; in the order of the work."""
