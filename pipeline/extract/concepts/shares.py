"""Scores as shares of one."""

from collections.abc import Mapping
from math import exp


def probabilities(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores as shares that sum to one."""
    highest = max(scores.values())
    powers = {name: exp(score - highest) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}
