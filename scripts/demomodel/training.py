"""The training: what is to be learnt, how fast, in which order, and going on where it stopped.

Five things are learnt at once: the next token; by half of the encoder the speech sounds, which the
synthesiser tells to the millisecond; by all of it the pieces of the text, by CTC (Graves et al.
2006, https://doi.org/10.1145/1143844.1143891); and by some heads of the decoder where the next
token sounds, which makes it find its way in the sound and gives the times of words; and from the
sounds' names alone, as the encoder would give them, what the decoder needs to spell far more texts
than are spoken. Weights are moved by Muon (https://kellerjordan.github.io/posts/muon/) where they
are matrices of the layers, by AdamW elsewhere.
"""

import json
import math
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from tokenizers import Tokenizer
from torch import Tensor

from demomodel import speech
from demomodel.layout import LANGUAGES, ROWS, Workplace, taught
from demomodel.lessons import Lesson, Reading, Teacher
from demomodel.network import GUIDED, Network, pooled
from demomodel.scores import Score, Sounds
from demomodel.writing import UNTAUGHT

_MUON_RATE, _ADAM_RATE = 0.02, 2e-3
_WARM_STEPS, _FALL = 150, 0.5  # the rate rises for so many steps, and falls from this part of the time on
_WINDOWS = ((0.35, 0.0), (0.6, 0.3), (1.0, 0.65))  # until this part of the time, share of whole windows
_GUIDANCE, _SOUNDS, _PIECES = ((0.3, 3.0), (1.0, 0.5)), ((0.4, 0.6), (1.0, 0.2)), 0.3
_READ = 1.0
_TURNS = ("es", "fr", "en", "fr", "en")  # Spanish is spelt as it sounds: a fifth of the time is enough
_TOLD, _KEPT = 50, 250  # steps
_FURTHEST = -12.0  # logarithm of a weight: what lies further away counts as this far


class Losses(NamedTuple):
    """The losses of a lesson and a reading, in nats, and the share of tokens that were foretold.

    `likeness` is the mean square of what the encoder gives less what is foretold of it.
    """

    text: Tensor
    sounds: Tensor
    guidance: Tensor
    pieces: Tensor
    likeness: Tensor
    right: Tensor
    read: Tensor
    read_right: Tensor


