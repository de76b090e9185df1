"""Calibration: weights of the score by logistic regression, and how reliable the score is.

Newton's method on the log-likelihood (iteratively reweighted least squares), in plain Python:
there are five weights. https://en.wikipedia.org/wiki/Logistic_regression#Model_fitting
"""

import math
from collections.abc import Sequence

Row = tuple[Sequence[float], bool]
"""The terms of one hit, and whether it is right."""
_RIDGE = 1e-3


def fit(rows: Sequence[Row], rounds: int = 30) -> list[float]:
    """Give the weights under which what happened was most likely."""
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(rounds):
        gradient = [-_RIDGE * w for w in weights]
        hessian = [[_RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
        for terms, right in rows:
            p = chance(weights, terms)
            slack, spread = right - p, p * (1 - p)
            for i in range(size):
                gradient[i] += slack * terms[i]
                for j in range(size):
                    hessian[i][j] += spread * terms[i] * terms[j]
        step = _solve(hessian, gradient)
        weights = [w + max(-4.0, min(4.0, s)) for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def chance(weights: Sequence[float], terms: Sequence[float]) -> float:
    """Give the chance of being right."""
    logit = sum(w * t for w, t in zip(weights, terms, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def reliability(
    scored: Sequence[tuple[float, bool]], bins: int = 10
) -> list[tuple[float, int, float, float]]:
    """Give (lower edge, hits, mean score, share right) of each tenth of the score."""
    table = []
    for low in range(bins):
        inside = [(s, r) for s, r in scored if low <= s * bins < low + 1 or (low == bins - 1 and s == 1)]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            table.append((low / bins, len(inside), mean, sum(r for _, r in inside) / len(inside)))
    return table


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a linear system by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(size):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]
