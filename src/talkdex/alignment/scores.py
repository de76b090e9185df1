"""The fitness of every place for every stated segment, as logarithms that the chain adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from talkdex.alignment import language, structure, topic
from talkdex.alignment.floor import Floor
from talkdex.alignment.handover import Calls
from talkdex.alignment.names import Mention
from talkdex.alignment.roles import is_person
from talkdex.alignment.speech import Speech, read
from talkdex.alignment.structure import Column
from talkdex.alignment.turns import Turns
from talkdex.alignment.weights import table
from talkdex.alignment.wordmatch import Vocabulary
from talkdex.segment import Stated
from talkdex.transcript import Transcript


@dataclass(frozen=True)
class Scene:
    """A recording made ready for measuring.

    Args:
        speech: its units.
        language: two letters.
    """

    speech: Speech
    language: str
    _calls: dict[str, Calls] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Where its words are said."""
        stem = language.stemmer(self.language)
        return Vocabulary(self.speech, stem, language.small_words(self.language))

    @cached_property
    def fit(self) -> topic.Fit:
        """Measures labels."""
        return topic.Fit(self.speech, self.vocabulary)

    @cached_property
    def floor(self) -> Floor:
        """Measures changes of speaker."""
        return Floor(Turns(self.speech, self.language))

    @cached_property
    def floor_scores(self) -> Column:
        """What every unit is worth as any speaker's beginning."""
        return weighed(self.floor.columns, "handover", [0.0] * len(self.speech.units))

    def calls(self, name: str) -> Calls:
        """Measures one speaker."""
        if name not in self._calls:
            self._calls[name] = Calls(name, self.floor)
        return self._calls[name]

    @cached_property
    def shared(self) -> dict[str, Column]:
        """What is measured at every unit whatever the label."""
        return structure.columns(self.speech, self.language, language.stemmer(self.language))

    def said(self, name: str) -> list[Mention]:
        """Where a name is said."""
        return self.calls(name).said


def scene(transcript: Transcript, duration_ms: int | None) -> Scene:
    """Make a transcript ready for measuring."""
    speech = read(transcript, duration_ms)
    tokens = [token for pieces in speech.folded[:4000] for token in pieces]
    return Scene(speech, language.spoken(tokens, transcript.language))


def fitness(stage: Scene, stated: Sequence[Stated]) -> list[Column]:
    """Give for each stated segment the logarithm of each unit's fitness, up to a constant."""
    count = len(stage.speech.units)
    topical = [segment for segment in stated if not is_person(segment)]
    rows = iter(_topical(stage, [segment.label for segment in topical]) if topical else [])
    found = []
    for segment in stated:
        row = [0.0] * count if is_person(segment) else next(rows)
        if segment.speaker:
            row = _spoken(stage, segment.speaker, row)
        found.append(row)
    return found


def _spoken(stage: Scene, speaker: str, start: Column) -> Column:
    """Add what each unit is worth as the speaker's beginning."""
    weights = table("handover")
    total = [a + b for a, b in zip(start, stage.floor_scores, strict=True)]
    for at, row in stage.calls(speaker).rows.items():
        total[at] += sum(weights.get(key, 0.0) * value for key, value in row.items())
    return total


def topical_columns(stage: Scene, labels: Sequence[str]) -> list[dict[str, Column]]:
    """Give for each label all its columns by name, those shared by all labels left out."""
    own = stage.fit.columns(labels)
    kinds = topic.label_columns(labels, stage.shared, stage.speech)
    return [one | kind | topic.crossed(one, stage.shared) for one, kind in zip(own, kinds, strict=True)]


def weighed(columns: dict[str, Column], name: str, start: Iterable[float]) -> Column:
    """Add up columns, each by its weight in a table, onto a start value for each unit."""
    weights = table(name)
    total = list(start)
    for key, column in columns.items():
        weight = weights.get(key, 0.0)
        if weight:
            total = [a + weight * b for a, b in zip(total, column, strict=True)]
    return total


def _topical(stage: Scene, labels: Sequence[str]) -> list[Column]:
    base = weighed(stage.shared, "topic", [0.0] * len(stage.speech.units))
    return [weighed(columns, "topic", base) for columns in topical_columns(stage, labels)]
