"""Two meetings whose every word has a known time and speaker, for tests of whole documents."""

from collections.abc import Iterator
from pathlib import Path

from talkdex.index.reader import Reader
from talkdex.index.writer import SegmentRow, Writer
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.transcript import Cue, Transcript, Word

STEP_MS = 400
MOUNTAIN = "https://www.youtube.com/watch?v=montana0001"
MEETING = "https://www.youtube.com/watch?v=meeting0002"
TALKS = {
    MOUNTAIN: """
        Oscar Figueroa, 1330
        La police communautaire tisse des liens de confiance avec les habitants de la
        montagne.

        Oscar Figueroa, 1400
        Nous n'avons ni solde ni uniforme, mais nous avons la parole de l'assemblée.

        Oscar Figueroa, 1500
        Chaque village nomme ses commandants, et chaque village peut les révoquer à tout
        moment.

        Oscar Figueroa, 1620
        En vingt-cinq ans, personne n'a vendu une seule de nos armes à qui que ce soit.

        Marie Dupont, 4600
        Je voudrais savoir comment les femmes prennent part aux décisions de cette
        assemblée.

        Marie Dupont, 4700
        Le tribunal de la région ne reconnaît toujours pas vos jugements, et c'est un
        problème.

        Marie Dupont, 4800
        L'eau de la vallée appartient à tous ceux qui la boivent, voilà ce que dit le
        règlement.
    """,
    MEETING: """
        Jane Doe, 10
        We had it working in twenty-five minutes, and then the database fell over in front
        of everybody.

        Jane Doe, 60
        Nobody lost a single record, which is the part that I am proud of in the end.

        Jane Doe, 120
        The next release will, um, remove the old parser and everything that depends on
        it.

        John Smith, 300
        Our budget for the coming year is smaller than what we spent in March alone.

        John Smith, 360
        I do not believe that we can hire another engineer before the summer is over.

        John Smith, 420
        The customers asked for a quiet keyboard, and we gave them a louder one.

        John Smith, 480
        Every table in this building was made by somebody who has since retired.
    """,
}
"""What is said: who, at which second, and the words; each takes 400 ms."""


TITLES = {MOUNTAIN: "Une soirée sur la montagne", MEETING: "What the customers asked us for"}


def convene(path: Path) -> None:
    """Make an index of both."""
    with Writer(path) as writer:
        for url, said in TALKS.items():
            identity = f"youtube:{url[-11:]}"
            cues = tuple(cue(*turn) for turn in turns(said))
            recording = Recording(identity, TITLES[url], url=url, duration_ms=5_000_000)
            stated = Stated("Intervention d'Oscar Figueroa", "Oscar Figueroa", 1_330_000, 4_560_000)
            writer.add_recording(recording, Transcript(cues), [SegmentRow(stated)] if url == MOUNTAIN else [])


def opened(path: Path) -> Iterator[Reader]:
    """Make an index of both, and give it open."""
    convene(path)
    with Reader(path) as reader:
        yield reader


def turns(said: str) -> Iterator[tuple[str, int, str]]:
    for turn in said.strip().split("\n\n"):
        head, *text = turn.strip().split("\n")
        speaker, second = head.split(", ")
        yield speaker, int(second) * 1000, " ".join(" ".join(text).split())


def cue(speaker: str, start: int, text: str) -> Cue:
    words = tuple(
        Word(start + i * STEP_MS, start + (i + 1) * STEP_MS, word) for i, word in enumerate(text.split())
    )
    return Cue(start, words[-1].end_ms, text, speaker, words)
