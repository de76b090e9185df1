"""Settling a list of stated segments: the order of questions that `align` asks.

First what each place is worth for each segment, then whether the list is shifted, then how its
times are wrong, then where each segment begins and ends. The method and what each step gained
were measured on real chapter lists, agendas and debates before it was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Literal

from talkdex.alignment import chain, decide, noise, shift
from talkdex.alignment.ends import end_of
from talkdex.alignment.reasons import reasons
from talkdex.alignment.roles import is_person
from talkdex.alignment.scores import Scene, fitness, scene
from talkdex.alignment.structure import Column
from talkdex.errors import UsageError
from talkdex.segment import Aligned, Stated, Status
from talkdex.timing import clock
from talkdex.transcript import Transcript

THRESHOLD = 0.76
"""Confidence from which a segment is `aligned` and not only `proposed`.

Measured without stated times on the half of the recordings that nothing was learned from: 38 % of
the labels reach it, and 86 % of those begin within 15 s of where people put them.
"""

SPEAKER_THRESHOLD = 0.6
"""The same for a segment that names only a speaker, given about where.

Measured over all cases, those where nobody calls the speaker too: 54 % of them reach it, and 89 %
of those begin within 5 s of the truth.
"""

_LIST = 3

Shift = Literal["auto", "never"] | int


@dataclass(frozen=True)
class _Found:
    """What was settled of one segment's start: the moment, its unit if it moved there, and how sure."""

    start_ms: int | None
    unit: int | None
    confidence: float


def align(
    transcript: Transcript,
    stated: Sequence[Stated],
    *,
    shift: Shift = "auto",
    duration_ms: int | None = None,
) -> list[Aligned]:
    """Settle stated segments against what is said.

    Segments without times are located by their words, in the order of the list; those with times
    are kept, refined inside their precision, or shifted with the whole list, as the evidence says.
    A segment that names only a speaker begins with that speaker's first word after being called.

    Args:
        transcript: what is said.
        stated: the segments, in order where they have no times.
        shift: "auto" looks for a shift of the list, "never" forbids it, a number of milliseconds is
            added to every stated time.
        duration_ms: the recording's length; None takes the end of the last word.

    Returns:
        One settled segment for each stated one, in their order. `start_ms` is None only where there
        is nothing to go by.

    Raises:
        UsageError: `shift` is a word other than "auto" and "never", or takes a segment past the
            recording's end, or all of them before its beginning.
    """
    if isinstance(shift, str) and shift not in ("auto", "never"):
        raise UsageError(f"shift is {shift!r}: write auto, never or milliseconds")
    stage = scene(transcript, duration_ms)
    if isinstance(shift, int):
        _check_shift(stated, shift, stage.speech.end_ms)
    return settled(stage, stated, shift)


def settled(stage: Scene, stated: Sequence[Stated], shift: Shift) -> list[Aligned]:
    """Settle segments against a recording made ready; see `align`."""
    if not stage.speech.units or not stated:
        return [_kept(segment) for segment in stated]
    order = _order(stated)
    ranked = [stated[at] for at in order]
    placed = dict(zip(order, _settle(stage, ranked, shift), strict=True))
    return [placed[at] for at in range(len(stated))]


def _check_shift(stated: Sequence[Stated], by_ms: int, end_ms: int) -> None:
    """Refuse a shift that takes a segment past the recording's end, or all of them before its beginning."""
    inside = [s for s in stated if s.start_ms is not None and s.start_ms < end_ms]
    out = [s for s in inside if (s.start_ms or 0) + by_ms >= end_ms]
    if by_ms < 0 and all((s.start_ms or 0) + by_ms < 0 for s in inside):
        out = [s for s in inside if s.start_ms]
    for segment in out[:1]:
        name = segment.label or segment.speaker or "a segment"
        told = f"{name!r}, stated at {clock(segment.start_ms or 0)}, out of the recording"
        raise UsageError(
            f"a shift of {by_ms / 1000:g} s takes {told} ({clock(end_ms)} long); give a smaller one"
        )


def _kept(segment: Stated) -> Aligned:
    start = None if segment.start_ms is None else max(0, segment.start_ms)
    return Aligned(start, segment.end_ms, 0.0, Status.STATED)


def _order(stated: Sequence[Stated]) -> list[int]:
    """Put the segments in the order of their times where all have one, else leave the list's order."""
    if any(segment.start_ms is None for segment in stated):
        return list(range(len(stated)))
    return sorted(range(len(stated)), key=lambda at: stated[at].start_ms or 0)


def _settle(stage: Scene, stated: Sequence[Stated], wanted: Shift) -> list[Aligned]:
    scores = fitness(stage, stated)
    shifts = _shifts(stage, stated, scores, wanted)
    times = [
        None if segment.start_ms is None or by is None else segment.start_ms + by
        for segment, by in zip(stated, shifts, strict=True)
    ]
    if all(time is None for time in times):
        found = _locate(stage, stated, scores)
    else:
        found = _refine(stage, stated, scores, times)
    return [_aligned(stage, stated, found, shifts, at) for at in range(len(stated))]


