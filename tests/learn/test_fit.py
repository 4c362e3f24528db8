"""The fit of the ranking on made-up lines whose truth is known."""

import numpy as np
import pytest

from pipeline.learn.fit import Sample, calibrate, fit, lesson_scores, shares


def test_where_votes_are_even_the_clue_decides() -> None:
    """Two candidates a line with equal votes; a clue is on at the first candidate exactly where that one is right."""
    lines = 40
    first_right = np.arange(lines) % 2 == 0
    right = np.stack([first_right, ~first_right], axis=1).ravel()
    rows = np.flatnonzero(first_right) * 2
    sample = Sample(
        features=np.ones((2 * lines, 1)),
        line=np.repeat(np.arange(lines), 2),
        right=right,
        importance=np.ones(lines),
        lessons=(rows, np.zeros(len(rows), dtype=np.intp)),
        lesson_count=1,
    )
    fitted = fit(sample, lasso=0.0, ridge=0.0)
    chances = shares(lesson_scores(sample, fitted.lessons), sample.line)
    assert fitted.lessons[0] > 0
    assert chances[rows].min() > 0.9


def test_the_calibration_says_what_was_right() -> None:
    said = [0.2] * 100 + [0.8] * 100
    right = [i < 30 for i in range(100)] + [i < 70 for i in range(100)]
    points = calibrate(said, right, bins=2)
    assert [share for _, share in points] == pytest.approx([0.3, 0.7])
