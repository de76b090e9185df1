"""Mentions: times and named segments out of what people write."""

from talkdex.mentions.reading import read_segments

__all__ = ["read_segments"]