def _shifts(
    stage: Scene, stated: Sequence[Stated], scores: Sequence[Column], wanted: Shift
) -> list[int | None]:
    """Give what to add to each stated time; None for segments without one."""
    timed = [at for at, segment in enumerate(stated) if segment.start_ms is not None]
    found: list[int | None] = [None] * len(stated)
    steps = [0] * len(timed)
    if isinstance(wanted, int):
        steps = [wanted] * len(timed)
    elif (
        wanted == "auto"
        and len(timed) >= _LIST
        and all((stated[at].precision_ms or 0) <= 60_000 for at in timed)
    ):
        steps = shift.piecewise(
            [scores[at] for at in timed],
            stage.speech.starts_ms,
            [stated[at].start_ms or 0 for at in timed],
            stage.speech.end_ms,
            noise.precision([stated[at] for at in timed]),
        )
    for at, by in zip(timed, steps, strict=True):
        found[at] = by
    return found


def _gaps(stage: Scene, count: int) -> chain.Gaps:
    return chain.Gaps.over(stage.speech.starts_ms, stage.speech.end_ms, count)


def _locate(stage: Scene, stated: Sequence[Stated], scores: Sequence[Column]) -> list[_Found]:
    outcome = chain.run(scores, _gaps(stage, len(stated)))
    starts = stage.speech.starts_ms
    found = []
    for segment, posterior in zip(stated, outcome.posterior, strict=True):
        choose = decide.called if is_person(segment) else decide.best
        choice = choose(posterior, starts)
        assert choice.unit is not None
        if is_person(segment) and not stage.said(segment.speaker or ""):
            found.append(_Found(None, None, 0.0))
        else:
            found.append(_Found(starts[choice.unit], choice.unit, choice.confidence))
    return found


def _refine(
    stage: Scene, stated: Sequence[Stated], scores: Sequence[Column], times: Sequence[int | None]
) -> list[_Found]:
    starts = stage.speech.starts_ms
    guesses = noise.assumptions(stated)
    outcomes = [_outcome(stage, scores, times, guess) for guess in guesses]
    beliefs = _beliefs(guesses, outcomes)
    stays = sum(belief for guess, belief in zip(guesses, beliefs, strict=True) if guess.exact)
    loose = [
        (belief / max(1e-12, 1 - stays), outcome)
        for guess, belief, outcome in zip(guesses, beliefs, outcomes, strict=True)
        if not guess.exact
    ]
    found = []
    for at, time in enumerate(times):
        posterior = _mixed([(belief, outcome.posterior[at]) for belief, outcome in loose])
        if time is None:
            choice = decide.best(posterior, starts)
        elif guesses[0].hint:
            choice = decide.called(posterior, starts)
        elif time <= 0 and at == 0:
            choice = decide.Choice(None, 1.0)
        else:
            choice = decide.refine(posterior, starts, time, stays)
        moment = time if choice.unit is None else starts[choice.unit]
        found.append(_Found(None if moment is None else max(0, moment), choice.unit, choice.confidence))
    return found


def _outcome(
    stage: Scene, scores: Sequence[Column], times: Sequence[int | None], guess: noise.Noise
) -> chain.Outcome:
    starts = stage.speech.starts_ms
    factors = [noise.evidence(guess, time, starts) for time in times]
    return chain.run(scores, _gaps(stage, len(scores)), factors)


def _beliefs(guesses: Sequence[noise.Noise], outcomes: Sequence[chain.Outcome]) -> list[float]:
    """Give how likely each assumption is after seeing the whole list."""
    logs = [log(guess.prior) + outcome.log_weight for guess, outcome in zip(guesses, outcomes, strict=True)]
    peak = max(logs)
    weights = [exp(value - peak) for value in logs]
    return [weight / sum(weights) for weight in weights]


def _mixed(parts: Sequence[tuple[float, Column]]) -> Column:
    total = [0.0] * len(parts[0][1])
    for belief, column in parts:
        total = [a + belief * b for a, b in zip(total, column, strict=True)]
    return total


def _aligned(
    stage: Scene, stated: Sequence[Stated], found: Sequence[_Found], shifts: Sequence[int | None], at: int
) -> Aligned:
    here = found[at]
    following = [f.start_ms for f in found[at + 1 :] if f.start_ms is not None]
    by = shifts[at]
    if here.start_ms is None:
        return Aligned(None, None, 0.0, Status.PROPOSED, by, (f"{stated[at].speaker} is never named",))
    end = end_of(stage, stated[at], here.start_ms, following, by or 0)
    least = SPEAKER_THRESHOLD if is_person(stated[at]) else THRESHOLD
    status = Status.ALIGNED if here.confidence >= least else Status.PROPOSED
    if here.unit is None and not by:
        status = Status.STATED
    return Aligned(
        here.start_ms,
        end,
        round(here.confidence, 4),
        status,
        by,
        reasons(stage, stated[at], here.start_ms, here.unit, by, end),
    )
