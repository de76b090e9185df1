"""The network: Whisper's encoder and decoder (https://arxiv.org/abs/2212.04356, section 2.2), small.

Two further heads, for the speech sounds after half of the encoder and for pieces of text after
all of it, and what stands in for the encoder where there is no sound, are there to learn by; the
finished model does without.
"""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from demomodel.layout import BANDS, ROOM, WINDOW
from demomodel.scores import Score

WIDTH, HEADS, ENCODER_LAYERS, DECODER_LAYERS = 192, 4, 4, 2
GUIDED = 2
"""How many heads of each decoder layer are taught to look where the next token sounds."""

_ABOVE = 14.0  # how far the logits of rows that are taught start above those of rows that stay zero
_MIDDLE = ENCODER_LAYERS // 2


class Heard(NamedTuple):
    """The encoder's output and its middle layer's, both batch by frames of 20 ms by width."""

    memory: Tensor
    middle: Tensor


class Attention(nn.Module):
    """Attention of several heads, to the input itself or to another sequence."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.key = nn.Linear(WIDTH, WIDTH, bias=False)

    def forward(self, x: Tensor, memory: Tensor | None = None, *, masked: bool = False) -> Tensor:
        """Attend; `masked` hides what comes later."""
        q, k, v = self._heads(x, x if memory is None else memory)
        if masked:
            found = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:
            with torch.autocast("cpu", enabled=False):  # softmax in bfloat16: half the time, as good
                found = (q / math.sqrt(q.shape[-1]) @ k.transpose(-1, -2)).softmax(-1) @ v
        return self._joined(found, x)

    def looking(self, x: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Attend, and tell where to: the logarithms of the weights, batch by heads by tokens by frames."""
        q, k, v = self._heads(x, memory)
        where = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).float().log_softmax(-1)
        return self._joined(where.exp().to(v.dtype) @ v, x), where

    def _heads(self, x: Tensor, memory: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        q, k, v = self.query(x), self.key(memory), self.value(memory)
        return _split(q), _split(k), _split(v)

    def _joined(self, found: Tensor, x: Tensor) -> Tensor:
        joined: Tensor = self.out(found.transpose(1, 2).reshape(x.shape))
        return joined


class Layer(nn.Module):
    """A layer of the encoder, or with `cross` of the decoder."""

    def __init__(self, *, cross: bool) -> None:
        super().__init__()
        self.attention_norm, self.attention = nn.LayerNorm(WIDTH), Attention()
        if cross:
            self.cross_norm, self.cross = nn.LayerNorm(WIDTH), Attention()
        self.wide_norm, self.wide = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """Run as a layer of the encoder."""
        return self._fed(x + self.attention(self.attention_norm(x)))

    def read(self, x: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Run as a layer of the decoder; the second part tells where it looked."""
        x = x + self.attention(self.attention_norm(x), masked=True)
        found, where = self.cross.looking(self.cross_norm(x), memory)
        return self._fed(x + found), where

    def _fed(self, x: Tensor) -> Tensor:
        fed: Tensor = x + self.narrow(F.gelu(self.wide(self.wide_norm(x))))
        return fed


class Network(nn.Module):
    """The whole.

    Args:
        rows: tokens that are taught, see `layout.taught`.
        pieces: of the text vocabulary.
        sounds: kinds of speech sounds.
    """

    def __init__(self, rows: int, pieces: int, sounds: int) -> None:
        super().__init__()
        self.first = nn.Conv1d(BANDS, WIDTH, 3, padding=1)
        self.second = nn.Conv1d(WIDTH, WIDTH, 3, stride=2, padding=1)
        self.register_buffer("frame_places", _waves(WINDOW // 2, WIDTH))
        self.encoder = nn.ModuleList(Layer(cross=False) for _ in range(ENCODER_LAYERS))
        self.encoder_norm = nn.LayerNorm(WIDTH)
        self.tokens = nn.Embedding(rows, WIDTH)
        self.token_places = nn.Parameter(torch.randn(ROOM, WIDTH) * 0.01)
        self.decoder = nn.ModuleList(Layer(cross=True) for _ in range(DECODER_LAYERS))
        self.decoder_norm = nn.LayerNorm(WIDTH)
        self.sound_norm, self.sound = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, sounds)
        self.piece = nn.Linear(WIDTH, pieces + 1)  # the last one is the blank
        self._lift_rows()
        self.kinds = nn.Embedding(sounds, WIDTH)
        self.near = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(2))
        self.remembered = nn.Linear(WIDTH, WIDTH)

    def hear(self, features: Tensor) -> Heard:
        """Encode features: batch by bands by frames of 10 ms."""
        x = F.gelu(self.second(F.gelu(self.first(features)))).transpose(1, 2)
        x = x + self.frame_places[: x.shape[1]]
        for layer in self.encoder[:_MIDDLE]:
            x = layer(x)
        middle = x
        for layer in self.encoder[_MIDDLE:]:
            x = layer(x)
        return Heard(self.encoder_norm(x), middle)

    def read(self, score: Score) -> Tensor:
        """Foretell what the encoder would give for each sound of a score, from it and its neighbours.

        It looks no further, so that what a text must be spelt like is left for the decoder to learn.
        """
        middle = ((score.first + score.last) // 2).clamp_max(len(self.frame_places) - 1)
        x = self.kinds(score.kinds) + self.frame_places[middle]
        for layer in self.near:
            x = x + F.gelu(layer(x.transpose(1, 2))).transpose(1, 2)
        found: Tensor = self.remembered(x)
        return found

    def tell(self, tokens: Tensor, memory: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Give the logits of each next token, and where each layer looked."""
        x = self.tokens(tokens) + self.token_places[: tokens.shape[1]]
        looked = []
        for layer in self.decoder:
            x, where = layer.read(x, memory)
            looked.append(where)
        return F.linear(self.decoder_norm(x), self.tokens.weight), looked

    def _lift_rows(self) -> None:
        """Start with logits well above 0, which is what the 49,000 rows that are not taught give."""
        lift = F.normalize(torch.randn(WIDTH), dim=0)
        with torch.no_grad():
            self.tokens.weight.normal_(0, 0.05).add_(lift)
            self.decoder_norm.bias.copy_(lift * _ABOVE)


def pooled(memory: Tensor, score: Score) -> Tensor:
    """Give the mean of the encoder's output over each sound of a score; 0 where there is none."""
    sums = F.pad(memory.float().cumsum(1), (0, 0, 1, 0))
    first, last = (at[..., None].expand(-1, -1, memory.shape[2]) for at in (score.first, score.last))
    counts = (score.last - score.first).clamp_min(1)
    return (sums.gather(1, last) - sums.gather(1, first)) / counts[..., None]


def _split(x: Tensor) -> Tensor:
    return x.view(x.shape[0], x.shape[1], HEADS, -1).transpose(1, 2)


def _waves(length: int, width: int) -> Tensor:
    """Give Whisper's sinusoids, which tell the encoder's frames their places."""
    step = math.log(10_000) / (width // 2 - 1)
    angles = torch.arange(length)[:, None] * torch.exp(-step * torch.arange(width // 2))[None]
    return torch.cat([angles.sin(), angles.cos()], 1)
