"""The model `demo`: a small Whisper taught on synthesised speech, from texts to the files talkdex carries."""
