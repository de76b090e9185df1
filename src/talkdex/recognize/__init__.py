"""Recognition: speech to timed words with Whisper models, through faster-whisper and CTranslate2.

    recognizer = load("small")                       # or a folder; device="auto"
    pieces = recognizer.transcribe(media.samples(path), Settings(prior="es"), done=committed)
    for piece in pieces:                             # commit each: range, cues, suspect, language
        ...

The only room that knows faster-whisper, CTranslate2 and onnxruntime; they are imported when a
model is loaded, not before.
"""

from talkdex.recognize.aliases import Alias, aliases, telling
from talkdex.recognize.hotwords import Name
from talkdex.recognize.model import DEMO, DEMO_CLAIM, Outlook, at_hand, outlook
from talkdex.recognize.piece import Piece, Quality
from talkdex.recognize.recognizer import Recognizer, Settings, load

__all__ = [
    "DEMO",
    "DEMO_CLAIM",
    "Alias",
    "Name",
    "Outlook",
    "Piece",
    "Quality",
    "Recognizer",
    "Settings",
    "aliases",
    "at_hand",
    "load",
    "outlook",
    "telling",
]
