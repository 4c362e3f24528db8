"""Scores compared, and as shares of one."""

from collections.abc import Collection, Mapping
from math import exp


def probabilities(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores by name as shares that sum to one."""
    return dict(zip(scores, as_shares(scores.values()), strict=True))


def as_shares(scores: Collection[float]) -> list[float]:
    """Scores as shares that sum to one."""
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def best_of(scores: Mapping[str, float]) -> str:
    """The name with the highest score, the first by name of several."""
    highest = max(scores.values())
    return min(name for name, score in scores.items() if score == highest)
