"""Fitting a ranking: a conditional logit over each line's candidates, by gradient descent in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Candidates of many lines, one a row.

    `features` is rows by features; `line` numbers each row's line from 0; `right` marks the candidate its filer
    chose, exactly one a line; `importance` is per line. `lessons` are (row, lesson) of the sparse features that are on.
    """

    features: Floats
    line: Indices
    right: NDArray[np.bool_]
    importance: Floats
    lessons: tuple[Indices, Indices]
    lesson_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The weights of the dense features and of the lessons."""

    features: Floats
    lessons: Floats


def fit(sample: Sample, *, steps: int = 300, ridge: float = 1e-4, lasso: float = 2e-5, rate: float = 0.05) -> Fitted:
    """Maximise the likelihood of the filers' choices; `lasso` leaves most lessons at exactly zero."""
    scale = np.abs(sample.features).max(axis=0) + 1e-9
    dense, sparse = np.zeros(sample.features.shape[1]), np.zeros(sample.lesson_count)
    adam_dense, adam_sparse = _Adam(dense.size, rate), _Adam(sparse.size, rate)
    scaled = sample.features / scale
    total = sample.importance.sum()
    for step in range(1, steps + 1):
        scores = scaled @ dense + lesson_scores(sample, sparse)
        error = (shares(scores, sample.line) - sample.right) * sample.importance[sample.line] / total
        dense -= adam_dense.step(scaled.T @ error + 1e-6 * dense, step)
        rows, lessons = sample.lessons
        slope = np.bincount(lessons, weights=error[rows], minlength=sample.lesson_count)
        sparse -= adam_sparse.step(slope + lasso * np.sign(sparse) + ridge * sparse, step)
    sparse[np.abs(sparse) < 0.05] = 0.0
    return Fitted(features=dense / scale, lessons=sparse)


def lesson_scores(sample: Sample, weights: Floats) -> Floats:
    """What the lessons add to each row's score."""
    rows, lessons = sample.lessons
    return np.bincount(rows, weights=weights[lessons], minlength=len(sample.line)).astype(np.float64)


def shares(scores: Floats, line: Indices) -> Floats:
    """Each row's probability among the candidates of its line."""
    count = int(line.max()) + 1
    highest = np.full(count, -np.inf)
    np.maximum.at(highest, line, scores)
    powers = np.exp(scores - highest[line])
    totals = np.bincount(line, weights=powers, minlength=count)
    return np.asarray(powers / totals[line], dtype=np.float64)


def calibrate(said: Sequence[float], right: Sequence[bool], *, bins: int = 20) -> list[tuple[float, float]]:
    """Points (said, measured share right), never falling, by pooling neighbouring bins that fall (isotonic).

    The input is split into `bins` of equal count.
    """
    order = np.argsort(np.asarray(said), kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    x, y = np.asarray(said), np.asarray(right, dtype=float)
    pools = [(float(x[part].mean()), float(y[part].mean()), len(part)) for part in parts]
    merged: list[tuple[float, float, int]] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] > merged[-1][1]:
            second, first = merged.pop(), merged.pop()
            count = first[2] + second[2]
            merged.append(
                (
                    (first[0] * first[2] + second[0] * second[2]) / count,
                    (first[1] * first[2] + second[1] * second[2]) / count,
                    count,
                )
            )
    return [(round(a, 4), round(b, 4)) for a, b, _ in merged]


class _Adam:
    """The step sizes of Adam (Kingma and Ba 2015)."""

    def __init__(self, size: int, rate: float) -> None:
        self._mean, self._square, self._rate = np.zeros(size), np.zeros(size), rate

    def step(self, slope: Floats, count: int) -> Floats:
        self._mean = 0.9 * self._mean + 0.1 * slope
        self._square = 0.999 * self._square + 0.001 * slope**2
        mean, square = self._mean / (1 - 0.9**count), self._square / (1 - 0.999**count)
        return self._rate * mean / (np.sqrt(square) + 1e-8)