class Training:
    """A network, what moves its weights, and how far it has come; kept in a checkpoint.

    Args:
        place: where the speech is, and the checkpoint, which is read when it is there.
        minutes: how long to learn altogether.
        threads: processors to use.
    """

    def __init__(self, place: Workplace, minutes: float, threads: int) -> None:
        torch.set_num_threads(threads)
        self._place, self._minutes = place, minutes
        self._chance = random.Random()  # a run that goes on sees other windows
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        pieces = Tokenizer.from_file(str(place.pieces))
        self._blank = pieces.get_vocab_size()
        rows = taught(self._blank)
        self._silent = torch.tensor(math.log(ROWS - len(rows)), device=self._device)
        kinds = Sounds(_kinds_of_sound(place))
        self._teacher = Teacher(pieces, kinds, self._chance)
        self.network = Network(len(rows), self._blank, len(kinds)).to(self._device)
        self._movers = _movers(self.network)
        self._readings = self._read()
        self._steps, self._seconds, self._heard = 0, 0.0, 0.0
        if place.checkpoint.exists():
            self._restore()

    @property
    def progress(self) -> float:
        """How much of the time is over, 0 to 1."""
        return min(1.0, self._seconds / (self._minutes * 60))

    def run(self) -> None:
        """Learn until the time is over."""
        told: list[list[float]] = []
        began = time.monotonic()
        for lesson in self._lessons():
            told.append([float(value.detach()) for value in self._learn(lesson)])
            now = time.monotonic()
            self._seconds, began = self._seconds + now - began, now
            if self._steps % _TOLD == 0:
                self._tell(told)
                told.clear()
            if self._steps % _KEPT == 0:
                self._keep()
            if self.progress >= 1:
                break
        self._keep()

    def _lessons(self) -> Iterator[Lesson]:
        """Give lessons without end, a hundred minutes of speech at a time, the shards heard least first."""
        used: dict[Path, int] = {}
        while True:
            said = [one for language in _TURNS for one in speech.read(self._next(language, used))]
            self._chance.shuffle(said)
            windows = self._chance.random() < _now(_WINDOWS, self.progress)
            yield from self._teacher.windows(said) if windows else self._teacher.singles(said)

    def _read(self) -> Iterator[Reading]:
        """Give readings without end, some thousand sentences at a time."""
        while True:
            shards = [self._chance.choice(speech.told(self._place, language)) for language in _TURNS]
            said = [one for shard in shards for one in speech.listen(shard)]
            self._chance.shuffle(said)
            yield from self._teacher.readings(said)

    def _next(self, language: str, used: dict[Path, int]) -> Path:
        shards = speech.shards(self._place, language)
        least = min(used.get(shard, 0) for shard in shards)
        shard = self._chance.choice([shard for shard in shards if used.get(shard, 0) == least])
        used[shard] = least + 1
        return shard

    def _learn(self, lesson: Lesson) -> Losses:
        rate = self._rate()
        for mover, full in zip(self._movers, (_MUON_RATE, _ADAM_RATE), strict=True):
            mover.zero_grad()
            for group in mover.param_groups:
                group["lr"] = full * rate
        losses = self._losses(_on(lesson, self._device), _on(next(self._readings), self._device))
        guidance, sounds = _now(_GUIDANCE, self.progress), _now(_SOUNDS, self.progress)
        total = losses.text + guidance * losses.guidance + sounds * losses.sounds + _PIECES * losses.pieces
        total = total + losses.likeness + _READ * losses.read
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 3.0)
        for mover in self._movers:
            mover.step()
        self._steps += 1
        self._heard += float(lesson.lengths.sum()) / 50 / 3600
        return losses

    def _losses(self, lesson: Lesson, reading: Reading) -> Losses:
        with torch.autocast(self._device, torch.bfloat16):
            heard = self.network.hear(lesson.features)
            logits, looked = self.network.tell(lesson.tokens[:, :-1], heard.memory)
            sounds = self.network.sound(self.network.sound_norm(heard.middle))
            pieces = self.network.piece(heard.memory)
            foretold = self.network.read(lesson.score)
            read, looked_up = self.network.tell(
                reading.tokens[:, :-1], self.network.read(reading.score).detach()
            )
        text, right = self._text_loss(logits, lesson.wanted[:, 1:])
        read_text, read_right = self._text_loss(read, reading.wanted[:, 1:])
        return Losses(
            text,
            F.cross_entropy(sounds.float().flatten(0, 1), lesson.sounds.flatten(), ignore_index=UNTAUGHT),
            _guidance(looked, lesson) + _guidance(looked_up, reading),
            self._pieces_loss(pieces, lesson),
            _likeness(foretold.float(), pooled(heard.memory.detach(), lesson.score), lesson.score.there),
            right,
            read_text,
            read_right,
        )

    def _pieces_loss(self, pieces: Tensor, lesson: Lesson) -> Tensor:
        """Give the loss of the text's pieces in the order in which they sound, for each piece."""
        found: Tensor = F.ctc_loss(
            pieces.float().log_softmax(-1).transpose(0, 1),
            lesson.pieces,
            lesson.lengths,
            lesson.counts,
            blank=self._blank,
            reduction="sum",
            zero_infinity=True,
        )
        return found / lesson.counts.sum()

    def _text_loss(self, logits: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
        """Give the loss of the next tokens, all 51,865 of them counted: untaught rows give logits of 0."""
        learnt = wanted != UNTAUGHT
        logits, wanted = logits[learnt].float(), wanted[learnt]
        whole = torch.logaddexp(logits.logsumexp(-1), self._silent)
        right = (logits.argmax(-1) == wanted).float().mean()
        return (whole - logits.gather(1, wanted[:, None])[:, 0]).mean(), right

    def _rate(self) -> float:
        """Give the part of the full learning rate: rising, full, falling."""
        rising = min(1.0, (self._steps + 1) / _WARM_STEPS)
        return rising * min(1.0, max(0.02, (1 - self.progress) / (1 - _FALL)))

    def _tell(self, told: list[list[float]]) -> None:
        means = [sum(column) / len(told) for column in zip(*told, strict=True)]
        values = " ".join(f"{name} {value:.3f}" for name, value in zip(Losses._fields, means, strict=True))
        print(f"{100 * self.progress:5.1f} % step {self._steps} {self._heard:.1f} h {values}", flush=True)

    def _keep(self) -> None:
        kept: dict[str, Any] = {
            "network": self.network.state_dict(),
            "movers": [mover.state_dict() for mover in self._movers],
            "come": (self._steps, self._seconds, self._heard),
        }
        unfinished = self._place.checkpoint.with_suffix(".part")
        torch.save(kept, unfinished)
        os.replace(unfinished, self._place.checkpoint)  # noqa: PTH105 - never half a checkpoint

    def _restore(self) -> None:
        kept = torch.load(self._place.checkpoint, map_location=self._device)
        self.network.load_state_dict(kept["network"])
        for mover, state in zip(self._movers, kept["movers"], strict=True):
            mover.load_state_dict(state)
        self._steps, self._seconds, self._heard = kept["come"]


_Batch = TypeVar("_Batch", Lesson, Reading, Score)


def _movers(network: Network) -> tuple[torch.optim.Optimizer, torch.optim.Optimizer]:
    layers = [*network.encoder.parameters(), *network.decoder.parameters()]
    matrices = [weight for weight in layers if weight.ndim == 2]
    chosen = {id(weight) for weight in matrices}
    others = [weight for weight in network.parameters() if id(weight) not in chosen]
    muon = torch.optim.Muon(
        matrices, lr=_MUON_RATE, momentum=0.95, weight_decay=0.01, adjust_lr_fn="original"
    )
    return muon, torch.optim.AdamW(others, lr=_ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.0)


def _guidance(looked: list[Tensor], lesson: Lesson | Reading) -> Tensor:
    """Give how far the guided heads look away from where the next tokens sound: the cross-entropy."""
    missed = [
        (
            -(where[:, :GUIDED].clamp_min(_FURTHEST) * lesson.where[:, None]).sum(-1) * lesson.placed[:, None]
        ).sum()
        for where in looked
    ]
    return torch.stack(missed).sum() / (lesson.placed.sum() * GUIDED * len(looked))


def _likeness(foretold: Tensor, found: Tensor, there: Tensor) -> Tensor:
    """Give the mean square of the difference, where there is a sound."""
    return (((foretold - found) ** 2).mean(-1) * there).sum() / there.sum()


def _on(batch: _Batch, device: str) -> _Batch:
    """Move a batch to a device."""
    return type(batch)(
        *(part.to(device) if isinstance(part, Tensor) else _on(part, device) for part in batch)
    )


def _now(plan: tuple[tuple[float, float], ...], progress: float) -> float:
    return next(value for until, value in plan if progress <= until)


def _kinds_of_sound(place: Workplace) -> dict[str, int]:
    """Number the kinds of speech sounds of some shards, and keep the numbers; 0 is any other."""
    path = place.root / "sounds.json"
    if not path.exists():
        names = {
            speech.kind(name)
            for language in LANGUAGES
            for shard in speech.told(place, language)[:6]
            for one in speech.listen(shard)
            for _, name in one.sounds
        }
        path.write_text(json.dumps({name: number for number, name in enumerate(["", *sorted(names - {""})])}))
    found: dict[str, int] = json.loads(path.read_text())
    return found
