"""Mentions: times and named segments out of what people write."""

from talkdex.mentions.agenda import read_labels
from talkdex.mentions.problems import problems
from talkdex.mentions.reading import read_segments

__all__ = ["problems", "read_labels", "read_segments"]
